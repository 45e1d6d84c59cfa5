"""What a page names as its encoding never stops the crawl."""

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from crawler.core.decoding import decoded, text_of
from crawler.politeness.meta_refresh import QuickMetaRefresh

PAGE = '<html><head>{}<meta http-equiv="refresh" content="0;url=/خبر"></head><body>خبر</body></html>'
NO_TEXT = ["zlib", "hex", "base64", "rot13", "bz2", "idna", "punycode", "undefined", "klingon", "a\0b", "x" * 9999]


@pytest.mark.parametrize("name", NO_TEXT, ids=ascii)
def test_a_codec_that_is_none_for_pages_is_no_encoding(name: str) -> None:
    plain, named = PAGE.format("").encode(), PAGE.format(f'<meta charset="{name}">').encode()
    assert decoded(plain, f"text/html; charset={name}") == plain.decode()
    assert "<body>خبر" in decoded(named, "text/html")
    assert "<body>خبر" in decoded(PAGE.format("").encode("cp1256"), f"text/html; charset={name}")


@pytest.mark.parametrize("name", ["zlib", "idna", "windows-1256"])
def test_a_refresh_is_found_whatever_the_encoding_is_called(name: str) -> None:
    body = PAGE.format("").encode("cp1256" if name == "windows-1256" else "utf-8")
    request = Request("http://sada.test/")
    page = HtmlResponse(request.url, body=body, headers={"Content-Type": f"text/html; charset={name}"}, request=request)
    followed = QuickMetaRefresh.from_crawler(get_crawler()).process_response(request, page)
    assert isinstance(followed, Request)
    assert followed.url == "http://sada.test/%D8%AE%D8%A8%D8%B1"
    assert text_of(page, 15) == "<html><head><me"
