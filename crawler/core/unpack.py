"""Gzip, with an end: bodies that call themselves compressed are unpacked up to a limit."""

import zlib

MAX_UNPACKED = 100 * 1024 * 1024
"""Bytes. The sitemap protocol allows 50 MiB unpacked; twice that, so that a careless site still gets through."""

GZIP_MAGIC = b"\x1f\x8b"
PIECE = 64 * 1024
MAX_MEMBERS = 1000
"""Gzip members of one body that are read: what is behind each is copied, so that a million empty ones would take
hours."""


class TooLarge(ValueError):
    """The unpacked body would be over the limit: a bomb, or nothing that we want."""


def unpack(body: bytes, limit: int = MAX_UNPACKED) -> bytes:
    """`body` without its gzip wrapping (the `.xml.gz` of sitemaps); as it is where it is not gzip.

    A truncated or damaged stream gives what could be read of it. Raises `TooLarge` over `limit` bytes, having held no
    more than that.
    """
    if not body.startswith(GZIP_MAGIC):
        if len(body) > limit:
            raise TooLarge(f"over {limit} bytes")
        return body
    parts: list[bytes] = []
    size = 0
    rest = body
    for _ in range(MAX_MEMBERS):  # one behind the other, as `cat` and parallel packers make them
        if not rest.startswith(GZIP_MAGIC):
            break
        stream = zlib.decompressobj(wbits=31)
        while rest and not stream.eof:
            try:
                piece = stream.decompress(rest, PIECE)
            except zlib.error:
                return b"".join(parts)
            rest = stream.unconsumed_tail
            size += len(piece)
            if size > limit:
                raise TooLarge(f"over {limit} bytes unpacked")
            parts.append(piece)
            if not piece and not rest:
                break
        rest = stream.unused_data
    return b"".join(parts)


def uncoded(body: bytes, coding: str, limit: int, *, whole: bool = False) -> bytes:
    """`body` without its Content-Encoding (gzip, deflate, br, zstd, or several), of at most `limit` bytes.

    What calls itself coded and is not stays as it is: the first bytes tell. A damaged stream gives what could be read
    of it; with `whole` it raises EOFError. Raises TooLarge over `limit`.
    """
    for name in reversed([one.strip().lower() for one in coding.split(",")]):
        if name in {"gzip", "x-gzip"}:
            if whole and body.startswith(GZIP_MAGIC) and not _ends(body):
                raise EOFError("gzip ends too early")
            body = unpack(body, limit)
        elif name in {"deflate", "br", "zstd"} and body.lstrip()[:1] not in TEXT:
            body = _decoded(body, name, limit)
    if len(body) > limit:
        raise TooLarge(f"over {limit} bytes")
    return body


TEXT = frozenset({b"<", b"{", b"#", b"U", b"u", b"S", b"s", b""})
"""What feeds, sitemaps and robots.txt begin with; compressed data rarely does."""


def _ends(body: bytes) -> bool:
    """Whether each gzip member has its end; padding may stand behind the last."""
    rest = body
    for _ in range(MAX_MEMBERS):
        if not rest.startswith(GZIP_MAGIC):
            break
        stream = zlib.decompressobj(wbits=31)
        try:
            while rest and not stream.eof:
                stream.decompress(rest, PIECE)
                rest = stream.unconsumed_tail
        except zlib.error:
            return False
        if not stream.eof:
            return False
        rest = stream.unused_data
    return True


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    # Imported here: Scrapy's names for the libraries, which a reading process needs for a rare server only.
    from crawler.core.scrapy_private import DECODERS

    try:
        return bytes(DECODERS[name](body, max_size=limit))
    except ValueError as error:
        raise TooLarge(f"over {limit} bytes unpacked") from error
    except Exception:  # noqa: BLE001 - each library has errors of its own: it is not what it calls itself
        return body
