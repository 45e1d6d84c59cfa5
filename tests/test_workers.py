import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from crawler.items import Article, FetchedPage, Rejected, Trace
from pipelines.in_worker import Outcome
from pipelines.tries import Unfinished
from pipelines.worker_process import WorkerProcess
from pipelines.workers import Workers
from tests.made_articles import made_article
from tests.made_pages import make_page

T = TypeVar("T")


def misbehave(page: FetchedPage) -> Outcome:
    """A task whose page says what goes wrong."""
    if page.origin == "hangs":
        while True:
            pass
    if page.origin.startswith("is stopped") and not (marker := Path(page.origin.split(":")[1])).exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    if page.origin == "sleeps":
        time.sleep(60)
    if page.origin == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if page.origin == "exits":
        os._exit(0)
    if page.origin == "unsendable":
        return lambda: None, Trace.of(page)  # type: ignore[return-value]
    if page.origin.startswith("dies once") and not (marker := Path(page.origin.split(":")[1])).exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return made_article(page.origin, "cleaned", title=str(os.getpid())), Trace.of(page)


def in_pool(job: Callable[[Workers], Awaitable[T]], **arguments: Any) -> T:
    """What a job gives that has two workers."""

    async def with_workers() -> T:
        workers = Workers(2, **arguments)
        try:
            return await job(workers)
        finally:
            workers.close()

    return asyncio.run(with_workers())


async def clean_all(workers: Workers, *origins: str) -> list[tuple[str, str | None]]:
    """-> for each page its text and the reason of its rejection."""
    pages = [FetchedPage(origin=origin, body=make_page(1).html.encode()) for origin in origins]
    found = [result for result, _ in await asyncio.gather(*(workers.clean(page) for page in pages))]
    return [("", one.reason) if isinstance(one, Rejected) else (one.text, None) for one in found]


EXPECTED = {"good": ("cleaned", None), "hangs": ("", "cleaner-timeout"), "dies": ("", "cleaner-crashed")}


@pytest.mark.parametrize(
    "origins",
    [["good", "hangs", "good", "dies", *["good"] * 20], [*["good"] * 9, "dies", "good", "hangs", *["good"] * 30]],
    ids=["among the first", "in later batches"],
)
def test_a_page_that_hangs_or_kills_its_worker_costs_no_other_page(
    origins: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.worker_process.WALL", 60)  # the machine may be busy with other tests
    found = in_pool(lambda workers: clean_all(workers, *origins), timeout=1.0, task=misbehave)
    assert found == [EXPECTED[origin] for origin in origins]


def test_a_page_that_ends_its_worker_with_status_0_is_told_as_a_crash() -> None:
    """os._exit(0) is a death like any other: nothing came back."""
    found = in_pool(lambda workers: clean_all(workers, "exits", "good"), timeout=5.0, task=misbehave)
    assert found == [("", "cleaner-crashed"), ("cleaned", None)]


async def one_text(workers: Workers, origin: str = "good") -> tuple[str, int]:
    """-> the text of a page, and the process that cleaned it."""
    article, _ = await workers.clean(FetchedPage(origin=origin, body=make_page(1).html.encode()))
    assert isinstance(article, Article)
    return article.text, int(article.title or 0)


def test_workers_that_die_while_they_have_no_work_are_replaced() -> None:
    async def kill_between(workers: Workers) -> list[str]:
        texts = []
        for _ in range(3):
            text, pid = await one_text(workers)
            texts.append(text)
            os.kill(pid, signal.SIGKILL)
        return texts

    assert in_pool(kill_between, timeout=5.0, task=misbehave) == ["cleaned"] * 3


def test_a_worker_killed_at_any_moment_costs_no_page() -> None:
    """As they take pages, clean them, send them back, wait: none leaves anything shut at which the others wait."""

    async def kill_often(workers: Workers) -> list[tuple[str, str | None]]:
        done = []
        for number in range(12):
            pages = asyncio.ensure_future(clean_all(workers, *["good"] * 12))
            await asyncio.sleep(0.002 * number)
            for pid in workers.pids[:1]:
                with suppress(ProcessLookupError):  # the one of the last round, of whose end nobody has told yet
                    os.kill(pid, signal.SIGKILL)
            done += await pages
        return done

    assert in_pool(kill_often, timeout=50.0, task=misbehave) == [EXPECTED["good"]] * 144


def test_a_worker_that_does_not_begin_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped, as a machine that swaps stops one: the page is not blamed for it."""

    async def stop_between(workers: Workers) -> list[str]:
        before, pid = await one_text(workers)
        os.kill(pid, signal.SIGSTOP)
        monkeypatch.setattr("pipelines.worker_process.START", 3.0)
        after, _ = await one_text(workers)
        return [before, after]

    assert in_pool(stop_between, timeout=30.0, task=misbehave) == ["cleaned"] * 2


def test_a_page_whose_worker_is_stopped_meanwhile_is_not_late(tmp_path: Path) -> None:
    """Ctrl-Z for longer than CLEAN_TIMEOUT: time in which the worker could do nothing does not count."""

    async def stop_for_long(workers: Workers) -> tuple[list[tuple[str, str | None]], set[int]]:
        marker = tmp_path / "stopped"
        page = asyncio.ensure_future(clean_all(workers, f"is stopped:{marker}"))
        while not marker.exists():
            await asyncio.sleep(0.01)
        stopped = set(workers.pids)
        await asyncio.sleep(0.8)  # twice the limit
        for pid in workers.pids:
            os.kill(pid, signal.SIGCONT)
        return await page, stopped - set(workers.pids)

    found, killed = in_pool(stop_for_long, timeout=0.4, task=misbehave)
    assert (found, killed) == ([("cleaned", None)], set())


def test_a_page_whose_worker_stays_stopped_is_done_by_another(tmp_path: Path) -> None:
    stopped = f"is stopped:{tmp_path / 'stopped'}"
    assert in_pool(lambda workers: clean_all(workers, stopped), timeout=0.1, task=misbehave) == [("cleaned", None)]


def test_a_page_that_gets_no_processor_time_waits_for_the_next_run() -> None:
    async def ask(workers: Workers) -> Any:
        return (await asyncio.gather(workers.clean(FetchedPage(origin="sleeps")), return_exceptions=True))[0]

    assert isinstance(in_pool(ask, timeout=0.1, task=misbehave), Unfinished)


def test_a_run_of_one_page_starts_one_worker() -> None:
    async def count(workers: Workers) -> int:
        await clean_all(workers, "good")
        return len(workers.pids)

    assert in_pool(count, timeout=30.0, task=misbehave) == 1


def test_what_cannot_be_sent_back_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.01)

    async def ask(workers: Workers) -> list[Any]:
        pages = [workers.clean(FetchedPage(origin=origin, body=b"x")) for origin in ("unsendable", "good")]
        return await asyncio.gather(*pages, return_exceptions=True)

    unsendable, good = in_pool(ask, timeout=30.0, task=misbehave)
    assert isinstance(unsendable, Unfinished)
    assert "pickle" in str(unsendable)
    assert good[0].text == "cleaned"


def test_a_page_that_cannot_be_sent_costs_no_other() -> None:
    """Somebody else's spider may put anything into a page."""

    async def ask(workers: Workers) -> list[Any]:
        pages = [FetchedPage(origin="good", body=b"x", site=site) for site in ("a", lambda: None, "b", "c")]  # type: ignore[arg-type]
        return await asyncio.gather(*map(workers.clean, pages), return_exceptions=True)

    found = in_pool(ask, timeout=30.0, task=misbehave)
    assert [type(one).__name__ for one in found] == ["tuple", "Unfinished", "tuple", "tuple"]
    assert "cannot be sent" in str(found[1])


def test_a_page_whose_worker_was_killed_once_is_tried_again(tmp_path: Path) -> None:
    once = f"dies once:{tmp_path / 'died'}"
    assert in_pool(lambda workers: clean_all(workers, once), timeout=5.0, task=misbehave) == [("cleaned", None)]


def test_a_run_that_ends_does_not_wait_for_a_page_that_hangs() -> None:
    async def ended(workers: Workers) -> list[str]:
        pages = [asyncio.ensure_future(workers.clean(FetchedPage(origin=o))) for o in ("good", "hangs")]
        await pages[0]
        workers.give_up()
        found = await asyncio.gather(*pages, return_exceptions=True)
        return [type(one).__name__ for one in found]

    found = in_pool(ended, timeout=50.0, task=misbehave)
    assert found == ["tuple", "Unfinished"]  # the page that hangs would be a tuple, too


def test_no_process_is_left_behind() -> None:
    async def pids(workers: Workers) -> list[int]:
        await clean_all(workers, *["good"] * 9)
        return workers.pids

    left = [pid for pid in in_pool(pids, timeout=30.0, task=misbehave) if Path(f"/proc/{pid}").exists()]
    assert left == []


def test_a_process_that_is_at_a_page_is_not_left_behind_either() -> None:
    async def pids(workers: Workers) -> list[int]:
        await clean_all(workers, *["good"] * 9)
        at_work = asyncio.ensure_future(clean_all(workers, *["sleeps"] * 9))
        await asyncio.sleep(0.3)  # they have begun
        at_work.cancel()
        return workers.pids

    started = in_pool(pids, timeout=30.0, task=misbehave)
    assert started
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []


def test_a_real_page_comes_back_cleaned() -> None:
    page = make_page(1)
    moment = datetime(2024, 10, 30, 10, 15, tzinfo=UTC)
    fetched = FetchedPage(origin="x", body=page.html.encode(), fetched_at=moment)
    article, trace = in_pool(lambda workers: workers.clean(fetched), timeout=20.0)
    assert isinstance(article, Article)
    assert set(page.paragraphs) <= set(article.text.split("\n"))
    assert (trace.origin, trace.fetched_at, article.fetched_at) == ("x", *["2024-10-30T10:15:00Z"] * 2)


def test_a_terminal_in_the_first_second_does_not_end_the_workers_server() -> None:
    """It sends SIGINT, and SIGHUP when it goes, to every process, the fork server in the middle of its imports too."""
    program = """
import multiprocessing, os, signal, time
from multiprocessing import forkserver
from pipelines.fork_server import start_early
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
start_early()
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
assert signal.getsignal(signal.SIGHUP) == signal.SIG_DFL
for wait in (0.01, 0.2):
    time.sleep(wait)
    for sent in (signal.SIGINT, signal.SIGHUP):
        os.kill(forkserver._forkserver._forkserver_pid, sent)
worker = multiprocessing.get_context("forkserver").Process(target=print)
worker.start()
worker.join()
raise SystemExit(worker.exitcode)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_worker_that_has_ended_is_sent_nothing() -> None:
    worker: WorkerProcess[None] = WorkerProcess(SimpleNamespace(pid=1), 1.0, lambda *_: None)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="has ended"):
        worker.send([])
