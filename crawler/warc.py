"""Pages out of WARC files (ISO 28500), record by record: broken records are skipped and counted, memory stays flat."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.items import FetchedPage, Rejected
from crawler.saved import MAX_BYTES
from crawler.sites.urls import host_of

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
"""Content types of records that may be articles; a record that names none may be one too."""

GZIP_START = b"\x1f\x8b\x08"
WARC_START = b"WARC/1."
CHUNK = 1024 * 1024
BLANKS = 16
"""Bytes that are looked at for blank lines between two records: the standard has four (CR LF CR LF)."""

BROKEN = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error, IndexError, AttributeError)
"""What warcio 1.8 raises on damaged records, read off its source and from records damaged at random."""


def is_warc(path: Path) -> bool:
    """Whether a file's name says that it is a WARC."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def read_warc(path: Path) -> Iterator[FetchedPage | str]:
    """Yield each page of a WARC as a FetchedPage with origin `path#offset`, and a word for each record that is none.

    The words: `other` (requests, pictures, revisits, errors), `broken` (a damaged record, or bytes that are none).
    A file that cannot be opened is one page, refused with the reason.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        refused = Rejected("unreadable-file", error.strerror or str(error))
        yield FetchedPage(origin=str(path), refused=refused)
        return
    with ExitStack() as opened:
        file: IO[bytes] | gzip.GzipFile = opened.enter_context(raw)
        if _is_one_gzip(file):
            file.seek(0)
            file = opened.enter_context(gzip.GzipFile(fileobj=raw))
        offset: int | None = 0
        while offset is not None:
            found, following = _read_record(file, offset, f"{path}#{offset}")
            if found is not None:
                yield found
            offset = _next_start(file, offset + 1) if following is None else following


def _read_record(
    file: IO[bytes] | gzip.GzipFile, offset: int, origin: str
) -> tuple[FetchedPage | str | None, int | None]:
    """Return what stands at an offset, and the next offset, or None where that must be searched for."""
    file.seek(offset)
    ahead = file.read(BLANKS)
    offset += len(ahead) - len(ahead.lstrip(b"\r\n"))  # blank lines behind an uncompressed record are not its own
    if offset and not ahead.strip(b"\r\n"):
        return None, None
    file.seek(offset)
    try:
        records = ArchiveIterator(file)
        record = next(records)
        found = _page(record, origin)
        records.read_to_end()
        start, length = records.member_info
        if getattr(record.raw_stream, "limit", 0):
            return "broken", None  # the file ends inside the record
    except (StopIteration, *BROKEN):
        return "broken", None
    return found, start + length


def _page(record: Any, origin: str) -> FetchedPage | str:
    """A response record's page, or why it is none."""
    if record.rec_type not in ("response", "resource") or (record.rec_type == "response" and not record.http_headers):
        return "other"
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    if record.http_headers and record.http_headers.get_statuscode() != "200":
        return "other"
    if kind and not kind.lower().startswith(PAGE_TYPES):
        return "other"
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not host_of(url) or url.endswith("/robots.txt"):
        return "other"
    body = record.content_stream().read(MAX_BYTES + 1)
    refused = None
    if len(body) > MAX_BYTES:
        body, refused = b"", Rejected("too-large", f"more than {MAX_BYTES // 1024 // 1024} MB")
    return FetchedPage(
        body=body,
        url=url,
        origin=origin,
        site=host_of(url),
        content_type=kind or None,
        fetched_at=_moment(headers.get_header("WARC-Date")),
        refused=refused,
    )


def _moment(stamp: str | None) -> datetime | None:
    """A WARC-Date (ISO 8601, UTC) to the second; None where it is none."""
    try:
        return datetime.fromisoformat((stamp or "")[:19]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_one_gzip(file: IO[bytes] | gzip.GzipFile) -> bool:
    """Whether the whole file is one gzip stream rather than one a record, which warcio cannot read by itself."""
    if file.read(3) != GZIP_START:
        return False
    file.seek(0)
    try:
        records = ArchiveIterator(file)
        next(records)
        next(records)
    except ArchiveLoadFailed as error:
        return "non-chunked" in str(error)
    except (StopIteration, *BROKEN):
        return False
    return False


def _next_start(file: IO[bytes] | gzip.GzipFile, offset: int) -> int | None:
    """The offset of the next thing that looks like a record, at or behind `offset`; None where there is none."""
    file.seek(0)
    mark = GZIP_START if file.read(3) == GZIP_START else WARC_START
    file.seek(offset)
    kept = b""
    while chunk := file.read(CHUNK):
        found = (kept + chunk).find(mark)
        if found >= 0:
            return offset - len(kept) + found
        offset += len(chunk)
        kept = chunk[-len(mark) + 1 :]
    return None
