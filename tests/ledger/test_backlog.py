"""Pages that wait are walked once a run, however many of them nobody wants."""

import asyncio
from pathlib import Path

import pytest
from scrapy.utils.test import get_crawler

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Backlog, Ledger, Outcome
from crawler.spiders.news import NewsSpider

SITE = "news.example"
OLD, NEW = Hints(feed_published="2020-01-01"), Hints(feed_published="2030-01-01")


def page(number: int, hints: Hints = OLD) -> Found:
    return Found(f"https://{SITE}/{number}", hints)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def walked(ledger: Ledger, backlog: Backlog) -> list[int]:
    found = []
    while pages := backlog.ahead(ledger, SITE, 7):
        for one, place in pages:
            found.append(int(one.url.rpartition("/")[2]))
            backlog.passed(place)
    return found


def test_each_page_is_ahead_once_the_oldest_first(ledger: Ledger) -> None:
    backlog = Backlog()
    ledger.discover("other.example", [Found("https://other.example/1")])
    for number in (5, 3, 9, 1, *range(10, 30)):
        ledger.discover(SITE, [page(number)])
    assert walked(ledger, backlog) == [5, 3, 9, 1, *range(10, 30)]
    ledger.discover(SITE, [page(2), page(0)])
    assert walked(ledger, backlog) == [2, 0]
    assert walked(ledger, Backlog())[0] == 5


def test_what_is_not_passed_stays_ahead(ledger: Ledger) -> None:
    backlog = Backlog()
    ledger.discover(SITE, [page(1), page(2)])
    (_, place), _ = backlog.ahead(ledger, SITE, 9)
    backlog.passed(place)
    assert [one.page for one in backlog.ahead(ledger, SITE, 9)] == [page(2)]


def test_articles_are_seen_again_behind_those_that_are_due_the_newest_first(ledger: Ledger) -> None:
    for number in range(30):
        ledger.discover(SITE, [page(number)])
    ledger.commit([Outcome(page(number).url, SITE, "written") for number in range(29)], {})
    backlog = Backlog(revisit=-1.0)
    assert walked(ledger, backlog) == [29, *range(28, -1, -1)]
    ledger.commit([Outcome(page(0).url, SITE, "written")], {})
    assert walked(ledger, backlog) == []
    assert walked(ledger, Backlog()) == [29]


def test_of_when_articles_are_old_enough_one_run_thinks_the_same_to_its_end(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"])
    monkeypatch.setattr("crawler.ledger.backlog.utc_stamp", lambda moment: next(moments))
    backlog = Backlog(revisit=1.0)
    for _ in range(3):
        backlog.ahead(ledger, SITE, 7)
    assert backlog._before == "2026-01-01T00:00:00Z"


def test_what_had_been_passed_and_then_found_no_room_is_ahead_again(ledger: Ledger) -> None:
    """An article that has changed keeps the day it was found on."""
    for number in range(9):
        ledger.discover(SITE, [page(number)])
    ledger.commit([Outcome(page(number).url, SITE, "written") for number in range(1, 5)], {})
    backlog = Backlog()
    assert walked(ledger, backlog) == [0, *range(5, 9)]
    changed = [page(number, Hints(lastmod="2999-01-01")) for number in (4, 2)]
    assert len(ledger.discover(SITE, changed)) == 2
    ledger.discover(SITE, [page(9)])
    backlog.left(ledger, [*changed, page(9)])
    assert walked(ledger, backlog) == [9, 2, 4, *range(5, 9), 9]
    assert walked(ledger, backlog) == []


def asked(spider: NewsSpider) -> list[str]:
    """What the pages are that a refill asks for."""
    (visit,) = spider.visits.values()

    async def all_of() -> list[str]:
        return [one.url async for one in spider._refill(visit)]

    return asyncio.run(all_of())


@pytest.fixture
def spider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewsSpider:
    settings = {"OUTPUT_DIR": str(tmp_path)}
    spider = NewsSpider.from_crawler(get_crawler(NewsSpider, settings), url=f"https://{SITE}/", since="2025-01-01")
    spider.crawler.spider = spider
    monkeypatch.setattr(NewsSpider, "is_stopping", False)
    return spider


def test_a_large_backlog_that_nobody_wants_is_read_once(spider: NewsSpider, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was read again, whole, whenever one of the pages behind it had ended."""
    (visit,) = spider.visits.values()
    spider.ledger.discover(SITE, [page(number) for number in range(5_000)])
    spider.ledger.discover(SITE, [page(number, NEW) for number in range(5_000, 5_400)])
    rows: list[int] = []
    turns: list[float] = []
    read, sleep = Ledger.read, asyncio.sleep

    def counted(ledger: Ledger, query: str, values: tuple[object, ...] = ()) -> list[object]:
        found = read(ledger, query, values)
        rows.append(len(found))
        return found

    async def turn(seconds: float) -> None:
        turns.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(Ledger, "read", counted)
    monkeypatch.setattr(asyncio, "sleep", turn)
    found = asked(spider)
    assert len(turns) >= len(rows) - 1 >= 5_000 / max(rows)
    while visit.articles.in_flight:
        visit.articles.ended()
        found += asked(spider)
    assert found == [page(number).url for number in range(5_000, 5_400)]
    assert sum(rows) < 5_000 + 400 * 6


def test_all_that_a_feed_names_is_asked_for_in_one_run(spider: NewsSpider) -> None:
    """Those among them that the walk had passed: done then and changed now, or not wanted then and dated now."""
    (visit,) = spider.visits.values()
    spider.ledger.discover(SITE, [page(number) for number in range(300)])
    spider.ledger.commit([Outcome(page(number).url, SITE, "written") for number in range(150)], {})
    assert asked(spider) == []
    fresh = Hints(lastmod="2999-01-01")
    urls = [one.url for one in spider.new_articles(visit, [page(number, fresh) for number in range(600)])]
    while visit.articles.in_flight:
        visit.articles.ended()
        urls += asked(spider)
    assert sorted(urls) == sorted(page(number).url for number in range(600))
