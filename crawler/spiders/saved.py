"""Saved pages through the same pipelines as a crawl's: no network."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any, Protocol

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler.items import Article
from crawler.saved import find_files, read_page

AHEAD = 16
"""Pages that may be read before the first of them is done: enough for every worker, and memory stays flat."""


class Done(Protocol):
    """A store that knows what it holds."""

    done: set[str]


class SavedSpider(Spider):
    """Yields one item a file of `paths`, but for those that `store` holds already.

    `store` is where the write pipeline puts the records; it says in `done` which origins it holds.
    """

    name = "saved"

    def __init__(self, paths: Iterable[str], store: Done, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.paths = [Path(path) for path in paths]
        self.store = store
        self._room = asyncio.Semaphore(AHEAD)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "SavedSpider":
        """Scrapy's way of making a spider."""
        self = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(self._make_room, signal)
        return self

    async def start(self) -> AsyncIterator[Article]:
        """Yield the pages, never more than AHEAD that are not done."""
        stats = self.crawler.stats
        assert stats is not None
        for path in self.paths:
            for file, known in find_files(path):
                if not known:
                    stats.inc_value("naqi/skipped")
                elif str(file) in self.store.done:
                    stats.inc_value("naqi/already")
                else:
                    await self._room.acquire()
                    stats.inc_value("naqi/read")
                    yield read_page(file)
        # Scrapy looks for the end of a crawl when start() ends, and then only every 5 s: end when all items are done.
        engine = self.crawler.engine
        assert engine is not None and engine.scraper.slot is not None
        while not engine.scraper.slot.is_idle():
            await asyncio.sleep(0.01)

    def _make_room(self) -> None:
        self._room.release()
