import sqlite3
from pathlib import Path

import pytest

from crawler.ledger import Ledger, LedgerError


def test_one_in_a_folder_that_cannot_be_written_to_is_read(tmp_path: Path) -> None:
    """There SQLite cannot make its log beside it; so it is where a link of that name leads nowhere."""
    path = tmp_path / "ledger.sqlite"
    written = Ledger(path)
    written.commit([], {"a/articles-2026-11-28.jsonl": 7})
    written.close()
    (tmp_path / "ledger.sqlite-wal").symlink_to(tmp_path / "missing" / "log")
    reader = Ledger.reader(path)
    assert reader.lengths() == {"a/articles-2026-11-28.jsonl": 7}
    reader.close()


class _Closed:
    """A connection to what SQLite cannot open, or another program has locked."""

    def __init__(self, code: int) -> None:
        self.code = code

    def execute(self, *_: object) -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = self.code
        raise error

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("log", "code", "opened"),
    [
        (b"changes", sqlite3.SQLITE_CANTOPEN, 1),
        (b"", sqlite3.SQLITE_CANTOPEN, 2),
        (None, sqlite3.SQLITE_CANTOPEN | 3 << 8, 2),
        (None, sqlite3.SQLITE_READONLY, 2),
        (None, sqlite3.SQLITE_BUSY, 1),
    ],
)
def test_one_with_changes_in_its_log_or_locked_is_not_read_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: bytes | None, code: int, opened: int
) -> None:
    if log is not None:
        (tmp_path / "ledger.sqlite-wal").write_bytes(log)
    places: list[str] = []

    def connect(place: str, *, uri: bool) -> _Closed:
        places.append(place)
        return _Closed(code)

    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises((LedgerError, sqlite3.Error)):
        Ledger.reader(tmp_path / "ledger.sqlite").lengths()
    assert len(places) == opened
