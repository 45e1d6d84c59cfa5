"""One page by its URL, for `scrapy explain`: robots.txt and politeness hold as for any crawl."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.core.faults import why_failed
from crawler.core.spider import CommandSpider, as_fetched
from crawler.items import FetchedPage


class PageSpider(CommandSpider):
    """Fetches `url` and yields it as one item for the store that is brought along."""

    name = "page"

    def __init__(self, url: str, store: object, **arguments: Any) -> None:
        super().__init__(store, **arguments)
        self.start_urls = [url]

    async def start(self) -> AsyncIterator[Request]:
        """The one request."""
        yield Request(self.start_urls[0], errback=self.failed, dont_filter=True)

    def failed(self, failure: Failure) -> None:
        """Leave in the stats why there is no page."""
        if self.crawler.stats:
            self.crawler.stats.set_value("naqi/page_failed", why_failed(failure))

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """Yield the page as it came."""
        yield as_fetched(response, self.site_for(response.url))
