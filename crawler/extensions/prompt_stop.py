"""A crawl that is told to stop (a signal, its time limit) stops soon: it does not wait for slow servers."""

import asyncio

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawler.core.faults import Stopping
from crawler.core.scrapy_private import is_closing, take_back_waiting
from crawler.core.signals import give_up

GRACE = 4.0
"""Seconds that downloads under way get to end; then their pages wait for the next run."""

TICK = 0.2
"""Seconds between two looks at whether the crawl is to stop: Scrapy has no signal for that moment."""


class PromptStop:
    """Once the crawl is closing: takes back what waits in the downloader, and after GRACE breaks off what is under way.

    Scrapy waits for both, with the hosts' delays and time limits. The pages stay due in the ledger.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._watch: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PromptStop":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)
        return self

    def spider_opened(self) -> None:
        """Begin to look."""
        self._watch = asyncio.ensure_future(self._stop_soon())

    def spider_closed(self) -> None:
        """Everything has ended."""
        if self._watch is not None:
            self._watch.cancel()

    async def _stop_soon(self) -> None:
        while not is_closing(self.crawler):
            await asyncio.sleep(TICK)
        left = GRACE
        while True:
            self._take_back()
            if left <= 0:
                self.crawler.signals.send_catch_log(give_up)
            await asyncio.sleep(TICK)
            left -= TICK

    def _take_back(self) -> None:
        for waiting in take_back_waiting(self.crawler):
            waiting.errback(Failure(Stopping("the run ends")))  # type: ignore[no-untyped-call]
