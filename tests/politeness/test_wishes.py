"""What is asked of a host before its first page, and what the answers may cost."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest, NotConfigured
from scrapy.http import Response

from crawler.core.faults import HostAway, Stopping
from crawler.ledger import Resource
from crawler.politeness import wishes
from crawler.politeness.wish_files import MAX_FILE
from crawler.politeness.wishes import KEPT, HostWishes, PublishersWishes

URL = "https://sada.test/ai.txt"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Response(URL, body=b"User-Agent: *"), b"User-Agent: *"),
        (Response(URL, status=404, body=b"<p>"), b""),
        (Response(URL, status=503), None),
        (HostAway("x"), None),
        (IgnoreRequest("robots.txt"), b""),
        (DownloadCancelledError("too large"), b""),
        (TimeoutError(), None),
    ],
)
def test_a_file_is_asked_for_once_and_up_to_its_size(answer: Any, found: bytes | None) -> None:
    asked: list[Request] = []

    async def download_async(request: Request) -> Response:
        asked.append(request)
        if isinstance(answer, Exception):
            raise answer
        return cast(Response, answer)

    crawler = cast(Crawler, SimpleNamespace(engine=SimpleNamespace(download_async=download_async)))
    assert asyncio.run(PublishersWishes(crawler)._fetch(URL)) == found
    assert [one.meta["download_maxsize"] for one in asked] == [MAX_FILE]


@pytest.mark.parametrize(("ahead", "asked"), [(None, True), (0.5 * KEPT, False), (10 * KEPT, True), (-1, True)])
def test_an_answer_is_kept_for_a_day_and_not_longer_where_a_clock_was_ahead(
    ahead: float | None, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    kept = Resource("key", "sada", "wishes", next_due=now + ahead, note=HostWishes().dump()) if ahead else None
    saved: list[Resource] = []
    ledger = SimpleNamespace(resource=lambda key: kept, save_resource=saved.append)
    monkeypatch.setattr(wishes, "ledger_of", lambda crawler: ledger)
    monkeypatch.setattr(wishes, "run_of", lambda crawler: SimpleNamespace(readers=None))
    middleware = object.__new__(PublishersWishes)
    middleware.crawler = None

    async def nothing(url: str) -> bytes:
        return b""

    monkeypatch.setattr(middleware, "_fetch", nothing)
    assert asyncio.run(middleware._ask("sada", "https://sada.test")) == HostWishes()
    assert [0 < (one.next_due or 0) - now <= KEPT + 60 for one in saved] == [True] * asked


@pytest.mark.parametrize("fault", [ValueError("too long"), Stopping("the run ends")])
def test_files_that_cannot_be_read_say_nothing_and_are_asked_for_again(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(*_: Any) -> None:
        raise fault

    async def file(url: str) -> bytes:
        return b"[]"

    saved: list[Resource] = []
    ledger = SimpleNamespace(resource=lambda key: None, save_resource=saved.append)
    monkeypatch.setattr(wishes, "ledger_of", lambda crawler: ledger)
    monkeypatch.setattr(wishes, "run_of", lambda crawler: SimpleNamespace(readers=SimpleNamespace(read=read)))
    middleware = object.__new__(PublishersWishes)
    middleware.crawler = None
    monkeypatch.setattr(middleware, "_fetch", file)
    assert asyncio.run(middleware._ask("sada", "https://sada.test")) == HostWishes()
    assert saved == []


def test_a_host_that_did_not_answer_for_one_of_them_is_asked_again_in_the_next_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved: list[Resource] = []
    ledger = SimpleNamespace(resource=lambda key: None, save_resource=saved.append)
    monkeypatch.setattr(wishes, "ledger_of", lambda crawler: ledger)
    monkeypatch.setattr(wishes, "run_of", lambda crawler: SimpleNamespace(readers=None))
    middleware = object.__new__(PublishersWishes)
    middleware.crawler = None

    for silent in ("ai.txt", "tdmrep.json"):

        async def fetch(url: str, silent: str = silent) -> bytes | None:
            return None if url.endswith(silent) else b""

        monkeypatch.setattr(middleware, "_fetch", fetch)
        assert asyncio.run(middleware._ask("sada", "https://sada.test")) == HostWishes()
    assert saved == []


def test_a_run_without_a_ledger_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for keeps in (True, False):
        monkeypatch.setattr(wishes, "run_of", lambda crawler, keeps=keeps: SimpleNamespace(keeps_ledger=keeps))
        if keeps:
            assert PublishersWishes.from_crawler(cast(Crawler, None)).crawler is None
        else:
            with pytest.raises(NotConfigured):
                PublishersWishes.from_crawler(cast(Crawler, None))


def test_whatever_happens_to_the_first_request_the_next_one_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    middleware = PublishersWishes(cast(Crawler, None))

    async def ask(site: str, host: str) -> HostWishes:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(middleware, "_ask", ask)
    page = Request("https://sada.test/1", meta={wishes.ABOUT_PAGES: "sada"})
    with pytest.raises(RuntimeError):
        asyncio.run(middleware.process_request(page))
    asyncio.run(middleware.process_request(page))
    assert page.meta["host_wishes"] == HostWishes()
    other = Request("https://sada.test/2")
    asyncio.run(middleware.process_request(other))
    assert "host_wishes" not in other.meta
