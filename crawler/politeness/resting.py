"""Hosts that ask to be left alone for longer than a run can wait."""

import logging
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.core.faults import HostAway
from crawler.core.scrapy_private import take_back_waiting
from crawler.politeness.pace import BUSY, seconds_to_wait

log = logging.getLogger("naqi.pace")


class LeftAlone(HostAway):
    """The host asked for a longer rest than RETRY_AFTER_MAX; the next run asks it again."""


class RestingHosts:
    """Downloader middleware: after a Retry-After over RETRY_AFTER_MAX the host gets no more requests in this run.

    Nor does the run wait for the host's turn: what is in the queue for it is taken back.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self._resting: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RestingHosts":
        """Scrapy's way of making a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises LeftAlone for a resting host."""
        host = urlsplit(request.url).hostname or ""
        if host in self._resting:
            raise LeftAlone(f"{host} asked for a rest of {self._resting[host]:.0f} s")

    def process_response(self, request: Request, response: Response) -> Response:
        """Raises LeftAlone where the answer asks for too long a rest."""
        headers = response.headers
        busy = response.status in BUSY
        asked = seconds_to_wait(headers.get("Retry-After"), headers.get("Date")) if busy else None
        if asked is not None and asked > self._longest:
            host = urlsplit(request.url).hostname or ""
            self._resting[host] = asked
            log.warning("%s asks for a rest of %.0f s: it gets no more requests in this run", host, asked)
            for waiting in take_back_waiting(self._crawler, only=request):
                waiting.errback(Failure(LeftAlone(f"{host} asked for a rest of {asked:.0f} s")))  # type: ignore[no-untyped-call]
            raise LeftAlone(f"{host} asked for a rest of {asked:.0f} s")
        return response
