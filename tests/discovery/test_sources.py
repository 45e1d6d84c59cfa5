"""Which of an index's sitemaps are asked for, and what is learned of what they list."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.core.counts import Counts
from crawler.core.found import Found
from crawler.discovery.explore import Explorer
from crawler.discovery.options import Options
from crawler.discovery.sources import SourceReader
from crawler.discovery.visit import Visit
from crawler.items import FetchedPage
from crawler.ledger import Ledger, Resource
from crawler.sites import Site
from crawler.spiders.news import NewsSpider
from tests.spiders.crawling import urlset

T = TypeVar("T")
HOME = "https://sada.test/"


class Crawl:
    """As much of the spider as discovery asks for."""

    is_stopping = False

    def __init__(self, folder: Path, options: Options) -> None:
        self.options = options
        self.settings = Settings({"SOURCE_MAXSIZE": 1_000_000})
        self.counts = Counts(Crawler(NewsSpider))
        self.ledger = Ledger(folder / "ledger.sqlite")
        self.found: list[str] = []

    async def read(self, visit: Visit, function: Callable[..., T], body: bytes, *arguments: Any) -> T:
        return function(body, *arguments)

    def new_articles(self, visit: Visit, found: Iterable[Found], *, inside: bool = False) -> Iterator[Request]:
        self.found += [one.url for one in found]
        yield from ()

    def page(self, response: Response, visit: Visit, found: Found) -> FetchedPage:
        raise AssertionError

    def manners(self, visit: Visit) -> dict[str, Any]:
        return {"stay_on": ()}

    def sitemaps_of(self, visit: Visit) -> list[str]:
        return []


def index(*children: tuple[str, str]) -> bytes:
    days = [f"<lastmod>{day}</lastmod>" if day else "" for _, day in children]
    entries = [f"<sitemap><loc>{HOME}{one[0]}</loc>{day}</sitemap>" for one, day in zip(children, days, strict=True)]
    return f"<sitemapindex>{''.join(entries)}</sitemapindex>".encode()


def asked(crawl: Crawl, body: bytes, visit: Visit | None = None) -> list[str]:
    """What is asked for behind a sitemap of this body."""
    visit = visit or Visit(Site("sada", HOME), crawl.options)
    reader = Explorer(crawl).sources
    response = Response(HOME + "i.xml", body=body)

    async def all_of_it() -> list[str]:
        resource = crawl.ledger.resource(HOME + "i.xml") or Resource(HOME + "i.xml", "sada", "sitemap")
        return [one.url.removeprefix(HOME) async for one in reader.read(response, visit, resource)]

    return asyncio.run(all_of_it())


def test_an_index_is_read_from_its_newest_sitemap_and_not_behind_since(tmp_path: Path) -> None:
    body = index(("old.xml", "2024-01-01"), ("none.xml", ""), ("new.xml", "2026-11-21"), ("day.xml", "2026-11-20"))
    assert asked(Crawl(tmp_path, Options()), body) == ["none.xml", "new.xml", "day.xml", "old.xml"]
    since = Options(since=datetime(2026, 11, 20, tzinfo=UTC))
    assert asked(Crawl(tmp_path, since), body) == ["none.xml", "new.xml", "day.xml"]


@pytest.mark.parametrize(
    "name",
    [
        "post_tag-sitemap.xml",
        "category-sitemap2.xml",
        "author-sitemap.xml",
        "wp-sitemap-taxonomies-category-1.xml",
        "wp-sitemap-users-1.xml",
        "sitemap-images.xml",
        "sitemap_tags.xml",
    ],
)
def test_sitemaps_that_list_no_articles_are_left_alone(tmp_path: Path, name: str) -> None:
    body = index((name, ""), ("post-sitemap.xml", ""), ("wp-sitemap-posts-post-1.xml", ""), ("sitemap-2026-11.xml", ""))
    assert asked(Crawl(tmp_path, Options()), body) == [
        "post-sitemap.xml",
        "wp-sitemap-posts-post-1.xml",
        "sitemap-2026-11.xml",
    ]


def test_a_sitemap_teaches_its_url_patterns_once(tmp_path: Path) -> None:
    crawl, body = Crawl(tmp_path, Options()), urlset([f"{HOME}news/{n}" for n in (1001, 1002, 1003)]).encode()
    asked(crawl, body)
    second = Visit(Site("sada", HOME), crawl.options)
    list(Explorer(crawl).begin(second))
    assert second.patterns.fits(HOME + "news/7777")  # as the ledger remembers it
    asked(crawl, body, second)
    assert not second.patterns.enough  # three pages are known, not six
    asked(crawl, urlset([f"{HOME}news/{n}" for n in range(2001, 2009)]).encode(), second)
    assert second.patterns.enough


def test_what_cannot_be_read_costs_no_other_source(tmp_path: Path) -> None:
    crawl = Crawl(tmp_path, Options())
    assert asked(crawl, b"\x00 no feed") == []
    resource = crawl.ledger.resource(HOME + "i.xml")
    assert resource is not None
    assert resource.failures == 1
    assert isinstance(Explorer(crawl).sources, SourceReader)
