"""A power cut keeps what was forced to the disk, and nothing else: before "done" all of it must be there."""

import os
from functools import partial
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from crawler.core.disk import write_whole
from crawler.core.signals import output_failed
from crawler.extensions.archive import Archive
from crawler.ledger import Ledger
from pipelines.write import WritePipeline
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.file_store import FileStore
from pipelines.writing.rebuild import fill
from tests.crash.watched_disk import WatchedDisk
from tests.writing.test_stores import FILE, article, rows


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> WatchedDisk:
    return WatchedDisk(monkeypatch)


def store(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


def test_lines_and_their_folders_are_there_before_the_ledger_says_so(tmp_path: Path, disk: WatchedDisk) -> None:
    out, looked = tmp_path / "deep" / "output", []
    crawl = store(out)

    def look() -> None:
        if (out / FILE).exists() and (out / FILE).stat().st_size:
            looked.append((disk.holds(out / FILE), *(one in disk.names for one in (out / "example", out, out.parent))))

    disk.at_commit.append(look)
    for number in range(3):
        crawl.add(*article(number))
        crawl.flush()
    assert len(looked) >= 3
    assert all(map(all, looked))


def test_the_ledger_itself_is_forced_at_each_commit(tmp_path: Path) -> None:
    """SQLite's own fsyncs cannot be seen from here; that it is told to do them can (sqlite.org/pragma.html)."""
    ledger = store(tmp_path / "output").ledger
    assert ledger.read("PRAGMA synchronous") == [(2,)]  # FULL
    assert ledger.read("PRAGMA journal_mode") == [("wal",)]


def test_a_ledger_made_anew_is_forced_before_it_takes_its_place(tmp_path: Path, disk: WatchedDisk) -> None:
    out = tmp_path / "output"
    crawl = store(out)
    assert not disk.unforced
    assert disk.lengths[out / "ledger.sqlite"]
    assert out / "ledger.sqlite" in disk.names
    crawl.ledger.close()


def test_damaged_lines_are_kept_before_they_go_from_their_file(tmp_path: Path, disk: WatchedDisk) -> None:
    out = tmp_path / "output"
    crawl = store(out)
    crawl.add(*article(1))
    crawl.close()
    crawl.ledger.close()
    (out / "ledger.sqlite").unlink()
    (out / FILE).write_bytes(b"damaged\n" + (out / FILE).read_bytes())
    store(out)
    (aside,) = (out / "example").glob("*.damaged-*")
    assert disk.holds(aside)
    assert disk.holds(out / FILE)
    assert not disk.unforced


def test_a_file_cut_back_is_forced(tmp_path: Path, disk: WatchedDisk) -> None:
    out = tmp_path / "output"
    crawl = store(out)
    crawl.add(*article(1))
    crawl.close()
    with (out / FILE).open("ab") as file:
        file.write(b'{"torn')
    disk.lengths.clear()
    store(out)
    assert disk.holds(out / FILE)
    assert rows(out / FILE)


def test_the_files_of_scrapy_clean_are_forced(tmp_path: Path, disk: WatchedDisk) -> None:
    paths = [tmp_path / "new" / f"{name}.jsonl" for name in ("records", "rejected", "removed")]
    files = FileStore(*paths)
    files.add(*article(1))
    files.flush()
    assert disk.holds(paths[0])
    assert set(paths) <= disk.names


def test_a_whole_file_is_forced_before_and_behind_its_renaming(tmp_path: Path, disk: WatchedDisk) -> None:
    write_whole(tmp_path / "site.toml", b"home = 1\n")
    assert disk.holds(tmp_path / "site.toml")
    assert not disk.unforced


def page(number: int) -> tuple[HtmlResponse, Request]:
    url = f"http://news.example/{number}"
    return HtmlResponse(url, body=b"<p>x</p>"), Request(url)


def test_the_archive_is_forced_before_its_pages_are_done(tmp_path: Path, disk: WatchedDisk) -> None:
    crawler = get_crawler(settings_dict={"OUTPUT_DIR": str(tmp_path), "ARCHIVE": True, "ARCHIVE_MAX_BYTES": 10**9})
    archive, pipeline = Archive.from_crawler(crawler), WritePipeline.from_crawler(crawler)
    looked: list[bool] = []
    for number in range(3):
        archive.keep_or_stop(*page(number))
        pipeline.store.add(*article(number))
        disk.at_commit = [lambda: looked.append(all(map(disk.holds, (tmp_path / "archive").iterdir())))]
        pipeline._flush()
    assert len(looked) >= 3
    assert all(looked)
    assert tmp_path / "archive" in disk.names


def test_a_full_archive_is_forced_when_it_is_closed(tmp_path: Path, disk: WatchedDisk) -> None:
    folder = tmp_path / "deep" / "archive"
    archive = Archive(folder, 1, "naqi")
    archive.keep(*page(1))
    archive.close()
    assert all(map(disk.holds, folder.iterdir()))
    assert {folder, folder.parent} <= disk.names


def test_pages_that_the_archive_could_not_keep_stay_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawler = get_crawler(settings_dict={"OUTPUT_DIR": str(tmp_path), "ARCHIVE": True, "ARCHIVE_MAX_BYTES": 10**9})
    archive, pipeline = Archive.from_crawler(crawler), WritePipeline.from_crawler(crawler)
    told: list[OSError] = []
    crawler.signals.connect(lambda error: told.append(error), output_failed, weak=False)
    pipeline.store.add(*article(1))
    archive.keep_or_stop(*page(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError(5, "Input/output error")))
        pipeline._flush()
    assert [error.errno for error in told] == [5]
    assert not list(tmp_path.glob("*/articles-*"))
    monkeypatch.setattr(archive, "keep", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    archive.keep_or_stop(*page(2))
    pipeline.close_spider()
    assert not list(tmp_path.glob("*/articles-*"))


def test_two_runs_of_one_second_have_an_archive_each(tmp_path: Path) -> None:
    archives = [Archive(tmp_path, 10**9, "naqi") for _ in range(3)]
    for archive in archives:
        archive.close()
    assert len(list(tmp_path.iterdir())) >= 3
