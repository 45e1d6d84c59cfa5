"""Where saved pages stand: paths as they are given, and places in archives. Loads nothing: each start asks it first."""

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

from crawler.core.text import valid

PLACE = re.compile(r"[0-9]{1,18}(\+[0-9]{1,18})?")
"""Where in an archive a page stands, behind `#`."""

URI = "file:///"
"""How the origin of a file begins whose name is no UTF-8."""

STDIN = "-"
"""The path that stands for standard input, and the origin of what comes from there."""


def origin_of(path: Path) -> str:
    """The origin of a page: the path as it was given; where its bytes are no UTF-8, a `file:` URI."""
    text = str(path)
    return text if text.isprintable() or valid(text) == text else path.absolute().as_uri()


def place_of(origin: str) -> tuple[Path, str | None]:
    """The file of an origin, and where in it (an archive) the page stands; None where the whole file is meant."""
    path, mark, place = origin.rpartition("#")
    if mark and PLACE.fullmatch(place) and not path_of(origin).exists():
        return path_of(path), place
    return path_of(origin), None


def path_of(origin: str) -> Path:
    """The path that an origin stands for."""
    if origin.startswith(URI):
        return Path(os.fsdecode(unquote_to_bytes(origin.removeprefix("file://"))))
    return Path(origin)


def same_origin(origin: str) -> str:
    """One form of all origins of a page: the absolute path, with the place in an archive behind it."""
    path, mark, place = origin.rpartition("#")
    if not mark or not PLACE.fullmatch(place):
        path, mark, place = origin, "", ""
    file = path_of(path) if path.startswith(URI) else path
    return os.path.abspath(file) + mark + place  # noqa: PTH100 - resolve() would ask the disk for each page


def is_warc(path: Path) -> bool:
    """Whether a file's name says that it is a WARC."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def is_one_page(paths: list[str]) -> bool:
    """Whether paths name one page and no more: a file that is no archive, or a place in one. What comes on standard
    input may be either."""
    try:
        places = [place_of(path) for path in paths if path != STDIN]
        return len(places) == len(paths) == 1 and all(
            place is not None or (file.is_file() and not is_warc(file)) for file, place in places
        )
    except OSError:  # `wrong_input` says what is wrong
        return False
