"""A JSON Lines file that is only ever appended to, and whose torn tail can be cut."""

import io
import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonlines

Row = dict[str, Any]

_DUMPS: Callable[[Any], str] = partial(json.dumps, ensure_ascii=False)
"""UTF-8 as it is read, not \\uXXXX."""


class LinesFile:
    """One output file, open for appending, without a buffer of its own: what was not written is not there."""

    def __init__(self, path: Path | None) -> None:
        """None is standard output, which is not forced to a disk. Raises OSError where it cannot be opened."""
        self._sync = path is not None
        if path is None:
            self._file = os.fdopen(os.dup(1), "wb", buffering=0)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)

    def append(self, rows: list[Row]) -> int:
        """Write rows, force them to the disk and return the file's length in bytes.

        Raises OSError where there is no room; the file then has the length that it had.
        """
        text = io.StringIO()
        with jsonlines.Writer(text, dumps=_DUMPS) as writer:
            writer.write_all(rows)
        # A lone surrogate, which JSON in a page may hold, has no UTF-8: it becomes "?", and the line stays valid.
        left = memoryview(text.getvalue().encode("utf-8", "replace"))
        before = os.fstat(self._file.fileno()).st_size
        try:
            while left:
                left = left[self._file.write(left) :]
            if self._sync:
                os.fsync(self._file.fileno())
        except OSError:
            if self._sync:
                self._file.truncate(before)
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


def read_whole_lines(path: Path) -> Iterator[tuple[Row, int]]:
    """Yield each row of a file with the offset behind its line, up to the first line that is torn or no JSON object.

    What a killed process or a power cut leaves at the end of a file is not yielded: the last offset is where the
    file is sound.
    """
    end = 0
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                return
            try:
                row = json.loads(line)
            except ValueError:
                return
            if not isinstance(row, dict):
                return
            end += len(line)
            yield row, end
