"""Processes that make calls, each with a pipe of its own: one that is killed keeps none of the others waiting."""

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from crawler.core.piped_process import PipedProcess

Call = tuple[Callable[..., None], Sequence[Any]]
"""A function of a module and its arguments, which all can be pickled."""


class OwnProcesses:
    """`count` processes, started when they are needed and kept for the calls after."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, "parts")
        self._all = [_Process() for _ in range(count)]
        self._free: SimpleQueue[_Process] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def call_all(self, calls: Sequence[Call], tries: int) -> list[int | None]:
        """Make the calls, each again whose process dies, until it has died `tries` times.

        Returns for each None, or the exit status of the process that died last. Raises what a call raises.
        """
        return list(self._threads.map(lambda call: self._call(call, tries), calls))

    def close(self) -> None:
        """End the processes, whatever they are at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all:
            process.close()
        self._threads.shutdown()
        for process in self._all:
            process.end()

    def _call(self, call: Call, tries: int) -> int | None:
        process = self._free.get()
        try:
            for _ in range(tries):
                try:
                    process.call(*call)
                except EOFError:
                    status = process.end()
                    if process.closed:
                        break
                    continue
                return None
            return status
        finally:
            self._free.put(process)


class _Process(PipedProcess):
    """One process for calls."""

    def __init__(self) -> None:
        super().__init__(_serve, "naqi-part")

    def call(self, function: Callable[..., None], arguments: Sequence[Any]) -> None:
        """Have the function called. Raises what it raises, EOFError where the process ends over it."""
        pipe = self.pipe()
        try:
            pipe.send((function, arguments))
            error = pipe.recv()
        except OSError as gone:  # in the middle of a message
            raise EOFError from gone
        if error is not None:
            raise error


def _serve(pipe: Connection) -> None:
    """What the process runs: one call after another until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the command, which ends this process
    while True:
        try:
            function, arguments = pipe.recv()
            pipe.send(_error_of(function, arguments))
        except (EOFError, OSError):
            return


def _error_of(function: Callable[..., None], arguments: Sequence[Any]) -> Exception | None:
    try:
        function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the call came from
        return error
    return None
