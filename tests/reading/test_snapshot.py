import json
import os
import sqlite3
import tracemalloc
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from crawler.ledger import Ledger
from pipelines.export.frames import articles
from pipelines.reading.lines import lines_of
from pipelines.reading.selection import select
from pipelines.reading.snapshot import NothingToRead, Piece, snapshot, with_shards
from tests.export.made import lines, output_folder, record


def ids(folder: Path) -> list[str]:
    return [one["id"] for one in select(snapshot([folder])).records()]


def test_files_of_a_folder_and_its_sites_are_read_and_rejects_are_not(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0), record(1))
    for name in ("site0/rejected.jsonl", "site0/gone.jsonl", "a.rejected.jsonl"):
        (tmp_path / name).write_text('{"origin": "x", "reason": "too-short"}\n')
    (tmp_path / "saved.jsonl").write_bytes(lines(record(2)))
    (tmp_path / "site0/.articles.jsonl").write_bytes(lines(record(3)))
    found = [piece.path.relative_to(tmp_path).as_posix() for piece in snapshot([tmp_path])]
    assert found == ["saved.jsonl", "site0/articles-2026-11-01.jsonl", "site1/articles-2026-11-02.jsonl"]


def test_rows_of_rejected_pages_are_no_records_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"origin": "x", "url": null, "reason": "too-short", "detail": ""}\n')
    (skipped,) = select(snapshot([tmp_path])).skipped
    assert skipped.why == "the row of a rejected page"


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(record(0)))
    assert len(snapshot([path, tmp_path, path])) == 1


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no such file or folder"):
        snapshot([tmp_path / "none"])


def test_a_folder_stands_for_the_shards_of_a_crawl_in_it_and_what_was_merged_counts(tmp_path: Path) -> None:
    for at, number in enumerate((0, 28)):
        output_folder(tmp_path / f"shard-{at}-of-2", record(number))
    (tmp_path / "shard-1-of-9").write_text("no folder")
    assert with_shards([tmp_path / "none", tmp_path])[1:] == [
        tmp_path / "shard-0-of-2",
        tmp_path / "shard-1-of-2",
        tmp_path,
    ]
    assert [one["id"] for one in articles(tmp_path)] == [record(0)["id"], record(28)["id"]]
    merged = record(28) | {"duplicate_of": record(0)["id"]}
    output_folder(tmp_path, record(0), merged)
    assert list(articles(tmp_path)) == [record(0), merged]


@pytest.mark.parametrize("place", ["ledger.sqlite", "site0/ledger.sqlite"])
def test_a_file_ends_where_its_ledger_says(tmp_path: Path, place: str) -> None:
    output_folder(tmp_path, record(0), record(28 * 3))
    path = tmp_path / "site0/articles-2026-11-01.jsonl"
    ledger = Ledger(tmp_path / place)
    ledger.commit([], {"site0/articles-2026-11-01.jsonl": len(lines(record(0)))})
    assert ids(tmp_path) == [record(0)["id"]]
    ledger.commit([], {"site0/articles-2026-11-01.jsonl": path.stat().st_size})
    assert ids(tmp_path) == [record(0)["id"], record(84)["id"]]
    ledger.close()


def test_a_ledger_that_lies_elsewhere(tmp_path: Path) -> None:
    output_folder(tmp_path / "out", record(0), record(84))
    ledger = Ledger(tmp_path / "elsewhere.sqlite")
    ledger.commit([], {"site0/articles-2026-11-01.jsonl": len(lines(record(0)))})
    ledger.close()
    (piece,) = snapshot([tmp_path / "out"], ledger=tmp_path / "elsewhere.sqlite")
    assert piece.length == len(lines(record(0)))


def test_a_ledger_that_cannot_be_read_does_not_stop_the_reading(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0))
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 100)
    assert ids(tmp_path) == [record(0)["id"]]
    (tmp_path / "ledger.sqlite").unlink()
    sqlite3.connect(tmp_path / "ledger.sqlite").execute("CREATE TABLE other (a)")
    assert ids(tmp_path) == [record(0)["id"]]


def test_all_files_end_at_one_moment(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0), record(1))
    pieces = snapshot([tmp_path])
    output_folder(tmp_path, record(84), record(85), record(2))
    assert [one["id"] for one in select(pieces).records()] == [record(0)["id"], record(1)["id"]]


def test_a_line_that_is_half_written_is_left_out_and_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    whole = lines(record(0), record(1))
    first = len(lines(record(0)))
    for cut in range(first + 1, len(whole) - 1, 29):
        path.write_bytes(whole[:cut])
        selection = select(snapshot([path]))
        assert (len(selection), selection.unfinished, selection.skipped) == (1, 1, [])


def test_a_last_line_without_its_end_is_whole_where_the_record_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(record(0)).rstrip())
    assert len(select(snapshot([path]))) == 1


def test_byte_order_mark_blank_lines_and_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(record(0)).replace(b"\n", b"\r\n\r\n  \n") + lines(record(1)))
    selection = select(snapshot([path]))
    assert [one["id"] for one in selection.records()] == [record(0)["id"], record(1)["id"]]
    assert not selection.skipped


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.reading.lines.LONGEST_LINE", 100_000)
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b"[\n")
        file.seek(30_000_000, 1)  # a hole: no room is taken on the disk
        file.write(b"\n" + lines(record(0)))
    tracemalloc.start()
    found = list(lines_of(Piece(path, path.stat().st_size)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000
    assert [(line.number, len(line.text)) for line in found[:2]] == [(1, 1), (2, 0)]
    assert json.loads(found[2].text)["id"] == record(0)["id"]


def test_while_a_crawl_writes_all_files_are_read_at_one_moment(tmp_path: Path) -> None:
    """Each commit grows two files by a line; the lines are on the disk before, and torn for a while."""
    names = [f"site{site}/articles-2026-11-01.jsonl" for site in (0, 1)]
    begun, ended = Event(), Event()

    def write() -> None:
        ledger = Ledger(tmp_path / "ledger.sqlite")
        lengths = dict.fromkeys(names, 0)
        for number in range(40):
            for site, name in enumerate(names):
                text = lines(record(3 * number + site))
                (tmp_path / name).parent.mkdir(exist_ok=True)
                with (tmp_path / name).open("ab", buffering=0) as file:
                    lengths[name] += file.write(text[:100])
                    sleep(0.002)  # so that most reads fall between two writes
                    lengths[name] += file.write(text[100:])
            ledger.commit([], lengths)
            begun.set()
        ledger.close()
        ended.set()

    writer = Thread(target=write)
    writer.start()
    begun.wait()
    seen = set()
    while not ended.is_set():
        selection = select(snapshot([tmp_path]))
        sites = [int(one["site"].removeprefix("site")) for one in selection.records()]
        assert sites.count(0) == sites.count(1)
        assert (selection.unfinished, selection.skipped) == (0, [])
        seen.add(len(sites))
    writer.join()
    assert len(ids(tmp_path)) == 80
    assert seen


def test_a_pipe_is_named_as_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NothingToRead, match="a pipe or a device"):
        snapshot([tmp_path / "pipe"])


def test_a_file_that_is_begun_while_ledgers_are_read_is_read_with_its_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def committed(files: list[Path], ledger: Path | None) -> dict[Path, int]:
        asked.append(len(files))
        (tmp_path / "late.jsonl").write_text("{}\n", encoding="utf-8")
        return dict.fromkeys(files, 1)

    monkeypatch.setattr("pipelines.reading.snapshot._committed", committed)
    (tmp_path / "first.jsonl").write_text("{}\n", encoding="utf-8")
    assert [piece.length for piece in snapshot([tmp_path])] == [1, 1]
    assert asked == [1, 2]
