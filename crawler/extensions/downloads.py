"""Downloads that can be broken off, and that begin within a site's hours only.

In a module of its own: to load Scrapy's handler takes 0.15 s, which only a crawl's start needs.
"""

import asyncio

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.core.faults import Stopping
from crawler.core.signals import give_up
from crawler.politeness.hours import SiteHours


class Downloads(HTTP11DownloadHandler):
    """Scrapy's download handler, whose downloads can be broken off.

    A request may have waited for minutes behind its host's delay: the site's hours are looked at here once more.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._of_run = crawler
        self._under_way: set[asyncio.Task[Response]] = set()
        self._stopped = False
        crawler.signals.connect(self._break_off, give_up)

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises Stopping where the run ends first, OutsideHours, and what Scrapy's raises."""
        if self._stopped:
            raise Stopping("the run ends")
        hours = self._of_run.get_downloader_middleware(SiteHours)
        if hours is not None:
            hours.process_request(request)
        task = asyncio.ensure_future(super().download_request(request))
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            raise Stopping("the run ends") from None
        finally:
            self._under_way.discard(task)

    def _break_off(self) -> None:
        self._stopped = True
        for task in list(self._under_way):
            task.cancel()
