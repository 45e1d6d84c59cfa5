"""One page by its URL, for `scrapy explain`: robots.txt and politeness hold as for any crawl."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from crawler.core.spider import CommandSpider, as_fetched
from crawler.items import FetchedPage


class PageSpider(CommandSpider):
    """Fetches `url` and yields it as one item for the store that is brought along."""

    name = "page"

    def __init__(self, url: str, store: object, **arguments: Any) -> None:
        super().__init__(store, **arguments)
        self.start_urls = [url]

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """Yield the page as it came."""
        yield as_fetched(response, self.site_for(response.url))
