"""Fails when a new Scrapy has changed what crawler/core/scrapy_private.py leans on: then look at each use of it."""

import re
import zlib
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.core.downloader import Downloader, Slot
from scrapy.core.engine import _Slot
from scrapy.core.scraper import Slot as ScraperSlot
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred

from crawler.core import scrapy_private

ROOT = Path(__file__).parent.parent.parent


class Engine:
    """As much of Scrapy's engine as can be made without a running reactor."""

    def __init__(self, downloader: Downloader) -> None:
        self.downloader = downloader
        self._slot: _Slot | None = None
        self.scraper: Any = None


@pytest.fixture
def crawler() -> Any:
    crawler: Any = get_crawler(Spider, {"DOWNLOAD_HANDLERS": {}})
    crawler.spider = Spider("x")
    downloader = object.__new__(Downloader)
    downloader.slots, downloader.active = {"a.test": Slot(1, 2.0)}, set()
    downloader.per_slot_settings, downloader.ip_concurrency = {}, 0
    crawler.engine = Engine(downloader)
    return crawler


@pytest.mark.parametrize("name", scrapy_private.OVERRIDDEN)
def test_what_is_overridden_is_there(name: str) -> None:
    module, _, path = name.partition(":")
    kind, _, attribute = path.partition(".")
    found = getattr(import_module(module), kind)
    source = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
    assert hasattr(found, attribute) or re.search(rf"self\.{attribute}\b.*=", source)
    assert source.count(attribute) > 1  # it is still called


def test_the_slot_of_a_host_has_a_delay_and_a_queue(crawler: Any) -> None:
    request = Request("http://a.test/", meta={"download_slot": "a.test"})
    slot = scrapy_private.host_slot(crawler, request)
    assert slot is not None
    assert (slot.delay, slot.jitter, slot.lastseen) == (2.0, 0, 0)
    assert scrapy_private.host_slot(crawler, Request("http://a.test/")) is None
    waiting: Deferred[Any] = Deferred()
    slot.queue.append((request, waiting))
    assert not list(scrapy_private.take_back_waiting(crawler, only=Request("http://a.test/")))  # not sent: of no host
    assert list(scrapy_private.take_back_waiting(crawler, only=request)) == [waiting]
    slot.queue.append((request, waiting))
    assert list(scrapy_private.take_back_waiting(crawler)) == [waiting]
    assert not slot.queue
    assert not scrapy_private.requests_under_way(crawler)
    assert scrapy_private.host_key(crawler, Request("http://b.test/")) == "b.test"


def test_a_crawl_is_closing_when_its_slot_says_so(crawler: Any) -> None:
    assert not scrapy_private.is_closing(crawler)
    slot = object.__new__(_Slot)
    slot.closing = Deferred()
    crawler.engine._slot = slot
    assert scrapy_private.is_closing(crawler)


def test_scrapys_engine_has_these_parts() -> None:
    source = Path(import_module("scrapy.core.engine").__file__ or "").read_text(encoding="utf-8")
    for part in ("self._slot:", "self.downloader", "self.scraper"):
        assert part in source
    slot = ScraperSlot()
    assert (slot.closing, slot.is_idle()) == (None, True)


def test_no_other_file_reaches_into_scrapy() -> None:
    for path in [*ROOT.glob("crawler/**/*.py"), *ROOT.glob("pipelines/**/*.py")]:
        if path.name != "scrapy_private.py":
            source = path.read_text(encoding="utf-8")
            assert not re.search(r"engine\._|\.engine\.(?:scraper|downloader|_slot)|scrapy\S* import _", source), path


def test_decoders_bound_what_they_unpack() -> None:
    packed = {
        "deflate": zlib.compress(b"x" * 100_000),
        "br": scrapy_private.brotli.compress(b"x" * 100_000),
        "zstd": scrapy_private.zstd.compress(b"x" * 100_000),
    }
    for name, body in packed.items():
        assert scrapy_private.DECODERS[name](body, max_size=100_000) == b"x" * 100_000
        with pytest.raises(ValueError, match="exceeded"):
            scrapy_private.DECODERS[name](body, max_size=10)


def test_a_crawl_that_goes_on_is_not_closing_and_a_request_not_sent_has_no_queue(crawler: Any) -> None:
    request = Request("http://a.test/", meta={"download_slot": "a.test"})
    assert not scrapy_private.is_closing(crawler)
    crawler.engine._slot = SimpleNamespace(closing=None)
    assert not scrapy_private.is_closing(crawler)
    crawler.engine._slot.closing = Deferred()
    assert scrapy_private.is_closing(crawler)
    assert scrapy_private.host_slot(crawler, request) is crawler.engine.downloader.slots["a.test"]
    assert scrapy_private.host_slot(crawler, Request("http://a.test/")) is None
