"""News sites: what is new on them, found through feeds, sitemaps and links (docs/discovery.md)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.python.failure import Failure

from crawler.core.counts import Counts
from crawler.core.faults import HostAway, Stopping, is_gone, why_failed
from crawler.core.found import Found
from crawler.core.reach import Reach
from crawler.core.run import Run, declare_run, run_of
from crawler.core.scrapy_private import is_closing
from crawler.core.signals import page_cleaned
from crawler.core.spider import as_fetched
from crawler.discovery.allowed import ended, may_ask
from crawler.discovery.article_page import fetched_article, gone_article, is_rendered
from crawler.discovery.explore import Explorer
from crawler.discovery.listed import listed_sites, named_sites, site_at
from crawler.discovery.options import read_options
from crawler.discovery.other_ways import LATER, Emptied, OtherWays
from crawler.discovery.shards import shard_output
from crawler.discovery.visit import HELD, Visit, busy_sites
from crawler.items import FetchedPage
from crawler.ledger import Ledger
from crawler.ledger.of_crawl import ledger_of
from crawler.politeness.agent import advise
from crawler.politeness.hours import SITE as OF_SITE
from crawler.politeness.robots import Parsed
from crawler.politeness.wishes import ABOUT_PAGES
from crawler.rendering.choice import browser_missing
from crawler.sites import Site, site_folders
from crawler.sites.owners import server_of

log = logging.getLogger("naqi.news")

T = TypeVar("T")


class NewsSpider(Spider):
    """Crawls sites for articles that are not yet done. Subclasses give other sites by overriding `sites`."""

    name = "news"

    other_ways: OtherWays

    asks_others = True
    """Whether the sites are other people's, who want to know who asks."""

    fresh = False
    """Whether each run empties OUTPUT_DIR/<name> and begins there with a ledger of its own."""

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.options = read_options(arguments)
        self.visits: dict[str, Visit] = {}
        self.wrong: dict[str, str] = {}
        """Sites of this run whose file is wrong, with what is wrong: they fail, the others do not."""
        self.robots_sitemaps: dict[tuple[str, int | None], list[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way of making a spider. Raises ValueError (SiteError), one line, for wrong arguments."""
        self = super().from_crawler(crawler, *args, **kwargs)
        if self.options.urls is not None:
            listed = listed_sites(self.options.urls, self.folders())
            self.visits = {site.name: Visit(site, self.options, listed=pages) for site, pages in listed}
        else:
            self.visits = {site.name: Visit(site, self.options) for site in self.sites()}
        if (shard := self.options.shard) is not None:
            self.visits = {name: visit for name, visit in self.visits.items() if shard.has(visit.site.home)}
            shard_output(crawler.settings, shard)
        sites = {name: visit.site for name, visit in self.visits.items()}
        self.other_ways = OtherWays(self, browser_missing(crawler.settings, sites.values()))
        run = Run(Counts(crawler), sites, since=self.options.since, fresh=self.fresh)
        run.waits_for, run.other_ways = partial(busy_sites, self.visits), self.other_ways.try_again
        declare_run(crawler, run)
        crawler.signals.connect(self._robots_parsed, signals.robots_parsed)
        crawler.signals.connect(self._cleaned, page_cleaned)
        return self

    def sites(self) -> list[Site]:
        """The sites of this run. Raises SiteError for a name that nobody has."""
        if self.options.url is not None:
            return [site_at(self.options.url, self.folders())]
        sites, self.wrong = named_sites(self.options.sites, self.folders())
        return sites

    def folders(self) -> tuple[Path, ...]:
        """Where the site files are. Raises SiteError."""
        return site_folders(self.settings).read

    @property
    def ledger(self) -> Ledger:
        """The crawl's memory."""
        return ledger_of(self.crawler)

    async def start(self) -> AsyncIterator[Request]:
        """For each site: the pages that earlier runs left and those to be seen again, then its start page."""
        for name, why in self.wrong.items():
            log.error("%s; the other sites go on", why)
            self.counts.failed(name, "its site file is wrong")
        explorer = Explorer(self)
        advise(self.settings, asks_others=self.asks_others)
        for visit in self.visits.values():
            visit.begun = True
            if not may_ask(visit, self.ledger):
                continue
            if visit.listed is not None:
                async for request in self._listed(visit, visit.listed):
                    yield request
                continue
            async for request in self._refill(visit):
                yield request
            for request in explorer.begin(visit):
                self.counts.asked(visit.site.name)
                yield request

    async def _listed(self, visit: Visit, pages: list[Found]) -> AsyncIterator[Request]:
        """Requests for the pages that a list names: those that are due, and with `revisit` those that were written."""
        for request in self.new_articles(visit, pages):
            yield request
        async for request in self._refill(visit):
            yield request
        if done := visit.articles.count_done(pages):
            again = "" if self.options.revisit is not None else "; -a revisit=0 fetches them again"
            log.info("%s: %d of %d pages that are listed are done%s", visit.site.name, done, len(pages), again)

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """One page by itself, as `scrapy parse` and contracts ask for it: the crawl's pages go to `parse_article`."""
        yield as_fetched(response)

    # Articles

    def new_articles(self, visit: Visit, found: Iterable[Found], *, inside: bool = False) -> Iterator[Request]:
        """Requests for those of the pages that are due and wanted, as far as there is room; the ledger keeps the rest.

        `inside`: they were found on a page of the section that the run was asked for.
        """
        pages = list(found)
        self.counts.discovered(visit.site.name, visit.articles.count(pages))
        left = []
        for one in self.ledger.discover(visit.site.name, pages):
            if one.url not in visit.articles.taken and visit.wants(one, inside=inside):
                visit.articles.due += 1
                if visit.articles.take(one):
                    yield self.request(visit, one)
                else:
                    left.append(one)
        visit.backlog.left(self.ledger, left)

    def request(self, visit: Visit, found: Found, again: Emptied | None = None, address: str | None = None) -> Request:
        """The request for an article page; with `again` for one that showed no text, in another way, at `address`."""
        meta = self.manners(visit) | {ABOUT_PAGES: visit.site.name}
        if again is None or again.attempt == "browser":
            meta |= self.other_ways.meta(visit, found)
        return Request(
            address or found.address,
            self.parse_article,
            errback=self.article_failed,
            dont_filter=True,  # the ledger knows what was asked
            priority=LATER if again else 0,
            meta=meta,
            cb_kwargs={"visit": visit, "found": found, "again": again},
        )

    async def parse_article(
        self, response: Response, visit: Visit, found: Found, again: Emptied | None
    ) -> AsyncIterator[FetchedPage | Request]:
        """One article page: an item for the pipelines, cleaned there or kept with its reason."""
        ended(visit, self.ledger)
        page = self.page(response, visit, found)
        yield again.in_place_of(page) if again else page
        async for request in self._refill(visit):
            yield request

    def page(self, response: Response, visit: Visit, found: Found) -> FetchedPage:
        """The item for a page that was fetched."""
        self.counts.fetched(visit.site.name)
        if is_rendered(response):
            self.counts.rendered(visit.site.name)
        obey_noindex = self.settings.getbool("NOINDEX_OBEY")
        return fetched_article(response, visit, found, self.ledger.hints(found.url), obey_noindex=obey_noindex)

    async def article_failed(self, failure: Failure) -> AsyncIterator[FetchedPage | Request]:
        """The page could not be had: the ledger counts the tries, later runs try again. One that was an article and is
        gone is no failure: it goes to the store with that reason."""
        visit = failure.request.cb_kwargs["visit"]  # type: ignore[attr-defined]  # Scrapy sets it
        if isinstance(failure.value, Stopping):
            visit.articles.ended()
            return
        ended(visit, self.ledger, failure.value)
        for one in self._in_place_of(failure, visit):
            yield one
        async for request in self._refill(visit):
            yield request

    def _in_place_of(self, failure: Failure, visit: Visit) -> Iterator[FetchedPage | Request]:
        request: Any = failure.request  # type: ignore[attr-defined]
        found, again = (request.cb_kwargs[name] for name in ("found", "again"))
        reason = why_failed(failure)
        log.debug("%s: %s", request.url, reason)
        if again is not None and again.attempt == "version" and not isinstance(failure.value, HostAway):
            yield self.other_ways.without_version(visit, again)
        elif is_gone(failure) and self.ledger.article_of(found.url) is not None:
            yield gone_article(request.url, visit, found, reason)
        else:
            self.counts.failed(visit.site.name, reason)
            if not isinstance(failure.value, HostAway):  # else it was not asked for: it stays due, with all behind it
                self.ledger.fail(found.url, reason)

    async def _refill(self, visit: Visit) -> AsyncIterator[Request]:
        """Take pages up again that wait in the ledger, as long as half of the room in memory is free. However many of
        them are not wanted, the event loop has its turn in between."""
        if visit.backlog.is_walked:
            return
        with visit.backlog.walk():
            while visit.articles.is_refillable and not self.is_stopping:
                pages = visit.backlog.ahead(self.ledger, visit.site.name, 2 * HELD)
                if not pages:
                    visit.articles.refilled(more=False)
                for one, place in pages:
                    if one.url not in visit.articles.taken and visit.wants(one):
                        if not visit.articles.take(one):
                            return  # there is no room: it stays ahead
                        yield self.request(visit, one)
                    visit.backlog.passed(place)
                await asyncio.sleep(0)

    # What the parts share

    @property
    def is_stopping(self) -> bool:
        """Whether the run has begun to end."""
        return is_closing(self.crawler)

    async def read(self, visit: Visit, function: Callable[..., T], body: bytes, *arguments: Any) -> T:
        """`function(body, *arguments)` in a reading process, one at a time for each site."""
        return await run_of(self.crawler).readers.read(visit.site.name, function, body, *arguments)

    def manners(self, visit: Visit) -> dict[str, Any]:
        """Request meta for the politeness components."""
        meta: dict[str, Any] = {"stay_on": (visit.home, visit.site.hosts), OF_SITE: visit.site.name}
        if visit.site.delay is not None:
            meta["site_delay"] = visit.site.delay
        return meta

    @property
    def reach(self) -> Reach:
        """Whether any site has answered in this run."""
        return run_of(self.crawler).reach

    @property
    def counts(self) -> Counts:
        """What the run has got up to now."""
        return run_of(self.crawler).counts

    def sitemaps_of(self, visit: Visit) -> list[str]:
        """The sitemaps that the site's robots.txt names; it has been read before the site's first page."""
        return self.robots_sitemaps.get(server_of(visit.home), [])

    def _cleaned(self, site: str | None, key: str, content_hash: str) -> None:
        visit = self.visits.get(site or "")
        if visit is not None and key:
            visit.copies.showed(key, content_hash)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        named = robotparser.rules.sitemaps if isinstance(robotparser, Parsed) else ()
        absolute = [urljoin(request.url, url) for url in named]  # as it should be by sitemaps.org, and is not always
        self.robots_sitemaps.setdefault(server_of(request.url), []).extend(absolute)
