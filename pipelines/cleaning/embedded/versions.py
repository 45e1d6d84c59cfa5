"""The versions of itself that a page links: AMP, print."""

from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from pipelines.cleaning.page import Page

MOST_VERSIONS = 2
"""Versions that are named; a page has one of each kind."""


def linked_versions(page: Page) -> list[str]:
    """Absolute addresses, AMP before print; only what the page declares, never a guess."""
    if page.tree is None or not page.url:
        return []
    ranked = [(rank, link) for link in page.tree.iter("link", "a") if (rank := _rank(link)) is not None]
    found: dict[str, None] = {}
    for _, link in sorted(ranked, key=lambda pair: pair[0]):
        try:
            address = urldefrag(urljoin(page.url, (link.get("href") or "").strip()))[0]
        except ValueError:
            continue
        if address.startswith(("http://", "https://")) and address != page.url:
            found[address] = None
    return list(found)[:MOST_VERSIONS]


def _rank(link: HtmlElement) -> int | None:
    rel = (link.get("rel") or "").lower().split()
    if not link.get("href"):
        return None
    if "amphtml" in rel:
        return 0
    return 1 if "alternate" in rel and "print" in (link.get("media") or "").lower() else None
