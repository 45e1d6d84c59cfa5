"""The first item pipeline: a fetched page becomes an article, in a worker process."""

import logging
from dataclasses import replace
from functools import partial
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler import settings as defaults
from crawler.core.found import Found
from crawler.core.moments import moment
from crawler.core.run import run_of
from crawler.core.signals import give_up, output_failed
from crawler.items import Article, FetchedPage, Hints, PageGroup, Rejected, Trace, utc_stamp
from crawler.ledger import LedgerError
from crawler.ledger.of_crawl import ledger_of
from crawler.setting_values import check_settings
from crawler.sites import SitesByHost
from pipelines.cleaning.lexicon.own import corrections_of
from pipelines.in_worker import Outcome, clean_in_worker
from pipelines.learned import Learned
from pipelines.own_ids import OwnIds
from pipelines.traces import Traces
from pipelines.tries import NoWorkers, Unfinished
from pipelines.workers import Workers

log = logging.getLogger("naqi.clean")


class RejectedPage(DropItem):
    """A page that is no article: counted by Scrapy, kept with its reason by the write pipeline."""

    def __init__(self, why: Rejected, trace: Trace) -> None:
        # Not a failure, and the summary counts it: a line in the log for each would drown the others.
        super().__init__(f"{why.reason}: {why.detail}" if why.detail else why.reason, log_level="DEBUG")
        self.why = why
        self.trace = trace


class WaitingPage(DropItem):
    """A page that could not be cleaned or written, and not by its own fault: it stays due for the next run."""

    def __init__(self, site: str | None, why: str) -> None:
        super().__init__(f"the page waits for the next run: {why}", log_level="DEBUG")
        self.site = site


class CleanPipeline:
    """Sends each page to a worker and hands the article on; items that are no pages go through as they are."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.run = run_of(crawler)
        self.obey_tdm = settings.getbool("TDM_OBEY", defaults.TDM_OBEY)
        ledger = ledger_of(crawler) if self.run.keeps_ledger else None
        self.learned = Learned(ledger)
        self.own_ids = OwnIds(ledger, self.run.sites.values()) if ledger else None
        self.traces = Traces()
        self.corrections = corrections_of(settings.get("LEXICON_DIR"))
        self.workers = Workers(
            settings.getint("CLEAN_WORKERS", defaults.CLEAN_WORKERS),
            settings.getfloat("CLEAN_TIMEOUT", defaults.CLEAN_TIMEOUT),
            partial(clean_in_worker, sites=None if self.run.keeps_ledger else SitesByHost(self.run.sites.values())),
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CleanPipeline":
        """Scrapy's way of making a component. Raises ValueError for a setting that will not do."""
        check_settings(crawler.settings)  # a crawl that is not naqi's has none of its add-ons
        self = cls(crawler)
        crawler.signals.connect(self.workers.give_up, give_up)
        return self

    async def process_item(self, item: Any) -> Any:
        """The article of a page; raises RejectedPage where it is none, WaitingPage where it stays due.

        A group of pages has its articles, and what would be raised.
        """
        if isinstance(item, PageGroup):
            return await self._clean_group(item)
        if not isinstance(item, FetchedPage):
            return item
        if item.refused:
            raise RejectedPage(item.refused, Trace.of(item))
        try:
            return self._article(item, await self.workers.clean(self._prepared(item)))
        except (Unfinished, LedgerError) as error:
            raise self._waiting(item, error) from None

    async def _clean_group(self, group: PageGroup) -> PageGroup:
        pages = [page for page in group.pages if not page.refused]
        outcomes = await self.workers.clean_all([self._prepared(page) for page in pages])
        articles: list[Article] = []
        dropped: list[tuple[FetchedPage | Article, Exception]] = []
        for page in group.pages:
            if page.refused:
                dropped.append((page, RejectedPage(page.refused, Trace.of(page))))
        for page, outcome in zip(pages, outcomes, strict=True):
            try:
                articles.append(self._article(page, outcome))
            except DropItem as why:
                dropped.append((page, why))
        return replace(group, articles=tuple(articles), dropped=tuple(dropped))

    def _article(self, page: FetchedPage, outcome: Outcome | Unfinished) -> Article:
        """The article that came of a page. Raises what `process_item` raises."""
        if isinstance(outcome, Unfinished):
            raise self._waiting(page, outcome)
        result, trace = outcome
        if isinstance(result, Rejected):
            if self._is_asked_again(page, result, trace):
                raise DropItem(f"{result.reason}: it is asked for in another way", log_level="DEBUG")
            raise RejectedPage(result, trace)
        try:
            if self.own_ids:
                self.own_ids.settle(result, trace, page.url)
        except LedgerError as locked:
            raise self._waiting(page, locked) from None
        self.traces.keep(result, trace)
        if self._is_too_old(result, trace):
            raise DropItem("older than this run was asked for; the page stays due", log_level="DEBUG")
        return result

    def _is_asked_again(self, page: FetchedPage, why: Rejected, trace: Trace) -> bool:
        """Whether a page without text is asked for in another way; it stays due until then. Raises WaitingPage."""
        try:
            return self.run.other_ways is not None and self.run.other_ways(page, why, trace.versions)
        except LedgerError as error:
            raise self._waiting(page, error) from None

    def _waiting(self, page: FetchedPage, why: Exception) -> WaitingPage:
        """What is raised where a page stays due; the run ends where that is so for all pages."""
        if isinstance(why, NoWorkers | LedgerError):
            self.crawler.signals.send_catch_log(output_failed, error=why)
        return WaitingPage(page.site_name, str(why))

    def _is_too_old(self, article: Article, trace: Trace) -> bool:
        """Whether the run wants newer articles only (`since`), by the article's own date; the ledger remembers that."""
        if self.run.since is None or not trace.key:
            return False
        named = moment(article.modified) or moment(article.published)
        if named is None or named >= self.run.since:
            return False
        self.run.counts.unneeded(trace.site or "", "older")
        seen = Hints(own_published=utc_stamp(named))
        ledger_of(self.crawler).discover(trace.site or "", [Found(trace.key, seen)])
        return True

    def _prepared(self, page: FetchedPage) -> FetchedPage:
        """The page with what is known of its site, and what the site repeats."""
        name = page.site_name
        site = self.run.sites.get(name or "", page.site)
        learned = self.learned.of(name) | page.learned
        return replace(page, site=site, learned=learned, obey_tdm=self.obey_tdm, corrections=self.corrections)

    def trace_of(self, article: Article) -> Trace:
        """What happened to an article on its way: the write pipeline asks."""
        return self.traces.of(article)

    def close_spider(self) -> None:
        """All pages are through and written (Scrapy closes the last pipeline first): stop the workers."""
        self.workers.close()
        try:
            if self.own_ids:
                self.own_ids.ask_again()
        except LedgerError as why:
            log.warning("Pages that have another page's id are not fetched again: %s", why)
