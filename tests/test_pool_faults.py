"""The pool where something is in the way: no page is lost, none is waited for without end."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from crawler.items import FetchedPage
from pipelines import pool
from pipelines.pool import AHEAD, BATCH, Pool
from pipelines.tries import FAULTS, NoWorkers, TooLate, Unfinished
from pipelines.worker_process import Done, Ended, Fault
from tests.made_workers import Worker, do_all, in_pool, pages, workers

__all__ = ["workers"]

LONG = 5.0
"""Seconds in which all is done that is ever done."""


def done(batch: list[FetchedPage]) -> Done[str]:
    return Done([page.origin for page in batch])


async def all_of(made: Pool[str], number: int) -> list[str | Exception]:
    return await asyncio.wait_for(made.do_all(pages(number)), LONG)


@pytest.mark.parametrize("number", [0, 1, 2, 3 * AHEAD * BATCH + 1])
def test_any_number_of_pages_is_done_in_order(
    number: int, workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_pool(lambda made: all_of(made, number), monkeypatch, workers, done)
    assert found == [str(one) for one in range(number)]
    assert all(worker.ended for worker in workers)


def test_a_page_that_was_in_a_failed_batch_is_tried_alone(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_pool(lambda made: all_of(made, 8), monkeypatch, workers, Ended("late", "", never_began=False))
    assert [type(one) for one in found] == [TooLate] * 8
    first = [[page.origin for page in worker.sent[0]] for worker in workers if worker.sent]
    assert first[:5] == [["0", "1", "2", "3"], ["0"], ["1"], ["2"], ["3"]]


def test_what_becomes_of_one_page_is_raised(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = pages(1)
    assert in_pool(lambda made: made.do(page), monkeypatch, workers, done) == "0"
    with pytest.raises(TooLate):
        in_pool(lambda made: made.do(page), monkeypatch, workers, Ended("late", "", never_began=False))


def test_a_pool_is_made_where_nothing_can_be_started_early(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> None:
        raise OSError("no room")

    monkeypatch.setattr(pool, "start_early", no_room)
    assert in_pool(lambda made: all_of(made, 1), monkeypatch, workers, done) == ["0"]


def test_a_page_that_cannot_be_sent_costs_no_other(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(batch: list[FetchedPage]) -> Done[str]:
        if any(page.origin == "1" for page in batch):
            raise TypeError("cannot be pickled")
        return done(batch)

    async def ask(made: Pool[str]) -> Any:
        return await asyncio.wait_for(do_all(made, pages(8)), LONG)

    found = in_pool(ask, monkeypatch, workers, refuse)
    assert [str(one) for one in found if not isinstance(one, Exception)] == ["0", "2", "3", "4", "5", "6", "7"]
    assert isinstance(found[1], Unfinished) and "TypeError: cannot be pickled" in str(found[1])


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int = 1, before: int = 0) -> list[int]:
    """No worker can be started `times` times, after the first `before`. Must be used inside the pool's job."""
    tried: list[int] = []
    real: Callable[..., Any] = pool.start_worker

    async def start(*arguments: Any) -> Any:
        tried.append(1)
        if before < len(tried) <= before + times:
            raise error
        return await real(*arguments)

    monkeypatch.setattr(pool, "start_worker", start)
    return tried


@pytest.mark.parametrize("error", [OSError(24, "x"), EOFError(), MemoryError(), RuntimeError("can't start new thread")])
def test_a_worker_that_cannot_be_started_is_tried_again(
    error: Exception, workers: list[Worker], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def ask(made: Pool[str]) -> Any:
        failing(monkeypatch, error, times=3)
        found = await all_of(made, 2)
        return found, made._failing_since

    with caplog.at_level(logging.WARNING):
        assert in_pool(ask, monkeypatch, workers, done) == (["0", "1"], None)
    assert caplog.text.count("No worker process can be started") == 1


def test_none_is_started_before_a_moment_has_passed(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(made: Pool[str]) -> int:
        monkeypatch.setattr(pool, "PAUSE", 1000.0)
        tried = failing(monkeypatch, OSError("no room"), times=100)
        asked = asyncio.ensure_future(made.do_all(pages(1)))
        for _ in range(50):
            await asyncio.sleep(0)
        asked.cancel()
        return len(tried)

    assert in_pool(ask, monkeypatch, workers, done) == 1


def test_while_one_worker_lives_nothing_is_given_up(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(made: Pool[str]) -> Any:
        monkeypatch.setattr(pool, "PATIENCE", -1.0)
        failing(monkeypatch, OSError("no room"), times=100, before=1)
        return await all_of(made, 3 * AHEAD * BATCH)

    found = in_pool(ask, monkeypatch, workers, done, count=2)
    assert found == [str(one) for one in range(3 * AHEAD * BATCH)]


def test_where_none_can_be_started_for_long_all_is_given_up(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(made: Pool[str]) -> Any:
        monkeypatch.setattr(pool, "PATIENCE", -1.0)
        failing(monkeypatch, OSError("no room"), times=100)
        return await all_of(made, 3)

    assert [type(one) for one in in_pool(ask, monkeypatch, workers, done)] == [NoWorkers] * 3


def test_one_that_ended_while_it_was_started_is_sent_nothing(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(made: Pool[str]) -> Any:
        real: Callable[..., Any] = pool.start_worker

        async def start(*arguments: Any) -> Worker:
            worker: Worker = await real(*arguments)
            if len(workers) == 1:
                worker.ended = True
                worker.hear(worker, Ended("died", "killed", never_began=True))
            return worker

        monkeypatch.setattr(pool, "start_worker", start)
        return await all_of(made, 2)

    assert in_pool(ask, monkeypatch, workers, done) == ["0", "1"]
    assert workers[0].sent == []


def test_one_that_ends_with_nothing_to_do_costs_nothing(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(made: Pool[str]) -> Any:
        first = await all_of(made, 1)
        workers[0].hear(workers[0], Ended("died", "killed", never_began=False))
        return first, await all_of(made, 1)

    assert in_pool(ask, monkeypatch, workers, done) == (["0"], ["0"])
    assert len(workers) == 2


@pytest.mark.parametrize(("answered", "why"), [(0, NoWorkers), (1, Unfinished)])
def test_a_machine_that_stays_at_fault_leaves_pages_for_later(
    answered: int,
    why: type[Exception],
    workers: list[Worker],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def ask(made: Pool[str]) -> Any:
        assert await all_of(made, answered) == ["0"] * answered
        for worker in workers:
            worker.ends = Fault("no memory")
        return await asyncio.wait_for(do_all(made, pages(2)), LONG)

    with caplog.at_level(logging.WARNING):
        found = in_pool(ask, monkeypatch, workers, done if answered else Fault("no memory"))
    assert [type(one) for one in found] == [why] * 2
    assert caplog.text.count("no memory") == answered
    sent = [page.origin for worker in workers for batch in worker.sent for page in batch]
    assert sent.count("1") == FAULTS + 1


def test_a_page_that_nobody_waits_for_is_not_sent_again(workers: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(made: Pool[str]) -> int:
        asked = asyncio.ensure_future(made.do_all(pages(1)))
        while not (workers and workers[0].sent):
            await asyncio.sleep(0)
        await asyncio.sleep(0.0015)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        monkeypatch.setattr(workers[0], "ends", done)
        sent = len(workers[0].sent)
        await asyncio.sleep(0.02)
        return len(workers[0].sent) - sent

    monkeypatch.setattr(pool, "PAUSE", 0.01)
    assert in_pool(ask, monkeypatch, workers, Fault("no memory")) == 0


def test_what_was_given_up_and_is_answered_later_makes_no_room(
    workers: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(made: Pool[str]) -> Any:
        asked = asyncio.ensure_future(made.do_all(pages(3)))
        while not (workers and workers[0].sent):
            await asyncio.sleep(0)
        made.give_up()
        found = await asyncio.wait_for(asked, LONG)
        for batch in workers[0].sent:
            workers[0].hear(workers[0], done(batch))
        return [type(one) for one in found], made._room._value

    assert in_pool(ask, monkeypatch, workers) == ([Unfinished] * 3, AHEAD * BATCH)
