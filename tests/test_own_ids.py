"""Whose an article's id is, where several pages name one canonical address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.items import Article, article_id
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


def settled(ids: OwnIds, page: str, text: str, url: str = SHARED, site: str = "sada") -> Article:
    article = made_article(page, text, url=url, site=site)
    trace = trace_of(article, key=page)
    ids.settle(article, trace)
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
    written(ledger, settled(ids, f"{HOME}1", "one"))
    assert settled(ids, f"{HOME}1", "changed").url == SHARED
    assert settled(OwnIds(ledger, ()), f"{HOME}1", "changed again").url == SHARED
    again = settled(ids, f"{HOME}2", "two")
    written(ledger, again)
    assert settled(OwnIds(ledger, ()), f"{HOME}2", "two, changed").id == again.id


def test_what_is_gone_leaves_its_address_to_the_next(ledger: Ledger) -> None:
    first = settled(OwnIds(ledger, ()), f"{HOME}1", "one")
    written(ledger, first)
    ledger.commit([Outcome(first.origin, "sada", "gone", "gone", first.id, "", 1)], {})
    assert settled(OwnIds(ledger, ()), f"{HOME}2", "two").url == SHARED


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
        ids.settle(article, trace_of(article))
        assert article.url == SHARED


def test_what_is_remembered_is_bounded(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_ids, "REMEMBERED", 2)
    ids = OwnIds(ledger, ())
    for number in range(5):
        settled(ids, f"{HOME}{number}", "x", f"{HOME}n/{number}")
    assert len(ids._taken) == 2
