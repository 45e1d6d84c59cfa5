"""What a server sent, unpacked with an end: bombs are refused, and labels are believed only where the bytes agree.

Archives keep headers of what was taken off before they were written (CC-NEWS until May 2019 has plain bytes under
`Content-Encoding: br`), and servers forget them.
"""

import re
import zlib
from collections.abc import Callable
from typing import Any

import brotli

from crawler.core.zstandard import zstd
from crawler.items import MAX_PAGE_BYTES, Rejected, too_large

LAYERS = 3
"""Codings that are taken off: a server that packs what was packed before is met, a deeper nest is an attack."""

ZSTD_WINDOW = 23
"""Power of two: 8 MiB, the largest window that content coding `zstd` may ask a reader for (RFC 9659)."""

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
PIECE = 256 * 1024
"""Bytes that are unpacked at a time."""

LOOKED_AT = 1024
"""Bytes in which a plain page shows itself: it has a tag, and no control characters."""

CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""What no encoding of text has (escape is ISO 2022's), and a hundred packed bytes are not without."""

CHUNK_SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[ \t]*(;[^\r\n]*)?\r?\n")
"""With the end of the chunk before it."""

CUT_SIZE = re.compile(rb"\s{0,2}[0-9a-fA-F]{0,8}\s?")
"""What may be left of that where the body is cut off, by an archive's limit or a connection that broke."""


class Damaged(ValueError):
    """The bytes are not what their label says, or end too early."""


def unpacked(body: bytes, transfer: str, codings: str) -> bytes:
    """The page itself, from a body and its headers Transfer-Encoding and Content-Encoding (empty where there is none).

    Raises Rejected: `too-large`, `truncated-gzip`.
    """
    if "chunked" in transfer.lower():
        body = _dechunked(body)
    named = [one.strip().lower() for one in codings.split(",") if one.strip()]
    for _ in range(LAYERS):
        coding = _coding(body, named.pop() if named else "")
        if coding is None:
            continue
        try:
            body = coding(body)
        except (Damaged, EOFError, zlib.error, brotli.error, zstd.ZstdError) as error:
            if _is_plain(body):
                continue
            raise Rejected("truncated-gzip", str(error)) from error
    return within_limit(body)


def within_limit(body: bytes) -> bytes:
    """The body. Raises Rejected `too-large` where it is larger than a page may be."""
    if len(body) > MAX_PAGE_BYTES:
        raise too_large()
    return body


def _coding(body: bytes, label: str) -> Callable[[bytes], bytes] | None:
    """How the body is packed: what its first bytes say, else what its label says; None where it is plain."""
    if body.startswith(GZIP):
        return _gunzipped
    if body.startswith(ZSTD):
        return _unzstd
    return {"br": _unbrotli, "deflate": _inflated}.get(label) if body else None


def _is_plain(body: bytes) -> bool:
    head = body[:LOOKED_AT]
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"<" in head and not CONTROL.search(head))


def _gunzipped(body: bytes) -> bytes:
    whole = b""
    while body.startswith(GZIP):  # several members one behind the other are one text (RFC 1952, 2.2)
        stream = zlib.decompressobj(wbits=31)
        whole += _all_of(stream, body, MAX_PAGE_BYTES + 1 - len(whole))
        within_limit(whole)
        body = stream.unused_data
    return whole


def _inflated(body: bytes) -> bytes:
    try:
        return within_limit(_all_of(zlib.decompressobj(), body, MAX_PAGE_BYTES + 1))
    except zlib.error:  # without zlib's wrapping, as some servers send it
        return within_limit(_all_of(zlib.decompressobj(wbits=-15), body, MAX_PAGE_BYTES + 1))


def _all_of(stream: Any, body: bytes, limit: int) -> bytes:
    whole: bytes = stream.decompress(body, limit)
    if not stream.eof and len(whole) < limit:
        raise Damaged("the compressed data end too early")
    return whole


def _unbrotli(body: bytes) -> bytes:
    parts: list[bytes] = []
    stream, size = brotli.Decompressor(), 0
    piece = stream.process(body, output_buffer_limit=PIECE)
    while piece:
        size += len(piece)
        parts.append(piece)
        if size > MAX_PAGE_BYTES:
            break
        piece = b"" if stream.is_finished() else stream.process(b"", output_buffer_limit=PIECE)
    if size <= MAX_PAGE_BYTES and not stream.is_finished():
        raise Damaged("the Brotli data end too early")
    return within_limit(b"".join(parts))


def _unzstd(body: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    while body.startswith(ZSTD):  # several frames one behind the other are one text (RFC 8878, 3.1)
        stream = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW})
        piece = stream.decompress(body, PIECE)
        while not stream.eof and (piece or not stream.needs_input):
            parts.append(piece)
            size += len(piece)
            if size > MAX_PAGE_BYTES:
                return within_limit(b"".join(parts))
            piece = stream.decompress(b"", PIECE)
        parts.append(piece)
        size += len(piece)
        if not stream.eof:
            raise Damaged("the zstd data end too early")
        body = stream.unused_data
    return within_limit(b"".join(parts))


def _dechunked(body: bytes) -> bytes:
    """The body without the sizes between its chunks, as far as it goes; as it is where the archive has taken them out
    before."""
    parts: list[bytes] = []
    place = 0
    while True:
        found = CHUNK_SIZE.match(body, place)
        if found is None:  # a number at the beginning may be text; behind two chunks it is a size
            is_cut_off = len(parts) > 1 and CUT_SIZE.fullmatch(body, place)
            return b"".join(parts) if is_cut_off else body
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        place = found.end() + size  # where that is behind the end, no size stands there
        parts.append(body[found.end() : place])
