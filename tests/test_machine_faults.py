"""A fault of the machine is never booked as a fault of a page, and the run ends all the same."""

import asyncio
import errno
import os
import resource
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from scrapy import Spider
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler import saved
from crawler.core.counts import Counts
from crawler.core.machine import is_machine_fault
from crawler.core.run import Run, declare_run
from crawler.core.signals import output_failed
from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.ledger import LedgerError
from crawler.saved_pages import saved_pages
from pipelines.clean import CleanPipeline, RejectedPage
from pipelines.engines.archive import clean_archive
from pipelines.engines.target import ArchiveError
from pipelines.in_worker import Outcome, clean_in_worker
from pipelines.tries import NoWorkers, Unfinished
from pipelines.workers import Workers
from pipelines.write import WritePipeline
from pipelines.writing.kept_store import KeptStore
from tests.made_articles import made_article, trace_of

PAGE = FetchedPage(body="قالت البلدية إن المكتبة الجديدة ستفتح أبوابها للقراء.".encode(), origin="good")


@pytest.mark.parametrize(
    "error",
    [*(OSError(code, "no") for code in (errno.EMFILE, errno.ENOMEM, errno.EIO)), MemoryError(), ImportError("x")],
)
def test_a_worker_hands_the_machines_faults_on(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.cleaning.chain.clean_fetched", failing(error))
    assert is_machine_fault(error)
    with pytest.raises(type(error)):
        clean_in_worker(PAGE)


@pytest.mark.parametrize(
    "error", [ValueError("x"), IsADirectoryError(errno.EISDIR, "x"), RecursionError(), KeyError(1)]
)
def test_what_the_page_does_to_the_cleaner_is_its_own(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.cleaning.chain.clean_fetched", failing(error))
    why, _ = clean_in_worker(PAGE)
    assert isinstance(why, Rejected)
    assert (why.reason, type(error).__name__ in why.detail) == ("cleaner-error", True)


def failing(error: Exception) -> Any:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_file_that_no_descriptor_is_left_for_is_not_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "open_regular", failing(OSError(errno.EMFILE, "Too many open files")))
    with pytest.raises(OSError, match="Too many"):
        clean_in_worker(FetchedPage(body=None, origin="page.html"))
    monkeypatch.setattr(saved, "open_regular", failing(PermissionError(errno.EACCES, "Permission denied")))
    why, _ = clean_in_worker(FetchedPage(body=None, origin="page.html"))
    assert isinstance(why, Rejected)
    assert why.reason == "unreadable-file"


@pytest.mark.parametrize("code", [errno.EMFILE, errno.EIO])
def test_an_archive_that_the_machine_cannot_read_waits(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.warc").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(b"<p>x")
    with monkeypatch.context() as patch:
        patch.setattr("crawler.warc.records.open_regular", failing(OSError(code, os.strerror(code))))
        first, second = saved_pages([tmp_path], ())
    assert first == "waiting"
    assert isinstance(second, FetchedPage)
    assert f"a.warc: {os.strerror(code)}" in caplog.text
    with monkeypatch.context() as patch, pytest.raises(ArchiveError, match="Permission denied"):
        patch.setattr("crawler.warc.records.open_regular", failing(PermissionError(errno.EACCES, "Permission denied")))
        clean_archive(tmp_path / "a.warc", tmp_path / "a.jsonl")
    with monkeypatch.context() as patch, pytest.raises(OSError, match=os.strerror(code)):
        patch.setattr("crawler.warc.records.open_regular", failing(OSError(code, os.strerror(code))))
        clean_archive(tmp_path / "a.warc", tmp_path / "a.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc", "b.html"]


def exhausted(page: FetchedPage) -> Outcome:
    """A task in a worker that has no descriptors left: for ever, or as often as the page says."""
    kind, _, folder = page.origin.partition(":")
    if kind == "never" or (kind == "later" and len(list(Path(folder).iterdir())) < 2):
        if kind == "later":
            Path(folder, f"{len(list(Path(folder).iterdir()))}").touch()
        raise OSError(errno.EMFILE, "Too many open files")
    return made_article(page.origin, "cleaned", title=str(os.getpid())), Trace.of(page)


def in_pool(job: Callable[[Workers], Awaitable[list[Any]]], timeout: float = 20.0) -> list[Any]:
    """What a job gives that has two workers, which may be exhausted."""

    async def with_workers() -> list[Any]:
        workers = Workers(2, timeout, exhausted)
        try:
            return await job(workers)
        finally:
            workers.close()

    return asyncio.run(with_workers())


def outcomes(found: list[Any]) -> list[str]:
    return [
        "cleaned" if isinstance(one, tuple) and isinstance(one[0], Article) else type(one).__name__ for one in found
    ]


async def clean_all(workers: Workers, *origins: str) -> list[Any]:
    pages = [workers.clean(FetchedPage(origin=origin, body=b"x")) for origin in origins]
    return await asyncio.gather(*pages, return_exceptions=True)


def test_a_page_whose_worker_is_exhausted_is_tried_again_then_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.05)
    found = in_pool(lambda workers: clean_all(workers, "good", "never", f"later:{tmp_path}", *["good"] * 8))
    assert outcomes(found) == ["cleaned", "Unfinished", "cleaned", *["cleaned"] * 8]
    assert "Too many open files" in str(found[1])


@contextmanager
def no_descriptors() -> Iterator[None]:
    """Not one more file can be opened in this process; those that are open stay so."""
    old = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, old)


def kill_all(workers: Workers) -> None:
    for pid in workers.pids:
        os.kill(pid, signal.SIGKILL)


def test_pages_wait_while_no_worker_can_be_started_and_are_cleaned_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.05)

    async def through_a_drought(workers: Workers) -> list[Any]:
        await clean_all(workers, "good")
        with no_descriptors():
            kill_all(workers)
            pages = asyncio.ensure_future(clean_all(workers, *["good"] * 12))
            await asyncio.wait([pages], timeout=1.0)
        return await pages

    assert outcomes(in_pool(through_a_drought)) == ["cleaned"] * 12


def test_where_no_worker_can_be_started_for_long_all_pages_wait_for_the_next_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.05)
    monkeypatch.setattr("pipelines.pool.PATIENCE", 0.3)

    async def in_a_drought(workers: Workers) -> list[Any]:
        await clean_all(workers, "good")
        with no_descriptors():
            kill_all(workers)
            return await clean_all(workers, *["good"] * 30)

    found = in_pool(in_a_drought)
    assert set(outcomes(found)) <= {"NoWorkers", "Unfinished"}
    assert any(isinstance(one, NoWorkers) for one in found)
    assert all(isinstance(one, Unfinished) for one in found)


def test_workers_that_end_before_they_begin_are_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that cannot even import what it needs: the pages wait, and the run is told."""
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.05)
    monkeypatch.setattr("pipelines.pool.PATIENCE", 0.3)
    monkeypatch.setattr("pipelines.worker_process.serve", str)  # it returns
    found = in_pool(lambda workers: clean_all(workers, *["good"] * 6))
    assert set(outcomes(found)) <= {"NoWorkers", "Unfinished"}
    assert any(isinstance(one, NoWorkers) for one in found)


class Faulty(KeptStore):
    """A store whose ledger cannot be read."""

    def add(self, article: Article, trace: Trace) -> str:
        raise LedgerError("disk I/O error")

    def reject(self, trace: Trace, why: Rejected) -> None:
        raise LedgerError("disk I/O error")


def test_a_ledger_that_cannot_be_read_ends_the_run_and_rejects_nothing(tmp_path: Path) -> None:
    crawler = get_crawler(Spider, {"OUTPUT_DIR": str(tmp_path)})
    counts = Counts(crawler)
    declare_run(crawler, Run(counts, keeps_ledger=False, store=Faulty()))
    faults: list[Exception] = []

    def remember(error: Exception) -> None:
        faults.append(error)

    crawler.signals.connect(remember, output_failed)
    crawler._apply_settings()
    crawler.engine = crawler._create_engine()
    write = WritePipeline.from_crawler(crawler)
    article = made_article("o", site="marfa")
    with pytest.raises(DropItem, match="waits for the next run"):
        write.process_item(article)
    write.item_dropped(PAGE, RejectedPage(Rejected("list-page"), trace_of(article)))
    assert [str(error) for error in faults] == ["disk I/O error"] * 2
    assert not counts.sites()


class Workless:
    async def clean(self, page: FetchedPage) -> Outcome:
        raise NoWorkers("no worker process can be started: Too many open files")


def test_a_run_without_workers_is_told_to_end_and_its_pages_stay_due() -> None:
    crawler = get_crawler(Spider)
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=False))
    faults: list[Exception] = []

    def remember(error: Exception) -> None:
        faults.append(error)

    crawler.signals.connect(remember, output_failed)
    clean = CleanPipeline.from_crawler(crawler)
    clean.workers.close()
    clean.workers = Workless()  # type: ignore[assignment]
    with pytest.raises(DropItem, match="waits for the next run: no worker process"):
        asyncio.run(clean.process_item(PAGE))
    assert len(faults) == 1
