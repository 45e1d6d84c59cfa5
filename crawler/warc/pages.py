"""One record of a WARC: its head, and the page in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crawler.core.moments import moment
from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected, too_large
from crawler.sites.hosts import host_of
from crawler.sites.usage_terms import USAGE_HEADERS, UsageTerms, usage_headers
from crawler.warc.payload import unpacked
from crawler.warc.streams import Window

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
"""Content types of records that may be articles; a record that names none may be one too."""

MAX_HEAD = 64 * 1024
"""Bytes of a record's or an answer's header lines; servers refuse more than 8 to 64 KiB themselves."""

NEAR = 4096
"""Bytes in which the end of a head is looked for first: heads of CC-NEWS have some hundred."""

BLANK_LINE = re.compile(rb"\n\r*\n")
VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b", re.IGNORECASE)
INTERIM = 3
"""Answers that only say "go on" (100 to 199: RFC 9110, 15.2) which may stand before that with the page."""

LENGTH = re.compile("[0-9]{1,18}")

RENDERED_WITH = "Naqi-Rendered-With"
"""Head field of naqi's own `conversion` records: a page after its scripts have run, and what ran them. Headers that
speak of the page's use stand beside it, as the document's server sent them."""

LISTS = frozenset({"content-encoding", "transfer-encoding"})
"""Headers whose values, where there are several, are one list."""

Headers = dict[str, str]
"""Names in lower case."""


class Head(NamedTuple):
    """A record's head."""

    headers: Headers
    size: int
    """Its own bytes."""
    length: int
    """The bytes of the record behind it."""
    stated: UsageTerms = UsageTerms()
    """What the head says of the page's use, where it says it."""


def read_head(window: Window) -> Head | None:
    """The head of the record that begins at the window; None where there is none. Nothing is taken."""
    found = _lines(window, MAX_HEAD, strict=True)
    if found is None:
        return None
    _, headers, size = found
    length = headers.get("content-length", "")
    if not LENGTH.fullmatch(length):
        return None
    stated = usage_headers(_usage_lines(window, size)) if _is_rendered(headers) else ()
    return Head(headers, size, int(length), UsageTerms(stated))


def read_page(window: Window, head: Head) -> FetchedPage | str:
    """The page of the record at the window, whose head has been taken, or `other`. No byte behind it is taken."""
    kind, url = head.headers.get("warc-type", "").lower(), head.headers.get("warc-target-uri", "").strip("<>")
    rendered = kind == "conversion" and _is_rendered(head.headers)
    if not (rendered or kind in ("response", "resource")) or not (host := host_of(url)) or url.endswith("/robots.txt"):
        return "other"
    headers, length, stated = head.headers, head.length, head.stated
    if kind == "response":
        length -= _skip_interim(window, length)
        answer = _lines(window, min(MAX_HEAD, length))
        if answer is None or _status(answer[0]) != b"200":
            return "other"
        _, headers, size = answer
        if not USAGE_HEADERS.isdisjoint(headers):
            stated = UsageTerms(usage_headers(_usage_lines(window, size)))
        window.skip(size)
        length -= size
    content_type = headers.get("content-type", "")
    if content_type and not content_type.lower().startswith(PAGE_TYPES):
        return "other"
    body, refused = b"", too_large() if length > MAX_PAGE_BYTES else None
    if refused is None:
        try:
            body = unpacked(
                window.take(length), headers.get("transfer-encoding", ""), headers.get("content-encoding", "")
            )
        except Rejected as why:
            refused = why
    return FetchedPage(
        body=body,
        url=url,
        site=host,
        content_type=content_type or None,
        fetched_at=moment(head.headers.get("warc-date", "")[:19]),  # UTC, to the second
        stated=stated,
        attempt="browser" if rendered else "",
        refused=refused,
    )


def _skip_interim(window: Window, length: int) -> int:
    """Leave out answers that only say "go on"; returns their bytes."""
    skipped = 0
    for _ in range(INTERIM):
        left = min(MAX_HEAD, length - skipped)
        answer = _lines(window, left) if _status(window.peek(min(16, left))).startswith(b"1") else None
        if answer is None:
            break
        skipped += window.skip(answer[2])
    return skipped


def _status(line: bytes) -> bytes:
    found = STATUS.match(line)
    return found[1] if found else b""


def _is_rendered(headers: Headers) -> bool:
    return RENDERED_WITH.lower() in headers


def _usage_lines(window: Window, size: int) -> Iterator[tuple[str, str]]:
    """The header lines of the answer that begins at the window, each by itself, without folding."""
    place = 0
    while place < size and (line := window.line_at(place, size)) is not None:
        place += len(line)
        name, colon, value = _text(line).partition(":")
        if colon and name.strip().lower() in USAGE_HEADERS:
            yield name.strip(), value.strip()


def _lines(window: Window, limit: int, *, strict: bool = False) -> tuple[bytes, Headers, int] | None:
    """The first line, the headers below it, and their length with the blank line; None where they do not end.

    `strict`: a line without a colon is none of a head.
    """
    lines = _head_lines(window, limit)
    first = next(lines, None)
    if first is None or (strict and not VERSION.fullmatch(first)):
        return None
    headers: Headers = {}
    place, name = len(first), ""
    for line in lines:
        place += len(line)
        text = _text(line).rstrip("\r\n")
        if not text:
            return first, headers, place
        if text[0] in " \t":  # the line before goes on
            headers[name] = f"{headers.get(name, '')} {text.strip()}"
            continue
        name, colon, value = text.partition(":")
        if not colon and strict:
            return None
        name, value = name.strip().lower(), value.strip()
        if name in LISTS and name in headers:
            headers[name] += f", {value}"
        else:
            headers.setdefault(name, value)
    return None


def _head_lines(window: Window, limit: int) -> Iterator[bytes]:
    """The lines at the window, each with its end, as far as they end within `limit` bytes; at least up to a blank one.

    Nearly all heads are short: their end is looked for once, which takes a third of the time that each line does.
    """
    near = window.peek(min(NEAR, limit))
    if end := BLANK_LINE.search(near):
        yield from (line + b"\n" for line in near[: end.end() - 1].split(b"\n"))
        return
    place = 0
    while (line := window.line_at(place, limit)) is not None:
        place += len(line)
        yield line


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")
