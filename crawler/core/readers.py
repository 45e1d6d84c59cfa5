"""Processes that read what sites offer: feeds, sitemaps, robots.txt, pages of links. Never the event loop.

What is read there may be made to take minutes. It costs the site that sent it its answer, and nobody else anything:
each site has one reading at a time, each reading a limit of processor time and of memory, and a process that passes one
is killed.
"""

import asyncio
import pickle
import signal
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from crawler.core.faults import Stopping
from crawler.core.piped_process import PipedProcess
from crawler.core.reader_process import serve

T = TypeVar("T")

COUNT = 3
"""Reading processes at most: two that are busy with hostile sites leave one for all others."""

SECONDS = 10
"""Processor time that one reading may take. A sitemap of 50,000 entries, the largest that the protocol allows, takes
4 s on a machine of 2020."""

WALL = 5
"""Times `SECONDS` that may pass on the clock: a busy machine gives a process its time late."""

START = 20.0
"""Seconds on the clock that a process may take to start, beside that."""

PAUSE = 1.0
"""Seconds after which a process that the machine did not let start is tried once more: such things pass."""

MOST_FAILURES = 3
"""Readings of one site that may fail so in a run; what else it sends is not read."""


class Unreadable(ValueError):
    """What a site sent cannot be read in the time that there is; the message says so in one line."""


class Readers:
    """The reading processes of one run, started when they are needed."""

    def __init__(self, count: int = COUNT, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._free = [_Reader() for _ in range(count)]
        self._room = asyncio.Semaphore(count)
        self._sites: dict[str, asyncio.Lock] = {}
        self._failures: Counter[str] = Counter()
        self._threads = ThreadPoolExecutor(count, "readers")
        self._busy: set[_Reader] = set()
        self._closed = False

    async def read(self, site: str, function: Callable[..., T], body: bytes, *arguments: Any) -> T:
        """`function(body, *arguments)`, called in a reading process; it and its arguments can be pickled.

        Raises what the function raises; Unreadable past the limit of time or memory or where the process dies twice;
        Stopping where the run ends first.
        """
        async with self._sites.setdefault(site, asyncio.Lock()):
            if self._failures[site] >= MOST_FAILURES:
                raise Unreadable(f"not read: {MOST_FAILURES} answers of this site took too long")
            try:
                return await self._read(function, body, arguments)
            except Unreadable:
                self._failures[site] += 1
                raise

    async def _read(self, function: Callable[..., T], body: bytes, arguments: tuple[Any, ...]) -> T:
        async with self._room:
            for attempt in range(2):  # the first death may be another's doing: no memory, a kill
                if self._closed:
                    raise Stopping("the run ends")
                reader = self._free.pop()
                self._busy.add(reader)
                loop = asyncio.get_running_loop()
                work = loop.run_in_executor(self._threads, reader.call, function, body, arguments, self.seconds)
                try:
                    result: T = await work
                    return result
                except EOFError as ended:
                    if self._closed:
                        raise Stopping("the run ends") from None
                    if attempt:
                        raise Unreadable(str(ended) or "its reading process died twice") from None
                except OSError as error:  # no descriptors, no memory: no process can be started
                    if attempt:
                        raise Unreadable(f"no process can be started to read it: {error.strerror}") from None
                    await asyncio.sleep(PAUSE)
                finally:
                    self._busy.discard(reader)
                    self._free.append(reader)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Kill the processes; what they were reading ends with Stopping."""
        self._closed = True
        for reader in [*self._busy, *self._free]:
            reader.close()
        self._threads.shutdown(wait=False)


class _Reader(PipedProcess):
    """One reading process."""

    def __init__(self) -> None:
        super().__init__(serve, "naqi-reader")

    def call(self, function: Callable[..., T], body: bytes, arguments: tuple[Any, ...], seconds: float) -> T:
        """Have the function called. Raises EOFError where the process dies or got no time, Unreadable past a limit."""
        pipe = self.pipe()
        try:
            pipe.send((function, arguments, seconds))
            pipe.send_bytes(body)
            answer = pipe.recv_bytes() if pipe.poll(START + seconds * WALL) else None
        except (EOFError, OSError):
            if self.end() == -signal.SIGXCPU:
                raise Unreadable(f"took more than {seconds:g} s to read") from None
            raise EOFError from None
        if answer is None:  # stopped, starved: the machine's fault, once
            self._replace()
            raise EOFError(f"took more than {START + seconds * WALL:g} s to read")
        good, result = pickle.loads(answer)  # our own process wrote it
        if isinstance(result, MemoryError):
            self._replace()
            raise Unreadable("takes too much memory to read") from result
        if not good:
            raise result
        found: T = result
        return found

    def _replace(self) -> None:
        """The next call starts another: it must not be sent to one that is about to die."""
        self.kill()
        self.end()
