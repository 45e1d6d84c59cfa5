"""The ledger's file where the machine, another program or an older naqi is in the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.ledger import Ledger
from crawler.ledger import database as module
from crawler.ledger.database import LedgerError, check_version, forget_soundness
from crawler.ledger.restore import Kept, restore

URL = "https://sada.test/news/1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    opened = Ledger(path)
    yield opened
    opened.close()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_what_sqlite_has_taken_back_itself_is_told_as_it_was(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no room"), ledger.transaction() as db:
        db.execute("ROLLBACK")
        raise sqlite3.OperationalError("no room")
    with pytest.raises(KeyError), ledger.transaction() as db:
        db.execute("INSERT INTO file VALUES ('a', 1)")
        raise KeyError
    assert ledger.read("SELECT * FROM file") == []


def test_a_transaction_inside_another_is_part_of_it(ledger: Ledger) -> None:
    with pytest.raises(KeyError), ledger.transaction() as outer:
        with ledger.transaction() as db:
            assert db is outer
            db.execute("INSERT INTO file VALUES ('a', 1)")
        raise KeyError
    assert ledger.read("SELECT * FROM file") == []


def test_one_that_another_program_has_locked_is_not_moved_aside(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE x (y)")
        other.execute("BEGIN EXCLUSIVE")
        assert module._is_sound(path)
        with pytest.raises(LedgerError, match="locked"):
            Ledger(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_mark_beside_it_that_cannot_be_read_or_written_costs_time_only(path: Path) -> None:
    mark = module._stamp_file(path)
    mark.mkdir()
    for _ in range(2):
        ledger = Ledger(path)
        forget_soundness(path)
        ledger.close()
    mark.rmdir()
    mark.write_bytes(b"\xff")
    Ledger(path).close()
    assert mark.read_text() == module._stamp(path)


def test_what_cannot_be_given_back_at_the_end_is_left_for_the_next_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("locked")

    monkeypatch.setattr(module, "_shrink", fails)
    Ledger(path).close()
    assert module._stamp_file(path).read_text() == module._stamp(path)


def test_a_version_that_cannot_be_brought_up_to_date_stays_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    monkeypatch.setattr(module, "MIGRATIONS", {1: "CREATE TABLE half (x); SELECT nonsense;"})
    with pytest.raises(LedgerError, match="nonsense"):
        Ledger(path)
    assert version(path) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'half'").fetchall() == []


def test_what_is_no_ledger_has_no_version(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a database, and long enough to be taken for one" * 99)
    check_version(other)
    check_version(tmp_path / "nothing.sqlite")


def test_one_that_is_to_be_looked_at_and_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"ledger\.sqlite"):
        Ledger.reader(path)


def test_a_page_whose_address_is_no_text_is_not_remembered(ledger: Ledger) -> None:
    assert ledger.discover("sada", [Found(URL), Found(f"{URL}\ud83d")]) == [Found(URL)]
    assert ledger.count_due("sada") == 1


def test_a_page_nobody_knows_is_no_article(ledger: Ledger) -> None:
    assert not ledger.is_written(URL)
    ledger.discover("sada", [Found(URL)])
    assert not ledger.is_written(URL)
    assert ledger.article_of(URL) is None
    assert ledger.article_of("https://sada.test/2") is None


def test_only_what_holds_an_article_is_one_of_the_ledgers_articles(ledger: Ledger) -> None:
    moment = "2026-11-01T00:00:00Z"
    restore(
        ledger,
        [
            Kept(URL, "sada", "written", moment, article="a1", content_hash="h"),
            Kept(f"{URL}1", "sada", "gone", moment, article="a2"),
            Kept(f"{URL}2", "sada", "rejected", moment, "empty-body", content_hash=""),
        ],
        {},
    )
    assert ledger.read("SELECT id FROM article") == [("a1",)]
    assert ledger.article_of(f"{URL}1") == "a2"


def test_a_database_that_naqi_did_not_make_is_moved_aside_and_kept(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    Ledger(path).close()
    (aside,) = path.parent.glob("ledger.sqlite.damaged-*")
    with closing(sqlite3.connect(aside)) as kept:
        assert kept.execute("SELECT name FROM sqlite_schema").fetchall() == [("theirs",)]
    assert version(path) > 0
