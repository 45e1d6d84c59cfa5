"""Faults of the machine: they say nothing of the page at which they happen, so they are never booked as its own."""

import errno
import sys
import time
import traceback

MACHINE = frozenset(
    {
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.EAGAIN,
        errno.ENOBUFS,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EIO,
        errno.ESTALE,
    }
)
"""No descriptors, no memory, no processes, no room, a disk or a file server that fails (errno(3))."""


def is_machine_fault(error: BaseException) -> bool:
    """Whether the machine is at fault; a module that cannot be imported any more is a sign of it, too."""
    if isinstance(error, OSError) and error.errno in MACHINE:
        return True
    return isinstance(error, MemoryError | ImportError) or _is_of_an_import(error)


def _is_of_an_import(error: BaseException) -> bool:
    """Whether it was raised while a module was loaded, which no page has a part in."""
    return any(frame.f_code.co_name == "<module>" for frame, _ in traceback.walk_tb(error.__traceback__))


def processor_seconds(pid: int) -> float | None:
    """Seconds of processor time that a process has used; None where the system does not say (elsewhere than Linux).

    Raises ProcessLookupError where there is no such process any more.
    """
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime((~pid << 3) | 2)  # as clock_getcpuclockid(3) makes it, which Python does not offer
    except OSError as gone:
        raise ProcessLookupError(errno.ESRCH, "no such process") from gone
