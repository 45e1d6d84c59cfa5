"""The whole lines of a file up to a length, with where they stand."""

import sys
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.reading.packed import unpacked
from pipelines.reading.snapshot import Piece

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes. A record is smaller than its page, and pages are 10 MiB at most; a longer line is no record of ours."""

AHEAD = 1024 * 1024
"""Bytes that are read at once: with Python's 8 KiB most records lie across two of them and are put together."""

BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """One line."""

    number: int
    """From 1."""
    offset: int
    """Bytes before it in the file, unpacked where it is packed."""
    text: bytes
    """Without what ends it; empty for one that is too long."""
    ended: bool
    """Whether a line feed stands behind it: the last line of a file that is being written has none."""


def lines_of(piece: Piece) -> Iterator[Line]:
    """The lines of a piece, blank ones left out. Raises OSError where it cannot be read, as `unpacked` does."""
    offset = 0
    with piece.path.open("rb", buffering=AHEAD) as stored:
        packed = unpacked(stored, piece.path)
        file, end = (packed, sys.maxsize) if packed else (stored, piece.length)
        number = 0
        while offset < end:
            number += 1
            start = offset
            text = file.readline(min(LONGEST_LINE, end - offset))
            if not text:  # cut shorter since
                return
            offset += len(text)
            long = False
            while not text.endswith(b"\n") and offset < end and (more := file.readline(LONGEST_LINE)):
                long, text = True, more
                offset += len(more)
            ended = text.endswith(b"\n")
            content = b"" if long else text.strip()
            if number == 1:
                content = content.removeprefix(BOM)
            if content or long:
                yield Line(number, start, content, ended)
