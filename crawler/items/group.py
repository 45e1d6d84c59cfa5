"""Pages that go through the pipelines together: `PageGroup`."""

from dataclasses import dataclass, field

from crawler.items.article import Article
from crawler.items.page import FetchedPage


@dataclass(frozen=True, slots=True, eq=False)
class PageGroup:
    """Saved pages that are one item to Scrapy: for each item it makes tasks and sends signals, which cost more than all
    that naqi does with a page outside its worker."""

    pages: tuple[FetchedPage, ...] = field(repr=False)
    """What came in."""
    articles: tuple[Article, ...] = field(default=(), repr=False)
    """What the pipelines up to now have made of them."""
    dropped: tuple[tuple[FetchedPage | Article, Exception], ...] = field(default=(), repr=False)
    """What is left out, and why: a DropItem, as it is raised for a page that comes alone."""
