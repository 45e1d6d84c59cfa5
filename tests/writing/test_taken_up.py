"""Files that are carried on: of what lies there nothing is lost, and what is said of it is the latest."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.ledger import Ledger
from pipelines.writing.crawl_store import CrawlStore, _is_tail
from pipelines.writing.file_store import FileStore
from pipelines.writing.merge_rows import Gone
from pipelines.writing.rebuild import BEGINNINGS, _kept
from pipelines.writing.removed_sample import NAME, RemovedSample
from tests.writing.test_removed_sample import page
from tests.writing.test_stores import article, ids, rows


def lines_of(path: Path, *contents: bytes) -> Path:
    path.write_bytes(b"".join(contents))
    return path


def line(number: int, **more: object) -> bytes:
    made, _ = article(number)
    return json.dumps(made.record() | more).encode() + b"\n"


def carried_on(path: Path) -> list[Any]:
    """The file's ids when one more article has come."""
    files = FileStore(path)
    files.add(*article(9))
    files.close()
    return [row["id"] for row in rows(path)]


def aside(path: Path) -> list[bytes]:
    return [one.read_bytes() for one in path.parent.glob(f"{path.name}.damaged-*")]


def test_a_last_line_without_its_end_is_whole(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "r.jsonl", line(1), line(2).rstrip())
    assert carried_on(path) == ids(1, 2, 9)
    assert aside(path) == []


def test_a_damaged_last_line_that_has_its_end_is_kept_beside(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "r.jsonl", line(1), b'{"id": dam\n')
    assert carried_on(path) == ids(1, 9)
    assert aside(path) == [b'{"id": dam\n']


def test_a_line_of_anything_among_rows_is_kept_beside(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "r.jsonl", b"my note\n", line(1))
    assert carried_on(path) == ids(1, 9)
    assert aside(path) == [b"my note\n"]


def test_a_first_line_that_was_torn_is_no_foreign_file(tmp_path: Path) -> None:
    assert carried_on(lines_of(tmp_path / "r.jsonl", BEGINNINGS[0])) == ids(9)


@pytest.mark.parametrize("odd", [{"id": [1]}, {"content_hash": None}, {"revision": "2"}])
def test_a_row_with_odd_values_is_taken_for_done(odd: dict[str, object], tmp_path: Path) -> None:
    path = lines_of(tmp_path / "r.jsonl", line(1, **odd))
    files = FileStore(path)
    assert files.done == {"https://news.example/1"}
    files.close()


class Noted:
    """An index, or its database, that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []

    def commit(self, written: list[str]) -> None:
        self.told.append(("commit", written))

    def release(self, compared: list[str]) -> None:
        self.told.append(("release", compared))

    def close(self) -> None:
        self.told.append(("close", None))


def test_the_index_hears_once_a_group_what_was_written(tmp_path: Path) -> None:
    files = FileStore(tmp_path / "r.jsonl", tmp_path / "j.jsonl", tmp_path / "m.jsonl")
    index, database = Noted(), Noted()
    files._index, files._database = index, database  # type: ignore[assignment]
    files.add(*article(1))
    files.flush()
    files.close()
    assert index.told == [("commit", ids(1)), ("release", ids(1)), ("commit", []), ("release", [])]
    assert database.told == [("close", None)]


def test_what_goes_to_standard_output_has_an_index_as_well() -> None:
    files = FileStore(None)
    assert files.keep_index() is not None
    files.close()


# Output folders


def gone(folder: Path, *said: tuple[object, str]) -> Path:
    (folder / "sada").mkdir(parents=True, exist_ok=True)
    made = [{"id": one, "origin": "http://sada.test/1", "reason": "gone", "fetched_at": at} for one, at in said]
    (folder / "sada" / "gone.jsonl").write_text("".join(json.dumps(row) + "\n" for row in made))
    return folder


def test_of_what_is_gone_the_latest_row_holds_whatever_the_order(tmp_path: Path) -> None:
    one = gone(tmp_path / "1", ("a", "2026-11-02"), ("a", "2026-11-01"), (5, "2026-11-09"))
    two = gone(tmp_path / "2", ("a", "2026-11-03"), ("b", "2026-11-01"), ("b", "2026-11-02"))
    for folders, at in (((one, two), 1), ((two, one), 0)):
        found = Gone(folders, tmp_path / "3")
        assert {article: (at, row["fetched_at"]) for article, (at, row) in found._brought.items()} == {
            "a": (at, "2026-11-03"),
            "b": (at, "2026-11-02"),
        }
    assert Gone((two,), one).here == {"a": "2026-11-02"}


def test_only_of_what_is_gone_it_is_noted_when_it_was_written_last(tmp_path: Path) -> None:
    found = Gone((gone(tmp_path / "1", ("a", "2026-11-02")),), tmp_path / "2")
    for article_, moment in (("a", "2026-11-04"), ("a", "2026-11-03"), ("b", "2026-11-05")):
        found.see({"id": article_, "fetched_at": moment})
    assert found._written == {"a": "2026-11-04"}


def test_a_row_that_names_no_page_is_none() -> None:
    assert _kept({"id": "a", "content_hash": "h"}, "sada") is None
    assert _kept({"id": "a", "origin": "http://sada.test/1"}, "sada") is None
    found = _kept({"id": "a", "content_hash": "h", "url": "http://sada.test/1", "revision": 2**31}, "sada")
    assert found is not None
    assert (found.key, found.revision) == ("http://sada.test/1", 1)


def test_what_a_killed_run_left_of_a_file_just_begun_is_its_tail(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "articles-2026-11-01.jsonl", line(1))
    assert _is_tail(path, 0)
    assert not _is_tail(path, 5)


def test_a_file_that_the_ledger_could_not_hear_of_is_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    store = CrawlStore(tmp_path, ledger)
    made, trace = article(1)
    store.add(made, trace)
    (name,) = store._rows
    (tmp_path / name).parent.mkdir()
    theirs = lines_of(tmp_path / name, b"somebody else's\n")

    def fails(names: list[str]) -> None:
        raise OSError("no room")

    monkeypatch.setattr(store, "_begin", fails)
    with pytest.raises(OSError, match="no room"):
        store.flush()
    assert theirs.read_bytes() == b"somebody else's\n"
    ledger.close()


def test_a_sample_that_another_program_has_locked_is_written_later(tmp_path: Path) -> None:
    sample = RemovedSample(tmp_path / NAME)
    sample._db.execute("PRAGMA busy_timeout = 0")
    sample.take(*page(1))
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match="locked"):
            sample.flush()
        other.execute("ROLLBACK")
        sample.flush()
        assert other.execute("SELECT lines FROM rule").fetchall() == [(1,)]
    sample.close()
