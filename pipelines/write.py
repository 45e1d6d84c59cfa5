"""The last item pipeline: records and rejected rows go to the store, in groups that are forced to the disk."""

import asyncio
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from twisted.python.failure import Failure

from crawler.core.run import run_of
from crawler.core.signals import output_failed
from crawler.items import Article, Rejected
from crawler.ledger import Ledger
from pipelines.clean import RejectedPage
from pipelines.writing.crawl_store import CrawlStore, folder_name
from pipelines.writing.store import Store

GROUP = 50
"""Pages a group: one fsync and one commit for each. At 5 ms an fsync, 0.1 ms a page."""

GROUP_SECONDS = 1.0
"""A page waits no longer than this for its group to fill."""


class WritePipeline:
    """Counts and writes what the crawl yields. Stops the crawl when the output cannot be written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.counts = run_of(crawler).counts
        self.store: Store = _store(crawler)
        self._waiting = 0
        self._timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "WritePipeline":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.item_dropped, signals.item_dropped)
        crawler.signals.connect(self.item_error, signals.item_error)
        return self

    def process_item(self, item: Article) -> Article:
        """Take a finished article."""
        outcome = self.store.add(item)
        self._count()
        if outcome == "written":
            dated, titled = item.published is not None, item.title is not None
            self.counts.written(folder_name(item.site), len(item.text), dated=dated, titled=titled)
        else:
            self.counts.unneeded(folder_name(item.site), outcome)
        return item

    def item_dropped(self, item: Any, exception: DropItem) -> None:
        """Take a rejected page."""
        if isinstance(item, Article) and isinstance(exception, RejectedPage):
            self._reject(item, exception.why)

    def item_error(self, item: Any, failure: Failure) -> None:
        """A pipeline failed: the page is not lost silently."""
        if isinstance(item, Article):
            self._reject(item, Rejected("cleaner-error", failure.getErrorMessage()[:500]))

    def close_spider(self) -> None:
        """Write what is left."""
        if self._timer:
            self._timer.cancel()
        try:
            self.store.close()
        except OSError as error:
            self._stop(error)
        assert self.crawler.stats is not None
        self.crawler.stats.set_value("naqi/places", self.store.places())

    def _reject(self, item: Article, why: Rejected) -> None:
        self.store.reject(item, why)
        self.counts.rejected(folder_name(item.site), why.reason)
        self._count()

    def _count(self) -> None:
        self._waiting += 1
        if self._waiting >= GROUP:
            self._flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GROUP_SECONDS, self._flush)

    def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._waiting = 0
        try:
            self.store.flush()
        except OSError as error:
            self._stop(error)

    def _stop(self, error: OSError) -> None:
        """No room, or no right to write. What is not on disk stays pending."""
        self.crawler.signals.send_catch_log(output_failed, error=error)


def _store(crawler: Crawler) -> Store:
    """The store that the spider brings (`scrapy clean`), or the output folder with its ledger."""
    own: Store | None = run_of(crawler).store
    return own or CrawlStore(Path(crawler.settings["OUTPUT_DIR"]), Ledger.of(crawler))
