"""The last look: is this an article that can be delivered?"""

from crawler.items import Article, Rejected
from pipelines.cleaning.page import Page


def judge(article: Article, page: Page) -> None:
    """Raise Rejected with a reason where the text is none; flag what a reader should know."""
    if not article.text:
        raise Rejected("empty-body", "nothing is left of the page's text")
