"""Bytes become a Page: the encoding found, the source parsed once."""

from datetime import UTC, datetime

import lxml.html

from crawler.items import Article, Rejected
from crawler.sites import Site
from pipelines.cleaning.page import Line, Page, find_blocks


def open_page(article: Article, site: Site | None, learned: frozenset[str]) -> Page:
    """Decode and parse `article.html`. Raises Rejected where there is nothing to read."""
    fetched_at = datetime.fromisoformat(article.fetched_at) if article.fetched_at else datetime.now(UTC)
    source = article.html.decode("utf-8", "replace")
    page = Page(source, None, article.url, fetched_at, site, article.hints, learned)
    page.reference = None if article.saved else fetched_at
    if article.content_type == "text/plain" or "<" not in source:
        page.lines = [Line(line.strip()) for line in source.split("\n") if line.strip()]
        return page
    page.tree = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(huge_tree=True))
    page.blocks = find_blocks(page.tree)
    if not page.blocks:
        raise Rejected("empty-body")
    return page
