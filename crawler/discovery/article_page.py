"""The item for an article page of a crawl."""

from datetime import UTC, datetime

from scrapy.http import Response

from crawler.core.found import Found
from crawler.discovery.refusal import refusal
from crawler.discovery.visit import Visit
from crawler.items import FetchedPage, Hints, Rejected
from crawler.politeness.wishes import stated_of
from crawler.rendering.middleware import RENDER
from crawler.sites.urls import clean_url


def is_rendered(response: Response) -> bool:
    """Whether the page was had from a browser, after its scripts had run."""
    return response.request is not None and bool(response.request.meta.get(RENDER))


def fetched_article(response: Response, visit: Visit, found: Found, hints: Hints, *, obey_noindex: bool) -> FetchedPage:
    """The page that was fetched for `found`; `hints` are all that feeds and sitemaps have said of it."""
    assert response.request is not None
    came_from = response.request.meta.get("redirect_urls") or [response.request.url]
    header = response.headers.get("Content-Type")
    return FetchedPage(
        url=clean_url(response.url, visit.home) or found.url,
        origin=came_from[0],
        site=visit.site,
        body=response.body,
        content_type=header.decode("latin-1") if header else None,
        fetched_at=datetime.now(UTC),
        key=found.url,
        hints=hints,
        stated=stated_of(response),
        attempt="browser" if is_rendered(response) else "",
        refused=refusal(response, visit.home, obey_noindex=obey_noindex),
    )


def gone_article(asked: str, visit: Visit, found: Found, detail: str) -> FetchedPage:
    """The item for a page that was an article and is gone: `detail` says what `asked`, its URL, was answered with."""
    return FetchedPage(
        url=found.url,
        origin=asked,
        site=visit.site.name,
        key=found.url,
        fetched_at=datetime.now(UTC),
        refused=Rejected("gone", detail),
    )
