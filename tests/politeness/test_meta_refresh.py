"""Pages that lead on by a refresh: what it costs to find out."""

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, XmlResponse
from scrapy.utils.test import get_crawler

from crawler.core import decoding
from crawler.politeness import meta_refresh
from crawler.politeness.meta_refresh import LOOKED_AT, QuickMetaRefresh

URL = "http://sada.test/"
REFRESH = b'<meta http-equiv="refresh" content="0; url=/ar/">'


def test_only_the_beginning_of_a_page_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[int] = []

    def text_of(response: Response, most: int) -> str:
        decoded.append(most)
        return decoding.text_of(response, most)

    monkeypatch.setattr(meta_refresh, "text_of", text_of)
    middleware = QuickMetaRefresh.from_crawler(get_crawler())

    def led_on(body: bytes) -> str | None:
        page, request = HtmlResponse(URL, body=body), Request(URL)
        found = middleware.process_response(request, page)
        return found.url if found is not page else None

    assert led_on(b"<p>x" + b"\xd8" * LOOKED_AT + REFRESH) is None
    assert decoded == []
    assert led_on(REFRESH + b"\xd8" * LOOKED_AT) == f"{URL}ar/"
    assert decoded == [LOOKED_AT]


@pytest.mark.parametrize("kind", [Response, XmlResponse])
def test_a_feed_that_tells_of_a_refresh_leads_nowhere(kind: type[Response]) -> None:
    feed = kind(URL, body=b"<rss>" + REFRESH)
    assert QuickMetaRefresh.from_crawler(get_crawler()).process_response(Request(URL), feed) is feed
