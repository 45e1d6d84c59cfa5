"""The bundled newspaper, crawled as any site is: robots.txt, sitemaps, feed, links. Offline, afresh each time."""

from collections.abc import Iterator

from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.demo.middleware import DemoHost
from crawler.demo.story import HERE
from crawler.items import FetchedPage
from crawler.sites import Site, read_site
from crawler.spiders.news import NewsSpider

DEMO_HOST_ORDER = 740
"""Before HttpProxyMiddleware (750), so that a proxy of the machine's environment is not taken instead."""


class DemoSpider(NewsSpider):
    """Crawls the site that `DemoHost` serves on loopback, and needs no politeness towards itself."""

    name = "demo"

    asks_others = False

    fresh = True  # each run shows the whole way

    custom_settings = {
        "ALLOW_PRIVATE_ADDRESSES": True,
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    }

    def __init__(self, **arguments: str) -> None:
        """Raises ValueError, one line, for an argument that would lead to other sites: this one is asked in haste."""
        super().__init__(**arguments)
        if elsewhere := [name for name in ("site", "url", "urls", "shard") if name in arguments]:
            raise ValueError(f"{elsewhere[0]}: demo is one site, the bundled one; `scrapy crawl news` takes others")

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Add the way to the demo's server to the project's middlewares."""
        super().update_settings(settings)
        middlewares = settings.getdict("DOWNLOADER_MIDDLEWARES") | {DemoHost: DEMO_HOST_ORDER}
        settings.set("DOWNLOADER_MIDDLEWARES", middlewares, "spider")  # the process sets the project's once more

    def parse(self, response: Response) -> Iterator[FetchedPage]:
        """One page by itself; `scrapy check demo` tries it.

        @url http://news.demo.example/article/5602
        @returns items 1 1
        """
        yield from super().parse(response)

    def sites(self) -> list[Site]:
        """The bundled site."""
        return [read_site(HERE / "demo.toml")]
