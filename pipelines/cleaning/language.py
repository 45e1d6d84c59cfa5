"""The language of the text."""

from crawler.items import Article
from pipelines.cleaning.page import Page


def find_language(article: Article, page: Page) -> None:
    """Fill `language`."""
