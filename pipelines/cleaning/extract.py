"""Which lines of the page may be the article's."""

import trafilatura

from crawler.items import Article, Rejected
from pipelines.cleaning.page import Line, Page


def find_text(article: Article, page: Page) -> None:
    """Fill `page.lines`. Raises Rejected where the page has no text."""
    if page.tree is None:
        return
    document = trafilatura.bare_extraction(page.tree, fast=True, include_comments=False)
    text = getattr(document, "text", None) or ""
    page.lines = [Line(line) for line in text.split("\n") if line.strip()]
    if not page.lines:
        raise Rejected("empty-body", "no text was found in the page")
