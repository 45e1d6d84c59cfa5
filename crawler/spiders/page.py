"""One page by its URL, for `scrapy explain`: robots.txt and politeness hold as for any crawl."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Spider
from scrapy.http import Response

from crawler.items import Article


class PageSpider(Spider):
    """Fetches `url` and yields it as one item for the store that is brought along."""

    name = "page"
    command = "explain"
    """The command that runs it; `scrapy crawl` does not."""

    def __init__(self, url: str, store: object, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.start_urls = [url]
        self.store = store

    def parse(self, response: Response) -> Iterator[Article]:
        """Yield the page as it came."""
        header = response.headers.get("Content-Type")
        yield Article(
            url=response.url,
            origin=response.url,
            html=response.body,
            content_type=header.decode("latin-1") if header else None,
            fetched_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        )
