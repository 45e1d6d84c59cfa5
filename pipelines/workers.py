"""Worker processes that clean pages, each page with a time limit. Never threads: trafilatura crashes in them."""

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from threading import Thread

from pebble import ProcessExpired, ProcessPool

from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.saved import read_page

log = logging.getLogger("naqi.workers")

PRELOADED = ["pipelines.warm"]
"""Imported once in the fork server, so that a worker starts in milliseconds, a restarted one too."""

RETRIES = 1
"""A page whose worker died is tried once more: the death may have been another's fault (out of memory, a kill)."""

LOSSES = 4
"""The same where all workers are lost at once, or one that had no page to do."""

BATCH = 4
"""Pages that go to a worker at once when pages wait: they share what a hand-over costs this process (0.2 ms)."""

BATCH_BYTES = 1_000_000
"""HTML of a batch: large pages go alone."""

AHEAD = 2
"""Batches for each worker that are handed over: the one under work and the next, so that it never waits for this
process."""

START = 20.0
"""Seconds that workers may take to start. With two time limits, for the batch before and the batch itself, it is the
longest that a pool which works keeps a batch. A worker that is killed while it takes one leaves a lock shut, and the
others wait at it for ever; a pool that breaks forgets the batches that it has not yet sent."""


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_early() -> None:
    """Let the fork server begin to import what a worker needs, while this process goes on importing what it needs.

    Called again, it does nothing.
    """
    # Multiprocessing runs the main script once more in each worker. Here that is Scrapy's command line, which no worker
    # needs: 0.25 s of imports and 30 MB each. Without a file's name there is nothing to run.
    main = sys.modules["__main__"]
    if getattr(main, "__spec__", None) is None:
        main.__file__ = None
    multiprocessing.set_forkserver_preload(PRELOADED)
    # The terminal sends its Ctrl-C to the server, too. In the middle of its imports it would die of it, and the pages
    # that a graceful stop still wants cleaned would be rejected for good. What is ignored here is ignored there.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with _own_import_path():
            forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _own_import_path() -> Iterator[None]:
    """Keep the server, which is started with `-c`, from importing what lies in the working folder.

    The folder may hold a `pipelines` of somebody else's. Where it is the one that holds ours, it stays.
    """
    if "PYTHONSAFEPATH" in os.environ or Path(__file__).parents[1] == Path.cwd():
        yield
        return
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]


Outcome = tuple[Article | Rejected, Trace]
"""The article, or why there is none, and what happened on the way."""

Task = Callable[[FetchedPage], Outcome]
"""What a worker does with a page: a function that the worker can import."""


class Unfinished(Exception):
    """The run ends before the page could be cleaned: it waits for the next run."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """A page that somebody waits for."""

    page: FetchedPage
    done: asyncio.Future[Outcome]
    deaths: int = 0
    losses: int = 0
    """How often the pool was lost that it was in: that says little of the page."""
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
        self._pool = self._new_pool()
        self._room = asyncio.Semaphore(self.count * AHEAD * BATCH)
        self._waiting: deque[_Waiting] = deque()
        self._open: set[_Waiting] = set()
        self._under_way = 0
        self._watches: dict[asyncio.Future[list[Outcome]], asyncio.TimerHandle] = {}

    async def clean(self, page: FetchedPage) -> Outcome:
        """Clean one page in a worker; returns the article, as far as it came, and why it is rejected, if it is.

        Beside the page's own reasons: `cleaner-timeout` past the time limit, `cleaner-crashed` where its worker died
        twice. Raises Unfinished when the run gives up what is under way.
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
        self._waiting.clear()
        for one in self._open:
            if not one.done.done():
                one.done.set_exception(Unfinished())

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(max_workers=self.count, context=multiprocessing.get_context("forkserver"))

    def _schedule(self, pages: list[FetchedPage]) -> "Future[list[Outcome]]":
        """Hand a batch over; to a new pool where the old one is broken, as it is when a worker without work dies."""
        try:
            return self._pool.schedule(clean_batch, args=[self._task, pages], timeout=self.timeout)
        except RuntimeError:
            self.close()
            self._pool = self._new_pool()
            return self._pool.schedule(clean_batch, args=[self._task, pages], timeout=self.timeout)

    def _send(self) -> None:
        """Hand over what waits, as far as the workers have room."""
        while self._waiting and self._under_way < self.count * AHEAD:
            batch = self._next_batch()
            future = asyncio.wrap_future(self._schedule([one.page for one in batch]))
            self._under_way += 1
            limit = 2 * self.timeout + START
            lost = partial(self._lost, batch, future, self._pool)
            self._watches[future] = asyncio.get_running_loop().call_later(limit, lost)
            future.add_done_callback(partial(self._take, batch))

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
            for one, outcome in zip(batch, future.result(), strict=True):
                _settle(one, outcome)
        elif isinstance(error, FutureTimeoutError | ProcessExpired | BrokenProcessPool):
            self._again(batch, error)
        else:
            for one in batch:
                if not one.done.done():
                    one.done.set_exception(error)
        self._send()

    def _lost(self, batch: list[_Waiting], future: "asyncio.Future[list[Outcome]]", pool: ProcessPool) -> None:
        """The batch will never come back: do it again, in new workers."""
        del self._watches[future]
        self._under_way -= 1
        if self._pool is pool:
            log.warning("The worker processes do not answer; new ones are started")
            self._pool = self._new_pool()
            pool.stop()  # type: ignore[no-untyped-call]
            Thread(target=pool.join, daemon=True).start()
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
            else:
                why = Rejected("cleaner-crashed", f"its workers died: {error}")
                _settle(one, (why, Trace.of(one.page)))

    def close(self) -> None:
        """Stop the workers. Pages under way are given up: a crawl closes its pipelines when there are none."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _size_of(page: FetchedPage) -> int:
    """Bytes of a page, in memory or in its file; 0 where there is none: the worker says why."""
    if page.body is not None:
        return len(page.body)
    try:
        return Path(page.origin).stat().st_size
    except OSError:
        return 0


def _settle(one: _Waiting, outcome: Outcome) -> None:
    if not one.done.done():
        one.done.set_result(outcome)


def clean_batch(task: Task, pages: list[FetchedPage]) -> list[Outcome]:
    """What a worker does with what it is handed."""
    return [task(page) for page in pages]


def clean_in_worker(page: FetchedPage) -> Outcome:
    """What a worker does with a page: returns the article, or why there is none, and what happened on the way."""
    # Imported here: the main process, which only names this function, is spared trafilatura and dateparser.
    from pipelines.cleaning.chain import clean_fetched

    try:
        return clean_fetched(read_page(page) if page.body is None else page)
    except Rejected as why:
        return why, Trace.of(page)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not lose the page: it is kept with its reason
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return Rejected("cleaner-error", f"{type(error).__name__}: {error} ({where})"[:500]), Trace.of(page)
