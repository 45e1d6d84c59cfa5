"""Which links of a page lead on to other lists of articles: sections, and the list's next page."""

import re
from collections.abc import Iterator

from crawler.discovery.links import Links, page_number
from crawler.discovery.url_patterns import FILES, YEAR, segments
from crawler.discovery.visit import MAX_PAGES
from crawler.sites.hosts import split

MENU_WORDS = 4
"""Words of a menu entry at most; longer link texts are headlines."""

MENU_DEPTH = 3
"""Segments in a section's path at most."""

NO_LIST = re.compile(
    r"^(?:tags?|keywords?|authors?|writers?|users?|profiles?|search|login|signin|sign-in|register|signup|subscribe|account"
    r"|cart|contact(?:-?us)?|about(?:-?us)?|privacy(?:-policy)?|terms(?:-\w+)*|policy|cookies?|advertise|advertising|careers"
    r"|jobs|rss|feeds?|sitemaps?|newsletters?|wp-\w+|cdn-cgi|calendar|weather|horoscopes?|epg|live|videos?|photos?|gallery"
    r"|galleries|podcasts?|schedule|print|share|comments?|feedback|faq|apps?)$",
    re.IGNORECASE,
)
"""Path segments of pages that list no articles of their own: tools, media, and tags, of which there is no end."""


def sections(links: Links) -> Iterator[tuple[str, str]]:
    """The links of a page that read like menu entries: URL and text, in the order of the page."""
    for url, text in links.anchors.items():
        parts = segments(url)
        address = split(url)
        if not text or len(text.split()) > MENU_WORDS or address is None or address.query:
            continue
        if not 0 < len(parts) <= MENU_DEPTH or FILES.search(parts[-1]) or page_number(url) > 1:
            continue
        if not any(NO_LIST.match(part) or YEAR.match(part) for part in parts):
            yield url, text


def next_pages(links: Links, url: str) -> Iterator[str]:
    """The list's next page: as the page says itself, or the link whose page number follows that of `url`."""
    number = page_number(url)
    if number >= MAX_PAGES:
        return
    stem = _stem(url)
    candidates = [*links.following, *(one for one in links.anchors if page_number(one) == number + 1)]
    for one in dict.fromkeys(candidates):
        if page_number(one) <= MAX_PAGES and (one in links.following or _stem(one) == stem):
            yield one


def _stem(url: str) -> str:
    """A list's URL without its page number."""
    return re.sub(r"(?:/(?:page|pages|p)[/-]\d+|[?&](?:page|paged|pg|pn)=\d+)/?$", "", url).rstrip("/")
