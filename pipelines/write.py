"""The last item pipeline: records and rejected rows go to the store, in groups that are forced to the disk."""

import asyncio
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from twisted.python.failure import Failure

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
        self._count(item, outcome)
        if outcome == "written":
            site = folder_name(item.site)
            stats = self._stats
            stats.inc_value(f"naqi/{site}/characters", len(item.text))
            stats.inc_value(f"naqi/{site}/dated", int(item.published is not None))
            stats.inc_value(f"naqi/{site}/titled", int(item.title is not None))
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
        self._stats.set_value("naqi/places", self.store.places())

    @property
    def _stats(self) -> Any:
        return self.crawler.stats

    def _reject(self, item: Article, why: Rejected) -> None:
        self.store.reject(item, why)
        self._stats.inc_value(f"naqi/rejected/{why.reason}")
        self._stats.inc_value(f"naqi/{folder_name(item.site)}/rejected/{why.reason}")
        self._count(item, "rejected")

    def _count(self, item: Article, outcome: str) -> None:
        self._stats.inc_value(f"naqi/{outcome}")
        self._stats.inc_value(f"naqi/{folder_name(item.site)}/{outcome}")
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
    own: Store | None = getattr(crawler.spider, "store", None)
    return own or CrawlStore(Path(crawler.settings["OUTPUT_DIR"]), Ledger.of(crawler))
