"""Asks for feeds and sitemaps, conditionally where they were read before, and takes the articles that they name."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.core.faults import HostAway, Stopping, is_gone, why_failed
from crawler.core.moments import moment
from crawler.discovery.crawl import Crawl
from crawler.discovery.memory import Memory, recall
from crawler.discovery.reading import Sent, read_source
from crawler.discovery.schedule import DAY, after_answer, after_failure, is_due
from crawler.discovery.visit import Visit
from crawler.ledger import Resource, ResourceKind
from crawler.sites.urls import normalise

log = logging.getLogger("naqi.discovery")

MAX_LEVEL = 3
"""Indexes inside one another; the protocol knows one level."""

NAMED = 5
"""Feeds and sitemaps of a site that a run's log names with what is wrong: one site has up to 300."""

RECENT = 3 * DAY
"""Seconds. An archive's sitemap that changed longer ago and says that it has not since is not asked again. The
`lastmod` of sitemaps that hold today's news is often wrong: these are always asked."""

OTHER_SITEMAPS = re.compile(
    r"(?:post_tag|tags?|categor(?:y|ies)|authors?|users?|page|images?|videos?|taxonom\w{1,10})-?sitemap\d{0,9}\.xml"
    r"|wp-sitemap-(?:taxonomies|users|posts-page)|sitemap[-_](?:tags|categories|authors|users|images|videos|static)",
    re.IGNORECASE,
)
"""Sitemaps of WordPress and its SEO plugins that list no articles."""

Requests = AsyncIterator[Request]
Settled = Callable[[Visit, Resource], Requests]


class SourceReader:
    """Requests for feeds and sitemaps, and their answers. `settled` is called when one has answered or failed."""

    def __init__(self, crawl: Crawl, settled: Settled) -> None:
        self.crawl = crawl
        self.settled = settled

    def ask(
        self, visit: Visit, url: str, kind: ResourceKind, *, level: int = 0, lastmod: str | None = None
    ) -> Iterator[Request]:
        """The request, unless this run has asked already, it is not due, or it is one too many."""
        if normalise(url) is None or not visit.places.is_new(url, kind):
            return
        resource = self.crawl.ledger.resource(url)
        if not is_due(resource, mind_intervals=self.crawl.options.due):
            return
        visit.places.wait_for(url, kind)
        meta = self.crawl.manners(visit)
        meta.pop("stay_on")  # feeds are often served from elsewhere
        meta["download_maxsize"] = self.crawl.settings.getint("SOURCE_MAXSIZE")
        meta["as_sent"] = True  # unpacked in a reading process
        yield Request(
            url,
            self.answered,
            errback=self.failed,
            priority=200,
            dont_filter=True,
            headers={"Accept-Encoding": "gzip, deflate"} | _conditions(resource),
            meta=meta | {"handle_httpstatus_list": [304]},
            cb_kwargs={
                "visit": visit,
                "resource": resource or Resource(url, visit.site.name, kind),
                "level": level,
                "lastmod": lastmod,
            },
        )

    async def answered(
        self, response: Response, visit: Visit, resource: Resource, level: int, lastmod: str | None
    ) -> Requests:
        """A feed or sitemap, or the word that it has not changed."""
        if response.status == 304:
            self.crawl.counts.not_modified(visit.site.name)
            memory = replace(recall(resource), lastmod=lastmod)
            remember(self.crawl, resource, memory, news=False)
            for request in self._children(visit, memory.children, level):
                yield request
        else:
            async for request in self.read(response, visit, resource, level=level, lastmod=lastmod):
                yield request
        async for request in self.settled(visit, resource):
            yield request

    async def failed(self, failure: Failure) -> Requests:
        """It could not be had; places that were guessed often are not there."""
        request: Any = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        visit, resource = request.cb_kwargs["visit"], request.cb_kwargs["resource"]
        if isinstance(failure.value, Stopping):
            return
        if not isinstance(failure.value, HostAway):  # it was not asked
            self.crawl.ledger.save_resource(after_failure(resource, gone=is_gone(failure)))
        if resource.kind == "guess" or isinstance(failure.value, HostAway):  # nobody has named it, or it was said
            log.debug("%s: %s: %s", visit.site.name, request.url, why_failed(failure))
        else:
            tell(visit, request.url, why_failed(failure))
        async for found in self.settled(visit, resource):
            yield found

    async def read(
        self, response: Response, visit: Visit, resource: Resource, *, level: int = 0, lastmod: str | None = None
    ) -> Requests:
        """Take what a feed or sitemap lists."""
        limit = self.crawl.settings.getint("SOURCE_MAXSIZE")
        try:
            source = await self.crawl.read(visit, read_source, response.body, sent(response, limit), visit.rules)
        except Stopping:
            return
        except ValueError as error:  # no feed, too large, or not to be read in the time that there is
            self.crawl.ledger.save_resource(after_failure(resource, gone=resource.kind == "guess"))
            if resource.kind != "guess":
                tell(visit, response.url, error)
            return
        visit.patterns.learn(source.patterns - recall(resource).patterns)
        before = visit.articles.due
        for chunk in source.chunks():
            for request in self.crawl.new_articles(visit, chunk):
                yield request
            await asyncio.sleep(0)
            if self.crawl.is_stopping:
                return  # read again by the next run
        resource.kind = "part" if level else source.kind
        # What was damaged is asked for as a whole again: "not modified" would lose the rest for good.
        resource.etag = _header(response, "ETag") if source.whole else None
        resource.last_modified = _header(response, "Last-Modified") if source.whole else None
        if not source.whole:
            self.crawl.counts.broken_off(visit.site.name)
            tell(visit, response.url, "damaged or cut off; what could be read of it is taken")
        memory = Memory(source.children, source.patterns, lastmod)
        remember(self.crawl, resource, memory, news=visit.articles.due > before)
        for request in self._children(visit, source.children, level):
            yield request

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


def tell(visit: Visit, url: str, why: object) -> None:
    """Warn of a feed or sitemap that could not be had or read whole, NAMED times a site."""
    visit.places.told += 1
    if visit.places.told <= NAMED:
        log.warning("%s: %s: %s", visit.site.name, url, why)
    elif visit.places.told == NAMED + 1:
        log.warning("%s: so are more of its feeds and sitemaps, which are not named", visit.site.name)


def _is_old(changed: float, resource: Resource) -> bool:
    """Whether the last visit came so long after the change that it saw all of it."""
    return resource.failures == 0 and resource.next_due is not None and resource.next_due - changed > RECENT


def sent(response: Response, limit: int = 0) -> Sent:
    """What a reading process must know of an answer; with `limit` it unpacks it."""
    coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1") if limit else ""
    return Sent(response.url, _header(response, "Content-Type"), coding, limit)


async def nothing() -> Requests:
    """No request."""
    none: tuple[Request, ...] = ()
    for request in none:
        yield request


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
