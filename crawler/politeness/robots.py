"""robots.txt as RFC 9309 has it."""

import logging
from collections import Counter
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectError, ConnectionClosed

from crawler.core.faults import DamagedAnswer, HostAway, Stopping, in_words
from crawler.core.readers import Unreadable
from crawler.core.run import run_of
from crawler.politeness.agent import NAME
from crawler.politeness.robots_rules import MAX_ROBOTS, RobotsRules, read_answer

log = logging.getLogger("naqi.robots")


class Parsed(RobotParser):
    """The rules that a reading process has made, as Scrapy asks for them."""

    def __init__(self, rules: RobotsRules = RobotsRules()) -> None:  # noqa: B008 - it is frozen
        self.rules = rules

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        """Scrapy's way of making a parser, which it does once to see whether it can: without rules."""
        return cls()

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        """Whether a page may be fetched."""
        return self.rules.allows(url.decode() if isinstance(url, bytes) else url)

    def crawl_delay(self, user_agent: str | bytes) -> float | None:
        """Seconds between two requests."""
        return self.rules.delay


ALL_OPEN = Parsed()
ALL_CLOSED = Parsed(RobotsRules((("/", False),)))

FAULTS = (
    OSError,
    DamagedAnswer,
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

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._closed: dict[str, str] = {}
        """Hosts whose robots.txt could not be had, with the reason."""
        self._received: Counter[str] = Counter()
        crawler.signals.connect(self._enough, signals.bytes_received)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises HostAway where the rules could not be had, IgnoreRequest where they forbid the page."""
        if why := self._closed.get(urlsplit(request.url).netloc):
            raise HostAway(f"robots.txt: {why}")
        super().process_request_2(rp, request)
        request.meta["robots_rules"] = rp.rules if isinstance(rp, Parsed) else None

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for the host of `request`, fetched once a run; None where asking was not allowed to us."""
        parts = urlsplit(request.url)
        if parts.netloc not in self._parsers:
            waiting: Deferred[RobotParser | None] = Deferred()
            self._parsers[parts.netloc] = waiting
            rules: RobotParser | None = ALL_CLOSED
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
        limit = self.crawler.settings.getint("SOURCE_MAXSIZE")
        meta = {"dont_obey_robotstxt": True, "is_robots_txt": True, "download_maxsize": limit, "as_sent": True}
        coded = {"Accept-Encoding": "gzip, deflate"}
        ask = Request(url, priority=1000, meta=meta, headers=coded, callback=NO_CALLBACK)
        try:
            response = await engine.download_async(ask)
        except IgnoreRequest:
            return None  # refused by ourselves (a private address): the page is refused for the same reason
        except FAULTS as error:
            rules = self._close(url, in_words(error))
        else:
            rules = await self._rules(url, response)
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request
        )
        return rules

    async def _rules(self, url: str, response: Response) -> RobotParser:
        if response.status >= 500 or response.status == 429:
            return self._close(url, f"status {response.status}")
        if response.status >= 300:
            return ALL_OPEN
        coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        whole = "download_stopped" not in response.flags
        readers = run_of(self.crawler).readers
        try:
            return Parsed(await readers.read(urlsplit(url).netloc, read_answer, response.body, coding, NAME, whole))
        except Stopping:
            return self._close(url, "the run ends")
        except Unreadable as error:
            return self._close(url, str(error))
        except (ValueError, EOFError) as error:
            return self._close(url, in_words(DamagedAnswer(str(error))))

    def _close(self, url: str, why: str) -> RobotParser:
        run_of(self.crawler).reach.failed(log, f"{url}: {why}: nothing is fetched there in this run")
        self._closed[urlsplit(url).netloc] = why
        return ALL_CLOSED

    def _enough(self, data: bytes, request: Request) -> None:
        """Stop a robots.txt that goes on behind what is read of it."""
        if request.meta.get("is_robots_txt"):
            tried = f"{request.url} {request.meta.get('retry_times', 0)}"
            self._received[tried] += len(data)
            if self._received[tried] > MAX_ROBOTS:
                raise StopDownload(fail=False)
