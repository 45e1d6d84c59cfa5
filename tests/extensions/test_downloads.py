"""Downloads that must not begin any more."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request

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
