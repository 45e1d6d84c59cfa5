import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Backlog, Ledger, LedgerError, Outcome, Resource
from crawler.ledger.daily import KEPT_DAYS, asked_on, count_asked
from crawler.ledger.database import is_damage
from crawler.ledger.ledger import MAX_TRIES

PAGE = "https://news.example/1"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def written(key: str = PAGE, content_hash: str = "h") -> Outcome:
    return Outcome(key, "example", "written", article="id1", content_hash=content_hash)


def test_a_page_is_due_until_it_is_done(ledger: Ledger) -> None:
    assert ledger.discover("example", [Found(PAGE)]) == [Found(PAGE)]
    assert ledger.discover("example", [Found(PAGE)]) == [Found(PAGE)]
    ledger.commit([written()], {})
    assert ledger.discover("example", [Found(PAGE)]) == []
    assert ledger.pending("example", 10) == []


def test_a_rejected_page_is_done_too(ledger: Ledger) -> None:
    ledger.commit([Outcome(PAGE, "example", "rejected", reason="list-page")], {})
    assert ledger.discover("example", [Found(PAGE)]) == []


def test_what_another_run_left_is_pending(ledger: Ledger) -> None:
    ledger.discover("example", [Found(PAGE, Hints(feed_published="Wed, 30 Oct 2024 10:15:00 GMT"))])
    ledger.close()
    again = Ledger(ledger.path)
    (one,) = again.pending("example", 10)
    assert one.hints.feed_published == "Wed, 30 Oct 2024 10:15:00 GMT"


def test_hints_of_two_witnesses_are_merged_whoever_comes_first(ledger: Ledger) -> None:
    feed, sitemap = Hints(title="the longer title", feed_published="a"), Hints(title="short", sitemap_published="b")
    for page, order in ((PAGE, (feed, sitemap)), (f"{PAGE}/2", (sitemap, feed))):
        for hints in order:
            ledger.discover("example", [Found(page, hints)])
        assert ledger.hints(page) == Hints(title="the longer title", feed_published="a", sitemap_published="b")


@pytest.mark.parametrize(
    ("lastmod", "due"),
    [("2024-10-30T10:00:00Z", False), ("2024-10-30T12:59:00+03:00", False), ("2024-10-30T10:00:01Z", True)],
)
def test_a_later_lastmod_makes_a_page_due_again(ledger: Ledger, lastmod: str, due: bool) -> None:
    ledger.discover("example", [Found(PAGE, Hints(lastmod="2024-10-30T10:00:00Z"))])
    ledger.commit([written()], {})
    assert bool(ledger.discover("example", [Found(PAGE, Hints(lastmod=lastmod))])) is due
    ledger.commit([written()], {})
    assert ledger.discover("example", [Found(PAGE, Hints(lastmod=lastmod))]) == []


def test_a_first_lastmod_is_held_against_the_day_the_page_was_done(ledger: Ledger) -> None:
    ledger.commit([written()], {})
    assert ledger.discover("example", [Found(PAGE, Hints(lastmod="2001-01-01"))]) == []
    assert ledger.discover("example", [Found(PAGE, Hints(lastmod="2999-01-01"))])


def test_a_page_that_fails_is_tried_again_and_given_up_in_the_end(ledger: Ledger) -> None:
    ledger.discover("example", [Found(PAGE)])
    for _ in range(MAX_TRIES):
        assert ledger.pending("example", 10)
        ledger.fail(PAGE, "timeout")
    assert ledger.pending("example", 10) == []
    assert ledger.discover("example", [Found(PAGE)]) == []


def test_lengths_and_outcomes_are_one_commit(ledger: Ledger) -> None:
    ledger.commit([written()], {"example/articles.jsonl": 10})
    bad = Outcome(PAGE, "example", None, article="id1", content_hash="other")  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        ledger.commit([bad], {"example/articles.jsonl": 20})
    assert ledger.lengths() == {"example/articles.jsonl": 10}
    assert ledger.newest("id1") == ("h", 1)


def test_stale_pages_are_those_written_long_ago(ledger: Ledger) -> None:
    ledger.commit([written()], {})
    assert Backlog(revisit=1).ahead(ledger, "example", 10) == []
    assert [one.page.url for one in Backlog(revisit=-1).ahead(ledger, "example", 10)] == [PAGE]


def test_resources_come_back_as_they_were_saved(ledger: Ledger) -> None:
    feed = Resource("https://news.example/rss", "example", "feed", etag='"x"', interval=5400.0, next_due=1.5)
    ledger.save_resource(feed)
    assert ledger.resource(feed.url) == feed
    assert ledger.resources("example") == [feed]
    assert ledger.resource("https://news.example/other") is None


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_no_ledger_and_stays(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "ledger.sqlite")
    with pytest.raises(LedgerError, match="no regular file"):
        Ledger(tmp_path / "ledger.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]
    assert not (tmp_path / "ledger.sqlite").is_file()


def test_a_damaged_ledger_is_moved_aside_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is no database, but it is somebody's file" * 50)
    Ledger(path)
    (aside,) = tmp_path.glob("ledger.sqlite.damaged-*")
    assert aside.read_bytes().startswith(b"this is no database")


def test_a_ledger_of_a_newer_naqi_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("CREATE TABLE url (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer naqi"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_clock_that_was_ahead_hides_no_change(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page was done in 2036, as that machine believed; its site says that it has changed in 2024."""
    with monkeypatch.context() as patch:
        patch.setattr("crawler.ledger.ledger.utc_stamp", lambda: "2999-01-01T00:00:00Z")
        ledger.commit([written()], {})
    assert [one.page.url for one in Backlog(revisit=1).ahead(ledger, "example", 9)] == [PAGE]
    changed = [Found(PAGE, Hints(lastmod="2024-10-30"))]
    assert [one.url for one in ledger.discover("example", changed)] == [PAGE]
    ledger.commit([written()], {})
    assert ledger.discover("example", changed) == []
    assert Backlog(revisit=1).ahead(ledger, "example", 9) == []


def test_counts_of_a_week_are_kept_a_site(ledger: Ledger) -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 20)]
    for day in days:
        count_asked(ledger, "sada", day)
    count_asked(ledger, "other", days[0])
    assert [asked_on(ledger, "sada", day) for day in days] == [0] * (len(days) - KEPT_DAYS) + [1] * KEPT_DAYS
    assert asked_on(ledger, "other", days[0]) == 1


@pytest.mark.parametrize(
    ("code", "damaged"),
    [(sqlite3.SQLITE_CORRUPT, True), (sqlite3.SQLITE_CORRUPT | 1 << 8, True), (sqlite3.SQLITE_FULL, False)],
)
def test_what_is_damage(code: int, damaged: bool) -> None:
    error = sqlite3.DatabaseError("told")
    error.sqlite_errorcode = code
    assert is_damage(error) is damaged
