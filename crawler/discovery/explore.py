"""Walks through what a site offers: its start page, feeds, sitemaps and list pages.

Articles that these name go to the spider. Links are judged last, when the site's own feeds and sitemaps have told what
its article URLs look like.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.core.faults import HostAway, Stopping, is_gone, why_failed
from crawler.core.found import Found, find
from crawler.discovery.crawl import Crawl
from crawler.discovery.links import Links, robots_directives
from crawler.discovery.lists import next_pages, sections
from crawler.discovery.memory import Memory, recall
from crawler.discovery.reading import CHUNK, read_list
from crawler.discovery.refusal import is_html, robots_tags
from crawler.discovery.schedule import after_failure, is_due
from crawler.discovery.sources import Requests, SourceReader, nothing, remember, sent
from crawler.discovery.visit import MAX_DEPTH, Listing, Visit
from crawler.items import FetchedPage
from crawler.ledger import Resource, ResourceKind
from crawler.politeness.agent import NAME
from crawler.politeness.wishes import ABOUT_PAGES
from crawler.sites.hosts import split
from crawler.sites.urls import normalise

log = logging.getLogger("naqi.discovery")

Results = AsyncIterator[FetchedPage | Request]
AT_ONCE = 50
"""Links that are judged before others get their turn: some milliseconds."""


class Explorer:
    """Makes the requests for one run's start and list pages and reads the answers."""

    def __init__(self, crawl: Crawl) -> None:
        self.crawl = crawl
        self.sources = SourceReader(crawl, self.settled)

    def begin(self, visit: Visit) -> Iterator[Request]:
        """The site's first request: its start page, or the feeds and sitemaps that are known and due."""
        known = self.crawl.ledger.resources(visit.site.name)
        for resource in known:
            visit.patterns.learn(recall(resource).patterns)
        start = next(self._ask(visit, visit.site.home, "home", 0), None)
        if start is not None:
            yield start
        else:
            yield from self._known_sources(visit, known)

    # Start page and lists

    def _ask(self, visit: Visit, url: str, kind: ResourceKind, level: int) -> Iterator[Request]:
        """The request for a start or list page, unless it was asked before, is not due, or is one too many."""
        key = normalise(url, visit.home)
        if key is None or (kind == "list" and visit.articles.is_supplied) or not visit.places.is_new(key, kind):
            return
        if kind == "list" and self.crawl.ledger.is_written(key):
            return  # it was taken for a list and turned out to be an article
        resource = self.crawl.ledger.resource(key)
        if not is_due(resource, mind_intervals=self.crawl.options.due):
            return
        visit.places.wait_for(key, kind)
        yield Request(
            url,
            self.parse_page,
            errback=self.page_failed,
            priority=100 - 10 * level,
            dont_filter=True,
            meta=self.crawl.manners(visit) | {ABOUT_PAGES: visit.site.name},
            cb_kwargs={"visit": visit, "resource": resource or Resource(key, visit.site.name, kind), "level": level},
        )

    async def parse_page(self, response: Response, visit: Visit, resource: Resource, level: int) -> Results:
        """A start or list page: what it offers."""
        is_start = resource.kind == "home"
        if is_start:
            visit.moved(response.url)
        if is_html(response):
            results = self._listing(response, visit, resource, level)
        elif is_start:  # a feed or a sitemap was given as start page
            results = self.sources.read(response, visit, resource)
        else:
            results = nothing()
        async for result in results:
            yield result
        async for request in self.settled(visit, resource):
            yield request

    async def _listing(self, response: Response, visit: Visit, resource: Resource, level: int) -> Results:
        """A page of links."""
        try:
            page = await self.crawl.read(visit, read_list, response.body, sent(response), visit.rules)
        except Stopping:
            return
        except ValueError as error:
            log.warning("%s: %s: %s", visit.site.name, response.url, error)
            self.crawl.ledger.save_resource(after_failure(resource, gone=False))
            return
        links = page.links
        if "nofollow" in robots_directives(response.body, robots_tags(response), NAME):
            page.own.clear()
            links.following.clear()
        listing = Listing(page, response.url, level, resource)
        is_start = resource.kind == "home"
        if links.is_article and (not is_start or _is_deep(response.url)):
            for item in self._article_at_hand(response, visit, listing):
                yield item
        if is_start and links.leads_on and visit.rules.owns(links.leads_on, linked=False):
            for request in self._ask(visit, links.leads_on, "home", level):
                yield request
        if is_start:
            visit.places.hold(listing)
            for request in self._all_sources(visit, links):
                yield request
            for url in visit.site.sections:
                for request in self._ask(visit, url, "list", 1):
                    yield request
        elif visit.places.judging:
            async for request in self._judge(visit, listing):
                yield request
        else:
            visit.places.hold(listing)

    async def page_failed(self, failure: Failure) -> Requests:
        """A start or list page could not be had. Without its start page a site is asked for what is known of it."""
        request: Any = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        visit, resource = request.cb_kwargs["visit"], request.cb_kwargs["resource"]
        reason = why_failed(failure)
        if isinstance(failure.value, Stopping):
            return
        was_asked = not isinstance(failure.value, HostAway)
        if was_asked:
            self.crawl.ledger.save_resource(after_failure(resource, gone=is_gone(failure)))
        if resource.kind == "home":
            self.crawl.counts.failed(visit.site.name, reason)
            if was_asked:  # else it was said of the host
                self.crawl.reach.failed(log, f"{visit.site.name}: {request.url}: {reason}")
            for source in self._known_sources(visit, self.crawl.ledger.resources(visit.site.name)):
                yield source
        else:
            log.debug("%s: %s", request.url, reason)
        async for found in self.settled(visit, resource):
            yield found

    async def settled(self, visit: Visit, resource: Resource) -> Requests:
        """A page has answered or failed; when none is waited for any more, the links that were held are judged."""
        for listing in visit.places.settle(resource.url):
            async for request in self._judge(visit, listing):
                yield request

    # Links

    async def _judge(self, visit: Visit, listing: Listing) -> Requests:
        """Requests for a page's articles, further lists and next page."""
        articles: list[Found] = []
        others = Links()
        for number, (found, text) in enumerate(listing.page.own):
            if number % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)
            if visit.patterns.is_article(found.url, text) and visit.rules.admits(found, linked=True):
                articles.append(found)
            else:
                others.anchors[found.address] = text
        inside = listing.level > 0 and visit.in_section(listing.url, [listing.name])
        before = visit.articles.due
        for start in range(0, len(articles), CHUNK):
            for request in self.crawl.new_articles(visit, articles[start : start + CHUNK], inside=inside):
                yield request
            await asyncio.sleep(0)
        has_news = visit.articles.due > before
        remember(self.crawl, listing.resource, Memory(), news=has_news)
        if listing.level < MAX_DEPTH:
            for url, text in sections(others):
                if inside or visit.in_section(url, [text]):
                    for request in self._ask(visit, url, "list", listing.level + 1):
                        yield request
        if has_news:
            others.following = listing.page.links.following
            for url in next_pages(others, listing.url):
                for request in self._ask(visit, url, "list", listing.level):
                    yield request

    def _article_at_hand(self, response: Response, visit: Visit, listing: Listing) -> Iterator[FetchedPage]:
        """A list page that calls itself an article is one, and is here already."""
        found = find(response.url, response.url, visit.home)
        if found is None or found.url in visit.articles.taken or visit.articles.is_supplied:
            return
        if not visit.rules.admits(found, linked=True):
            return
        inside = listing.level > 0 and visit.in_section(listing.url, [listing.name])
        for due in self.crawl.ledger.discover(visit.site.name, [found]):
            if visit.wants(due, inside=inside):
                visit.articles.take_at_hand(found)
                yield self.crawl.page(response, visit, found)

    # Feeds and sitemaps

    def _all_sources(self, visit: Visit, links: Links) -> Iterator[Request]:
        """What the site file, robots.txt, the start page and earlier runs name; the usual places where none does."""
        feeds = [*visit.site.feeds, *links.feeds]
        sitemaps = [*visit.site.sitemaps, *self.crawl.sitemaps_of(visit)]
        for url in feeds:
            yield from self.sources.ask(visit, url, "feed")
        for url in sitemaps:
            yield from self.sources.ask(visit, url, "sitemap")
        known = self.crawl.ledger.resources(visit.site.name)
        yield from self._known_sources(visit, known)
        if not any(one.kind == "feed" for one in known) and not feeds:
            for path in USUAL_FEEDS:
                yield from self.sources.ask(visit, urljoin(visit.home, path), "guess")
        if not any(one.kind == "sitemap" for one in known) and not sitemaps:
            for path in USUAL_SITEMAPS:
                yield from self.sources.ask(visit, urljoin(visit.home, path), "guess")

    def _known_sources(self, visit: Visit, known: list[Resource]) -> Iterator[Request]:
        for url in visit.site.feeds:
            yield from self.sources.ask(visit, url, "feed")
        for url in [*visit.site.sitemaps, *self.crawl.sitemaps_of(visit)]:
            yield from self.sources.ask(visit, url, "sitemap")
        for resource in known:
            # One that has failed is asked again when its time has come, however the run was started.
            if resource.kind in {"feed", "sitemap"} and is_due(resource, mind_intervals=resource.failures > 0):
                yield from self.sources.ask(visit, resource.url, resource.kind)


USUAL_FEEDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
"""Where feeds are when nobody says so: WordPress and Drupal, older systems, static site generators."""

USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.txt")
"""Where sitemaps are: sitemaps.org's own example, the SEO plugins of WordPress, and what news sites call theirs."""


def _is_deep(url: str) -> bool:
    """Whether a start page is not the top of its host."""
    parts = split(url)
    return parts is not None and bool(parts.path.strip("/") or parts.query)
