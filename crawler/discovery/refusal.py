"""Pages that were fetched but must not be cleaned."""

from urllib.parse import urlsplit

from scrapy.http import HtmlResponse, Response

from crawler.discovery.links import robots_directives
from crawler.items import Rejected
from crawler.politeness.agent import NAME
from crawler.sites.urls import normalise

SNIFFED = 2048
"""Bytes in which a page of an odd type has to show that it is HTML."""


def refusal(response: Response, home: str, *, obey_noindex: bool) -> Rejected | None:
    """Why the page is refused, or None: no HTML, redirected to the home page, or it asks not to be indexed."""
    if not is_html(response):
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Rejected("not-html", kind)
    asked = response.request.url if response.request else response.url
    came_from = (response.request.meta.get("redirect_urls") if response.request else None) or [asked]
    if normalise(response.url) == normalise(home) and normalise(came_from[0]) != normalise(home):
        return Rejected("error-page", f"redirects to the home page, {urlsplit(home).hostname}")
    if obey_noindex and "noindex" in robots_directives(response.body, robots_tags(response), NAME):
        return Rejected("noindex", "robots meta tag or X-Robots-Tag")
    return None


def is_html(response: Response) -> bool:
    """Whether a response is a page: by its type, or by its first bytes where the type is wrong."""
    if isinstance(response, HtmlResponse):
        return True
    kind = (response.headers.get("Content-Type") or b"").lower()
    start = response.body[:SNIFFED].lower()
    return b"xhtml" in kind or b"<html" in start or b"<!doctype html" in start


def robots_tags(response: Response) -> list[str]:
    """The X-Robots-Tag lines of an answer."""
    return [value.decode("latin-1") for value in response.headers.getlist("X-Robots-Tag")]
