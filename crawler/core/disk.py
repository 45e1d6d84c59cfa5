"""Files that are there whole or not at all, whenever the process is killed or the power fails.

A name is on the disk only when its folder was forced there, too (fsync(2): "does not necessarily ensure that the entry
in the directory containing the file has also reached disk").
"""

import errno
import fcntl
import io
import os
import stat
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, BinaryIO

NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP})
"""What file systems answer that force no folders (some network and FUSE ones): there is nothing more to be done."""

NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
"""What file systems answer that lock no files (Lustre as it is often mounted): there one run must be enough."""


class Taken(OSError):
    """Another process writes the same file; one line for people."""


def claim(file: IO[bytes], path: Path) -> None:
    """Hold an open file for this process, until it is closed or the process ends, however it ends.

    Raises Taken where another process holds it. What is no file (a pipe, a device) can be written by many.
    """
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Taken(f"another run is writing {path}") from None
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise


def claim_files(paths: Iterable[Path]) -> ExitStack:
    """Hold those files that are there; closing what is returned lets go of them. Raises Taken, OSError."""
    with ExitStack() as held:
        for path in paths:
            if path.is_file():
                claim(held.enter_context(path.open("ab")), path)
        return held.pop_all()


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk: after a file was made, renamed or removed in it. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing, each forced to the disk. Raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in reversed(missing):
        sync_folder(one.parent)


def must_be_in_place(file: IO[Any], path: Path) -> None:
    """Raises OSError where an open file is no longer what its name leads to: somebody has removed it, moved it away or
    put another in its place, and what is written to it is nowhere, or where nobody looks."""
    if not (path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())):
        raise OSError(errno.ENOENT, "was moved or removed while it was written to", str(path))


def put_in_place(beside: Path, path: Path) -> None:
    """Let a finished file take the place of `path`: whoever looks finds the old one or the new one. Raises OSError."""
    descriptor = os.open(beside, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    beside.replace(path)
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, in the place of what was there. Raises OSError.

    A device or pipe is written to: whoever names /dev/null or /dev/stdout does not want another in its place.
    """
    if path.exists() and not path.is_file():
        descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # fails where nobody reads a pipe
        os.set_blocking(descriptor, True)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        return
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading. Raises OSError, also for what is no file (a pipe, a device: they have no end)."""
    file = io.BufferedReader(_Regular(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)))
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "not a regular file")
    return file


MAX_GIVEN = 64 * 1024 * 1024
"""Bytes of a list that a user names: a million addresses of 64 letters."""


def read_given(path: Path) -> str:
    """The text of a list that a user names: a file, or a pipe that somebody writes into.

    A pipe without a writer is empty: to open it would wait for one, and no signal would end that. Raises OSError, also
    for a folder and what has more than MAX_GIVEN bytes (devices have no end), and UnicodeDecodeError.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(MAX_GIVEN + 1)
    if len(content) > MAX_GIVEN:
        raise OSError(errno.EFBIG, f"more than {MAX_GIVEN} bytes", str(path))
    return content.decode("utf-8-sig")


class _Regular(io.FileIO):
    """A file that is never waited for: some below /proc call themselves regular and have nothing to read yet."""

    def readinto(self, buffer: Any, /) -> int:
        """How many bytes were read. Raises OSError where there is nothing yet."""
        number = super().readinto(buffer)
        if number is None:
            raise OSError(errno.EINVAL, "not a regular file")
        return number

    def readall(self) -> bytes:
        """All bytes. Raises OSError where there is nothing yet."""
        found = super().readall()
        if found is None:
            raise OSError(errno.EINVAL, "not a regular file")
        return found


def free_name(path: Path) -> Path:
    """`path`, or where that is taken `path.2`, `path.3`, …: nothing that was put aside is ever written over."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}.{number}")
    return found
