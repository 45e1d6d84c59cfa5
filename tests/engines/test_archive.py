"""One archive: whole or not at all, once, and each page's fault its own."""

import gzip
import json
import os
from functools import partial
from pathlib import Path

import pytest

from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected, Trace
from pipelines.cleaning.chain import clean_page
from pipelines.engines import archive
from pipelines.engines.archive import Limits, clean_archive
from pipelines.engines.target import GROUP, ArchiveError, Target, rejected_beside
from pipelines.engines.wanted import Wanted
from pipelines.in_worker import Outcome, clean_in_worker
from pipelines.workers import Workers
from pipelines.writing.lines import LinesFile
from tests.engines.archives import ENGLISH, arabic, write_warc


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_records_are_those_of_the_pages_in_their_order(tmp_path: Path) -> None:
    pages = arabic(5)
    source = write_warc(tmp_path / "a.warc.gz", [*pages, ("https://sada.test/en", "<p>no</p>")])
    report = clean_archive(source, tmp_path / "out" / "a.jsonl")
    found = rows(tmp_path / "out" / "a.jsonl")
    assert report.counts == {"written": 5, "rejected": 1}
    assert [row["url"] for row in found] == [url for url, _ in pages]
    assert [row["text"] for row in found] == [clean_page(html.encode(), url=url).text for url, html in pages]
    assert {row["fetched_at"] for row in found} == {"2026-10-05T08:00:00Z"}
    assert [row["url"] for row in rows(rejected_beside(tmp_path / "out" / "a.jsonl"))] == ["https://sada.test/en"]


def test_an_article_that_is_in_an_archive_twice_is_written_once(tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", [*arabic(2), *arabic(2)])
    assert clean_archive(source, tmp_path / "a.jsonl").counts == {"written": 2, "rejected": 2}
    assert [row["reason"] for row in rows(rejected_beside(tmp_path / "a.jsonl"))] == ["copy", "copy"]
    assert clean_archive(source, tmp_path / "b.jsonl", Wanted(keep_copies=True)).counts == {"written": 4}


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    clean_archive(source, tmp_path / "a.jsonl")
    before = (tmp_path / "a.jsonl").read_bytes()
    monkeypatch.setattr(archive, "read_warc", lambda _: pytest.fail("the archive is read again"))
    assert clean_archive(source, tmp_path / "a.jsonl").already
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_what_a_killed_run_left_is_no_obstacle(tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    (tmp_path / "a.jsonl.part").write_text("{half a li")
    clean_archive(source, tmp_path / "a.jsonl")
    assert len(rows(tmp_path / "a.jsonl")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.rejected.jsonl", "a.warc.gz"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: LinesFile, rows: object) -> int:
        raise OSError(28, "No space left on device")

    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    monkeypatch.setattr(LinesFile, "append", full)
    with pytest.raises(OSError, match="No space"):
        clean_archive(source, tmp_path / "out" / "a.jsonl")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_records_get_their_name_last_and_names_are_forced_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace, fsync = Path.replace, os.fsync

    def replaced(self: Path, target: Path) -> Path:
        done.append(Path(target).name)
        return replace(self, target)

    def forced(handle: int) -> None:
        done.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        fsync(handle)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(os, "fsync", forced)
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    clean_archive(source, tmp_path / "out" / "a.jsonl")
    assert done[-3:] == ["a.jsonl.part", "a.jsonl", "out"]
    assert "a.rejected.jsonl" in done[:-3]


def test_only_what_is_wanted_is_cleaned(tmp_path: Path) -> None:
    pages = [*arabic(3), *arabic(2, "mirror.miraat.test"), ("https://en.test/1", ENGLISH)]
    source = write_warc(tmp_path / "a.warc.gz", pages)
    report = clean_archive(source, tmp_path / "a.jsonl", Wanted("ar", hosts_out=frozenset({"miraat.test"})))
    assert report.counts == {"written": 3, "other-host": 2, "other-script": 1}


def test_another_language_in_arabic_script_is_told_by_its_text(tmp_path: Path) -> None:
    line = "رئیس جمهور گفت که اقتصاد کشور بیش از پیش‌بینی‌ها رشد کرده است و گرانی در شهرها کم شده است."
    persian = (
        f"<html><body><article><h1>رشد اقتصاد کشور در سال گذشته</h1>{f'<p>{line}</p>' * 6}</article></body></html>"
    )
    source = write_warc(tmp_path / "a.warc.gz", [*arabic(1), ("https://fa.test/1", persian)])
    assert clean_archive(source, tmp_path / "a.jsonl", Wanted("ar")).counts == {"written": 1, "other-language": 1}


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be read"):
        clean_archive(tmp_path / "none.warc.gz", tmp_path / "a.jsonl")
    assert not (tmp_path / "a.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"<html>no archive</html>", "no WARC archive"),
        (gzip.compress(b"no archive\n" * 90, mtime=0), "no WARC archive"),
        (b"\x1f\x8b\x08cut off", "no WARC archive"),
    ],
)
def test_what_is_no_archive_is_a_failure_and_leaves_nothing(content: bytes, why: str, tmp_path: Path) -> None:
    source = tmp_path / "a.warc.gz"
    source.write_bytes(content)
    with pytest.raises(ArchiveError, match=why):
        clean_archive(source, tmp_path / "out" / "a.jsonl")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_archive_that_grows_while_it_is_read_is_not_called_done(tmp_path: Path) -> None:
    """It is still fetched or written: running again reads it whole."""
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    whole = source.read_bytes()

    class Growing(Wanted):
        def unwanted(self, page: FetchedPage) -> str | None:
            source.write_bytes(whole + whole)
            return None

    with pytest.raises(ArchiveError, match="changed while it was read"):
        clean_archive(source, tmp_path / "a.jsonl", Growing())
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc.gz"]
    assert clean_archive(source, tmp_path / "a.jsonl").counts == {"written": 2, "rejected": 2}


def test_an_archive_without_pages_is_one(tmp_path: Path) -> None:
    source = tmp_path / "a.warc"
    source.write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n")
    assert clean_archive(source, tmp_path / "a.jsonl").counts == {"other": 1}


def test_one_process_at_a_time_writes_a_target(tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", arabic(1))
    other = Target(tmp_path / "a.jsonl")
    other.add({"id": "x"})
    with pytest.raises(ArchiveError, match=r"another run is writing .*/a\.jsonl$"):
        clean_archive(source, tmp_path / "a.jsonl")
    other.finish()
    assert rows(tmp_path / "a.jsonl") == [{"id": "x"}]
    (tmp_path / "a.jsonl").unlink()
    assert clean_archive(source, tmp_path / "a.jsonl").counts == {"written": 1}  # it had a name: nothing is in the way
    other.close()
    assert [row["url"] for row in rows(tmp_path / "a.jsonl")] == [url for url, _ in arabic(1)]


def hang_or_die(page: FetchedPage) -> Outcome:
    """A worker's task: the first page hangs, the second ends its process, the others are cleaned."""
    if page.url == "https://sada.test/article/0":
        hang(page)
    if page.url == "https://sada.test/article/1":
        os._exit(3)
    return clean_in_worker(page)


def hang(page: FetchedPage) -> Outcome:
    while True:
        pass


def test_a_page_that_hangs_and_one_that_kills_cost_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.worker_process.WALL", 60)  # the machine may be busy with other tests
    monkeypatch.setattr(archive, "Workers", partial(Workers, task=hang_or_die))
    source = write_warc(tmp_path / "a.warc.gz", arabic(5))
    report = clean_archive(source, tmp_path / "a.jsonl", limits=Limits(timeout=1))
    assert report.counts == {"written": 3, "rejected": 2}
    rejected = {row["url"]: row["reason"] for row in rows(rejected_beside(tmp_path / "a.jsonl"))}
    assert rejected == {
        "https://sada.test/article/0": "cleaner-timeout",
        "https://sada.test/article/1": "cleaner-crashed",
    }


def test_a_machine_that_is_too_slow_for_any_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.worker_process.WALL", 60)  # the machine may be busy with other tests
    monkeypatch.setattr(archive, "Workers", partial(Workers, task=hang))
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    with pytest.raises(ArchiveError, match=r"each of its 2 pages took more than 0\.3 s"):
        clean_archive(source, tmp_path / "out" / "a.jsonl", limits=Limits(timeout=0.3))
    assert list((tmp_path / "out").iterdir()) == []


class Told:
    """Workers that say of each page what a test says of its host, at once."""

    count, timeout = 1, 5.0

    def __init__(self, *_: object) -> None:
        pass

    async def clean(self, page: FetchedPage) -> Outcome:
        assert page.url
        reason = "cleaner-timeout" if "late.test" in page.url else "list-page"
        return Rejected(reason), Trace.of(page)

    def close(self) -> None:
        pass


REFUSED = ("https://large.test/1", "x" * (MAX_PAGE_BYTES + 1))


@pytest.mark.parametrize(
    ("pages", "which"),
    [
        (arabic(4, "late.test"), "the first 3 pages"),
        ([REFUSED, *arabic(3, "late.test")], "the first 3 pages"),
        ([*arabic(2, "late.test"), REFUSED], "its 2 pages"),
        ([*arabic(3, "late.test"), *arabic(3)], "the first 3 pages"),
        (arabic(1, "late.test"), None),
        ([*arabic(2, "late.test"), *arabic(1)], None),
        ([*arabic(1), *arabic(5, "late.test")], None),
    ],
)
def test_an_archive_is_given_up_where_the_machine_is_at_fault(
    pages: list[tuple[str, str]], which: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FIRST", 3)
    monkeypatch.setattr(archive, "Workers", Told)
    source = write_warc(tmp_path / "a.warc.gz", pages)
    if which:
        with pytest.raises(ArchiveError, match=f"each of {which} took more than 5 s"):
            clean_archive(source, tmp_path / "a.jsonl")
    else:
        assert clean_archive(source, tmp_path / "a.jsonl").counts.get("rejected", 0) == len(pages)


def test_rows_are_written_by_groups(tmp_path: Path) -> None:
    target = Target(tmp_path / "a.jsonl")
    for number in range(GROUP + 1):
        target.add({"id": str(number)})
    assert target._rows == [[], [{"id": str(GROUP)}]]
    target.finish()
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8").count("\n") == GROUP + 1
