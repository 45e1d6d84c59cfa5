"""Leads every request for the demo's host to the demo's server, robots.txt included."""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler

from crawler.demo.server import DemoServer
from crawler.demo.story import HOST


class DemoHost:
    """Downloader middleware that opens the server with the spider and closes it with the spider.

    The server is reached as a proxy is: so the site's URLs hold neither port nor loopback address and are the same in
    each run, and Scrapy needs neither a resolver of its own nor a line in /etc/hosts.
    """

    server: DemoServer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        host = cls()
        crawler.signals.connect(host.open, signal=signals.spider_opened)
        crawler.signals.connect(host.close, signal=signals.spider_closed)
        return host

    def open(self) -> None:
        """Start the server."""
        self.server = DemoServer()

    def close(self) -> None:
        """Stop the server."""
        self.server.close()

    def process_request(self, request: Request) -> None:
        """Set the proxy."""
        if request.url.startswith(f"{HOST}/"):
            request.meta["proxy"] = self.server.proxy
