"""Whose an article's id is, where several pages name one canonical address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Article, article_id, id_of_address
from crawler.ledger import Ledger, Outcome
from crawler.sites import Site
from pipelines import own_ids
from pipelines.own_ids import OwnIds
from tests.made_articles import made_article, trace_of

HOME = "https://sada.example/"
SHARED = f"{HOME}2024/10/30/first"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield ledger
    ledger.close()


def settled(
    ids: OwnIds, page: str, text: str, url: str = SHARED, site: str = "sada", led_to: str | None = None
) -> Article:
    article = made_article(page, text, url=url, site=site)
    trace = trace_of(article, key=page)
    ids.settle(article, trace, led_to or page)
    assert trace.url == article.url
    assert article.url is not None
    assert article.id == article_id(article.url)
    return article


def written(ledger: Ledger, article: Article) -> None:
    ledger.commit(
        [Outcome(article.origin, "sada", "written", None, article.id, article.content_hash, 1)],
        {},
    )


def test_another_text_at_another_page_is_an_article_of_its_own(ledger: Ledger) -> None:
    """Committed or not."""
    ids = OwnIds(ledger, ())
    first = settled(ids, f"{HOME}1", "one")
    assert first.url == SHARED
    assert settled(ids, f"{HOME}2", "two").url == f"{HOME}2"
    written(ledger, first)
    assert settled(OwnIds(ledger, ()), f"{HOME}3", "three").url == f"{HOME}3"


def test_the_same_text_is_the_same_article(ledger: Ledger) -> None:
    ids = OwnIds(ledger, ())
    written(ledger, settled(ids, f"{HOME}1", "one"))
    assert settled(ids, f"{HOME}2", "one").url == SHARED
    assert settled(OwnIds(ledger, ()), f"{HOME}2", "one").url == SHARED


def test_a_page_that_comes_again_with_another_text_is_a_revision(ledger: Ledger) -> None:
    ids = OwnIds(ledger, ())
    settled(ids, f"{HOME}1", "not yet committed")
    written(ledger, settled(ids, f"{HOME}1", "one"))
    assert settled(ids, f"{HOME}1", "changed").url == SHARED
    assert settled(OwnIds(ledger, ()), f"{HOME}1", "changed again").url == SHARED
    again = settled(ids, f"{HOME}2", "two")
    written(ledger, again)
    assert settled(OwnIds(ledger, ()), f"{HOME}2", "two, changed").id == again.id


def test_a_page_that_was_a_copy_before_stays_one_in_any_order(ledger: Ledger) -> None:
    """Else each change of the article would make a second one of it."""
    ids = OwnIds(ledger, ())
    written(ledger, settled(ids, SHARED, "one"))
    written(ledger, settled(ids, f"{HOME}copy", "one"))
    ids = OwnIds(ledger, ())
    settled(ids, SHARED, "one, changed")
    assert settled(ids, f"{HOME}copy", "one, changed; read 17 times").url == SHARED


def test_what_is_gone_leaves_its_address_to_the_next(ledger: Ledger) -> None:
    first = settled(OwnIds(ledger, ()), f"{HOME}1", "one")
    written(ledger, first)
    ledger.commit([Outcome(first.origin, "sada", "gone", "gone", first.id, "", 1)], {})
    assert settled(OwnIds(ledger, ()), f"{HOME}2", "two").url == SHARED


def test_where_a_page_is_led_to_is_its_own_address(ledger: Ledger) -> None:
    """An old address of an article that has changed since: no article of its own at an address that only leads on."""
    ids = OwnIds(ledger, ())
    written(ledger, settled(ids, SHARED, "one"))
    led = settled(ids, f"{HOME}?p=1", "one, changed", led_to=SHARED)
    assert led.url == SHARED
    written(ledger, led)
    ids.ask_again()
    assert ledger.pending("sada", 9) == []
    assert settled(OwnIds(ledger, ()), f"{HOME}?p=1", "changed again", led_to=SHARED).url == SHARED


def test_an_article_keeps_the_id_that_an_older_version_gave_it(ledger: Ledger) -> None:
    """One for each spelling of its slashes: it would be written a second time."""
    page, stated = f"{HOME}news/1", f"{HOME}/news/1"
    for known in (True, False):
        article = made_article(page, "one", url=stated, id=id_of_address(stated))
        if known:
            ledger.commit([Outcome(page, "sada", "written", None, article_id(stated), article.content_hash, 1)], {})
        OwnIds(ledger, ()).settle(article, trace_of(article, key=page if known else f"{page}2"), page)
        assert article.id == (article_id(stated) if known else article_id(page))


def test_a_page_that_has_the_id_of_one_that_comes_later_is_asked_for_again(ledger: Ledger) -> None:
    """Else its article would be lost: a revision of another. The second time it has an id of its own."""
    ids = OwnIds(ledger, ())
    ledger.discover("sada", [Found(f"{HOME}1"), Found(f"{HOME}copy"), Found(SHARED)])
    written(ledger, settled(ids, f"{HOME}1", "one"))
    written(ledger, settled(ids, f"{HOME}copy", "one"))
    ids.ask_again()
    assert ledger.pending("sada", 9) == [Found(SHARED)]
    settled(ids, SHARED, "of the address")  # and it was not written: too old for that run
    ids.ask_again()
    assert ledger.pending("sada", 9) == [Found(SHARED)]
    ids = OwnIds(ledger, ())
    written(ledger, settled(ids, SHARED, "of the address"))
    ids.ask_again()
    assert [found.url for found in ledger.pending("sada", 9)] == [f"{HOME}1", f"{HOME}copy"]
    ids = OwnIds(ledger, ())
    written(ledger, again := settled(ids, f"{HOME}1", "one"))
    assert again.url == f"{HOME}1"
    written(ledger, settled(ids, f"{HOME}copy", "of the address"))
    written(ledger, settled(ids, SHARED, "of the address, changed"))
    ids.ask_again()
    assert ledger.pending("sada", 9) == []
    assert settled(OwnIds(ledger, ()), f"{HOME}1", "one, changed").id == again.id


def test_the_address_of_another_site_of_the_run_is_not_taken(ledger: Ledger) -> None:
    sites = [Site(name, f"https://{name}.sada.example/") for name in ("news", "sport")]
    ids = OwnIds(ledger, sites)
    page = "https://sport.sada.example/n/1"
    assert settled(ids, page, "one", "https://news.sada.example/n/1", "sport").url == page
    assert settled(ids, page, "one", "https://old.sada.example/n/1", "sport").url == "https://old.sada.example/n/1"
    twin = "https://www.sport.sada.example/n/2"
    assert settled(ids, "https://sport.sada.example/n/2", "two", twin, "sport").url == twin


def test_sites_on_one_host_take_each_other_nothing(ledger: Ledger) -> None:
    """Whose an address below neither start page is nobody can tell."""
    ids = OwnIds(ledger, [Site(name, f"{HOME}{name}/") for name in ("ar", "sport")])
    assert settled(ids, f"{HOME}ar/1", "one", f"{HOME}n/1", "ar").url == f"{HOME}n/1"


def test_pages_without_an_address_of_their_own_stay_as_they_are(ledger: Ledger) -> None:
    """Saved pages: no ledger knows them by a key."""
    ids = OwnIds(ledger, ())
    for page in ("a.html", "b.html"):
        article = made_article(page, page, url=SHARED)
        ids.settle(article, trace_of(article), page)
        assert article.url == SHARED


def test_what_is_remembered_is_bounded(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_ids, "REMEMBERED", 2)
    ids = OwnIds(ledger, ())
    for number in range(5):
        settled(ids, f"{HOME}{number}", "x", f"{HOME}n/{number}")
    assert len(ids._taken) == 2
