"""The page's own address: the canonical URL that it names."""

import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from crawler.sites import clean_url, same_owner
from pipelines.cleaning.page import Page

_BROKEN = re.compile(r"[\s\ufffd]")
"""What no address holds: white space, and what stands for bytes that were lost."""

SCRIPT = re.compile(r"\.(?:php\d?|aspx?|jsp|jspx|do|cfm|pl|cgi)$", re.IGNORECASE)
"""Endings of programs that make pages: what tells one of their pages from another stands in the query."""


def find_address(page: Page) -> str | None:
    """The canonical URL that the page names, else the one that was requested.

    It counts where it is absolute http(s), no home page, of the same owner as the URL that was requested (a copy's
    canonical would else rename the article), and tells of this page; where there is none, the page's word is taken.
    Either is in the form that all URLs have: no fragment, no tracking, one style of percent-encoding.
    """
    for stated in _stated(page):
        address = absolute(stated, page.url)
        if address and urlsplit(address).path not in ("", "/") and _same_site(address, page.url):
            if page.url is not None and not _is_specific(address, page.url):
                continue
            return clean_url(address) or address
    return clean_url(page.url) or page.url if page.url else None


def _stated(page: Page) -> list[str]:
    found: list[str] = []
    for link in page.tagged["link"]:
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            found.append((link.get("href") or "").strip())
    return found + page.meta.get("og:url", [])


def absolute(address: str, base: str | None) -> str | None:
    """An address without its fragment, made absolute against `base`; None where it is no http(s) URL."""
    try:
        address = urljoin(base, address) if base else address
        parts = urlsplit(address)
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.hostname and not _BROKEN.search(address)
    return parts._replace(fragment="").geturl() if good else None


def _same_site(address: str, url: str | None) -> bool:
    return url is None or same_owner(address, url)


def _is_specific(address: str, url: str) -> bool:
    """Not the parent folder of the page, nor what no story is told by: templates name the section, or the program that
    makes all pages, as every article's canonical. All of them would be one article."""
    one, other = urlsplit(address), urlsplit(url)
    if one.path.rstrip("/") != other.path.rstrip("/"):
        is_above = (other.path.rstrip("/") + "/").startswith(one.path.rstrip("/") + "/")
        return not is_above and (_tells(one) or not _tells(other))
    return _tells(one) or not _has_digit(other.query)


def _tells(parts: SplitResult) -> bool:
    """Whether an address may be one story's: it has a number, or its last word is none that a menu has (`/home`)."""
    name = parts.path.rstrip("/").rpartition("/")[2]
    is_named = not name.isascii() or any(mark in name for mark in "-_%")
    return _has_digit(parts.path + parts.query) or (is_named and not SCRIPT.search(name))


def _has_digit(text: str) -> bool:
    """Those of percent-encoding do not count: all letters but Latin ones have some."""
    return any(map(str.isdigit, unquote(text)))
