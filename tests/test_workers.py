import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.items import Article, FetchedPage, Rejected, Trace
from pipelines.in_worker import Outcome
from pipelines.workers import Workers
from tests.made_articles import made_article
from tests.made_pages import make_page


def misbehave(page: FetchedPage) -> Outcome:
    """A task whose page says what goes wrong."""
    if page.origin == "hangs":
        time.sleep(60)
    if page.origin == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if page.origin.startswith("dies once") and not (marker := Path(page.origin.split(":")[1])).exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return made_article(page.origin, "cleaned", title=str(os.getpid())), Trace.of(page)


@contextmanager
def pool(**arguments: object) -> Iterator[Workers]:
    workers = Workers(2, **arguments)  # type: ignore[arg-type]
    try:
        yield workers
    finally:
        workers.close()


def clean(workers: Workers, *origins: str) -> list[tuple[str, str | None]]:
    """-> for each page its text and the reason of its rejection."""

    async def all_of_them() -> list[Outcome]:
        pages = [FetchedPage(origin=origin, body=make_page(1).html.encode()) for origin in origins]
        return await asyncio.gather(*(workers.clean(page) for page in pages))

    found = [result for result, _ in asyncio.run(all_of_them())]
    return [("", one.reason) if isinstance(one, Rejected) else (one.text, None) for one in found]


def test_a_page_that_hangs_or_kills_its_worker_costs_no_other_page() -> None:
    with pool(timeout=1.0, task=misbehave) as workers:
        origins = ["good", "hangs", "good", "dies", *["good"] * 20]
        found = clean(workers, *origins)
    expected = {"good": ("cleaned", None), "hangs": ("", "cleaner-timeout"), "dies": ("", "cleaner-crashed")}
    assert found == [expected[origin] for origin in origins]


def test_each_page_of_a_batch_that_fails_is_done_alone() -> None:
    with pool(timeout=1.0, task=misbehave) as workers:
        origins = [*["good"] * 9, "dies", "good", "hangs", *["good"] * 30]
        found = clean(workers, *origins)
    expected = {"good": ("cleaned", None), "hangs": ("", "cleaner-timeout"), "dies": ("", "cleaner-crashed")}
    assert found == [expected[origin] for origin in origins]


def test_workers_that_die_while_they_have_no_work_are_replaced() -> None:
    async def pages() -> list[str]:
        texts = []
        for _ in range(3):
            article, _ = await workers.clean(FetchedPage(origin="good"))
            assert isinstance(article, Article)
            texts.append(article.text)
            os.kill(int(article.title or 0), signal.SIGKILL)
            await asyncio.sleep(0.5)
        return texts

    with pool(timeout=5.0, task=misbehave) as workers:
        assert asyncio.run(pages()) == ["cleaned"] * 3


def test_workers_that_never_answer_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a worker was killed with a lock in its hands: a stopped one stands for it."""
    monkeypatch.setattr("pipelines.workers.START", 1.0)
    page = make_page(1).html.encode()
    with pool(timeout=1.0, task=misbehave) as workers:

        async def stop_between() -> list[str]:
            texts = []
            for _ in range(2):
                article, _ = await workers.clean(FetchedPage(origin="good", body=page))
                assert isinstance(article, Article)
                texts.append(article.text)
                for process in list(workers._pool._pool_manager.worker_manager.workers.values()):
                    os.kill(process.pid, signal.SIGSTOP)
            return texts

        assert asyncio.run(stop_between()) == ["cleaned"] * 2


def test_a_page_whose_worker_was_killed_once_is_tried_again(tmp_path: Path) -> None:
    with pool(timeout=5.0, task=misbehave) as workers:
        assert clean(workers, f"dies once:{tmp_path / 'died'}") == [("cleaned", None)]


def test_a_run_that_ends_does_not_wait_for_a_page_that_hangs() -> None:
    async def ended(workers: Workers) -> list[str]:
        pages = [asyncio.ensure_future(workers.clean(FetchedPage(origin=o))) for o in ("good", "hangs")]
        await pages[0]
        workers.give_up()
        found = await asyncio.gather(*pages, return_exceptions=True)
        return [type(one).__name__ for one in found]

    with pool(timeout=50.0, task=misbehave) as workers:
        assert asyncio.run(ended(workers)) == ["tuple", "Unfinished"]  # the page that hangs would be a tuple, too


def test_a_real_page_comes_back_cleaned() -> None:
    page = make_page(1)
    with pool(timeout=20.0) as workers:

        async def one() -> Outcome:
            moment = datetime(2024, 10, 30, 10, 15, tzinfo=UTC)
            return await workers.clean(FetchedPage(origin="x", body=page.html.encode(), fetched_at=moment))

        article, trace = asyncio.run(one())
    assert isinstance(article, Article)
    assert set(page.paragraphs) <= set(article.text.split("\n"))
    assert (trace.origin, trace.fetched_at, article.fetched_at) == ("x", *["2024-10-30T10:15:00Z"] * 2)


def test_ctrl_c_in_the_first_second_does_not_end_the_workers_server() -> None:
    """A terminal sends SIGINT to every process of the run, the fork server in the middle of its imports as well."""
    program = """
import multiprocessing, os, signal, time
from multiprocessing import forkserver
from pipelines.fork_server import start_early
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
start_early()
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
for wait in (0.01, 0.2):
    time.sleep(wait)
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGINT)
worker = multiprocessing.get_context("forkserver").Process(target=print)
worker.start()
worker.join()
raise SystemExit(worker.exitcode)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
