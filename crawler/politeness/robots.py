"""robots.txt as RFC 9309 has it."""

import logging
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectError, ConnectionClosed

log = logging.getLogger("naqi.robots")

ALL_OPEN = b""
ALL_CLOSED = b"User-agent: *\nDisallow: /\n"

MAX_ROBOTS = 512 * 1024
"""Bytes that are read; RFC 9309, 2.5, asks for at least 500 KiB."""

FAULTS = (
    OSError,
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionClosed,
)
"""What a download raises where no answer came; Scrapy's and Twisted's have no common base."""


class RobotsTxt(RobotsTxtMiddleware):
    """Scrapy's, but a robots.txt that cannot be had closes the site.

    RFC 9309, 2.3.1: with a server error (5xx, and 429 as search engines read it) or no answer at all nothing is
    fetched; with any other 4xx everything may be. Scrapy's own fetches in each of these cases, and reads rules out of
    error pages.
    """

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for the host of `request`, fetched once a run; None where asking was not allowed to us."""
        parts = urlsplit(request.url)
        if parts.netloc not in self._parsers:
            waiting: Deferred[RobotParser | None] = Deferred()
            self._parsers[parts.netloc] = waiting
            rules: RobotParser | None = self._parserimpl.from_crawler(self.crawler, ALL_CLOSED)
            try:
                rules = await self._fetch(f"{parts.scheme}://{parts.netloc}/robots.txt", request)
            finally:  # whatever happened, nobody waits for ever
                self._parsers[parts.netloc] = rules
                waiting.callback(rules)
        known = self._parsers[parts.netloc]
        return await maybe_deferred_to_future(known) if isinstance(known, Deferred) else known

    async def _fetch(self, url: str, request: Request) -> RobotParser | None:
        engine = self.crawler.engine
        assert engine is not None
        self._stats.inc_value("robotstxt/request_count")
        ask = Request(url, priority=1000, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        try:
            body = _rules(await engine.download_async(ask), url)
        except IgnoreRequest:
            return None  # refused by ourselves (a private address): the page is refused for the same reason
        except FAULTS as error:
            log.warning("%s: no answer (%s): nothing is fetched there in this run", url, error or type(error).__name__)
            body = ALL_CLOSED
        rules = self._parserimpl.from_crawler(self.crawler, body)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules


def _rules(response: Response, url: str) -> bytes:
    if response.status >= 500 or response.status == 429:
        log.warning("%s: status %d: nothing is fetched there in this run", url, response.status)
        return ALL_CLOSED
    return response.body[:MAX_ROBOTS] if response.status < 300 else ALL_OPEN
