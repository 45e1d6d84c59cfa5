"""Saved pages through the same pipelines as a crawl's: no network."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler import settings as defaults
from crawler.core.scrapy_private import scraper_slot
from crawler.core.spider import CommandSpider
from crawler.items import FetchedPage, PageGroup
from crawler.saved import outlet_of, placed
from crawler.saved_pages import saved_pages

Learn = Callable[[Iterable[FetchedPage]], Awaitable[Mapping[str, frozenset[str]]]]
"""Reads pages a first time: the folded keys of the lines that each outlet repeats, by the outlet (`outlet_of`)."""

GROUP = 8
"""Pages that go through the pipelines together: two batches of a worker's."""

AHEAD = 16
"""Pages a core that may be read before the first of them is done: a worker has up to 8, and memory stays flat."""

GROUP_BYTES = 1_000_000
"""Of pages that come out of an archive: large ones go alone."""

TICK = 0.01
"""Seconds between two looks at whether all items are done."""


class Done(Protocol):
    """A store that knows what it holds."""

    done: set[str]


class SavedSpider(CommandSpider):
    """Yields one item a file of `paths`, but for those that `store` holds already.

    `store` is where the write pipeline puts the records; it says in `done` which origins it holds.
    """

    name = "saved"
    store: Done

    def __init__(
        self,
        paths: Iterable[str],
        store: Done,
        left_out: Callable[[FetchedPage], str | None] | None = None,
        standard_input: Path | None = None,
        named: str | None = None,
        learn: Learn | None = None,
    ) -> None:
        """`left_out` says why a page is not to be cleaned (a word that is counted), or None; `standard_input` is what
        the path `-` stands for; `named` is the site that all pages are of, `learn` reads them a first time."""
        super().__init__(store)
        self._left_out = left_out or (lambda _: None)
        self.paths = [Path(path) for path in paths]
        self._standard_input = standard_input
        self._named, self._learn = named, learn
        self._room = asyncio.Semaphore(AHEAD * (os.cpu_count() or 1))
        self._done = 0
        self._look: asyncio.TimerHandle | None = None

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Scrapy asks each spider for its settings: what fetches is not even loaded, a third of the time of a start."""
        super().update_settings(settings)
        handlers = dict.fromkeys(settings["DOWNLOAD_HANDLERS_BASE"])
        settings.set("DOWNLOAD_HANDLERS", handlers, priority="spider")
        for kind in ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES"):
            settings.set(kind, {}, priority="spider")
            settings.set(f"{kind}_BASE", {}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way of making a spider."""
        self = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(self._make_room, signal)
        return self

    async def start(self) -> AsyncIterator[FetchedPage | PageGroup]:
        """Yield the pages, never more than there is room for that are not done: in groups where nobody else looks."""
        if sees_single_items(self.crawler.settings):
            async for page in self._pages():
                yield page
        else:
            async for group in _grouped(self._pages()):
                yield group
        # Scrapy looks for the end of a crawl when start() ends, and then only every 5 s: end when all items are done.
        while (slot := scraper_slot(self.crawler)) and not slot.is_idle():
            await asyncio.sleep(TICK)

    async def _pages(self) -> AsyncIterator[FetchedPage]:
        stats = self.crawler.stats
        assert stats is not None
        repeated = await self._learned()
        for found in saved_pages(self.paths, self.store.done, self._standard_input):
            if word := found if isinstance(found, str) else self._left_out(found):
                stats.inc_value(f"naqi/{word}")
                if word.startswith("skipped/"):
                    stats.inc_value("naqi/skipped")
                continue
            assert isinstance(found, FetchedPage)
            await self._room.acquire()
            stats.inc_value("naqi/read")
            if repeated:
                page = self._placed(found)
                yield replace(page, learned=repeated.get(outlet_of(page), frozenset()))
            elif found.body is None and not self._named:
                yield found  # the worker that reads its file looks at whose it is
            else:
                yield self._placed(found)

    def _placed(self, page: FetchedPage) -> FetchedPage:
        """The page with the site that it is of."""
        if self._named:
            return replace(page, site=self._named)
        return placed(page, self.sites)

    async def _learned(self) -> Mapping[str, frozenset[str]]:
        """What each outlet repeats, where that is to be learned first: of all pages, those that are done as well."""
        if self._learn is None:
            return {}
        found = saved_pages(self.paths, (), self._standard_input)
        return await self._learn(self._placed(page) for page in found if isinstance(page, FetchedPage))

    def _make_room(self, item: Any) -> None:
        for _ in item.pages if isinstance(item, PageGroup) else (item,):
            self._room.release()
        self._done += 1
        if self._look is None:
            self._look_later()

    def _look_later(self) -> None:
        self._look = asyncio.get_running_loop().call_later(TICK, self._end_a_stop, self._done)

    def _end_a_stop(self, done: int) -> None:
        """A crawl that a signal stops waits for the items under way; tell it when they are done.

        Scrapy 2.19 looks for that moment only behind a response, never behind an item of start(), and would wait for
        ever (scrapy#7029). `done` is how many items were when this look was planned: where more are, the last of them
        may be on its way out still.
        """
        self._look = None
        slot = scraper_slot(self.crawler)
        end = slot.closing if slot and slot.closing and not slot.closing.called else None
        if slot and end and slot.is_idle():
            end.callback(self)
        elif end or done != self._done:
            self._look_later()


def sees_single_items(settings: BaseSettings) -> bool:
    """Whether somebody beside naqi's own pipelines is to see each page or article as an item.

    That is a feed export, a pipeline, extension or middleware of somebody else's, what ends the run behind so many
    articles, the program that has called `naqi.clean`, or a log in which each stands.
    """
    own = all(settings.getdict(name) == getattr(defaults, name) for name in ("ITEM_PIPELINES", "EXTENSIONS", "ADDONS"))
    if not own or settings.getdict("SPIDER_MIDDLEWARES") or settings.getfloat("CLOSESPIDER_ITEMCOUNT"):
        return True
    return bool(settings["FEEDS"]) or settings["HANDOVER_FD"] is not None or settings["LOG_LEVEL"] == "DEBUG"


async def _grouped(pages: AsyncIterator[FetchedPage]) -> AsyncIterator[PageGroup]:
    group: list[FetchedPage] = []
    size = 0
    async for page in pages:
        group.append(page)
        size += len(page.body or b"")
        if len(group) == GROUP or size > GROUP_BYTES:
            yield PageGroup(tuple(group))
            group, size = [], 0
    if group:
        yield PageGroup(tuple(group))
