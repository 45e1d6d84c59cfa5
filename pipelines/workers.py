"""Worker processes that clean pages, each page with a time limit. Never threads: trafilatura crashes in them."""

import asyncio
import logging
import multiprocessing
import os
from collections import deque
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from threading import Thread

from pebble import CONSTS, ProcessExpired, ProcessPool

from crawler.items import FetchedPage, Rejected, Trace
from pipelines.fork_server import start_early, usable_cores
from pipelines.in_worker import Outcome, Task, clean_batch, clean_in_worker

log = logging.getLogger("naqi.workers")

RETRIES = 1
"""A page whose worker died is tried once more: the death may have been another's fault (out of memory, a kill)."""

LOSSES = 4
"""How often a page is tried again where all workers are lost at once, or one that had no page to do. That is no
fault of the page: it then waits for the next run."""

FAULTS = 6
"""The same where a worker says that the machine is at fault: no descriptors, no memory."""

PAUSE = 1.0
"""Seconds before that is tried again: such things pass."""

PATIENCE = 30.0
"""Seconds without a way to start workers after which everything is left to the next run."""

BATCH = 4
"""Pages that go to a worker at once when pages wait: they share what a hand-over costs this process (0.2 ms)."""

BATCH_BYTES = 1_000_000
"""HTML of a batch: large pages go alone."""

AHEAD = 2
"""Batches for each worker that are handed over: the one under work and the next, so that it never waits for this
process."""

LOOK = 0.02
"""Seconds between two looks of the pool at its workers and at whether it is to end. Pebble's 0.1 were half as many at
the end of each run."""

START = 20.0
"""Seconds that workers may take to start. With two time limits, for the batch before and the batch itself, it is the
longest that a pool which works keeps a batch. A worker that is killed while it takes one leaves a lock shut, and the
others wait at it for ever; a pool that breaks forgets the batches that it has not yet sent."""


class Unfinished(Exception):
    """The page could not be cleaned now, and not by its own fault: it waits for the next run."""


class NoWorkers(Unfinished):
    """The machine lets no worker start any more (PATIENCE): no page of this run can be cleaned."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """A page that somebody waits for."""

    page: FetchedPage
    done: asyncio.Future[Outcome]
    deaths: int = 0
    losses: int = 0
    """How often the pool was lost that it was in: that says little of the page."""
    faults: int = 0
    """How often a worker said that the machine was at fault."""
    alone: bool = False
    """It was in a batch that failed: whose fault that was shows when each is tried alone."""


class Workers:
    """A pool of cleaning processes.

    `count` 0 is one a core; `timeout` is seconds a page; `task` is clean_in_worker where none is named. Pages that wait
    go to the workers a few at a time; a batch whose worker dies or hangs is done again page by page, so that a page
    costs no other page. Only so many pages are taken as keep the workers busy: the rest wait in the caller, so that
    memory stays flat and a crawl slows down instead.
    """

    def __init__(self, count: int, timeout: float, task: Task | None = None) -> None:
        self.count = count or usable_cores()
        self.timeout = timeout
        self._task = task or clean_in_worker
        start_early()
        CONSTS.sleep_unit = LOOK
        self._pool = self._new_pool()
        self._room = asyncio.Semaphore(self.count * AHEAD * BATCH)
        self._waiting: deque[_Waiting] = deque()
        self._open: set[_Waiting] = set()
        self._under_way = 0
        self._watches: dict[asyncio.Future[list[Outcome]], asyncio.TimerHandle] = {}
        self._resting: asyncio.TimerHandle | None = None
        self._failing_since: float | None = None

    async def clean(self, page: FetchedPage) -> Outcome:
        """Clean one page in a worker; returns the article, as far as it came, and why it is rejected, if it is.

        Beside the page's own reasons: `cleaner-timeout` past the time limit, `cleaner-crashed` where its worker died
        twice. Raises Unfinished when the run gives up what is under way or the machine is at fault, NoWorkers where
        it stays so.
        """
        async with self._room:
            waiting = _Waiting(page, asyncio.get_running_loop().create_future())
            self._waiting.append(waiting)
            self._open.add(waiting)
            self._send()
            try:
                return await waiting.done
            finally:
                self._open.discard(waiting)

    def give_up(self) -> None:
        """Let go of the pages under way, those that hang among them."""
        self._let_go(Unfinished("the run ends"))

    def _let_go(self, why: Unfinished) -> None:
        self._waiting.clear()
        for one in self._open:
            _fail(one, why)

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(max_workers=self.count, context=multiprocessing.get_context("forkserver"))

    def _schedule(self, pages: list[FetchedPage]) -> "Future[list[Outcome]]":
        """Hand a batch over; to a new pool where the old one is broken, as it is when a worker without work dies."""
        try:
            return self._pool.schedule(clean_batch, args=[self._task, pages], timeout=self.timeout)
        except RuntimeError:
            _retire(self._pool)
            self._pool = self._new_pool()
            return self._pool.schedule(clean_batch, args=[self._task, pages], timeout=self.timeout)

    def _send(self) -> None:
        """Hand over what waits, as far as the workers have room."""
        while self._waiting and self._resting is None and self._under_way < self.count * AHEAD:
            batch = self._next_batch()
            try:
                future = asyncio.wrap_future(self._schedule([one.page for one in batch]))
            except (OSError, MemoryError, RuntimeError) as error:  # BrokenProcessPool, and "can't start new thread"
                self._rest(batch, error)
                return
            self._under_way += 1
            limit = 2 * self.timeout + START
            lost = partial(self._lost, batch, future, self._pool)
            self._watches[future] = asyncio.get_running_loop().call_later(limit, lost)
            future.add_done_callback(partial(self._take, batch))

    def _rest(self, batch: list[_Waiting], error: Exception) -> None:
        """No worker can be started: try again in a moment, and not for ever."""
        loop = asyncio.get_running_loop()
        if self._failing_since is None:
            self._failing_since = loop.time()
            log.warning("No worker process can be started (%s); it is tried again", error.__cause__ or error)
        self._waiting.extendleft(reversed(batch))
        if loop.time() - self._failing_since > PATIENCE:
            self._let_go(NoWorkers(f"no worker process can be started: {error.__cause__ or error}"))
        else:
            self._resting = loop.call_later(PAUSE, self._go_on)

    def _go_on(self) -> None:
        self._resting = None
        self._send()

    def _next_batch(self) -> list[_Waiting]:
        batch = [self._waiting.popleft()]
        size = _size_of(batch[0].page)
        while self._waiting and len(batch) < BATCH and not batch[0].alone and not self._waiting[0].alone:
            size += _size_of(self._waiting[0].page)
            if size > BATCH_BYTES:
                break
            batch.append(self._waiting.popleft())
        return batch

    def _take(self, batch: list[_Waiting], future: "asyncio.Future[list[Outcome]]") -> None:
        """Give the outcomes to those who wait for them."""
        error = None if future.cancelled() else future.exception()
        watch = self._watches.pop(future, None)
        if watch is None:
            return  # it was given up, and done again
        watch.cancel()
        self._under_way -= 1
        if future.cancelled():
            for one in batch:
                one.done.cancel()
        elif error is None:
            self._failing_since = None
            for one, outcome in zip(batch, future.result(), strict=True):
                _settle(one, outcome)
        elif isinstance(error, FutureTimeoutError | ProcessExpired | BrokenProcessPool):
            self._again(batch, error)
        else:
            self._later(batch, error)
        self._send()

    def _lost(self, batch: list[_Waiting], future: "asyncio.Future[list[Outcome]]", pool: ProcessPool) -> None:
        """The batch will never come back: do it again, in new workers."""
        del self._watches[future]
        self._under_way -= 1
        if self._pool is pool:
            log.warning("The worker processes do not answer; new ones are started")
            self._pool = self._new_pool()
            _retire(pool)
        self._again(batch, BrokenProcessPool("no answer"))
        self._send()

    def _again(self, batch: list[_Waiting], error: BaseException) -> None:
        """Try the pages of a failed batch alone, before all others; one that was alone is given up when it is time."""
        late = isinstance(error, FutureTimeoutError)
        for one in reversed(batch):
            one.deaths += isinstance(error, ProcessExpired)
            one.losses += isinstance(error, BrokenProcessPool)
            if len(batch) > 1 or (one.deaths <= RETRIES and one.losses <= LOSSES and not late):
                one.alone = True
                self._waiting.appendleft(one)
            elif late:
                why = Rejected("cleaner-timeout", f"took more than {self.timeout:g} s")
                _settle(one, (why, Trace.of(one.page)))
            elif one.deaths > RETRIES:
                why = Rejected("cleaner-crashed", f"its workers died: {error}")
                _settle(one, (why, Trace.of(one.page)))
            else:
                _fail(one, Unfinished(f"the worker processes were lost: {error}"))

    def _later(self, batch: list[_Waiting], error: BaseException) -> None:
        """Not the page but the machine or the pool is at fault: try each alone in a moment, then leave it be."""
        for one in batch:
            one.faults += 1
            one.alone = True
            if one.faults > FAULTS:
                _fail(one, Unfinished(f"{type(error).__name__}: {error}"))
            else:
                asyncio.get_running_loop().call_later(PAUSE, self._once_more, one)

    def _once_more(self, one: _Waiting) -> None:
        if not one.done.done():
            self._waiting.appendleft(one)
            self._send()

    def close(self) -> None:
        """Stop the workers. Pages under way are given up: a crawl closes its pipelines when there are none."""
        if self._resting is not None:
            self._resting.cancel()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _retire(pool: ProcessPool) -> None:
    """Stop a pool that is broken. Its end is awaited elsewhere: it may take long."""
    pool.stop()  # type: ignore[no-untyped-call]
    try:
        Thread(target=pool.join, daemon=True).start()
    except RuntimeError:  # no room for a thread: what is left of the pool ends with this process
        log.warning("A pool of workers that failed is left as it is")


def _size_of(page: FetchedPage) -> int:
    """Bytes of a page, in memory or in its file; 0 where there is none: the worker says why."""
    if page.body is not None:
        return len(page.body)
    try:
        return os.stat(page.origin).st_size  # noqa: PTH116 - asked for each page: making the Path takes as long
    except OSError:
        return 0


def _settle(one: _Waiting, outcome: Outcome) -> None:
    if not one.done.done():
        one.done.set_result(outcome)


def _fail(one: _Waiting, why: Unfinished) -> None:
    if not one.done.done():
        one.done.set_exception(why)
