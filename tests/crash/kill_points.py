"""A process that is killed before its n-th step onto the disk, for any n."""

import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any


def killed_at(point: int, action: Callable[[], object]) -> bool:
    """Run `action` in a child process that is killed (SIGKILL) before its step number `point`, counted from 1.

    A step is an fsync, a rename, a removal, or the begin or end of a transaction. Returns whether it came so far.
    Raises AssertionError where the action itself fails.
    """
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            _kill_before(point)
            action()
            os._exit(0)
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the action failed"
    return False


def each_kill(action: Callable[[], object], most: int = 2000) -> Iterator[int]:
    """Yield after each kill its number; ends when the action comes to its end."""
    for point in range(1, most):
        if not killed_at(point, action):
            return
        yield point
    raise AssertionError(f"still not at an end after {most} steps")


def _kill_before(point: int) -> None:
    left = point

    def step(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepping(call: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            step()
            return call(*args, **kwargs)

        return stepped

    for name in ("fsync", "replace", "rename", "unlink"):
        setattr(os, name, stepping(getattr(os, name)))
    connect = sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = connect(*args, **kwargs)
        connection.set_trace_callback(lambda statement: step() if statement.startswith(("BEGIN", "COMMIT")) else None)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]
