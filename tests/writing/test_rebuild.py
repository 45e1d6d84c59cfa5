import gzip
import json
from functools import partial
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Article, Hints, Rejected, Trace
from crawler.ledger import Ledger
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.rebuild import fill
from pipelines.writing.store import GROUP
from tests.writing.test_stores import FILE, article, ids, rows


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def store(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


def written(out: Path, count: int) -> None:
    """A folder with `count` articles and its ledger."""
    crawl = store(out)
    for number in range(count):
        crawl.add(*article(number))
    crawl.close()
    crawl.ledger.close()


def lose_ledger(out: Path) -> None:
    for path in out.glob("ledger.sqlite*"):
        path.unlink()


@pytest.mark.parametrize("harm", [b"\0" * 40, b'{"id": "half', b'{"id": 1}}', b"[" * 100_000, b"\xff\xfe", b'"text"'])
def test_one_damaged_line_costs_itself_and_is_kept(out: Path, harm: bytes, caplog: pytest.LogCaptureFixture) -> None:
    written(out, 100)
    lose_ledger(out)
    lines = (out / FILE).read_bytes().splitlines(keepends=True)
    (out / FILE).write_bytes(b"".join([*lines[:10], harm + b"\n", *lines[11:]]))
    again = store(out)
    assert [again.add(*article(number)) for number in range(100)].count("unchanged") == 99
    again.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(*(n for n in range(100) if n != 10), 10)
    (aside,) = (out / "example").glob("*.damaged-*")
    assert aside.read_bytes() == harm + b"\n"
    assert f"(11) were moved to {aside.name}" in caplog.text


@pytest.mark.parametrize("damage", [False, True])
def test_files_that_were_packed_since_are_known(out: Path, damage: bool, caplog: pytest.LogCaptureFixture) -> None:
    written(out, 3)
    lose_ledger(out)
    path = out / FILE
    whole = gzip.compress(path.read_bytes())
    if damage:
        whole += b"no gzip"
    packed = path.with_name(f"{path.name}.gz")
    packed.write_bytes(whole)
    path.unlink()
    opened = store(out)
    assert all(opened.ledger.is_written(article(number)[0].url or "") for number in range(3))
    assert ("are damaged" in caplog.text) == damage
    opened.close()
    assert (packed.read_bytes(), path.exists()) == (whole, False)


def test_files_of_others_are_never_touched(out: Path) -> None:
    written(out, 1)
    lose_ledger(out)
    others = {
        "mine/notes.jsonl": b"my notes\n{",
        "mine/articles-2024-10-30.jsonl": b'{"a": 1}\nno JSON\n{"id"',
        "example/todo.jsonl": b'{"id": "x", "content_hash": "y", "origin": "z"}\n{',
        "mine/rejected.jsonl": b"",
    }
    for name, content in others.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(content)
    again = store(out)
    again.add(*article(2))
    again.close()
    again.ledger.close()
    store(out).close()
    assert {name: (out / name).read_bytes() for name in others} == others
    assert sorted(path.name for path in (out / "mine").iterdir()) == sorted(
        name.removeprefix("mine/") for name in others if name.startswith("mine/")
    )


def test_the_pages_of_a_run_with_a_ledger_of_its_own_are_no_news(out: Path, caplog: pytest.LogCaptureFixture) -> None:
    """`make demo`, and then the first crawl of news into the same folder."""
    written(out, 3)
    (out / "ledger.sqlite").rename(out / "example" / "ledger.sqlite")
    again = store(out)
    assert not again.ledger.is_written("https://news.example/1")
    again.close()
    assert caplog.text == ""


def test_what_stands_in_the_place_of_naqis_file_is_moved_aside(out: Path) -> None:
    (out / FILE).parent.mkdir(parents=True)
    (out / FILE).write_bytes(b"my notes\n")
    written(out, 1)
    assert [row["id"] for row in rows(out / FILE)] == ids(0)
    assert (out / f"{FILE}.foreign").read_bytes() == b"my notes\n"


def test_a_last_line_that_lacks_only_its_end_is_kept(out: Path) -> None:
    written(out, 2)
    lose_ledger(out)
    (out / FILE).write_bytes((out / FILE).read_bytes().rstrip(b"\n"))
    again = store(out)
    assert [again.add(*article(number)) for number in range(3)] == ["unchanged", "unchanged", "written"]
    again.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(0, 1, 2)


@pytest.mark.parametrize("edit", ["longer", "shorter", "emptied"])
def test_a_file_that_its_owner_has_edited_keeps_its_lines(out: Path, edit: str) -> None:
    written(out, 9)
    lines = (out / FILE).read_bytes().splitlines(keepends=True)
    edited = {"longer": [lines[0].replace(b"text", b"mended text"), *lines[1:]], "shorter": lines[1:], "emptied": []}
    (out / FILE).write_bytes(b"".join(edited[edit]))
    again = store(out)
    again.add(*article(9))
    again.close()
    assert (out / FILE).read_bytes().splitlines(keepends=True)[:-1] == edited[edit]
    again.ledger.close()
    store(out).close()
    assert len(rows(out / FILE)) == len(edited[edit]) + 1


def test_an_older_ledger_put_back_costs_no_line(out: Path) -> None:
    written(out, 1)
    old = (out / "ledger.sqlite").read_bytes()
    written(out, GROUP + 10)
    lines = (out / FILE).read_bytes()
    (out / "ledger.sqlite").write_bytes(old)
    again = store(out)
    assert {again.add(*article(number)) for number in range(GROUP + 10)} == {"unchanged"}
    again.close()
    assert (out / FILE).read_bytes() == lines


def test_the_latest_row_of_a_page_holds(out: Path) -> None:
    """Files are read by name; what became of a page last is a matter of time."""

    def at(day: int, text: str = "text") -> tuple[Article, Trace]:
        page, trace = article(1, text)
        page.fetched_at = trace.fetched_at = f"2024-10-{day:02}T00:00:00Z"
        return page, trace

    crawl = store(out)
    crawl.reject(at(1)[1], Rejected("list-page"))
    crawl.add(*at(2))
    crawl.add(*at(3, "changed"))
    crawl.close()
    lose_ledger(out)
    again = store(out)
    assert again.ledger.is_written("https://news.example/1")
    assert again.ledger.newest(ids(1)[0]) == (article(1, "changed")[0].content_hash, 2)
    assert again.add(*at(4, "changed once more")) == "written"
    again.close()
    assert [row["revision"] for path in sorted(out.glob("*/art*")) for row in rows(path)] == [1, 2, 3]


@pytest.mark.parametrize("first", ["9000-01-01", "2024-10-30"])
def test_what_a_clock_that_was_ahead_has_written_is_no_news_behind_a_lost_ledger(out: Path, first: str) -> None:
    """Files are read in the order of their names; that of the future comes last, whenever it was written."""
    moments = (first, "2024-11-02" if first > "9" else "9000-01-01", "2024-11-03")
    crawl = store(out)
    for moment, text in zip(moments, ("one", "two", "three"), strict=True):
        page, trace = article(1, text)
        page.fetched_at = trace.fetched_at = f"{moment}T00:00:00Z"
        assert crawl.add(page, trace) == "written"
    crawl.close()
    lose_ledger(out)
    again = store(out)
    assert again.add(*article(1, "three")) == "unchanged"
    again.close()
    assert sum(len(rows(path)) for path in out.glob("*/art*")) == 3


def test_rows_of_before_there_were_revisions_are_counted(out: Path) -> None:
    crawl = store(out)
    for text in ("one", "two"):
        crawl.add(*article(1, text))
    crawl.close()
    old = [{name: value for name, value in row.items() if name != "revision"} for row in rows(out / FILE)]
    (out / FILE).write_text("".join(json.dumps(row) + "\n" for row in old), encoding="utf-8")
    lose_ledger(out)
    assert store(out).ledger.newest(ids(1)[0]) == (article(1, "two")[0].content_hash, 2)


def test_a_page_that_was_changed_since_is_due_behind_a_lost_ledger(out: Path) -> None:
    written(out, 1)
    lose_ledger(out)
    page, ledger = "https://news.example/0", store(out).ledger
    assert not ledger.discover("example", [Found(page, Hints(lastmod="2024-10-30T09:00:00Z"))])
    assert ledger.discover("example", [Found(page, Hints(lastmod="2024-10-30T11:00:00Z"))])


def test_a_surrogate_in_a_row_does_not_stop_the_run(out: Path) -> None:
    written(out, 1)
    lose_ledger(out)
    row = rows(out / FILE)[0] | {"origin": "\ud83d", "content_hash": "\ud83d", "id": "\ud83d"}
    with (out / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    assert store(out).add(*article(0)) == "unchanged"
