"""How often a host is asked: the site file's delay, robots.txt's Crawl-delay, and Retry-After."""

import logging
import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.core.scrapy_private import host_slot
from crawler.politeness.agent import NAME

log = logging.getLogger("naqi.pace")

BUSY = frozenset({429, 503})
"""Statuses that ask us to wait (RFC 6585, 4; RFC 9110, 15.6.4)."""

LONGEST = 86_400.0
"""Seconds of a wait that servers ask for: a day is far above what they do."""


class Pace:
    """Keeps each host's delay at or above what was asked for, and lets a host rest that says it is busy.

    AutoThrottle goes on above that floor. It stands behind AutoThrottle in EXTENSIONS, so that it has the last word.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self._max_delay = settings.getfloat("CRAWL_DELAY_MAX")
        self._rest = settings.getfloat("BUSY_DELAY")
        self._max_rest = settings.getfloat("RETRY_AFTER_MAX")
        self._floors: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pace":
        """Scrapy's way of making a component."""
        self = cls(crawler)
        crawler.signals.connect(self.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(self.request_reached_downloader, signals.request_reached_downloader)
        crawler.signals.connect(self.response_downloaded, signals.response_downloaded)
        return self

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Take the Crawl-delay that robots.txt asks of us, up to CRAWL_DELAY_MAX."""
        delay = robotparser.crawl_delay(NAME)
        if delay:
            self._raise_floor(urlsplit(request.url).hostname or "", min(delay, self._max_delay))

    def request_reached_downloader(self, request: Request) -> None:
        """Before a request queues: its host's delay is at least what was asked for."""
        if "site_delay" in request.meta:
            self._raise_floor(urlsplit(request.url).hostname or "", request.meta["site_delay"])
        self._hold_floor(request)

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Before the next request of the host is sent: hold the floor, rest where the host is busy."""
        self._hold_floor(request)
        if response.status not in BUSY:
            return
        asked = seconds_to_wait(response.headers.get("Retry-After"), response.headers.get("Date"))
        wait = min(self._rest if asked is None else asked, self._max_rest)
        rest(self.crawler, request, wait)
        log.info("%s answers %d: it is left alone for %.0f s", urlsplit(request.url).hostname, response.status, wait)

    def _raise_floor(self, host: str, delay: float) -> None:
        self._floors[host] = max(delay, self._floors.get(host, 0))

    def _hold_floor(self, request: Request) -> None:
        slot = host_slot(self.crawler, request)
        floor = self._floors.get(urlsplit(request.url).hostname or "", 0)
        if slot is not None and floor:
            slot.delay = max(slot.delay, floor)
            slot.jitter = 0  # half the delay that was asked for is not what was asked for


def rest(crawler: Crawler, request: Request, seconds: float) -> None:
    """Leave the host of a request alone for so long."""
    slot = host_slot(crawler, request)
    if slot is not None:
        # A slot sends its next request `delay` after `lastseen`; without a delay it would not look at the clock.
        slot.delay = max(slot.delay, 0.01)
        slot.lastseen = max(slot.lastseen, time.monotonic() + seconds - slot.delay)


def asked_just_now(crawler: Crawler, request: Request) -> None:
    """The host of a request has been busy with it until now: its next request waits for the whole delay."""
    slot = host_slot(crawler, request)
    if slot is not None:
        slot.lastseen = max(slot.lastseen, time.monotonic())


def seconds_to_wait(header: bytes | None, date: bytes | None = None) -> float | None:
    """What a Retry-After header asks for, in seconds from now (RFC 9110, 10.2.3); None where it says nothing.

    A moment is counted from `date`, the answer's Date header, where there is one: both are of the server's clock, and
    this machine's may be wrong. Where that makes it a wait of days (LONGEST) and this machine's clock a shorter one,
    the header is broken.
    """
    text = (header or b"").decode("latin-1").strip()
    if re.fullmatch("[0-9]+", text):
        return float(text[:12])  # longer ones ask for more than a lifetime, too
    moment = _moment(text)
    if moment is None:
        return None
    by_ours = (moment - datetime.now(UTC)).total_seconds()
    theirs = _moment((date or b"").decode("latin-1").strip())
    by_theirs = (moment - theirs).total_seconds() if theirs else by_ours
    return by_ours if by_theirs > LONGEST and 0 < by_ours < by_theirs else max(0.0, by_theirs)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
