"""A process behind a pipe of its own, started when it is needed: a kill leaves no lock shut at which others wait."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from crawler.core.socket_folder import room_for_sockets

JOIN = 1.0
"""Seconds in which a process ends by itself once its pipe is closed, before it is killed."""


class PipedProcess:
    """One process at a time, which runs `serve(pipe)` until the pipe is closed. For one thread at a time; `kill` and
    `close` may come from another."""

    def __init__(self, serve: Callable[[Connection], None], name: str) -> None:
        self._serve = serve
        self._name = name
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self.closed = False
        """No process is started any more that is not ended at once."""

    def pipe(self) -> Connection:
        """Our end of the pipe to a running process. Raises OSError where none can be started."""
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.end()
        context = multiprocessing.get_context("forkserver")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._serve, args=(theirs,), daemon=True, name=self._name)
        try:
            with room_for_sockets(), _deaf_to_the_terminal():
                process.start()
        except BaseException:  # what has not started cannot be ended later
            ours.close()
            raise
        finally:
            theirs.close()
        self._process, self._pipe = process, ours
        if self.closed:  # while it was being started
            self.kill()
        return ours

    def kill(self) -> None:
        """End the process at once; the next `pipe` starts another."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """The same for good."""
        self.closed = True
        self.kill()

    def end(self) -> int | None:
        """Let the process end, where there is one; its exit status (a signal's number below 0)."""
        if self._process is None or self._pipe is None:
            return None
        self._pipe.close()
        self._process.join(JOIN)
        self._process.kill()
        self._process.join()
        status, self._process, self._pipe = self._process.exitcode, None, None
        return status


@contextmanager
def _deaf_to_the_terminal() -> Iterator[None]:
    """Let a process start whom the terminal's Ctrl-C and its end do not meet, not even in the middle of its imports: it
    ends with its pipe. Signals that a thread holds back are held back in what it starts."""
    resource_tracker.ensure_running()  # it lets them through when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
