"""Hosts that do not answer: they get a rest, and in the end no more requests in this run."""

import logging
from collections import Counter
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.core.faults import HostAway, in_words
from crawler.core.run import run_of
from crawler.politeness.pace import rest

log = logging.getLogger("naqi.pace")

REST_EVERY = 5
"""Failures in a row after which a host is left alone for BUSY_DELAY seconds: a server that starts again gets the time
for it."""


class FailingHosts:
    """Downloader middleware: after HOST_FAILURES_MAX requests in a row without an answer, or with a server error, a
    host gets no more requests in this run.

    So a dead or hanging site costs minutes, however many of its pages are due. It stands nearer to the downloader than
    the retries: each try counts.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._limit = crawler.settings.getint("HOST_FAILURES_MAX")
        self._rest = crawler.settings.getfloat("BUSY_DELAY")
        self._failures: Counter[str] = Counter()
        self._last: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "FailingHosts":
        """Scrapy's way of making a component."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises HostAway for a host that was given up."""
        host = urlsplit(request.url).netloc
        if self._failures[host] >= self._limit:
            raise HostAway(self._last[host])

    def process_response(self, request: Request, response: Response) -> Response:
        """Any answer but a server error shows that the host is there."""
        run_of(self.crawler).reach.answer()
        if response.status >= 500:
            self._failed(request, f"status {response.status}")
        else:
            self._failures.pop(urlsplit(request.url).netloc, None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """No answer, or a broken one. What we refused ourselves does not count."""
        if not isinstance(exception, IgnoreRequest | DownloadCancelledError):
            self._failed(request, in_words(exception))

    def _failed(self, request: Request, reason: str) -> None:
        host = urlsplit(request.url).netloc
        self._failures[host] += 1
        self._last[host] = reason
        failures = self._failures[host]
        if failures == self._limit:
            log.warning("%s: %s, %d times in a row: it gets no more requests in this run", host, reason, failures)
        elif failures % REST_EVERY == 0:
            rest(self.crawler, request, self._rest)
