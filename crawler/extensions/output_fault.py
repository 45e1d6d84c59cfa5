"""The output, the ledger or the archive cannot be written: said once, and the crawl ends."""

import asyncio
import logging

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawler.core.signals import output_failed
from crawler.ledger import LedgerError
from crawler.telling import in_words

log = logging.getLogger("naqi.output")


class OutputFault:
    """Sets the stat `naqi/output_error` at the first fault and stops the crawl. What is not on disk stays due."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._stopping: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "OutputFault":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.failed, output_failed)
        crawler.signals.connect(self.spider_error, signals.spider_error)
        return self

    def spider_error(self, failure: Failure) -> None:
        """A spider has found the ledger unusable."""
        if isinstance(failure.value, LedgerError):
            self.failed(failure.value)

    def failed(self, error: Exception) -> None:
        """No room, or no right to write; or no worker process that would clean a page."""
        assert self.crawler.stats is not None
        if self.crawler.stats.get_value("naqi/output_error"):
            return
        told = in_words(error)
        if isinstance(error, OSError):
            log.error("The output cannot be written: %s. The crawl stops; run it again when that is mended", told)
        else:
            log.error("No page can be cleaned: %s. The crawl stops, and its pages stay due", told)
        self.crawler.stats.set_value("naqi/output_error", told)
        if self.crawler.engine and self.crawler.engine.running:
            self._stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="output_error"))
