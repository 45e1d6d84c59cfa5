"""The pages that paths name: files, folders, WARCs, places in these, and what comes in on standard input."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from crawler.items import FetchedPage, Rejected
from crawler.origins import STDIN, is_warc, origin_of, place_of, same_origin
from crawler.saved import find_files, read_page, saved_page
from crawler.saved_kinds import ending_of, head_of
from crawler.warc import page_at, read_warc

log = logging.getLogger("naqi.saved")


def saved_pages(
    paths: Iterable[Path], done: Iterable[str], standard_input: Path | None = None
) -> Iterator[FetchedPage | str]:
    """Yield the pages of files, folders and WARCs whose origin is not in `done`, and a word for everything else.

    A path may be an origin (`x.warc.gz#OFFSET`): that page; `-` is the file `standard_input`, once, and always new.
    The words: `skipped/ENDING` (a file of another kind), `already` (in `done`), `other` and `broken` (records of a
    WARC), `waiting` (what is left of a WARC that the machine cannot read at present).
    """
    known = {same_origin(origin) for origin in done}
    for path in paths:
        if str(path) == STDIN and standard_input:
            yield from _came_in(standard_input)
            standard_input = None
            continue
        file, place = place_of(str(path))
        if place is None:
            yield from _files(path, known)
        elif same_origin(str(path)) in known:
            yield "already"
        else:
            yield from _told(file, _at(file, place))
            known.add(same_origin(str(path)))


def _files(path: Path, known: set[str]) -> Iterator[FetchedPage | str]:
    for file, wanted in find_files(path):
        origin = same_origin(origin_of(file))
        if not wanted and not is_warc(file):
            yield f"skipped/{ending_of(file) or 'no ending'}"
        elif origin in known:
            yield "already"
        elif is_warc(file):
            for found in _told(file, read_warc(file)):
                yield "already" if isinstance(found, FetchedPage) and same_origin(found.origin) in known else found
            known.add(origin)
        else:
            yield saved_page(file)
            known.add(origin)


def _at(file: Path, place: str) -> Iterator[FetchedPage | str]:
    found = page_at(file, place)
    missing = Rejected("unreadable-file", "there is no page at this place of the archive")
    yield found or FetchedPage(origin=f"{origin_of(file)}#{place}", refused=missing)


def _told(file: Path, found: Iterator[FetchedPage | str]) -> Iterator[FetchedPage | str]:
    """What is read of a WARC, and `waiting` where the machine cannot read on."""
    try:
        yield from found
    except OSError as error:
        log.error("%s: %s; what is left of it waits for the next run", file, error.strerror or error)
        yield "waiting"


def _came_in(file: Path) -> Iterator[FetchedPage | str]:
    """What came in on standard input: a page, packed or not, or the pages of a WARC."""
    if head_of(file).startswith(b"WARC/"):
        for found in _told(file, read_warc(file)):
            if isinstance(found, str):
                yield found
            else:
                yield replace(found, origin=f"{STDIN}#{found.origin.rpartition('#')[2]}")
        return
    try:
        yield replace(read_page(saved_page(file)), origin=STDIN)
    except Rejected as why:
        yield FetchedPage(origin=STDIN, refused=why)
