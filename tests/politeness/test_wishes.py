"""What is asked of a host before its first page, and what the answers may cost."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.core.faults import HostAway
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
