"""Headline, authors, source, tags, section, description, picture."""

from crawler.items import Article
from pipelines.cleaning.page import Page


def find_metadata(article: Article, page: Page) -> None:
    """Fill the article's fields from what the page says of itself."""
    if page.tree is None:
        return
    heading = page.tree.find(".//h1")
    if heading is not None:
        article.title = " ".join("".join(heading.itertext()).split()) or None
