"""A JSON Lines file that is only ever appended to; what is torn or damaged in it is cut off or set aside."""

import hashlib
import io
import json
import logging
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jsonlines

from crawler.core.disk import claim, make_folder, must_be_in_place, put_in_place, sync_folder, write_whole

log = logging.getLogger("naqi.output")

Row = dict[str, Any]

_DUMPS: Callable[[Any], str] = partial(json.dumps, ensure_ascii=False)
"""UTF-8 as it is read, not \\uXXXX."""


NAMED = 5
"""Lines that a warning names; of more it says how many."""


class LinesFile:
    """One output file, open for appending, without a buffer of its own: what was not written is not there."""

    def __init__(self, path: Path | None) -> None:
        """None is standard output, which like a device or a pipe is not forced to a disk. Raises OSError where it
        cannot be opened."""
        self._sync = path is not None and (path.is_file() or not path.exists())
        if path is None:
            self._file = os.fdopen(os.dup(1), "wb", buffering=0)
        else:
            make_folder(path.parent)
            is_new = not path.exists()
            self._file = path.open("ab", buffering=0)
            if is_new:
                sync_folder(path.parent)

    def claim(self) -> None:
        """Hold the file for this process; standard output is the caller's. Raises Taken where another run writes it,
        OSError."""
        if self._sync:
            claim(self._file, Path(self._file.name))

    def append(self, rows: list[Row]) -> int:
        """Write rows, force them to the disk and return the file's length in bytes.

        Raises OSError where there is no room, and where the file is no longer in its place; it then has the length that
        it had, or that to which others have cut it.
        """
        text = io.StringIO()
        with jsonlines.Writer(text, dumps=_DUMPS) as writer:
            writer.write_all(rows)
        # A lone surrogate, which JSON in a page may hold, has no UTF-8: it becomes "?", and the line stays valid.
        left = whole = memoryview(text.getvalue().encode("utf-8", "replace"))
        before = os.fstat(self._file.fileno()).st_size
        try:
            while left:
                left = left[self._file.write(left) :]
            if self._sync:
                os.fsync(self._file.fileno())
                must_be_in_place(self._file, Path(self._file.name))
        except OSError:
            if self._sync:
                # Others may have cut the file meanwhile (logrotate's copytruncate): it is never made longer.
                without = os.fstat(self._file.fileno()).st_size - (len(whole) - len(left))
                self._file.truncate(max(0, min(before, without)))
            raise
        return os.fstat(self._file.fileno()).st_size

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def cut_back(path: Path, length: int) -> int:
    """Cut a file back to `length` bytes; returns how many bytes went. A shorter file stays as it is."""
    size = path.stat().st_size
    if size <= length:
        return 0
    with path.open("r+b") as file:
        file.truncate(length)
        os.fsync(file.fileno())
    return size - length


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """From 1."""
    content: bytes
    """With the line's end, where it has one."""
    row: Row | None
    """None where it is torn, damaged or no JSON object."""


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file. Raises OSError."""
    with path.open("rb") as file:
        for number, content in enumerate(file, 1):
            yield Line(number, content, row_of(content))


def set_aside(path: Path, bad: list[Line]) -> None:
    """Move lines out of a file into one beside it, which the log names. Raises OSError.

    Killed at any moment, it loses none of them, and done again it does the same: the name follows from the lines.
    """
    kept = b"".join(line.content for line in bad)
    aside = path.with_name(f"{path.name}.damaged-{hashlib.sha256(kept).hexdigest()[:8]}")
    write_whole(aside, kept)
    numbers = {line.number for line in bad}
    rewrite(path, lambda line: line.number not in numbers)
    named = ", ".join(str(number) for number in sorted(numbers)[:NAMED])
    more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
    log.warning("%s: damaged lines (%s%s) were moved to %s", path, named, more, aside.name)


def rewrite(path: Path, keeps: Callable[[Line], bool]) -> None:
    """Leave the lines that `keeps` says in a file, each with its end. It is the old file or the new. Raises OSError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as new:
            for line in read_lines(path):
                if keeps(line):
                    new.write(line.content.rstrip(b"\r\n") + b"\n")
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def row_of(line: bytes) -> Row | None:
    """The row that a line holds; None where it is torn, damaged or no JSON object."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
