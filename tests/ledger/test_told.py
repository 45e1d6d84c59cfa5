"""What SQLite says of a ledger that a run has open, and what the ledger makes of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.database import AGAIN, PATIENCE, _stamp, _stamp_file
from crawler.ledger.ledger import MAX_TRIES

URL = "https://sada.test/news/1"
PATIENT, SHORT = ([(round(seconds * 1000),)] for seconds in (PATIENCE, AGAIN))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    opened = Ledger(path)
    yield opened
    opened.close()


def patience(ledger: Ledger) -> object:
    return ledger.read("PRAGMA busy_timeout")


def test_once_a_write_has_waited_in_vain_the_next_ones_wait_less(ledger: Ledger, path: Path) -> None:
    assert patience(ledger) == PATIENT
    ledger._db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            ledger.forget_file("a")
    assert patience(ledger) == SHORT


def test_a_wrong_statement_is_no_lock_and_no_damage(path: Path) -> None:
    ledger = Ledger(path)
    with pytest.raises(LedgerError, match="no such table"):
        ledger.read("SELECT 1 FROM nowhere")
    assert patience(ledger) == PATIENT
    ledger.close()
    assert _stamp_file(path).read_text() == _stamp(path)


def test_damage_that_was_told_makes_the_next_start_read_all(path: Path) -> None:
    ledger = Ledger(path)
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with pytest.raises(LedgerError, match="malformed"), ledger.transaction():
        raise error
    assert not _stamp_file(path).exists()
    ledger.close()
    assert not _stamp_file(path).exists()


@pytest.mark.parametrize("fault", [sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError])
def test_a_fault_of_ones_own_is_no_fault_of_the_disk(ledger: Ledger, fault: type[sqlite3.Error]) -> None:
    with pytest.raises(fault), ledger.transaction():
        raise fault("a fault")


def test_a_page_that_was_given_up_is_not_due_for_having_a_day(ledger: Ledger) -> None:
    found = [Found(URL, Hints(lastmod="2026-11-01T10:00:00Z"))]
    for _ in range(MAX_TRIES):
        assert ledger.discover("sada", found)
        ledger.fail(URL, "timeout")
    assert ledger.discover("sada", found) == []


@pytest.mark.parametrize("state", ["failed", "pending"])
def test_a_page_that_is_due_stays_what_it_is(ledger: Ledger, state: str) -> None:
    found = [Found(URL, Hints(lastmod="2026-11-01T10:00:00Z"))]
    ledger.discover("sada", found)
    if state == "failed":
        ledger.fail(URL, "timeout")
    assert ledger.discover("sada", found)
    assert ledger.read("SELECT state FROM url") == [(state,)]
