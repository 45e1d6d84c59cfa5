"""Gzip, with an end: bodies that call themselves compressed are unpacked up to a limit."""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_UNPACKED = 100 * 1024 * 1024
"""Bytes. The sitemap protocol allows 50 MiB unpacked; twice that, so that a careless site still gets through."""

GZIP_MAGIC = b"\x1f\x8b"
PIECE = 64 * 1024
FAULTY = 4 * PIECE
"""Bytes that are read one by one up to a fault: packed data of one PIECE is hardly ever longer than it."""

MAX_MEMBERS = 1000
"""Gzip members of one body that are read: what is behind each is copied, so that a million empty ones would take
hours."""


class TooLarge(ValueError):
    """The unpacked body would be over the limit: a bomb, or nothing that we want."""


class Unpacked(NamedTuple):
    """What could be read of a body that may have been gzip."""

    body: bytes
    whole: bool
    """Whether it was read to its end: not cut off, and each checksum right."""


def unpack(body: bytes, limit: int = MAX_UNPACKED) -> Unpacked:
    """`body` without its gzip wrapping (the `.xml.gz` of sitemaps); as it is where it is not gzip.

    A truncated or damaged stream gives what could be read of it. Raises `TooLarge` over `limit` bytes, having held no
    more than that.
    """
    if not body.startswith(GZIP_MAGIC):
        if len(body) > limit:
            raise TooLarge(f"over {limit} bytes")
        return Unpacked(body, True)
    parts: list[bytes] = []
    size = 0
    rest = body
    for _ in range(MAX_MEMBERS):  # one behind the other, as `cat` and parallel packers make them
        if not rest.startswith(GZIP_MAGIC):
            break
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            before = stream.copy()
            try:
                piece = stream.decompress(rest, PIECE)
            except zlib.error:
                return Unpacked(b"".join([*parts, *_before_the_fault(before, rest)]), False)
            rest = stream.unconsumed_tail
            size += len(piece)
            if size > limit:
                raise TooLarge(f"over {limit} bytes unpacked")
            parts.append(piece)
            if not piece and not rest and not stream.eof:
                return Unpacked(b"".join(parts), False)
        rest = stream.unused_data
    return Unpacked(b"".join(parts), not rest.startswith(GZIP_MAGIC))


def _before_the_fault(stream: "zlib._Decompress", rest: bytes) -> Iterator[bytes]:
    """What the next piece holds before its fault, byte by byte: zlib gives nothing of a call that fails, and of a small
    sitemap whose checksum alone is wrong that is all."""
    for at in range(min(len(rest), FAULTY)):
        try:
            yield stream.decompress(rest[at : at + 1])
        except zlib.error:
            return


def uncoded(body: bytes, coding: str, limit: int) -> Unpacked:
    """`body` without its Content-Encoding (gzip, deflate, br, zstd, or several), of at most `limit` bytes.

    What calls itself coded and is not stays as it is: the first bytes tell. A damaged stream gives what could be read
    of it. Raises TooLarge over `limit`.
    """
    whole = True
    for name in reversed([one.strip().lower() for one in coding.split(",")]):
        if name in {"gzip", "x-gzip"}:
            body, good = unpack(body, limit)
            whole = whole and good
        elif name in {"deflate", "br", "zstd"} and body.lstrip()[:1] not in TEXT:
            body = _decoded(body, name, limit)
    if len(body) > limit:
        raise TooLarge(f"over {limit} bytes")
    return Unpacked(body, whole)


TEXT = frozenset({b"<", b"{", b"#", b"U", b"u", b"S", b"s", b""})
"""What feeds, sitemaps and robots.txt begin with; compressed data rarely does."""


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    # Imported here: Scrapy's names for the libraries, which a reading process needs for a rare server only.
    from crawler.core.scrapy_private import DECODERS

    try:
        return bytes(DECODERS[name](body, max_size=limit))
    except ValueError as error:
        raise TooLarge(f"over {limit} bytes unpacked") from error
    except Exception:  # noqa: BLE001 - each library has errors of its own: it is not what it calls itself
        return body
