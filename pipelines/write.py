"""The last item pipeline: records and rejected rows go to the store, in groups that are forced to the disk."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from twisted.python.failure import Failure

from crawler import settings as defaults
from crawler.core.run import run_of
from crawler.core.signals import group_ends, output_failed, page_cleaned
from crawler.items import Article, FetchedPage, PageGroup, Rejected, Trace
from crawler.ledger.of_crawl import ledger_of
from pipelines.clean import CleanPipeline, RejectedPage, WaitingPage
from pipelines.each import each
from pipelines.traces import Traces
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.folder_name import folder_name
from pipelines.writing.removed_sample import NAME, RemovedSample
from pipelines.writing.store import GROUP, Store

GROUP_SECONDS = 1.0
"""A page waits no longer than this for its group to fill."""


class Known(DropItem):
    """The article is written already, and nothing of it has changed: no feed export is to have it twice."""


class WritePipeline:
    """Counts and writes what the crawl yields. Stops the crawl when the output cannot be written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.counts = run_of(crawler).counts
        self.store: Store = _store(crawler)
        self.removed = (
            RemovedSample(self.store.ledger.path.with_name(NAME)) if isinstance(self.store, CrawlStore) else None
        )
        self.unwritten: Callable[[Article], None] | None = None
        """Who is told of an article that another pipeline has dropped. One handler of the signal for both: Scrapy makes
        a task of each, for each page."""
        self._uncounted: list[tuple[str, Callable[[], None]]] = []
        """What is counted of a site when the group is on the disk: a summary tells of what is in the files."""
        self._timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "WritePipeline":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.item_error, signals.item_error)
        return self

    def process_item(self, item: Any) -> Any:
        """Take a finished article. Raises Known where it is written already; what is no article goes through."""
        if isinstance(item, PageGroup):
            return self._take_group(item)
        if not isinstance(item, Article):
            return item
        trace = self._trace_of(item)
        try:
            outcome = self.store.add(item, trace)
        except OSError as error:  # LedgerError is one
            self._stop(error)
            raise WaitingPage(item.site, str(error)) from None
        except Rejected as why:
            trace.found = item.record()
            self._reject(trace, why)
            raise Known(f"{item.url or item.origin}: {why.reason}", log_level="DEBUG") from None
        self._count(_named(item.site), self._counting(item, outcome))
        self.crawler.signals.send_catch_log(page_cleaned, site=item.site, key=trace.key, content_hash=item.content_hash)
        if outcome == "written":
            if self.removed:
                self.removed.take(item, trace)
            return item
        raise Known(f"{item.url or item.origin}: {outcome}", log_level="DEBUG")

    def _take_group(self, group: PageGroup) -> PageGroup:
        """Take what came of a group, and count it as Scrapy counts items."""
        group = each(group, self.process_item)
        assert self.crawler.stats is not None
        for item, why in group.dropped:
            self.item_dropped(item, why)
            self.crawler.stats.inc_value(f"item_dropped_reasons_count/{type(why).__name__}")
        self.crawler.stats.inc_value("item_dropped_count", len(group.dropped))
        self.crawler.stats.inc_value("item_scraped_count", len(group.articles) - 1)  # the group itself is counted
        return group

    def item_dropped(self, item: Any, exception: Exception) -> None:
        """Take a rejected page."""
        if isinstance(exception, RejectedPage):
            self._reject(exception.trace, exception.why)
            return
        if isinstance(exception, WaitingPage):
            self.counts.unneeded(_named(exception.site), "waiting")
        if self.unwritten and isinstance(item, Article) and not isinstance(exception, Known):
            self.unwritten(item)

    def item_error(self, item: Any, failure: Failure) -> None:
        """A pipeline failed, which no page does by itself (the worker would have said so): the page stays due."""
        for page in item.pages if isinstance(item, PageGroup) else (item,):
            if isinstance(page, FetchedPage):
                self.counts.unneeded(_named(page.site_name), "waiting")

    def close_spider(self) -> None:
        """Write what is left."""
        if self._timer:
            self._timer.cancel()
        with self._told():
            self._keep()
            self.store.close()
            self._tell()
            self._keep_removed()
        for site, _ in self._uncounted:
            self.counts.unneeded(site, "waiting")
        assert self.crawler.stats is not None
        self.crawler.stats.set_value("naqi/places", self.store.places())
        if self.removed:
            self.removed.close()

    def _trace_of(self, article: Article) -> Trace:
        clean = self.crawler.get_item_pipeline(CleanPipeline)
        return clean.trace_of(article) if clean else Traces().of(article)

    def _reject(self, trace: Trace, why: Rejected) -> None:
        try:
            self.store.reject(trace, why)
        except OSError as error:
            self._stop(error)
            return
        site = _named(trace.site)
        self._count(site, partial(self.counts.rejected, site, why.reason))

    def _counting(self, article: Article, outcome: str) -> Callable[[], None]:
        """What counts an article that the store has taken."""
        site = _named(article.site)
        if outcome != "written":
            return partial(self.counts.unneeded, site, outcome)
        dated, titled, rendered = article.published is not None, article.title is not None, "rendered" in article.flags
        length = len(article.text)
        return partial(self.counts.written, site, length, dated=dated, titled=titled, rendered=rendered)

    def _count(self, site: str, counting: Callable[[], None]) -> None:
        self._uncounted.append((site, counting))
        if len(self._uncounted) % GROUP == 0:  # more than GROUP are there behind a write that failed
            self._flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GROUP_SECONDS, self._flush)

    def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        with self._told():
            self._keep()
            self.store.flush()
            self._tell()
            self._keep_removed()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong within is the output's, and the crawl stops; or it is a fault of naqi's own, and nothing that
        Scrapy counts: the exit status says so."""
        try:
            yield
        except OSError as error:
            self._stop(error)
        except BaseException:
            assert self.crawler.stats is not None
            self.crawler.stats.set_value("naqi/fault", True)
            raise

    def _keep(self) -> None:
        """What others keep of the pages of this group goes to the disk before they are called done. Raises OSError."""
        for _, answer in self.crawler.signals.send_catch_log(group_ends):
            if isinstance(answer, OSError):
                raise answer

    def _tell(self) -> None:
        for _, counting in self._uncounted:
            counting()
        self._uncounted = []

    def _keep_removed(self) -> None:
        if self.removed:
            self.removed.flush()

    def _stop(self, error: OSError) -> None:
        """No room, or no right to write. What is not on disk stays pending."""
        self.crawler.signals.send_catch_log(output_failed, error=error)


def _named(site: str | None) -> str:
    """What a site is counted as: its name, as the spiders count it; a page of none is counted as its folder."""
    return site or folder_name(site)


def _store(crawler: Crawler) -> Store:
    """The store that the spider brings (`scrapy clean`), or the output folder with its ledger."""
    own: Store | None = run_of(crawler).store
    if own:
        return own
    folder = Path(crawler.settings.get("OUTPUT_DIR", defaults.OUTPUT_DIR))
    return CrawlStore(folder, ledger_of(crawler), keep_removed=crawler.settings.getbool("REMOVED_LINES"))
