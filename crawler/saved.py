"""Saved pages: which files there are, and what is in them."""

import gzip
import html
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes

from crawler.core.disk import open_regular
from crawler.core.machine import is_machine_fault
from crawler.core.text import valid
from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected, too_large
from crawler.saved_kinds import is_page, kind_of
from crawler.sites.hosts import host_of

PLACE = re.compile(r"[0-9]{1,18}(\+[0-9]{1,18})?")
"""Where in an archive a page stands, behind `#`."""

STDIN = "-"
"""The path that stands for standard input, and the origin of what comes from there."""


def find_files(path: Path) -> Iterator[tuple[Path, bool]]:
    """Yield (file, whether it is of a known kind) for a file, or for all files of a folder in the order of names.

    A file that is named itself counts as known: its content decides. Links to folders are not followed.
    """
    if not path.is_dir():
        yield path, True
        return
    try:
        children = sorted(path.iterdir())
    except OSError:
        yield path, True  # whoever reads it gets the reason
        return
    for child in children:
        if child.is_dir():
            if not child.is_symlink():
                yield from find_files(child)
        else:
            yield child, is_page(child)


def saved_page(path: Path) -> FetchedPage:
    """The page that is saved in a file, yet to be read."""
    return FetchedPage(body=None, origin=origin_of(path), content_type=kind_of(path))


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
    if origin.startswith("file:///"):
        return Path(os.fsdecode(unquote_to_bytes(origin.removeprefix("file://"))))
    return Path(origin)


def same_origin(origin: str) -> str:
    """One form of all origins of a page: the absolute path, with the place in an archive behind it."""
    path, mark, place = origin.rpartition("#")
    if not mark or not PLACE.fullmatch(place):
        path, mark, place = origin, "", ""
    return os.path.abspath(path_of(path)) + mark + place  # noqa: PTH100 - resolve() would ask the disk for each page


def stated_url(head: bytes) -> str | None:
    """The address that a page gives as its own in its first bytes; None where it gives none."""
    for tag in TAG.findall(head):
        if b"canonical" not in (lower := tag.lower()) and b"og:url" not in lower:
            continue  # asked of every page: its attributes are taken apart where it may be the one
        attributes = {name.lower(): value.strip(b"\"' ") for name, value in ATTRIBUTE.findall(tag)}
        if b"canonical" in attributes.get(b"rel", b"").lower().split() or attributes.get(b"property") == b"og:url":
            url = html.unescape(
                (attributes.get(b"href") or attributes.get(b"content") or b"").decode("utf-8", "replace")
            )
            if host_of(url):
                return url
    return None


TAG = re.compile(rb"<(?:link|meta)\s([^<>]{1,4000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([a-zA-Z:-]{1,20})\s{0,9}=\s{0,9}("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})""")


def outlet_of(page: FetchedPage) -> str:
    """Whose page it is: the site's that it is known to be of, else the folder's or archive's that it lies in."""
    if page.site_name:
        return page.site_name
    archive, _, place = page.origin.rpartition("#")
    return archive if archive and place.isdigit() else str(path_of(page.origin).parent)


def read_page(page: FetchedPage) -> FetchedPage:
    """The page with the bytes of its file. Raises Rejected: `truncated-gzip`, `unreadable-file`, `too-large`;
    OSError where the machine is at fault."""
    try:
        return replace(page, body=_read(path_of(page.origin)))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Rejected("truncated-gzip", str(error)) from error
    except OSError as error:
        if is_machine_fault(error):
            raise
        raise Rejected("unreadable-file", error.strerror or str(error)) from error


def _read(path: Path) -> bytes:
    with open_regular(path) as file:
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if zipped:
            with gzip.open(file) as unzipped:
                content = unzipped.read(MAX_PAGE_BYTES + 1)
        else:
            content = file.read(MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        raise too_large()
    return content
