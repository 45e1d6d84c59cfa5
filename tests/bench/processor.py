"""Processor time of commands and of all processes that they start, those included that outlive their parents."""

import ctypes
import os
import resource
import time
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
"""prctl(2): orphans below this process become its children, so that it may wait for them and is told what they used."""

WAIT = 10.0
"""Seconds that orphans (the fork server, its workers) get to end."""


def adopt_orphans() -> None:
    """To be called once, before anything is started. Linux only."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def used_by_children(but: int) -> float:
    """Seconds that all processes below this one have used up to now that have ended; `but` is one that goes on."""
    until = time.monotonic() + WAIT
    while (left := _children() - {but}) and time.monotonic() < until:
        for pid in left:
            os.waitpid(pid, os.WNOHANG)
        time.sleep(0.01)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children() -> set[int]:
    lists = Path("/proc/self/task").glob("*/children")
    return {int(pid) for one in lists for pid in one.read_text(encoding="ascii").split()}
