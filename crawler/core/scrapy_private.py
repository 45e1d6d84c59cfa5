"""Parts of Scrapy that it does not document and that naqi leans on: all of them here, each with its reason.

tests/core/test_scrapy_private.py fails when Scrapy changes one. What stands in no function is in `OVERRIDDEN`.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.core.scraper import Slot as ScraperSlot
from scrapy.crawler import Crawler
from scrapy.utils import _compression
from twisted.internet.defer import Deferred

brotli, zstd = _compression.brotli, _compression.zstd  # type: ignore[attr-defined]
"""The libraries as Scrapy has found them: what it unpacks with one of them must be checked with the same."""

DECODERS: dict[str, Callable[..., bytes]] = {
    "deflate": _compression._inflate,
    "br": _compression._unbrotli,
    "zstd": _compression._unzstd,
}
"""Unpack one coding up to `max_size` bytes; more raises a ValueError. They bound what they hold, as we need it."""

OVERRIDDEN = {
    "scrapy.pqueues:DownloaderAwarePriorityQueue._downloader_interface": "FairQueue counts the places of a host itself",
    "scrapy.downloadermiddlewares.robotstxt:RobotsTxtMiddleware.robot_parser": "RobotsTxt closes a site without rules",
    "scrapy.downloadermiddlewares.robotstxt:RobotsTxtMiddleware.process_request_2": "RobotsTxt says why it is closed",
    "scrapy.core.downloader.handlers.http11:HTTP11DownloadHandler.download_request": "Downloads breaks downloads off",
    "scrapy.downloadermiddlewares.httpcompression:HttpCompressionMiddleware._decode": "WholeAnswers bounds the members",
}
"""Methods and attributes that subclasses of ours put others in place of, with the reason."""


def is_closing(crawler: Crawler) -> bool:
    """Whether the crawl has begun to stop: Scrapy sends no signal at that moment."""
    slot = _engine(crawler)._slot
    return bool(slot and slot.closing)


def downloader(crawler: Crawler) -> Downloader:
    """The downloader; None of what follows is reached from outside the engine."""
    found: Downloader = _engine(crawler).downloader
    return found


def host_slot(crawler: Crawler, request: Request) -> Slot | None:
    """The downloader's queue for the host of a request that has been sent: its delay is set nowhere else."""
    key = request.meta.get("download_slot")
    return downloader(crawler).slots.get(key) if key else None


def host_key(crawler: Crawler, request: Request) -> str:
    """The name of that queue, also before the request is sent."""
    return downloader(crawler).get_slot_key(request)


def requests_under_way(crawler: Crawler) -> Collection[Request]:
    """Every request that the downloader has, those that wait for a robots.txt among them."""
    return downloader(crawler).active


def take_back_waiting(crawler: Crawler, only: Request | None = None) -> "Iterator[Deferred[Any]]":
    """Take the requests out of the downloader that wait there for their turn; yields who waits for each answer.

    With `only`, those alone that wait for the host of this one, which has been sent.
    """
    for slot in [host_slot(crawler, only)] if only else list(downloader(crawler).slots.values()):
        while slot and slot.queue:
            _, waiting = slot.queue.popleft()
            yield waiting


def scraper_slot(crawler: Crawler) -> ScraperSlot | None:
    """Where the items under way are counted: Scrapy looks for the end of a crawl only behind a response."""
    found: ScraperSlot | None = _engine(crawler).scraper.slot
    return found


def _engine(crawler: Crawler) -> Any:
    assert crawler.engine is not None
    return crawler.engine
