"""What keeps a site's crawl going and lets it end: places that have not answered, articles under way and behind."""

import pytest

from crawler.core.found import Found
from crawler.discovery.options import Options
from crawler.discovery.visit import Articles, Places, Visit, busy_sites
from crawler.sites import Site

HOME = "https://sada.test/"


def found(number: int) -> Found:
    return Found(f"{HOME}{number}")


def test_a_place_is_asked_for_once() -> None:
    places = Places()
    assert [places.is_new(HOME, "feed"), places.is_new(HOME, "feed"), places.is_new(f"{HOME}b", "feed")] == [
        True,
        False,
        True,
    ]


def test_links_are_judged_when_the_last_place_has_answered() -> None:
    places, page = Places(), object()
    for url in ("a", "b"):
        places.wait_for(url, "feed")
    assert places.settle("unknown") == [] and not places.judging
    places.hold(page)  # type: ignore[arg-type]
    assert places.settle("a") == [] and not places.judging
    assert places.settle("b") == [page] and places.judging
    assert places.settle("b") == []


def test_links_are_not_judged_before_there_are_any() -> None:
    places = Places()
    places.wait_for("a", "feed")
    assert places.settle("a") == []
    assert not places.judging


def test_no_more_are_taken_than_were_asked_for() -> None:
    articles = Articles(most=2, behind=False)
    assert [articles.take(found(number)) for number in (1, 1, 2, 3)] == [True, False, True, False]
    assert articles.behind
    articles.ended()
    assert not articles.take(found(3))
    articles.ended()
    assert (articles.answered, articles.in_flight, articles.is_refillable) == (2, 0, False)


def test_what_waits_in_the_ledger_is_not_counted_as_done() -> None:
    articles = Articles()
    articles.take(found(1))
    assert articles.count_done([found(1), found(2)]) == 0
    articles.refilled(more=False)
    assert articles.count_done([found(1), found(2)]) == 1


def test_of_a_site_that_is_away_nothing_more_is_taken_up() -> None:
    articles = Articles()
    articles.take(found(1))
    articles.take(found(2))
    articles.ended(away=True)
    articles.ended()
    assert articles.away and not articles.is_refillable


@pytest.mark.parametrize(("listed", "revisit", "behind"), [(None, None, True), ([], None, False), ([], 0, True)])
def test_the_ledger_is_looked_through_unless_a_list_names_the_articles(
    listed: list[Found] | None, revisit: int | None, behind: bool
) -> None:
    assert Visit(Site("sada", HOME), Options(revisit=revisit), listed).articles.behind == behind


def test_a_site_is_busy_until_all_has_answered() -> None:
    visit = Visit(Site("sada", HOME), Options())
    assert busy_sites({"sada": visit}) == ["sada"]
    visit.begun = True
    assert busy_sites({"sada": visit}) == []
    visit.places.wait_for(HOME, "feed")
    assert visit.is_busy is True
    visit.places.settle(HOME)
    visit.articles.take(found(1))
    assert visit.is_busy is True
    visit.articles.ended()
    assert visit.is_busy is False
