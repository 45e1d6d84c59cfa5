"""Pages out of WARC files (ISO 28500), record by record: broken records are skipped and counted, memory stays flat.

Every byte is looked at a bounded number of times, whatever the file claims of itself.
"""

import zlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from crawler.core.disk import open_regular
from crawler.core.machine import is_machine_fault
from crawler.items import FetchedPage, Rejected
from crawler.origins import origin_of
from crawler.warc.pages import read_head, read_page
from crawler.warc.streams import PIECE, Member, Window

GZIP_START = b"\x1f\x8b\x08"
WARC_START = b"WARC/"
BLANKS = 16
"""Bytes that are looked at for blank lines between two records: the standard has four (CR LF CR LF)."""

IN_VAIN = 4
"""Times its own length that a gzip file's damaged members may be read in vain, before the rest is given up."""

IN_VAIN_BYTES = 64 * 1024 * 1024
"""The same for small files."""

Found = FetchedPage | str


class _Overrun(Exception):
    """A record claims more than its stream has: `place` is where it begins, `end` the stream's length."""

    def __init__(self, place: int, end: int) -> None:
        super().__init__(place, end)
        self.place, self.end = place, end


def read_warc(path: Path, start: int = 0) -> Iterator[Found]:
    """Yield each page of a WARC as a FetchedPage with origin `path#offset`, and a word for each record that is none.

    `start` is where in the file reading begins: where a record, or a gzip member, does.
    The words: `other` (requests, pictures, revisits, errors), `broken` (a damaged record, or bytes that are none).
    A file that cannot be opened is one page, refused with the reason. Raises OSError where the machine is at fault.
    """
    try:
        file = open_regular(path)
    except OSError as error:
        if is_machine_fault(error):
            raise
        refused = Rejected("unreadable-file", error.strerror or str(error))
        yield FetchedPage(origin=origin_of(path), refused=refused)
        return
    with file:
        size = path.stat().st_size
        zipped = file.read(len(GZIP_START)) == GZIP_START
        start = min(start, size)
        file.seek(start)
        found = _members(file, size, start) if zipped else _plain(file, size, start)
        for place, one in found:
            yield one if isinstance(one, str) else replace(one, origin=f"{origin_of(path)}#{place}")


def page_at(path: Path, place: str) -> FetchedPage | None:
    """The page at a place of a WARC, as its `origin` names it behind `#`; None where none stands there.

    The records before it are not read, where the place is what it seems. Raises OSError where the machine is at fault.
    """
    begin = int(place.partition("+")[0])
    for start in dict.fromkeys((begin, 0)):
        for found in read_warc(path, start):
            if isinstance(found, str):
                continue
            there = found.origin.removeprefix(f"{origin_of(path)}#")
            if there in (place, found.origin):  # without a place: the file cannot be opened, and the page says why
                return found
            if start and there.partition("+")[0] != str(begin):
                break
    return None


def _plain(file: IO[bytes], size: int, start: int) -> Iterator[tuple[int, Found]]:
    """The records of a file that is not packed, each with its place."""
    for place, one in _records(Window(lambda: file.read(PIECE), size - start)):
        yield place + start, one


def _members(file: IO[bytes], size: int, start: int) -> Iterator[tuple[str | int, Found]]:
    """The records of a gzip file, each with its place: one a member, as the standard has it, or any number."""
    offset: int | None = start
    spent, broken = 0, False
    while offset is not None and offset < size:
        members = _member(file, offset)
        try:
            while True:
                place, one = next(members)
                if one != "broken" or not broken:
                    yield (place or offset) if not (offset and place) else f"{offset}+{place}", one
                broken = one == "broken"
        except StopIteration as done:
            following: int = done.value
        except (zlib.error, EOFError):
            if not broken:
                yield offset, "broken"
            broken = True
            spent += file.tell() - offset
            if spent > max(IN_VAIN * size, IN_VAIN_BYTES):
                return
            following = offset + 1
        offset = _next_member(file, following)


def _member(file: IO[bytes], offset: int) -> Generator[tuple[int, Found], None, int]:
    """The records of the gzip member at `offset`, each with its place in it; returns the offset of what follows.

    Raises zlib.error or EOFError where the member is damaged.
    """
    begin, end = 0, None
    while True:
        member = Member(file, offset)
        window = Window(member.pull, end)
        window.skip(begin)
        try:
            yield from _records(window)
        except _Overrun as overrun:  # once: from now on the length is known
            begin, end = overrun.place, overrun.end
            continue
        return member.place


def _records(window: Window) -> Iterator[tuple[int, Found]]:
    """The records of a stream, each with the place where it begins; a damaged stretch is one `broken`."""
    broken = False
    while True:
        while blank := len(ahead := window.peek(BLANKS)) - len(ahead.lstrip(b"\r\n")):
            window.skip(blank)
        if not ahead:
            return
        place = window.position
        head = read_head(window)
        if head is None or (window.end is not None and place + head.size + head.length > window.end):
            if not broken:
                yield place, "broken"
            broken = True
            window.skip(1)
            if not window.seek_mark(WARC_START):
                return
            continue
        window.skip(head.size)
        found = read_page(window, head)
        end = place + head.size + head.length
        window.skip(end - window.position)
        if window.position < end:
            raise _Overrun(place, window.position)
        window.peek(BLANKS)  # the checksum of a gzip member stands behind its last byte: it is looked at before
        broken = False
        yield place, found


def _next_member(file: IO[bytes], offset: int) -> int | None:
    """The offset of the next thing that looks like a gzip member, at or behind `offset`; None where there is none."""
    file.seek(offset)
    kept = b""
    while chunk := file.read(PIECE):
        found = (kept + chunk).find(GZIP_START)
        if found >= 0:
            return offset - len(kept) + found
        offset += len(chunk)
        kept = chunk[-len(GZIP_START) + 1 :]
    return None
