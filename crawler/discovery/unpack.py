"""Gzip, with an end: bodies that call themselves compressed are unpacked up to a limit."""

import zlib

MAX_UNPACKED = 100 * 1024 * 1024
"""Bytes. The sitemap protocol allows 50 MiB unpacked; twice that, so that a careless site still gets through."""

GZIP_MAGIC = b"\x1f\x8b"
PIECE = 64 * 1024


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
    stream = zlib.decompressobj(wbits=31)
    rest = body
    while rest and not stream.eof:
        try:
            piece = stream.decompress(rest, PIECE)
        except zlib.error:
            break
        rest = stream.unconsumed_tail
        size += len(piece)
        if size > limit:
            raise TooLarge(f"over {limit} bytes unpacked")
        parts.append(piece)
        if not piece and not rest:
            break
    return b"".join(parts)
