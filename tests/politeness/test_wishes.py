"""What is asked of a host before its first page, and what the answers may cost."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from crawler.core.faults import HostAway
from crawler.politeness.wish_files import MAX_FILE
from crawler.politeness.wishes import PublishersWishes

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
