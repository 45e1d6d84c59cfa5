"""One worker process and the socket that leads to it.

Each has a socket of its own: a process that is killed leaves no lock shut at which others would wait, and its end is
seen at once.
"""

import asyncio
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Generic, Literal, TypeVar, cast

from crawler.core.machine import processor_seconds
from crawler.items import FetchedPage
from pipelines.fork_server import Branch, both_ends, start_server, take_branch
from pipelines.worker_messages import DONE, FAULT, HEADER, TAKEN, serve

T = TypeVar("T")

START = 60.0
"""Seconds that a worker may take until it begins with what it was sent: the first imports take one on an idle
machine. One that is stopped or starved is replaced, and its pages are not blamed."""

WALL = 5
"""Times the time limit that may pass on the clock. What counts is the processor time of the worker: a machine that was
asleep, a terminal's Ctrl-Z and other work on it say nothing of the page."""

USED = 0.9
"""Share of the limit that is all of it: reading a file and being moved between cores take the rest."""

JOIN = 1.0
"""Seconds that the end of a killed process is waited for."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The pages that were sent first are done: what the task gave for each."""

    results: list[T]


@dataclass(frozen=True, slots=True)
class Fault:
    """The pages that were sent first could not be done, by a fault of the machine."""

    why: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The process is no more; what it was sent and has not answered is not done."""

    how: Literal["late", "died", "lost", "starved"]
    """The first of that took too long, or ended the process; or the process had not begun with it, or got too little
    processor time for it."""
    why: str
    never_began: bool
    """It had not begun with anything: no process may be able to start."""


News = Done[T] | Fault | Ended


class WorkerProcess(asyncio.Protocol, Generic[T]):
    """A running worker. What it is sent it does in order, and tells of each by calling `tell`, on the event loop.

    `timeout` is seconds of processor time for what was sent at once; on the clock, WALL times as much may pass.
    """

    def __init__(self, process: BaseProcess, timeout: float, tell: "Tell[T]") -> None:
        self._process = process
        self._timeout = timeout
        self._tell = tell
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._sent = 0
        """How often it was sent pages that are not answered."""
        self._busy = False
        """It has begun with the first of these."""
        self._began = False
        self._watch: asyncio.TimerHandle | None = None
        self._begun_at = self._used_before = 0.0
        """When it began with the first of these, and what it had used of processor time by then."""
        self._verdict: Literal["late", "lost", "starved"] | None = None
        """Why it was killed."""
        self.ended = False
        """It is closed, or has told that it ended."""

    @property
    def pid(self) -> int | None:
        """The process's id."""
        return self._process.pid

    def send(self, pages: list[FetchedPage]) -> None:
        """Send it pages. Returns at once: they lie in memory until the worker reads them."""
        if self._transport is None:
            raise RuntimeError("the worker has ended")
        self._transport.write(pickle.dumps(pages))
        self._sent += 1
        if self._sent == 1:
            self._give(START)

    def begin(self, task: Callable[[FetchedPage], T]) -> None:
        """Say what is to be done with each page, which a function that it can import does."""
        if self._transport is not None:  # else that it has ended was told already
            self._transport.write(pickle.dumps(task))

    def close(self) -> None:
        """End it; nothing more is told."""
        self.ended = True
        self._end()
        self._process.join(JOIN)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Of asyncio.Protocol."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Of asyncio.Protocol: what the worker wrote, in pieces."""
        self._received += data
        while not self.ended and len(self._received) >= HEADER.size:
            kind, length = HEADER.unpack_from(self._received)
            end = HEADER.size + length
            if len(self._received) < end:
                return
            message = bytes(memoryview(self._received)[HEADER.size : end])
            del self._received[:end]
            self._hear(kind, message)

    def connection_lost(self, exc: Exception | None) -> None:
        """Of asyncio.Protocol: the process ended, or was killed here."""
        self._transport = None
        self._end()
        if self.ended:
            return
        self.ended = True
        self._process.join(JOIN)
        how = self._verdict or ("died" if self._busy else "lost")
        why = f"exit status {self._process.exitcode}" if self._verdict is None else "no answer"
        self._tell(self, Ended(how, why, never_began=not self._began))

    def _hear(self, kind: bytes, message: bytes) -> None:
        if kind == TAKEN:
            self._busy = self._began = True
            self._begun_at, self._used_before = asyncio.get_running_loop().time(), self._used()
            self._give(self._timeout)
            return
        self._busy = False
        self._sent -= 1
        self._give(START if self._sent else None)
        if kind == DONE:
            self._tell(self, Done(pickle.loads(message)))  # our own process wrote it
        elif kind == FAULT:
            self._tell(self, Fault(message.decode()))

    def _give(self, seconds: float | None) -> None:
        """From now on it has so many seconds until it must be heard of again; None is for ever."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        if seconds is not None:
            self._watch = asyncio.get_running_loop().call_later(seconds, self._too_long)

    def _too_long(self) -> None:
        if self._busy:
            left = self._timeout - (self._used() - self._used_before)
            passed = asyncio.get_running_loop().time() - self._begun_at
            if left > (1 - USED) * self._timeout and passed < WALL * self._timeout:
                self._give(left)
                return
            self._verdict = "late" if left <= (1 - USED) * self._timeout else "starved"
        else:
            self._verdict = "lost"
        self._end()

    def _used(self) -> float:
        """Seconds of processor time that the process has used; on the clock where the system does not say."""
        try:
            used = processor_seconds(self._process.pid or 0)
        except ProcessLookupError:  # connection_lost comes next
            return self._used_before
        return asyncio.get_running_loop().time() if used is None else used

    def _end(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        self._process.kill()
        if self._transport is not None:
            self._transport.abort()


Tell = Callable[[WorkerProcess[T], News[T]], None]
"""Called with what a worker tells, and which it is."""


async def start_worker(task: Callable[[FetchedPage], T], timeout: float, tell: Tell[T]) -> WorkerProcess[T]:
    """Start a worker for a task (`WorkerProcess` says what the rest is).

    Raises OSError, EOFError, MemoryError or RuntimeError where the machine lets none start.
    """
    process, channel = take_branch() or await _from_server()
    loop = asyncio.get_running_loop()
    try:
        _, worker = await loop.create_unix_connection(lambda: WorkerProcess(process, timeout, tell), sock=channel)
        worker.begin(task)
    except BaseException:
        channel.close()
        raise
    return worker


async def _from_server() -> Branch:
    with both_ends() as (ours, theirs):
        start_server()
        process = get_context("forkserver").Process(target=serve, args=(theirs,), daemon=True, name="naqi-worker")
        # In a thread: it waits until the fork server has its imports behind it.
        await asyncio.get_running_loop().run_in_executor(None, process.start)
    return Branch(process, ours)
