"""Which answers are no article's page."""

import pytest
from scrapy.http import HtmlResponse, Request, Response

from crawler.discovery.refusal import is_html, refusal

HOME = "https://sada.test/"
URL = f"{HOME}news/1"
NOINDEX = b"<meta name='robots' content='noindex'><p>x"


def reason(response: Response, *, obey: bool = True) -> str | None:
    refused = refusal(response, HOME, obey_noindex=obey)
    return refused.reason if refused else None


def test_what_is_no_html_is_refused() -> None:
    assert reason(Response(URL, body=b"{}", headers={"Content-Type": "application/json"})) == "not-html"
    assert reason(HtmlResponse(URL, body=b"<p>x")) is None
    assert is_html(HtmlResponse(URL, body=b"<p>x"))


@pytest.mark.parametrize(("came_from", "refused"), [(URL, "error-page"), (HOME, None)])
def test_a_page_that_leads_to_the_home_page_is_refused(came_from: str, refused: str | None) -> None:
    request = Request(HOME, meta={"redirect_urls": [came_from]})
    assert reason(HtmlResponse(HOME, body=b"<p>x", request=request)) == refused


@pytest.mark.parametrize(("obey", "refused"), [(True, "noindex"), (False, None)])
def test_a_page_that_asks_not_to_be_indexed_is_refused_where_that_is_obeyed(obey: bool, refused: str | None) -> None:
    assert reason(HtmlResponse(URL, body=NOINDEX), obey=obey) == refused
