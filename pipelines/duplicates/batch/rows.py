"""Rows that parts send one another."""

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple


class Story(NamedTuple):
    """A text in its place."""

    time: int
    """Its place among all records."""
    number: int
    """Time of the first text of the same article: what the index knows the article by."""
    rank: int
    """Its place among records that are not there twice."""
    site: str
    paragraphs: tuple[bytes, ...]
    """`Signature.paragraphs`."""


class Outgoing:
    """What a part sends to each."""

    def __init__(self, parts: int) -> None:
        self._rows: list[list[Any]] = [[] for _ in range(parts)]

    def add(self, part: int, row: Any) -> None:
        """Send a row to a part."""
        self._rows[part].append(row)

    def packed(self) -> list[bytes]:
        """For `Exchange`."""
        return [pickle.dumps(rows, pickle.HIGHEST_PROTOCOL) if rows else b"" for rows in self._rows]


def only(part: int, parts: int, rows: Iterable[Any]) -> list[bytes]:
    """Rows for one part alone."""
    out = Outgoing(parts)
    for row in rows:
        out.add(part, row)
    return out.packed()


def rows_in(sent: Iterable[bytes]) -> Iterator[Any]:
    """The rows that were sent to a part, in the order of the parts that sent them."""
    for packed in sent:
        yield from pickle.loads(packed)


def pack(numbers: Iterable[int]) -> bytes:
    """Times or numbers, eight bytes each."""
    return array("Q", numbers).tobytes()


def numbers_in(packed: bytes) -> "array[int]":
    """What `pack` packed."""
    numbers = array("Q")
    numbers.frombytes(packed)
    return numbers


def part_at(bases: Sequence[int], time: int) -> int:
    """The part that has the text of a time; `bases` are the times at which the parts begin."""
    return bisect_right(bases, time) - 1
