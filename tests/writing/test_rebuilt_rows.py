"""What a ledger that is made anew takes from each kind of row, and which lines are left where they are."""

import json
from pathlib import Path

import pytest

from pipelines.writing.lines import row_of
from pipelines.writing.rebuild import is_of_pages
from tests.writing.test_rebuild import lose_ledger, store, written
from tests.writing.test_stores import FILE, rows

PAGE = "https://news.example/7"
ROW = {"id": "i", "origin": PAGE, "content_hash": "h", "fetched_at": "2024-10-30T10:15:00Z"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def state_of(out: Path, key: str) -> list[tuple[object, ...]]:
    """What the ledger that is made of the files knows of a page."""
    opened = store(out)
    found = opened.ledger.read("SELECT state FROM url WHERE url = ?", (key,))
    opened.close()
    opened.ledger.close()
    return [tuple(row) for row in found]


def only(out: Path, row: dict[str, object], name: str = FILE) -> None:
    """A folder whose one file has one row."""
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text(json.dumps(row) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "key", "state"),
    [
        (ROW, PAGE, [("written",)]),
        (ROW | {"origin": f"{PAGE}?utm_source=x#top"}, PAGE, [("written",)]),
        (ROW | {"origin": "a/file.html", "url": PAGE}, PAGE, [("written",)]),
        (ROW | {"origin": "a/file.html", "url": None}, "a/file.html", [("written",)]),
        (ROW | {"reason": "list-page"}, PAGE, [("rejected",)]),
        ({"origin": PAGE, "reason": "list-page"}, PAGE, [("rejected",)]),
        ({"origin": PAGE, "content_hash": "h"}, PAGE, []),
        ({"origin": PAGE, "id": "i"}, PAGE, []),
        (ROW | {"content_hash": 7}, PAGE, []),
        (ROW | {"origin": 7}, "7", []),
    ],
)
def test_a_row_says_what_became_of_its_page(
    out: Path, row: dict[str, object], key: str, state: list[tuple[str]]
) -> None:
    only(out, row)
    assert state_of(out, key) == state


@pytest.mark.parametrize(("said", "taken"), [(5, 5), (0, 1), (-3, 1), ("5", 1), (2**31, 1), (2**70, 1), (None, 1)])
def test_a_revision_is_a_number_that_the_ledger_can_hold(out: Path, said: object, taken: int) -> None:
    only(out, ROW | {"revision": said})
    opened = store(out)
    assert opened.ledger.newest("i") == ("h", taken)
    opened.close()


def test_a_torn_line_alone_is_naqis_by_its_beginning(out: Path) -> None:
    """A run that was killed in the first line of a file; what begins otherwise is somebody else's."""
    path = out / FILE
    path.parent.mkdir(parents=True)
    torn = b'{"id": "half'
    for text, stays in ((torn, False), (b'{"origin": "ha', False), (torn + b"\n\0", False), (b'{"ours": "half', True)):
        path.write_bytes(text)
        store(out).close()
        lose_ledger(out)
        assert (path.read_bytes() == text) == stays


def test_a_file_without_damage_is_not_written_anew(out: Path, caplog: pytest.LogCaptureFixture) -> None:
    written(out, 2)
    lose_ledger(out)
    before = (out / FILE).stat()
    store(out).close()
    assert (out / FILE).stat().st_ino == before.st_ino
    assert [path.name for path in (out / "example").iterdir()] == [Path(FILE).name]
    assert "made anew from 2 lines" in caplog.text


LINE = {"origin": PAGE, "url": PAGE, "fetched_at": "2024-10-30T10:15:00Z", "rule": "ad", "text": "line"}
"""A removed line of a page."""


@pytest.mark.parametrize(("beside", "stays"), [(FILE, True), ("example/notes.jsonl", False), (None, False)])
def test_removed_lines_stay_where_one_of_naqis_files_has_their_page(out: Path, beside: str | None, stays: bool) -> None:
    removed = "example/removed.jsonl"
    only(out, LINE, removed)
    if beside:
        only(out, ROW, beside)
    store(out).close()
    assert rows(out / removed) == ([LINE] if stays else [])


@pytest.mark.parametrize(("name", "is_naqis"), [("example/removed.jsonl", True), (FILE, False)])
def test_rows_of_removed_lines_make_a_file_naqis_where_they_belong(
    out: Path, name: str, is_naqis: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """A line that is damaged is moved out of a file of naqi's, and out of no other."""
    only(out, ROW, "example/articles-2024-10-29.jsonl")
    only(out, LINE, name)
    with (out / name).open("ab") as file:
        file.write(b"damaged\n")
    store(out).close()
    assert ((out / name).read_bytes().endswith(b"damaged\n")) != is_naqis
    assert f"made anew from {1 + is_naqis} lines" in caplog.text


def test_pages_are_in_all_of_naqis_files_but_that_of_removed_lines() -> None:
    names = ["articles-2024-10-30.jsonl", "rejected.jsonl", "gone.jsonl", "removed.jsonl", "notes.jsonl"]
    assert [is_of_pages(Path(name)) for name in names] == [True, True, True, False, False]


def test_a_line_that_is_json_and_no_object_is_no_row() -> None:
    assert [row_of(line) for line in (b"[1]", b"7", b"null", b'{"a": 1}')] == [None, None, None, {"a": 1}]
