"""When the article was published, and when it was modified."""

from crawler.items import Article
from pipelines.cleaning.page import Page


def find_dates(article: Article, page: Page) -> None:
    """Fill `published`, `modified`, `published_raw` and `published_from`."""
