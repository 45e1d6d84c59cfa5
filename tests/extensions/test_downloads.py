"""Downloads that must not begin any more, and those that are under way when the run ends."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

from crawler.core.faults import Stopping
from crawler.extensions.downloads import Downloads
from crawler.politeness.hours import OutsideHours


class Closed:
    """A site's hours are over."""

    def process_request(self, request: Request) -> None:
        raise OutsideHours(request.url)


@pytest.mark.parametrize(("is_stopped", "why"), [(True, Stopping), (False, OutsideHours)])
def test_what_waited_too_long_is_not_asked_for(is_stopped: bool, why: type[Exception]) -> None:
    downloads: Any = Downloads.__new__(Downloads)  # without Scrapy's connections
    downloads._of_run = SimpleNamespace(get_downloader_middleware=lambda _: Closed())
    downloads._under_way, downloads._stopped = set(), is_stopped
    with pytest.raises(why) as caught:
        asyncio.run(downloads.download_request(Request("http://sada.test/")))
    assert type(caught.value) is why


def test_what_is_under_way_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silence(_handler: HTTP11DownloadHandler, _request: Request) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(HTTP11DownloadHandler, "download_request", silence)
    downloads: Any = Downloads.__new__(Downloads)  # without Scrapy's connections
    downloads._of_run = SimpleNamespace(get_downloader_middleware=lambda _: None)
    downloads._under_way, downloads._stopped = set(), False

    async def stop() -> BaseException | None:
        download = asyncio.ensure_future(downloads.download_request(Request("http://sada.test/")))
        while not downloads._under_way:
            await asyncio.sleep(0)
        downloads._break_off()
        ended, _ = await asyncio.wait({download}, timeout=5)
        return download.exception() if ended else None

    assert isinstance(asyncio.run(stop()), Stopping)
    assert not downloads._under_way
