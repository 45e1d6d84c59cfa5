"""Worker processes that read pages, each page with a time limit. Never threads: trafilatura crashes in them."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, cast

from crawler.items import FetchedPage
from pipelines.fork_server import start_early, usable_cores
from pipelines.tries import NoWorkers, Unfinished, after_end, may_fail_again
from pipelines.waiting_pages import Asked, T, Waiting, size_of
from pipelines.worker_process import Done, Ended, Fault, News, WorkerProcess, start_worker

log = logging.getLogger("naqi.workers")

PAUSE = 1.0
"""Seconds before that is tried again for which the machine was at fault: such things pass."""

PATIENCE = 30.0
"""Seconds without a way to start workers after which everything is left to the next run."""

BATCH = 4
"""Pages that go to a worker at once when pages wait: they share what a hand-over costs this process."""

BATCH_BYTES = 1_000_000
"""HTML of a batch: large pages go alone."""

AHEAD = 2
"""Batches for each worker that are handed over: the one under work and the next, so that it never waits for this
process."""


class Pool(Generic[T]):
    """Processes that call `task` with pages, for one event loop.

    `count` 0 is one a core; `timeout` is seconds of processor time a page (WorkerProcess says what of the clock);
    `task` is a function that a process can import. Pages that wait go to the workers a few at a time; a batch whose
    worker dies or hangs is done again page by page, so that a page costs no other page. Only so many pages are taken as
    keep the workers busy: the rest wait in the caller, so that memory stays flat and a crawl slows down instead.
    """

    def __init__(self, count: int, timeout: float, task: Callable[[FetchedPage], T]) -> None:
        self.count = count or usable_cores()
        self.timeout = timeout
        self._task = task
        with suppress(OSError):  # then none of its workers starts, which is told where one is wanted
            start_early()
        self._room = asyncio.Semaphore(self.count * AHEAD * BATCH)
        self._waiting: deque[Waiting[T]] = deque()
        self._open: set[Waiting[T]] = set()
        self._under_way: dict[WorkerProcess[T], deque[list[Waiting[T]]]] = {}
        """What each worker was sent and has not answered, the oldest first."""
        self._starts: set[asyncio.Task[None]] = set()
        self._resting: asyncio.TimerHandle | None = None
        self._failing_since: float | None = None
        self._has_answered = False
        """Some page was done: the machine is able to."""
        self._told: set[str] = set()
        """Faults of the machine that the log has named."""

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that run now."""
        return [worker.pid for worker in self._under_way if worker.pid is not None]

    async def do(self, page: FetchedPage) -> T:
        """What the task gives for a page.

        Raises TooLate past the time limit, Crashed where its worker died twice; Unfinished when the run gives up what
        is under way or the machine is at fault (and where the task raises anything), NoWorkers where it stays so.
        """
        (answer,) = await self.do_all([page])
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def do_all(self, pages: Sequence[FetchedPage]) -> list[T | Exception]:
        """What the task gives for each page, in their order; in the place of an answer what `do` would raise."""
        asked: Asked[T] = Asked([None] * len(pages), len(pages), asyncio.get_running_loop().create_future())
        mine = []
        try:
            for place, page in enumerate(pages):
                if self._room.locked():
                    self._send()
                await self._room.acquire()
                mine.append(waiting := Waiting(page, asked, place))
                self._waiting.append(waiting)
                self._open.add(waiting)
            self._send()
            if asked.left:
                await asked.done
        finally:
            for waiting in mine:
                self._settle(waiting, Unfinished("nobody waits for it"))
        return cast(list[T | Exception], asked.answers)

    def _settle(self, waiting: Waiting[T], answer: T | Exception) -> None:
        """Give a page its answer, where it has none yet."""
        if waiting.settled:
            return
        waiting.settled = True
        self._open.discard(waiting)
        self._room.release()
        asked = waiting.asked
        asked.answers[waiting.place] = answer
        asked.left -= 1
        if not asked.left and not asked.done.done():
            asked.done.set_result(None)

    def give_up(self) -> None:
        """Let go of the pages under way, those that hang among them."""
        self._let_go(Unfinished("the run ends"))

    def close(self) -> None:
        """Stop the workers, while their event loop runs. Pages under way are given up: a crawl closes its pipelines
        when there are none."""
        if self._resting is not None:
            self._resting.cancel()
        for start in self._starts:
            start.cancel()
        self.give_up()
        while self._under_way:
            self._under_way.popitem()[0].close()

    def _let_go(self, why: Unfinished) -> None:
        self._waiting.clear()
        for one in list(self._open):
            self._settle(one, why)

    def _send(self) -> None:
        """Hand over what waits, as far as the workers have room, and start one where there is more to do."""
        while self._waiting and (worker := self._least_busy()) is not None:
            batch = self._next_batch()
            try:
                worker.send([one.page for one in batch])
            except Exception as error:  # noqa: BLE001 - pickle raises whatever somebody else's object does
                self._unsendable(batch, error)
            else:
                self._under_way[worker].append(batch)
        present = len(self._under_way) + len(self._starts)
        if self._resting is None and present < min(self.count, len(self._open)):
            start = asyncio.get_running_loop().create_task(self._start())
            self._starts.add(start)
            start.add_done_callback(self._started)

    def _least_busy(self) -> WorkerProcess[T] | None:
        """The worker with the least to do, where one has room."""
        under_way = self._under_way
        worker = min(under_way, key=lambda one: len(under_way[one]), default=None)
        return worker if worker is not None and len(under_way[worker]) < AHEAD else None

    def _next_batch(self) -> list[Waiting[T]]:
        """The next pages that wait, not more than a worker's share of all that are open, in each of its batches."""
        most = min(BATCH, len(self._open) // (self.count * AHEAD))
        batch = [self._waiting.popleft()]
        size = size_of(batch[0].page)
        while self._waiting and len(batch) < most and not batch[0].alone and not self._waiting[0].alone:
            size += size_of(self._waiting[0].page)
            if size > BATCH_BYTES:
                break
            batch.append(self._waiting.popleft())
        return batch

    async def _start(self) -> None:
        try:
            worker = await start_worker(self._task, self.timeout, self._hear)
        except (OSError, EOFError, MemoryError, RuntimeError) as error:  # RuntimeError: "can't start new thread"
            self._rest(error)
            return
        if not worker.ended:  # else that was told already
            self._under_way[worker] = deque()

    def _started(self, start: asyncio.Task[None]) -> None:
        self._starts.discard(start)
        self._send()

    def _rest(self, why: object) -> None:
        """No worker can be started: try again in a moment, and not for ever."""
        loop = asyncio.get_running_loop()
        if self._failing_since is None:
            self._failing_since = loop.time()
            log.warning("No worker process can be started (%s); it is tried again", why)
        if loop.time() - self._failing_since > PATIENCE and not self._under_way:
            self._let_go(NoWorkers(f"no worker process can be started: {why}"))
        if self._resting is None:
            self._resting = loop.call_later(PAUSE, self._go_on)

    def _go_on(self) -> None:
        self._resting = None
        self._send()

    def _hear(self, worker: WorkerProcess[T], news: News[T]) -> None:
        """Take what a worker tells: of the oldest batch that it has, or that it is no more."""
        if isinstance(news, Ended):
            self._replace(worker, news)
        else:
            batch = self._under_way[worker].popleft()
            if isinstance(news, Done):
                self._failing_since, self._has_answered = None, True
                for one, result in zip(batch, news.results, strict=True):
                    self._settle(one, result)
            else:
                self._later(batch, news)
        self._send()

    def _replace(self, worker: WorkerProcess[T], news: Ended) -> None:
        batches = self._under_way.pop(worker, deque())
        untouched = list(batches)[1:]
        for batch in reversed(untouched):
            self._waiting.extendleft(reversed(batch))
        if batches:
            self._again(batches[0], news)
        if news.never_began:
            self._rest(f"its process ended: {news.why}")

    def _unsendable(self, batch: list[Waiting[T]], error: Exception) -> None:
        """A page holds what cannot be sent to another process: find out which."""
        for one in reversed(batch):
            if len(batch) > 1:
                one.alone = True
                self._waiting.appendleft(one)
            else:
                self._settle(one, Unfinished(f"cannot be sent to a worker: {type(error).__name__}: {error}"))

    def _again(self, batch: list[Waiting[T]], news: Ended) -> None:
        """Try the pages of a failed batch alone, before all others; one that was alone is given up when it is time."""
        for one in reversed(batch):
            why = after_end(one, news, alone=len(batch) == 1, timeout=self.timeout)
            if why is None:
                one.alone = True
                self._waiting.appendleft(one)
            else:
                self._settle(one, why)

    def _later(self, batch: list[Waiting[T]], fault: Fault) -> None:
        """Not the page but the machine is at fault: try each alone in a moment, then leave it be."""
        for one in batch:
            one.alone = True
            if may_fail_again(one):
                asyncio.get_running_loop().call_later(PAUSE, self._once_more, one)
                continue
            if self._has_answered and fault.why not in self._told:
                self._told.add(fault.why)
                log.warning("Pages wait for the next run: %s", fault.why)
            self._settle(one, (Unfinished if self._has_answered else NoWorkers)(fault.why))

    def _once_more(self, one: Waiting[T]) -> None:
        if not one.settled:
            self._waiting.appendleft(one)
            self._send()
