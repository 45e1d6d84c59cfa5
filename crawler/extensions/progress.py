"""How far the crawl is: a bar on a terminal, else a line every so often; a summary at the end."""

import asyncio
import logging
import sys
import time

from scrapy import signals
from scrapy.crawler import Crawler
from tqdm import tqdm

from crawler.core.run import run_of

log = logging.getLogger("naqi.progress")

NAMED = 2
"""Sites that are named as those that the crawl waits for; of more than these the number says enough."""

SECOND = 1.0
"""Seconds between two looks of a bar at the clock."""


class Progress:
    """Counts what comes through. The bar goes to standard error, so that records on standard output stay clean."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.on_terminal = sys.stderr.isatty() and not crawler.settings.getbool("PROGRESS_PLAIN")
        self.every = SECOND if self.on_terminal else crawler.settings.getfloat("PROGRESS_SECONDS")
        self._failed = 0
        self._began = time.monotonic()
        self._bar: tqdm | None = None
        self._ticker: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Progress":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.spider_opened, signals.spider_opened)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)
        crawler.signals.connect(self.page_failed, signals.item_error)
        return self

    def spider_opened(self) -> None:
        """Begin to show."""
        if self.on_terminal:
            self._bar = tqdm(unit=" pages", file=sys.stderr, dynamic_ncols=True, leave=False)
        self._ticker = asyncio.ensure_future(self._tick())

    def page_failed(self) -> None:
        """A fault of naqi's own: Scrapy does not count it."""
        self._failed += 1

    @property
    def pages(self) -> int:
        """How many pages are through, as articles or not. Scrapy counts them: a signal a page costs more than that."""
        return self._stat("item_scraped_count") + self._stat("item_dropped_count") + self._failed

    def spider_closed(self) -> None:
        """Stop showing. The last line is the summary's."""
        if self._bar is not None:
            self._bar.close()
        if self._ticker is not None:
            self._ticker.cancel()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            run = run_of(self.crawler)
            sites = sites_done(len(run.sites), run.waits_for())
            if self._bar is not None:
                self._bar.set_description_str(sites, refresh=False)
                written, rejected = self._stat("naqi/written"), self._stat("naqi/rejected")
                self._bar.set_postfix(articles=written, rejected=rejected, refresh=False)
                self._bar.update(self.pages - self._bar.n)
                self._bar.refresh()
                continue
            seconds = time.monotonic() - self._began
            log.info(
                "%d pages, %d articles, %d rejected, %.1f pages/s, %d s%s",
                pages := self.pages,
                self._stat("naqi/written"),
                self._stat("naqi/rejected"),
                pages / seconds,
                seconds,
                f"; {sites}" if sites else "",
            )

    def _stat(self, name: str) -> int:
        assert self.crawler.stats is not None
        return int(self.crawler.stats.get_value(name, 0))


def sites_done(number: int, waited_for: list[str]) -> str:
    """How many of the sites are done, and which the crawl waits for where they are few; empty where there are none."""
    if not number:
        return ""
    names = f", waits for {', '.join(waited_for)}" if 0 < len(waited_for) <= NAMED else ""
    return f"{max(0, number - len(waited_for))} of {number} sites done{names}"
