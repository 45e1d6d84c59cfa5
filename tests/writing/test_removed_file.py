"""Removed lines of a crawl: complete and once, whatever is killed, lost or edited."""

import json
from functools import partial
from pathlib import Path

import pytest

from crawler.items import Article, Rejected, RemovedLine, Trace
from crawler.ledger import Ledger
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.lines import LinesFile
from pipelines.writing.rebuild import fill
from pipelines.writing.removed_file import is_group, set_unfinished_aside
from pipelines.writing.store import GROUP
from tests.crash.kill_points import each_kill, killed_at
from tests.writing.test_stores import article, rows

FILE = "example/removed.jsonl"
LINES = 3
"""Lines that are removed of each page."""


def store(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)), keep_removed=True)


def page(number: int, text: str = "text") -> tuple[Article, Trace]:
    made, trace = article(number, text)
    made.title = f"headline {number}"
    trace.removed = [RemovedLine(f"line {number}-{at}", "rule", "ad", "end", None, at) for at in range(LINES)]
    return made, trace


def crawl(out: Path, numbers: range) -> None:
    """What a crawl does: what the ledger calls done is not fetched again; each fifth page is no article."""
    run = store(out)
    for number in numbers:
        key = f"https://news.example/{number}"
        if run.ledger.read("SELECT 1 FROM url WHERE url = ? AND state IN ('written', 'rejected')", (key,)):
            continue
        made, trace = page(number)
        if number % 5:
            run.add(made, trace)
        else:
            run.reject(trace, Rejected("too-short"))
        if number % 4 == 3:
            run.flush()
    run.close()
    run.ledger.close()


def lose_ledger(out: Path) -> None:
    for path in out.glob("ledger.sqlite*"):
        path.unlink()


def check(out: Path, numbers: range) -> None:
    """Each page is there once, and each of its removed lines."""
    pages = [*rows(out / "example/articles-2024-10-30.jsonl"), *rows(out / "example/rejected.jsonl")]
    assert sorted(str(row["origin"]) for row in pages) == sorted(f"https://news.example/{number}" for number in numbers)
    lines = sorted(str(row["text"]) for row in rows(out / FILE))
    assert lines == sorted(f"line {number}-{at}" for number in numbers for at in range(LINES))


def test_a_row_says_what_went_where_it_stood_and_of_which_visit_it_is(tmp_path: Path) -> None:
    run = store(tmp_path)
    run.add(*page(1))
    assert run.add(*page(1)) == "unchanged"
    run.close()
    found = rows(tmp_path / FILE)
    assert len(found) == LINES
    assert found[1] == {
        "origin": "https://news.example/1",
        "url": "https://news.example/1",
        "title": "headline 1",
        "fetched_at": "2024-10-30T10:15:00Z",
        "text": "line 1-1",
        "rule": "rule",
        "kind": "ad",
        "place": "end",
        "moved_to": None,
        "position": 1,
    }
    assert str(tmp_path / FILE) in run.places()


def test_nobody_gets_the_file_who_did_not_ask_for_it(tmp_path: Path) -> None:
    run = CrawlStore(tmp_path, Ledger(tmp_path / "ledger.sqlite"))
    run.add(*page(1))
    run.close()
    assert not (tmp_path / FILE).exists()


def test_killed_before_any_step_onto_the_disk_it_is_complete_at_the_end(tmp_path: Path) -> None:
    numbers = range(12)
    kills = list(each_kill(lambda: crawl(tmp_path / "out", numbers)))
    assert len(kills) > 10
    check(tmp_path / "out", numbers)


@pytest.mark.parametrize("files", [1, 2])
def test_a_group_that_reached_some_of_its_files_before_the_ledger_was_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    left = iter(range(files))
    append = LinesFile.append

    def killed(self: LinesFile, rows: list[dict[str, object]]) -> int:
        if next(left, None) is None:
            raise RuntimeError("killed")
        return append(self, rows)

    with monkeypatch.context() as patch:
        patch.setattr(LinesFile, "append", killed)
        with pytest.raises(RuntimeError):
            crawl(tmp_path, range(4))
    lose_ledger(tmp_path)
    crawl(tmp_path, range(4))
    check(tmp_path, range(4))


@pytest.mark.soak
def test_killed_before_any_step_and_the_ledger_lost_it_is_complete_at_the_end(tmp_path: Path) -> None:
    numbers = range(12)
    for point in range(1, 500):
        out = tmp_path / str(point)
        killed = killed_at(point, lambda: crawl(out, numbers))  # noqa: B023 - called at once
        lose_ledger(out)
        crawl(out, numbers)
        check(out, numbers)
        if not killed:
            assert point > 30
            return
    raise AssertionError("it never came to its end")


def test_rows_of_a_killed_group_go_however_many_they_are(tmp_path: Path) -> None:
    run = store(tmp_path)
    run.add(*page(1))
    run.close()
    run.ledger.close()
    made = [page(number)[1] for number in range(2, 2 + GROUP)]
    left = [{"origin": one.origin, "fetched_at": one.fetched_at} | {"text": "x", "rule": "r"} for one in made]
    LinesFile(tmp_path / FILE).append([row for row in left for _ in range(LINES)])
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"origin": "torn')
    store(tmp_path).close()
    assert [row["text"] for row in rows(tmp_path / FILE)] == [f"line 1-{at}" for at in range(LINES)]
    assert not list(tmp_path.glob("example/*damaged*"))


def test_without_a_ledger_rows_of_pages_that_are_not_done_are_set_aside(tmp_path: Path) -> None:
    crawl(tmp_path, range(8))
    lose_ledger(tmp_path)
    unfinished = {"origin": "https://news.example/99", "fetched_at": "2024-10-30T10:15:00Z", "rule": "r", "text": "x"}
    LinesFile(tmp_path / FILE).append([unfinished])
    store(tmp_path).close()
    check(tmp_path, range(8))
    (aside,) = tmp_path.glob("example/removed.jsonl.damaged-*")
    assert rows(aside) == [unfinished]


def test_a_file_that_somebody_edited_is_kept_and_gone_on_with(tmp_path: Path) -> None:
    crawl(tmp_path, range(8))
    whole = (tmp_path / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / FILE).write_text("".join(whole[2:]), encoding="utf-8")
    crawl(tmp_path, range(9))
    assert [row["text"] for row in rows(tmp_path / FILE)][-LINES:] == [f"line 8-{at}" for at in range(LINES)]
    assert len(rows(tmp_path / FILE)) == 9 * LINES - 2
    assert [path.name for path in tmp_path.glob("example/*") if "." in path.stem] == []


def test_a_file_of_ones_own_under_that_name_is_moved_aside(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps({"mine": 1}) + "\n", encoding="utf-8")
    crawl(tmp_path, range(2))
    assert rows(tmp_path / f"{FILE}.foreign") == [{"mine": 1}]
    check(tmp_path, range(2))


def test_no_more_than_a_group_is_read_to_know_that_it_is_one() -> None:
    rows = (json.dumps({"origin": str(number), "fetched_at": ""}).encode() for number in range(10 * GROUP))
    assert not is_group(rows)
    assert json.loads(next(rows))["origin"] == str(GROUP + 2)


def test_rows_before_the_last_group_stay_whoever_wrote_them(tmp_path: Path) -> None:
    path = tmp_path / "removed.jsonl"
    made = [{"origin": str(number), "fetched_at": "", "rule": "r", "text": "x"} for number in range(GROUP + 5)]
    LinesFile(path).append(made)
    set_unfinished_aside(path, [])
    assert rows(path) == made[:5]
