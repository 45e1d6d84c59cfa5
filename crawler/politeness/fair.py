"""Places in the downloader, shared among hosts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.pqueues import DownloaderAwarePriorityQueue

from crawler.core.scrapy_private import host_key, requests_under_way

AHEAD = 1
"""Requests of a host that wait in the downloader behind those under way, so that the next one is sent at once."""


class FairQueue(DownloaderAwarePriorityQueue):
    """Scrapy's queue, but a host never holds more than CONCURRENT_REQUESTS_PER_DOMAIN and AHEAD places.

    Scrapy's takes the host with the fewest requests under way; where only one host has any, it gets all places, and
    others that come later wait until its requests have timed out.
    """

    def __init__(self, crawler: Crawler, *args: Any, **kwargs: Any) -> None:
        super().__init__(crawler, *args, **kwargs)
        self._downloader_interface = Places(crawler)  # type: ignore[assignment]


class Places:
    """What the queue asks of the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") + AHEAD

    def get_slot_key(self, request: Request) -> str:
        """The host's name in the downloader."""
        return host_key(self._crawler, request)

    def stats(self, hosts: Iterable[str]) -> list[tuple[int, str]]:
        """The hosts that may have one more request, each with the number it has.

        Those that wait for a robots.txt count: Scrapy's own count leaves them out.
        """
        active = Counter(self.get_slot_key(request) for request in requests_under_way(self._crawler))
        return [(active[host], host) for host in hosts if active[host] < self._most]
