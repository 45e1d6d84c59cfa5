"""Sites without end: how much of one is asked for, and how much of it is held in memory."""

import asyncio
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.core.found import Found
from crawler.discovery.explore import Explorer
from crawler.discovery.options import Options
from crawler.discovery.visit import HELD, Articles, Places, Visit
from crawler.ledger import Resource
from crawler.sites import Site
from tests.discovery.test_sources import HOME, Crawl, index

MENU = '<body><nav><a href="/economy">اقتصاد</a><a href="/sport">رياضة</a></nav></body>'


@pytest.mark.parametrize(("kind", "most"), [("list", 60), ("feed", 40), ("home", 3), ("part", 300), ("sitemap", 300)])
def test_of_each_kind_of_place_a_run_asks_for_so_many(kind: str, most: int) -> None:
    places, asked = Places(), 0
    for number in range(2 * most):
        if places.is_new(f"{HOME}{number}", kind):
            places.wait_for(f"{HOME}{number}", kind)
            asked += 1
    assert asked == most
    assert places.is_new(HOME, "another kind")


def test_a_site_holds_so_many_requests_and_the_ledger_the_rest() -> None:
    articles, pages = Articles(), [Found(f"{HOME}{number}") for number in range(500)]
    assert sum(map(articles.take, pages)) == 100
    assert articles.behind
    articles.ended()
    assert not articles.take(pages[0])
    assert articles.take(pages[499])


def test_what_is_counted_as_discovered_is_held_for_so_many_pages() -> None:
    articles = Articles()
    for start in range(0, 150_000, 200):
        assert articles.count([Found(f"{HOME}{number}") for number in range(start, start + 200)]) == 200
        assert len(articles._counted) <= 50_200


def requests_of(explorer: Explorer, level: int) -> list[Request]:
    """What a list page that stands so many steps from the start page leads to."""
    visit = Visit(Site("sada", HOME), Options())
    response = HtmlResponse(f"{HOME}list", body=MENU.encode(), encoding="utf-8")

    async def all_of_it() -> list[Request]:
        found = explorer.parse_page(response, visit, Resource(f"{HOME}list", "sada", "list"), level)
        return [one async for one in found if isinstance(one, Request)]

    return asyncio.run(all_of_it())


def test_lists_are_followed_two_steps_deep(tmp_path: Path) -> None:
    explorer = Explorer(Crawl(tmp_path, Options()))
    assert {one.url for one in requests_of(explorer, 1)} == {f"{HOME}economy", f"{HOME}sport"}
    assert {one.cb_kwargs["level"] for one in requests_of(explorer, 1)} == {2}
    assert requests_of(explorer, 2) == []


@pytest.mark.parametrize(("level", "asked"), [(2, 1), (3, 0)])
def test_indexes_inside_indexes_end(level: int, asked: int, tmp_path: Path) -> None:
    reader = Explorer(Crawl(tmp_path, Options())).sources
    visit, response = Visit(Site("sada", HOME), Options()), Response(f"{HOME}i.xml", body=index(("next.xml", "")))

    async def all_of_it() -> list[Request]:
        found = reader.read(response, visit, Resource(f"{HOME}i.xml", "sada", "part"), level=level)
        return [one async for one in found]

    assert len(asyncio.run(all_of_it())) == asked


def test_pages_that_wait_are_taken_up_while_there_is_room_and_more_are_wanted() -> None:
    assert Articles(most=5, in_flight=HELD // 2, answered=4).is_refillable
    assert not Articles(most=5, in_flight=HELD // 2 + 1).is_refillable
    assert not Articles(most=5, answered=5).is_refillable
    assert not Articles(most=5, away=True).is_refillable
    assert not Articles(most=5, behind=False).is_refillable
