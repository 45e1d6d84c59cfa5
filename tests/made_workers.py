"""Workers that are no processes, for tests of the pool."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from crawler.items import FetchedPage
from pipelines import pool
from pipelines.pool import Pool
from pipelines.worker_process import Done

MANY = 20
"""Workers of one run: a pool that begins more of them does so for ever."""

Job = Callable[[Pool[str]], Awaitable[Any]]


class Worker:
    """What a pool takes for a process. `ends` is what it tells as soon as it is sent pages, or a function that says so;
    None is nothing."""

    def __init__(self, hear: Callable[[Any, Any], None], ends: Any) -> None:
        self.hear, self.ends = hear, ends
        self.pid, self.ended = 1, False
        self.sent: list[list[FetchedPage]] = []

    def send(self, pages: list[FetchedPage]) -> None:
        news = self.ends(pages) if callable(self.ends) else self.ends
        self.sent.append(pages)
        if news is not None:
            asyncio.get_running_loop().call_later(0.001, self.hear, self, news)

    def close(self) -> None:
        self.ended = True


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Worker]]:
    """Those that were begun."""
    begun: list[Worker] = []
    monkeypatch.setattr(pool, "start_early", lambda: None)
    monkeypatch.setattr(pool, "PAUSE", 0.001)
    yield begun
    assert len(begun) < MANY


def in_pool(job: Job, monkeypatch: pytest.MonkeyPatch, begun: list[Worker], ends: Any = None, count: int = 1) -> Any:
    async def start(_task: object, _timeout: float, hear: Callable[[Any, Any], None]) -> Worker:
        begun.append(Worker(hear, ends))
        if len(begun) == MANY:  # let whatever still waits be done
            begun[-1].ends = None
            asyncio.get_running_loop().call_later(0.05, hear, begun[-1], Done(["at last"]))
        return begun[-1]

    async def run() -> Any:
        made: Pool[str] = Pool(count, 1.0, lambda page: page.origin)
        try:
            return await job(made)
        finally:
            made.close()

    monkeypatch.setattr(pool, "start_worker", start)
    return asyncio.run(run())


async def do_all(made: Pool[str], pages: list[FetchedPage]) -> list[Any]:
    return await asyncio.gather(*map(made.do, pages), return_exceptions=True)


def pages(number: int, size: int = 1) -> list[FetchedPage]:
    return [FetchedPage(origin=str(one), body=b"x" * size) for one in range(number)]
