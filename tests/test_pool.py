"""Which pages go to which worker, and when one is given up: with workers that are no processes."""

import asyncio
import logging
from typing import Any

import pytest

from pipelines import pool
from pipelines.pool import AHEAD, BATCH, BATCH_BYTES, Pool
from pipelines.tries import LOSSES, RETRIES, Crashed, NoWorkers, TooLate, Unfinished
from pipelines.waiting_pages import Waiting
from pipelines.worker_process import Ended
from tests.made_workers import Worker, do_all, in_pool, pages, workers

__all__ = ["workers"]


@pytest.mark.parametrize(
    ("size", "batches"), [(1, [BATCH] * AHEAD), (BATCH_BYTES // 2, [2] * AHEAD), (BATCH_BYTES, [1] * AHEAD)]
)
def test_a_worker_has_so_much_before_it_and_the_rest_waits(
    size: int, batches: list[int], workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look(made: Pool[str]) -> int:
        asked = asyncio.ensure_future(do_all(made, pages(100, size)))
        while not (workers and workers[0].sent):
            await asyncio.sleep(0)
        held = len(made._open)
        asked.cancel()
        return held

    assert in_pool(look, monkeypatch, workers) == AHEAD * BATCH
    assert [[len(batch) for batch in worker.sent] for worker in workers] == [batches]


@pytest.mark.parametrize(
    ("how", "begun", "why"),
    [("lost", LOSSES + 1, Unfinished), ("died", RETRIES + 1, Crashed), ("late", 1, TooLate)],
)
def test_a_page_is_tried_so_often(
    how: Any, begun: int, why: type[Exception], workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(made: Pool[str]) -> list[Any]:
        return await do_all(made, pages(1))

    (found,) = in_pool(ask, monkeypatch, workers, Ended(how, "no answer", never_began=False))
    assert (type(found), sum(bool(worker.sent) for worker in workers)) == (why, begun)


def test_pages_of_a_batch_are_done_again_one_by_one(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two batches of two: that of the late worker is done again at once, the other had not begun."""

    async def ask(made: Pool[str]) -> list[Any]:
        return await do_all(made, pages(2 * AHEAD))

    found = in_pool(ask, monkeypatch, workers, Ended("late", "", never_began=False))
    assert [type(one) for one in found] == [TooLate] * 2 * AHEAD
    first = [[page.origin for page in worker.sent[0]] for worker in workers if worker.sent]
    assert first == [["0", "1"], ["0"], ["1"], ["2"], ["3"]]


def test_pages_that_come_at_once_get_all_workers(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(made: Pool[str]) -> int:
        asked = asyncio.ensure_future(made.do_all(pages(2 * AHEAD * BATCH)))
        for _ in range(20):
            await asyncio.sleep(0)
        asked.cancel()
        return len(workers)

    assert in_pool(look, monkeypatch, workers, count=3) == 3


def test_where_no_worker_ever_begins_it_is_said_and_given_up(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def ask(made: Pool[str]) -> list[Any]:
        return await do_all(made, pages(1))

    monkeypatch.setattr(pool, "PATIENCE", -1.0)
    with caplog.at_level(logging.WARNING):
        (found,) = in_pool(ask, monkeypatch, workers, Ended("lost", "exit status 1", never_began=True))
    assert type(found) is NoWorkers
    assert caplog.text.count("No worker process can be started") == 1


@pytest.mark.parametrize(("alone", "batches"), [([], [3]), ([0], [1, 2]), ([1], [1, 1, 1]), ([2], [2, 1])])
def test_a_batch_ends_with_the_pages_that_wait_and_before_one_that_goes_alone(
    alone: list[int], batches: list[int], workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look(made: Pool[str]) -> list[int]:
        asked: Any = None
        waiting = [Waiting(page, asked, place) for place, page in enumerate(pages(3))]
        for place in alone:
            waiting[place].alone = True
        made._open = {Waiting(page, asked, place) for place, page in enumerate(pages(100))}
        made._waiting.extend(waiting)
        found = []
        while made._waiting:
            found.append(len(made._next_batch()))
        made._open.clear()
        return found

    assert in_pool(look, monkeypatch, workers) == batches
