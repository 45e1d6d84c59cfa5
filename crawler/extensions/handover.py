"""Hands each record over to the Python program that has started this crawl (`naqi.crawl`, `naqi.clean`)."""

import asyncio
import json
import os
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.items import Article

TICK = 1.0
"""Seconds between two looks at whether that program is still there."""


class Handover:
    """Writes a line for each article to the descriptor HANDOVER_FD, and ends the crawl when nobody is left to read."""

    def __init__(self, crawler: Crawler, descriptor: int) -> None:
        self.crawler = crawler
        self.descriptor = descriptor
        self._parent = os.getppid()
        self._watch: asyncio.Task[None] | None = None
        self._stopping: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Handover":
        """Scrapy's way of making a component. Raises NotConfigured where no program has asked."""
        descriptor = crawler.settings.get("HANDOVER_FD")
        if descriptor is None:
            raise NotConfigured
        self = cls(crawler, int(descriptor))
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)
        crawler.signals.connect(self.item_scraped, signals.item_scraped)
        return self

    def spider_opened(self) -> None:
        """Begin to look."""
        self._watch = asyncio.ensure_future(self._end_when_alone())

    def item_scraped(self, item: Any) -> None:
        """Write the record; what other spiders yield is not ours to hand over."""
        if isinstance(item, Article):
            line = memoryview(json.dumps(item.record()).encode() + b"\n")
            while line:
                line = line[os.write(self.descriptor, line) :]

    def spider_closed(self) -> None:
        """The crawl is over."""
        if self._watch is not None:
            self._watch.cancel()

    async def _end_when_alone(self) -> None:
        while os.getppid() == self._parent:
            await asyncio.sleep(TICK)
        if self.crawler.engine is not None:
            # Not awaited here: the end of the spider cancels this task.
            self._stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="shutdown"))
