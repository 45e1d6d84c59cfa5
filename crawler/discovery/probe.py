"""Looks at a home page once, for `scrapy sites add`: what a crawl would begin with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.robotstxt import RobotParser
from twisted.python.failure import Failure

from crawler.core.decoding import text_of
from crawler.core.faults import why_failed
from crawler.core.spider import CommandSpider
from crawler.discovery.links import read_links
from crawler.discovery.url_patterns import looks_like_article
from crawler.politeness.robots import Parsed
from crawler.sites.owners import same_site


@dataclass(slots=True)
class Finding:
    """What one look at a home page gave."""

    home: str = ""
    """Where its redirects ended."""
    title: str | None = None
    language: str | None = None
    """ISO 639-1, as the page declares it."""
    feeds: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    articles: int = 0
    """Links that look like articles."""
    fault: str | None = None
    """Why there is nothing, if there is nothing."""


class ProbeSpider(CommandSpider):
    """Fetches robots.txt and one page; the answer is in `finding`."""

    name = "probe"

    def __init__(self, url: str, finding: Finding, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.start_urls = [url]
        self.finding = finding

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's way of making a spider."""
        self = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(self._robots_parsed, signals.robots_parsed)
        return self

    async def start(self) -> Any:
        """The one request."""
        yield Request(self.start_urls[0], errback=self.failed, dont_filter=True)

    def parse(self, response: Response) -> Iterator[Request]:
        """Read the home page."""
        found = self.finding
        found.home = response.url
        if not isinstance(response, TextResponse):
            found.fault = "no HTML page"
            return
        links = read_links(text_of(response), response.url)
        found.title, found.feeds = links.title, links.feeds
        found.language = (links.language or "")[:2].lower() or None
        found.articles = sum(looks_like_article(url) and same_site(url, response.url) for url in links.anchors)
        yield from ()

    def failed(self, failure: Failure) -> None:
        """Keep why there is nothing."""
        self.finding.fault = why_failed(failure)

    def _robots_parsed(self, robotparser: RobotParser) -> None:
        named = robotparser.rules.sitemaps if isinstance(robotparser, Parsed) else ()
        self.finding.sitemaps += [url for url in named if url not in self.finding.sitemaps]
