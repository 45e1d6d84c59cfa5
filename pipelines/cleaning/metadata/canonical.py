"""The page's own address: the canonical URL that it names."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.sites import clean_url, same_owner
from pipelines.cleaning.page import Page

_BROKEN = re.compile(r"[\s\ufffd]")
"""What no address holds: white space, and what stands for bytes that were lost."""


def find_address(page: Page) -> str | None:
    """The canonical URL that the page names, else the one that was requested.

    It counts where it is absolute http(s), no home page, and of the same owner as the URL that was requested (a copy's
    canonical would else rename the article); where there is none, the page's word is taken. Either is in the form that
    all URLs have: no fragment, no tracking, one style of percent-encoding.
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
    """Not the parent folder of the page: a template that names the section as every article's canonical."""
    one, other = urlsplit(address), urlsplit(url)
    return not (other.path.rstrip("/") + "/").startswith(one.path.rstrip("/") + "/") or (
        one.path.rstrip("/") == other.path.rstrip("/")
    )
