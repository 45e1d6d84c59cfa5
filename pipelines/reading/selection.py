"""Reads a snapshot in two passes: the first says which records are wanted, the second hands them out.

Which revision is the newest, and whether the original of a copy is there, is known at the end of the files only. So
the first pass keeps where each wanted record stands and nothing of its text.
"""

from array import array
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from pipelines.reading.filters import Filters
from pipelines.reading.heads import ParsedHead, parse_head
from pipelines.reading.lines import lines_of
from pipelines.reading.periods import month
from pipelines.reading.records import NotARecord, Record, parse
from pipelines.reading.snapshot import Piece, plain_name

_FILE = 1 << 48
"""A place is the number of its file times this, plus its offset: no file has so many bytes."""


@dataclass(slots=True)
class Skipped:
    """Lines of one file that are no records."""

    path: Path
    first: int
    """Number of the first of them."""
    why: str
    """What is wrong with the first."""
    count: int = 1

    def __str__(self) -> str:
        """One line for people."""
        more = f", and {self.count - 1} more" if self.count > 1 else ""
        return f"{self.path}: line {self.first} is skipped{more}: {self.why}"


Partition = tuple[str | None, str | None]
"""The site of a record and the month in which it was published, as `2026-11`; None for what is not known."""


class _Story(NamedTuple):
    """What decides which article of a story is wanted."""

    id: str
    duplicate_of: str | None
    contained_in: str | None


@dataclass(slots=True)
class Selection:
    """Which records of a snapshot are wanted."""

    pieces: Sequence[Piece]
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    """Where the wanted records stand, ascending."""
    partitions: "array[int]" = field(default_factory=lambda: array("I"))
    """Which of `names` each of them belongs to."""
    names: list[Partition] = field(default_factory=list)
    """Sites and months."""
    changed: set[int] = field(default_factory=set)
    """Those of them whose line says something else than the record (an older schema, half characters)."""
    read: int = 0
    """Records of the snapshot."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How many records each filter left out."""
    skipped: list[Skipped] = field(default_factory=list)
    """What is no record."""
    unfinished: int = 0
    """Last lines that are half written."""

    def __len__(self) -> int:
        return len(self.places)

    def lines(self) -> Iterator[tuple[bytes, bool]]:
        """The wanted lines, each with whether it says exactly what the record says. Raises OSError."""
        wanted = iter(self.places)
        place = next(wanted, None)
        for index, piece in enumerate(self.pieces):
            if place is None or place >= (index + 1) * _FILE:
                continue
            for line in lines_of(piece):
                if index * _FILE + line.offset == place:
                    yield line.text, place not in self.changed
                    place = next(wanted, None)
        if place is not None:
            raise OSError(f"{self.pieces[place // _FILE].path} was changed while it was read")

    def records(self) -> Iterator[Record]:
        """The wanted records. Raises OSError."""
        for line, _ in self.lines():
            yield parse(line).record

    def keep(self, wanted: Container[int], why: str) -> None:
        """Leave out the places that are not among `wanted`."""
        stay = [place in wanted for place in self.places]
        if count := stay.count(False):
            self.left_out[why] = count
            self.places = array("Q", compress(self.places, stay))
            self.partitions = array("I", compress(self.partitions, stay))


def select(pieces: Sequence[Piece], filters: Filters | None = None) -> Selection:
    """Read all files once and say which records are wanted. Raises OSError where a file cannot be read.

    A line that is no record is counted in `skipped` and never fatal. Filters look at an article's newest revision:
    where that is left out, an older one does not come in its place.
    """
    filters = filters or Filters()
    selection = Selection(pieces)
    newest: dict[str, tuple[int, str, int]] = {}
    numbers: dict[Partition, int] = {}
    stories: dict[int, _Story] = {}
    copied = {} if filters.newest else _packed_copies(pieces)
    seen: dict[tuple[Path, str, int, str], int] = {}
    for place, (record, as_written) in _heads(selection):
        piece = place // _FILE
        if (file := copied.get(piece)) and piece != seen.setdefault(
            (file, record.id, record.revision, record.fetched_at), piece
        ):
            selection.left_out["copy"] += 1
            continue
        if filters.newest:
            rank = (record.revision, record.fetched_at, place)
            newest[record.id] = max(newest.get(record.id, rank), rank)
        if filters.of_one_record and (refused := filters.refusal(record)):
            selection.left_out[refused] += 1
            continue
        selection.places.append(place)
        partition = record.site or None, month(record.published)
        selection.partitions.append(numbers.setdefault(partition, len(numbers)))
        if not filters.duplicates:
            stories[place] = _Story(record.id, record.duplicate_of, record.contained_in)
        if not as_written:
            selection.changed.add(place)
    selection.names = list(numbers)
    if filters.newest:
        selection.keep({place for _, _, place in newest.values()}, "older")
    if not filters.duplicates:
        selection.keep(_without_duplicates({place: stories[place] for place in selection.places}), "duplicate")
    return selection


def _packed_copies(pieces: Sequence[Piece]) -> dict[int, Path]:
    """The numbers of files that are there packed and unpacked, as `gzip -k` leaves them, each with the file's own name;
    a crawl may have begun one anew since."""
    files = [piece.path.with_name(plain_name(piece.path)) for piece in pieces]
    often = Counter(files)
    return {number: file for number, file in enumerate(files) if often[file] > 1}


def _heads(selection: Selection) -> Iterator[tuple[int, ParsedHead]]:
    """Every record's place and head."""
    for index, piece in enumerate(selection.pieces):
        bad: Skipped | None = None
        for line in lines_of(piece):
            try:
                parsed = parse_head(line.text)
            except NotARecord as why:
                if not line.ended:
                    selection.unfinished += 1
                elif bad:
                    bad.count += 1
                else:
                    bad = Skipped(piece.path, line.number, str(why))
                    selection.skipped.append(bad)
                continue
            selection.read += 1
            yield index * _FILE + line.offset, parsed


def _without_duplicates(kept: dict[int, _Story]) -> set[int]:
    """One article of each story: the original where it is wanted, else the first copy. No text is lost."""
    ids = {one.id for one in kept.values()}
    told = {one.id for one in kept.values() if one.duplicate_of is None}
    inside: set[str] = set()
    left = set()
    for place, one in kept.items():
        if one.duplicate_of is not None:
            if one.duplicate_of in told:
                continue
            told.add(one.duplicate_of)
        if one.contained_in in ids and one.contained_in not in inside:
            inside.add(one.id)  # what lies in an article that was itself left out for this stays
            continue
        left.add(place)
    return left
