"""Records of saved pages in files that the user names."""

import os
from pathlib import Path

import pytest

from crawler.core.disk import Taken
from crawler.items import Rejected, RemovedLine
from pipelines.writing.file_store import FileStore
from pipelines.writing.lines import NAMED, read_lines, set_aside
from tests.writing.test_stores import article, ids, refused, rows


def test_saved_pages_are_carried_on_where_a_killed_run_stopped(tmp_path: Path) -> None:
    records, rejected, removed = tmp_path / "r.jsonl", tmp_path / "j.jsonl", tmp_path / "m.jsonl"
    first = FileStore(records, rejected, removed)
    first.add(*article(1))
    first.reject(*refused(2, "empty-body"))
    first.close()
    for path in (records, rejected):
        with path.open("a", encoding="utf-8") as file:
            file.write('{"origin": "torn')
    removed.write_text('{"origin": "https://news.example/7", "text": "of a page not done"}\n', encoding="utf-8")
    second = FileStore(records, rejected, removed)
    assert second.done == {"https://news.example/1", "https://news.example/2"}
    second.add(*article(3))
    second.close()
    assert [row["id"] for row in rows(records)] == ids(1, 3)
    assert rows(removed) == []


def test_a_file_of_something_else_is_never_cut(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(ValueError, match="something else"):
        FileStore(notes)
    assert notes.read_text(encoding="utf-8") == "my notes\n"


def test_saved_pages_of_one_article_are_numbered(tmp_path: Path) -> None:
    records = tmp_path / "r.jsonl"
    for texts in (["one", "one", "two"], ["two", "three"]):
        files = FileStore(records, keep_copies=True)
        for text in texts:
            files.add(*article(1, text))
        files.close()
    assert [(row["text"], row["revision"]) for row in rows(records)] == [
        ("one", 1),
        ("one", 1),
        ("two", 2),
        ("two", 2),
        ("three", 3),
    ]


def test_removed_lines_are_complete_where_a_run_was_killed_between_the_files(tmp_path: Path) -> None:
    """Rejected pages of the last group are done, its articles are not: their removed lines stand mixed."""
    paths = [tmp_path / f"{name}.jsonl" for name in ("records", "rejected", "removed")]
    line = RemovedLine("a line", "rule", "ad", "end")
    pages = [article(number) for number in range(6)]
    for _, trace in pages:
        trace.removed = [line]
    first = FileStore(*paths)
    for number, (made, trace) in enumerate(pages):
        if number % 2:
            first.reject(trace, Rejected("list-page"))
        else:
            first.add(made, trace)
    first._rows[0] = []  # killed before the records
    first.close()
    second = FileStore(*paths)
    for made, trace in pages:
        if trace.origin not in second.done:
            second.add(made, trace)
    second.close()
    assert sorted(str(row["origin"]) for row in rows(paths[2])) == [trace.origin for _, trace in pages]


def test_one_damaged_line_of_a_file_of_records_costs_itself(tmp_path: Path) -> None:
    records = tmp_path / "r.jsonl"
    files = FileStore(records)
    for number in range(9):
        files.add(*article(number))
    files.close()
    lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"".join([*lines[:4], b"\0" * 9 + b"\n", *lines[5:]]))
    assert len(FileStore(records).done) == 8
    assert [row["id"] for row in rows(records)] == ids(0, 1, 2, 3, 5, 6, 7, 8)
    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == b"\0" * 9 + b"\n"


@pytest.mark.parametrize("rows", ['{"a": 1}\n{"b', '{"a": 1}\n', '{"a": 1}\n{"id": "0'])
def test_rows_of_somebody_else_are_never_cut(tmp_path: Path, rows: str) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text(rows, encoding="utf-8")
    with pytest.raises(ValueError, match="something else"):
        FileStore(mine)
    assert mine.read_text(encoding="utf-8") == rows


def test_an_article_that_comes_twice_with_one_text_is_written_once(tmp_path: Path) -> None:
    records, rejected = tmp_path / "r.jsonl", tmp_path / "j.jsonl"
    for texts in (["one", "two"], ["two", "one", "three"]):  # the second run knows what the first one wrote
        files = FileStore(records, rejected)
        for text in texts:
            made, trace = article(1, text)
            try:
                files.add(made, trace)
            except Rejected as why:
                files.reject(trace, why)
        files.close()
    assert [(row["text"], row["revision"]) for row in rows(records)] == [("one", 1), ("two", 2), ("three", 3)]
    assert [(row["reason"], row["detail"]) for row in rows(rejected)] == [("copy", f"of {ids(1)[0]}")] * 2


def test_removed_lines_say_of_which_article_they_are_and_where_they_stood(tmp_path: Path) -> None:
    removed = tmp_path / "m.jsonl"
    files = FileStore(tmp_path / "r.jsonl", None, removed)
    made, trace = article(1)
    made.title = "a headline"
    trace.removed = [RemovedLine("a line", "rule", "ad", "end", None, 3)]
    files.add(made, trace)
    trace, why = refused(2, "too-short")
    trace.removed, trace.found = [RemovedLine("another", "rule", "tags", "end", "tags", 1)], {"title": "half a page"}
    files.reject(trace, why)
    files.close()
    names = ["origin", "url", "title", "text", "rule", "kind", "place", "moved_to", "position"]
    one, two = ("https://news.example/1",) * 2, ("https://news.example/2",) * 2
    assert [tuple(row[name] for name in names) for row in rows(removed)] == [
        (*one, "a headline", "a line", "rule", "ad", "end", None, 3),
        (*two, "half a page", "another", "rule", "tags", "end", "tags", 1),
    ]


def test_a_file_that_another_run_is_writing_is_not_touched(tmp_path: Path) -> None:
    records, rejected = tmp_path / "r.jsonl", tmp_path / "j.jsonl"
    first = FileStore(records, rejected)
    first.add(*article(1))
    first.flush()
    with records.open("a", encoding="utf-8") as file:
        file.write('{"origin": "being writ')
    for paths in ((records,), (tmp_path / "other.jsonl", rejected)):
        with pytest.raises(Taken, match="another run is writing"):
            FileStore(*paths)
    assert records.read_text(encoding="utf-8").endswith("being writ")
    assert not (tmp_path / "other.jsonl").exists()
    first.close()
    FileStore(records, rejected).close()


def test_a_device_can_be_written_by_many() -> None:
    stores = [FileStore(Path("/dev/null")) for _ in range(2)]
    for store in stores:
        store.add(*article(1))  # which no device takes to be forced to a disk
        store.close()


@pytest.mark.timeout(30)
def test_a_pipe_is_written_to_and_never_read(tmp_path: Path) -> None:
    """As `-o`, `--rejected` or `--removed`: to look for pages that are done would wait for a writer for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for places in ((pipe, None, None), (tmp_path / "a", pipe, None), (tmp_path / "b", None, pipe)):
        store = FileStore(*places)
        store.add(*article(1))
        store.keep_index()
        store.close()
    assert os.read(reading, 100_000).startswith(b'{"id": "')
    os.close(reading)


def test_of_very_many_damaged_lines_a_few_are_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"x\n" * 30)
    set_aside(path, list(read_lines(path)))
    assert f"({', '.join(map(str, range(1, NAMED + 1)))} and {30 - NAMED} more)" in caplog.text
