"""A folder for the socket by which worker processes are started, where TMPDIR is too deep for one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LONGEST = 70
"""Bytes of the folder's name: the socket is `pymp-xxxxxxxx/listener-xxxxxxxx` below it, and has 107 (unix(7))."""

SHORT = "/tmp"
"""Where it is put else."""

_one_at_a_time = Lock()


@contextmanager
def room_for_sockets() -> Iterator[None]:
    """While processes are started, the folder for temporary files is one whose name is short enough.

    Raises OSError where no such folder can be written to.
    """
    with _one_at_a_time:  # processes are started in threads, too
        before = tempfile.tempdir
        if len(os.fsencode(tempfile.gettempdir())) > LONGEST:
            tempfile.tempdir = SHORT
        try:
            yield
        finally:
            tempfile.tempdir = before
