"""Asks for feeds and sitemaps, conditionally where they were read before, and takes the articles that they name."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.core.faults import HostAway, Stopping, is_gone, why_failed
from crawler.core.found import Found
from crawler.discovery.crawl import Crawl
from crawler.discovery.feeds import FeedError, parse_feed
from crawler.discovery.memory import Memory, recall
from crawler.discovery.moments import moment, newest
from crawler.discovery.schedule import DAY, after_answer, after_failure, is_due
from crawler.discovery.sitemaps import Sitemap, parse_sitemap
from crawler.discovery.unpack import TooLarge
from crawler.discovery.url_patterns import segments, url_patterns_of
from crawler.discovery.visit import MAX_FEEDS, MAX_SITEMAPS, Visit
from crawler.ledger import Resource
from crawler.sites.urls import normalise

log = logging.getLogger("naqi.discovery")

MAX_LEVEL = 3
"""Indexes inside one another; the protocol knows one level."""

CHUNK = 500
"""Pages that one transaction of the ledger takes."""

RECENT = 3 * DAY
"""Seconds. An archive's sitemap that changed longer ago and says that it has not since is not asked again. The
`lastmod` of sitemaps that hold today's news is often wrong: these are always asked."""

CAPS = {"feed": MAX_FEEDS, "sitemap": MAX_SITEMAPS}

OTHER_SITEMAPS = re.compile(
    r"(?:post_tag|tags?|categor(?:y|ies)|authors?|users?|page|images?|videos?|taxonom\w+)-?sitemap\d*\.xml"
    r"|wp-sitemap-(?:taxonomies|users|posts-page)|sitemap[-_](?:tags|categories|authors|users|images|videos|static)",
    re.IGNORECASE,
)
"""Sitemaps of WordPress and its SEO plugins that list no articles."""

Settled = Callable[[Visit, Resource], Iterator[Request]]


class SourceReader:
    """Requests for feeds and sitemaps, and their answers. `settled` is called when one has answered or failed."""

    def __init__(self, crawl: Crawl, settled: Settled) -> None:
        self.crawl = crawl
        self.settled = settled

    def ask(
        self, visit: Visit, url: str, kind: str, *, level: int = 0, lastmod: str | None = None
    ) -> Iterator[Request]:
        """The request, unless this run has asked already, it is not due, or it is one too many."""
        if normalise(url) is None or url in visit.asked or visit.kinds[kind] >= CAPS.get(kind, MAX_SITEMAPS):
            return
        visit.asked.add(url)
        resource = self.crawl.ledger.resource(url)
        if not is_due(resource, mind_intervals=self.crawl.options.due):
            return
        visit.kinds[kind] += 1
        visit.waiting.add(url)
        meta = self.crawl.manners(visit)
        meta.pop("stay_on")  # feeds are often served from elsewhere
        meta["download_maxsize"] = self.crawl.settings.getint("SOURCE_MAXSIZE")
        yield Request(
            url,
            self.answered,
            errback=self.failed,
            priority=200,
            dont_filter=True,
            headers=_conditions(resource),
            meta=meta | {"handle_httpstatus_list": [304]},
            cb_kwargs={
                "visit": visit,
                "resource": resource or Resource(url, visit.site.name, kind),
                "level": level,
                "lastmod": lastmod,
            },
        )

    def answered(
        self, response: Response, visit: Visit, resource: Resource, level: int, lastmod: str | None
    ) -> Iterator[Request]:
        """A feed or sitemap, or the word that it has not changed."""
        if response.status == 304:
            self.crawl.counts.not_modified(visit.site.name)
            memory = replace(recall(resource), lastmod=lastmod)
            remember(self.crawl, resource, memory, news=False)
            yield from self._children(visit, memory.children, level)
        else:
            yield from self.read(response, visit, resource, level=level, lastmod=lastmod)
        yield from self.settled(visit, resource)

    def failed(self, failure: Failure) -> Iterator[Request]:
        """It could not be had; places that were guessed often are not there."""
        request: Any = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        visit, resource = request.cb_kwargs["visit"], request.cb_kwargs["resource"]
        if isinstance(failure.value, Stopping):
            return
        if not isinstance(failure.value, HostAway):  # it was not asked
            self.crawl.ledger.save_resource(after_failure(resource, gone=is_gone(failure)))
        said = resource.kind == "guess" or isinstance(failure.value, HostAway)
        level = logging.DEBUG if said else logging.WARNING
        log.log(level, "%s: %s: %s", visit.site.name, request.url, why_failed(failure))
        yield from self.settled(visit, resource)

    def read(
        self, response: Response, visit: Visit, resource: Resource, *, level: int = 0, lastmod: str | None = None
    ) -> Iterator[Request]:
        """Take what a feed or sitemap lists."""
        try:
            kind, found = _parse(response, visit.home)
        except (FeedError, TooLarge) as error:
            self.crawl.ledger.save_resource(after_failure(resource, gone=resource.kind == "guess"))
            if resource.kind != "guess":
                log.warning("%s: %s: %s", visit.site.name, response.url, error)
            return
        pages = [one for one in found.pages if visit.owns(one.url, linked=False)]
        if not found.news:
            pages = [one for one in without_sections(pages) if visit.admits(one)]
        patterns = url_patterns_of(one.url for one in pages)
        visit.patterns.learn(patterns - recall(resource).patterns)
        pages.sort(key=_age)
        before = visit.due
        for start in range(0, len(pages), CHUNK):
            yield from self.crawl.new_articles(visit, pages[start : start + CHUNK])
        resource.kind = "part" if level else kind
        resource.etag = _header(response, "ETag")
        resource.last_modified = _header(response, "Last-Modified")
        remember(self.crawl, resource, Memory(found.children, patterns, lastmod), news=visit.due > before)
        yield from self._children(visit, found.children, level)

    def _children(self, visit: Visit, children: list[tuple[str, str | None]], level: int) -> Iterator[Request]:
        """An index's sitemaps, the newest first, without those that this run has no use for."""
        if level >= MAX_LEVEL:
            return
        since = self.crawl.options.since
        dated = [(url, lastmod, moment(lastmod)) for url, lastmod in children if not OTHER_SITEMAPS.search(url)]
        dated.sort(key=lambda one: one[2].timestamp() if one[2] else float("inf"), reverse=True)
        for url, lastmod, changed in dated:
            if since is not None and changed is not None and changed < since:
                continue
            resource = self.crawl.ledger.resource(url)
            if resource and changed and recall(resource).lastmod == lastmod and _is_old(changed.timestamp(), resource):
                continue
            yield from self.ask(visit, url, "part", level=level + 1, lastmod=lastmod)


def _age(found: Found) -> float:
    """Sorts the newest first; pages that nobody dates keep their order behind them."""
    named = newest(found.hints)
    return -named.timestamp() if named else 0.0


def _is_old(changed: float, resource: Resource) -> bool:
    """Whether the last visit came so long after the change that it saw all of it."""
    return resource.failures == 0 and resource.next_due is not None and resource.next_due - changed > RECENT


def _parse(response: Response, home: str) -> tuple[str, Sitemap]:
    """The kind of an answer, `feed` or `sitemap`, and what it lists. Raises FeedError or TooLarge."""
    found = parse_sitemap(response.body, response.url, home)
    if found.pages or found.children:
        start = response.body[:512].lower()
        is_feed = found.news and (b"<rss" in start or b"<feed" in start or b"<rdf" in start)
        return ("feed" if is_feed else "sitemap"), found
    try:
        return "feed", Sitemap(pages=parse_feed(response.body, response.url, home).pages, news=True)
    except FeedError:
        if b"<urlset" in response.body[:2048] or b"<sitemapindex" in response.body[:2048]:
            return "sitemap", found  # empty, and that is all right
        raise


def without_sections(pages: list[Found]) -> list[Found]:
    """A plain sitemap's pages without the sections among them: those whose path is the folder of several others."""
    folders = Counter("/".join(segments(one.url)[:-1]) for one in pages)
    return [one for one in pages if folders["/".join(segments(one.url))] < SEVERAL]


SEVERAL = 3
"""Pages under a path that make it a section; an article may have a gallery or a second part under it."""


def remember(crawl: Crawl, resource: Resource, memory: Memory, *, news: bool) -> None:
    """Save what a visit to a feed, sitemap or list page has taught."""
    resource.note = memory.dump()
    crawl.ledger.save_resource(after_answer(resource, news=news))


def _conditions(resource: Resource | None) -> dict[str, str]:
    """Headers that ask only for what has changed (RFC 9110, 13.1)."""
    if resource is None or resource.failures:
        return {}
    pairs = {"If-None-Match": resource.etag, "If-Modified-Since": resource.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
