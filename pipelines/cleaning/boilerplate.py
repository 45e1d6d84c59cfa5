"""Everything that is not the journalist's text goes, each line with its reason."""

from crawler.items import Article
from pipelines.cleaning.page import Page
from pipelines.cleaning.text import tidy


def strip_boilerplate(article: Article, page: Page) -> None:
    """Fill `article.text` with the lines that stay, and `article.removed` with those that go."""
    article.text = "\n".join(tidy(line.text) for line in page.lines)
