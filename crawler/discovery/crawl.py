"""What discovery asks of the spider that it works for."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.core.counts import Counts
from crawler.core.found import Found
from crawler.core.reach import Reach
from crawler.discovery.options import Options
from crawler.discovery.visit import Visit
from crawler.items import FetchedPage
from crawler.ledger import Ledger

T = TypeVar("T")


class Crawl(Protocol):
    """A spider: `crawler.spiders.news.NewsSpider` documents each name."""

    options: Options
    settings: BaseSettings
    crawler: Crawler
    visits: dict[str, Visit]

    @property
    def counts(self) -> Counts:
        """What the run has got."""

    @property
    def ledger(self) -> Ledger:
        """The crawl's memory."""

    @property
    def reach(self) -> Reach:
        """Whether any site has answered."""

    @property
    def is_stopping(self) -> bool:
        """Whether the run has begun to end."""

    async def read(self, visit: Visit, function: Callable[..., T], body: bytes, *arguments: Any) -> T:
        """`function(body, *arguments)` in a reading process. Raises what it raises, Unreadable (a ValueError) where it
        takes too long, Stopping where the run ends."""

    def new_articles(self, visit: Visit, found: Iterable[Found], *, inside: bool = False) -> Iterator[Request]:
        """Requests for those of the pages that are due."""

    def request(self, visit: Visit, found: Found, again: Any = None, address: str | None = None) -> Request:
        """The request for an article page."""

    def page(self, response: Response, visit: Visit, found: Found) -> FetchedPage:
        """The item for a page that was fetched."""

    def manners(self, visit: Visit) -> dict[str, Any]:
        """Request meta for the politeness components."""

    def sitemaps_of(self, visit: Visit) -> list[str]:
        """The sitemaps that the site's robots.txt names."""
