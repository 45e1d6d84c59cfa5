"""Headline, authors, source, tags, section, description, picture."""

from crawler.items import Article
from pipelines.cleaning.labels import Label
from pipelines.cleaning.page import Page


def find_metadata(article: Article, page: Page) -> None:
    """Fill the article's fields from what the page says of itself."""
    if page.tree is None:
        return
    heading = page.tree.find(".//h1")
    if heading is not None:
        article.title = " ".join("".join(heading.itertext()).split()) or None


def apply_label(article: Article, label: Label) -> None:
    """Move what a line says (`labels.read_label`) into the record: only fields that are empty, never dates."""
    article.authors = article.authors or list(label.values("authors"))
    article.tags = article.tags or list(label.values("tags"))
    article.source = article.source or next(iter(label.values("source")), None)
    article.section = article.section or next(iter(label.values("section")), None)
