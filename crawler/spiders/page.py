"""One page by its URL, for `scrapy explain`: robots.txt and politeness hold as for any crawl."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Response

from crawler.core.spider import CommandSpider
from crawler.items import FetchedPage


class PageSpider(CommandSpider):
    """Fetches `url` and yields it as one item for the store that is brought along."""

    name = "page"

    def __init__(self, url: str, store: object, **arguments: Any) -> None:
        super().__init__(store, **arguments)
        self.start_urls = [url]

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """Yield the page as it came."""
        header = response.headers.get("Content-Type")
        yield FetchedPage(
            body=response.body,
            url=response.url,
            origin=response.url,
            site=self.site_for(response.url),
            content_type=header.decode("latin-1") if header else None,
            fetched_at=datetime.now(UTC),
        )
