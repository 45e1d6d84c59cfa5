import json
import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from crawler.items import Article, Rejected, Trace
from crawler.ledger import Ledger, database
from crawler.ledger.database import LedgerError
from pipelines.writing.crawl_store import MAX_OPEN, CrawlStore
from pipelines.writing.folder_name import LONGEST_FOLDER_NAME, folder_name
from pipelines.writing.lines import LinesFile
from pipelines.writing.rebuild import fill
from tests.made_articles import id_of, made_article, trace_of


def article(number: int, text: str = "text") -> tuple[Article, Trace]:
    url = f"https://news.example/{number}"
    made = made_article(url, text, url=url, site="example", fetched_at="2024-10-30T10:15:00Z")
    return made, trace_of(made, key=url)


def refused(number: int, reason: str, detail: str = "") -> tuple[Trace, Rejected]:
    return article(number)[1], Rejected(reason, detail)


def ids(*numbers: int) -> list[str]:
    return [id_of(f"https://news.example/{number}") for number in numbers]


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def store(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


FILE = "example/articles-2024-10-30.jsonl"


def test_records_and_rejects_go_to_the_sites_folder(out: Path) -> None:
    crawl = store(out)
    assert crawl.add(*article(1, "نص المقال")) == "written"
    crawl.reject(*refused(2, "list-page", "twelve headlines"))
    crawl.close()
    assert "نص المقال" in (out / FILE).read_text(encoding="utf-8")
    assert rows(out / FILE)[0]["id"] == ids(1)[0]
    (rejected,) = rows(out / "example/rejected.jsonl")
    assert list(rejected) == ["origin", "url", "reason", "detail", "fetched_at"]
    assert rejected["reason"] == "list-page"
    assert crawl.ledger.pending("example", 10) == []


def test_the_same_text_is_not_written_again_and_a_changed_one_is(out: Path) -> None:
    first = store(out)
    assert [first.add(*article(1)), first.add(*article(1))] == ["written", "unchanged"]
    first.close()
    second = store(out)
    assert [second.add(*article(1)), second.add(*article(1, "changed"))] == ["unchanged", "written"]
    second.close()
    assert [row["text"] for row in rows(out / FILE)] == ["text", "changed"]


def test_a_ledger_that_another_program_has_locked_costs_no_page(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.01)
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    crawl.add(*article(2))
    with closing(sqlite3.connect(out / "ledger.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="database is locked"):
            crawl.flush()
        assert crawl.ledger.read("PRAGMA busy_timeout") == [(1000,)]  # else each of the last writes waits as long
        assert [row["id"] for row in rows(out / FILE)] == ids(1)  # its page is due: the line goes, too
        other.execute("ROLLBACK")
    crawl.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(1, 2)


def test_lines_of_a_killed_run_that_the_ledger_does_not_know_are_cut_off(out: Path) -> None:
    first = store(out)
    first.add(*article(1))
    first.close()
    with (out / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": ids(2)[0]}) + '\n{"id": "to')
    second = store(out)
    second.add(*article(2))
    second.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(1, 2)


def test_a_run_killed_before_its_first_commit_leaves_nothing_behind(out: Path) -> None:
    first = store(out)
    first._begin([FILE])
    first._open(FILE).append([{"id": ids(1)[0]}])
    second = store(out)
    second.add(*article(1))
    second.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(1)


def test_a_lost_ledger_is_made_anew_from_the_files(out: Path) -> None:
    first = store(out)
    first.add(*article(1))
    first.reject(*refused(2, "list-page"))
    first.close()
    first.ledger.close()
    for file in out.glob("ledger.sqlite*"):
        file.unlink()
    with (out / FILE).open("a", encoding="utf-8") as torn:
        torn.write('{"id": "to')
    second = store(out)
    assert second.add(*article(1)) == "unchanged"
    second.add(*article(3))
    second.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(1, 3)
    from crawler.core.found import Found

    pages = [Found(f"https://news.example/{number}") for number in (1, 2, 3, 4)]
    assert [found.url[-1] for found in second.ledger.discover("example", pages)] == ["4"]


def test_a_file_that_its_owner_took_away_is_begun_anew(out: Path) -> None:
    first = store(out)
    first.add(*article(1))
    first.close()
    (out / FILE).unlink()
    second = store(out)
    assert second.add(*article(1)) == "unchanged"
    second.add(*article(2))
    second.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(2)


def test_a_file_that_was_never_begun_was_not_taken_away(out: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    crawl = store(out)
    crawl.ledger.commit([], {FILE: 0})  # as before the first line, whose write then fails
    crawl.close()
    crawl.ledger.close()
    assert store(out).ledger.length(FILE) is None
    assert "taken away" not in caplog.text


def test_when_there_is_no_room_nothing_is_torn_and_nothing_is_lost(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    crawl.add(*article(2))
    crawl.reject(*refused(3, "list-page"))
    append = LinesFile.append

    def full(self: LinesFile, new: list[dict[str, object]]) -> int:
        if "reason" in new[0]:
            raise OSError(28, "No space left on device")
        return append(self, new)

    with monkeypatch.context() as patch:
        patch.setattr(LinesFile, "append", full)
        with pytest.raises(OSError, match="No space"):
            crawl.flush()
    assert [row["id"] for row in rows(out / FILE)] == ids(1)
    crawl.close()
    assert [row["id"] for row in rows(out / FILE)] == ids(1, 2)
    assert len(rows(out / "example/rejected.jsonl")) == 1


def test_a_folder_that_is_removed_in_mid_run_is_no_success(out: Path) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    shutil.rmtree(out)
    crawl.add(*article(2))
    with pytest.raises(FileNotFoundError, match="was moved or removed"):
        crawl.flush()


@pytest.mark.parametrize("another", [False, True])
def test_a_file_that_is_moved_away_in_mid_run_loses_no_line(out: Path, another: bool) -> None:
    """As log rotation does it; what packs the moved file and removes it would take later lines with it."""
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    moved = (out / FILE).rename(out / "example/old.1")
    if another:
        (out / FILE).touch()
    crawl.add(*article(2))
    with pytest.raises(FileNotFoundError, match="was moved or removed"):
        crawl.flush()
    crawl.close()
    assert [row["id"] for row in rows(moved)] == ids(1)
    assert [row["id"] for row in rows(out / FILE)] == ids(2)


@pytest.mark.parametrize(
    ("site", "folder"),
    [
        ("www.example.com", "www.example.com"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (None, "unnamed"),
        ("/abs", "abs"),
        ("a\x00b", "a-b"),
        ("موقع.test", "xn--4gbrim.test"),
    ],
)
def test_a_sites_name_never_leads_out_of_the_output_folder(site: str | None, folder: str) -> None:
    assert folder_name(site) == folder


def test_a_long_name_is_cut() -> None:
    assert len(folder_name("a" * 1000)) == LONGEST_FOLDER_NAME


def test_no_two_sites_share_a_folder() -> None:
    names = ["موقع.test", "خبر.test", "a" * 200 + ".test", "a" * 200 + ".example", "\ud800", "ــ"]
    folders = {folder_name(name) for name in names}
    assert len(folders) == len(names)
    assert all(len(name) < 120 and name.isascii() for name in folders)


def test_a_lone_surrogate_does_not_spoil_the_line(tmp_path: Path) -> None:
    file = LinesFile(tmp_path / "x.jsonl")
    file.append([{"title": "a\ud800b"}])
    assert rows(tmp_path / "x.jsonl") == [{"title": "a?b"}]


@pytest.mark.parametrize("cut", [0, 1])
def test_a_file_that_others_have_cut_is_not_made_up_with_nuls(
    cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """logrotate's copytruncate, and then no room: neither NULs nor a torn line stand before the next row."""
    path = tmp_path / "x.jsonl"
    file = LinesFile(path)
    file.append([{"title": "a" * 100}])
    old = path.read_bytes()[:cut]

    def full(number: int) -> None:
        os.truncate(path, cut)
        with path.open("ab") as written:
            written.write(b'{"title": "b"}\n')
        raise OSError("full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(os, "fsync", full)
        file.append([{"title": "b"}])
    assert path.read_bytes() == old


def test_a_run_over_3000_sites_has_few_files_open(out: Path) -> None:
    crawl = store(out)
    most = 0
    for number in range(3000):
        made, trace = article(number)
        made.site = trace.site = f"site{number % 3000}.example"
        crawl.add(made, trace)
        if number % 250 == 249:
            crawl.flush()
            most = max(most, len(list(Path("/proc/self/fd").iterdir())))
    before = len(list(Path("/proc/self/fd").iterdir()))
    crawl.close()
    assert before - len(list(Path("/proc/self/fd").iterdir())) <= MAX_OPEN
    assert most < MAX_OPEN + 100
    assert len(list(out.glob("*/articles-*.jsonl"))) == 3000


def test_a_file_that_was_closed_for_others_is_carried_on(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.writing.crawl_store.MAX_OPEN", 2)
    crawl = store(out)
    for number in range(30):
        made, trace = article(number)
        made.site = trace.site = f"site{number % 5}"
        crawl.add(made, trace)
        crawl.flush()
    crawl.close()
    assert [len(rows(path)) for path in out.glob("*/articles-*.jsonl")] == [6] * 5
