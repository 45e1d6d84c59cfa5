"""Compressed answers: bombs are refused, and so is what does not unpack to its end."""

import io
import re
import struct
import zlib
from contextlib import suppress

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.core.faults import DamagedAnswer, TooMuch
from crawler.core.scrapy_private import brotli, zstd
from crawler.core.unpack import MAX_MEMBERS

PIECE = 64 * 1024
"""Bytes that are read, and unpacked, at a time while looking for the end."""

MEMBER = b"\x1f\x8b\x08"
"""How each member of gzip data begins (RFC 1952, 2.3.1); inside packed data these bytes are a matter of chance, once in
16 MB."""

FRAMES = (b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18")
"""How frames of zstd data begin (RFC 8878, 3.1.1), and what those have in their beginning that are skipped (3.1.2)."""

MAX_CODINGS = 5
"""Codings of an answer, one around the other: what curl unpacks. Each may be as long as DOWNLOAD_MAXSIZE."""

FAULTS = (OSError, EOFError, struct.error, zlib.error, brotli.error, zstd.ZstdError)


GZIP = (b"gzip", b"x-gzip")
PARTS = {b"gzip": (MEMBER,), b"x-gzip": (MEMBER,), b"zstd": FRAMES}
"""By what parts of packed data are counted, where there may be many one behind the other."""


class WholeAnswers(HttpCompressionMiddleware):
    """Scrapy's, but an answer that is cut off inside its compression is a fault: Scrapy gives what could be unpacked,
    and half an article would be written as a whole one."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Unpack. Raises TooMuch over DOWNLOAD_MAXSIZE, DamagedAnswer for what is no such coding, cut off or a part."""
        if response.status == 206 and not covers_all(response.headers.get("Content-Range")):
            raise DamagedAnswer("a part of the page (status 206), which was not asked for")
        if request.meta.get("as_sent"):
            return response  # whoever asked unpacks it
        packed, codings = response.body, response.headers.getlist("Content-Encoding")
        if b",".join(codings).count(b",") >= MAX_CODINGS:
            raise DamagedAnswer(f"more than {MAX_CODINGS} codings")
        if [one.strip().lower() for one in codings] in ([one] for one in GZIP) and packed.lstrip()[:1] == b"<":
            del response.headers["Content-Encoding"]  # it is announced as gzip and is plain
            return response
        try:
            done = super().process_response(request, without_kind(response) if codings else response)
        except IgnoreRequest as error:
            raise TooMuch(str(error)) from error
        except FAULTS as error:
            raise DamagedAnswer(f"{type(error).__name__}: {error}") from error
        assert isinstance(done, Response)
        if len(codings) == 1 and "download_stopped" not in response.flags:
            coding = codings[0].strip().lower()
            if packed and not is_whole(packed, coding, len(done.body)):
                raise DamagedAnswer(f"{coding.decode('latin-1')} ends too early, or is damaged")
        return done

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        """One coding. Raises DamagedAnswer for gzip or zstd of more members than anybody makes: empty ones take seconds
        for each megabyte, in which the whole crawl stands still."""
        if sum(map(body.count, PARTS.get(encoding, ()))) > MAX_MEMBERS:
            raise DamagedAnswer(f"{encoding.decode('latin-1')} of more than {MAX_MEMBERS} members")
        return HttpCompressionMiddleware._decode(body, encoding, max_size)


def without_kind(response: Response) -> Response:
    """The answer as bytes of no kind: packed ones may look like a text, which Scrapy makes no other kind of."""
    return Response(**{name: getattr(response, name) for name in Response.attributes})


def covers_all(content_range: bytes | None) -> bool:
    """Whether a Content-Range (RFC 9110, 14.4) is that of the whole: `bytes 0-99/100`."""
    found = re.fullmatch(rb"\s*bytes\s+0-([0-9]{1,15})/([0-9]{1,15})\s*", content_range or b"", re.IGNORECASE)
    return found is not None and int(found[1]) + 1 == int(found[2])


def is_whole(packed: bytes, coding: bytes, length: int) -> bool:
    """Whether data that could be unpacked has its end: Scrapy gives what could be read up to a cut. True for
    codings that nobody unpacks.

    `length` is that of the unpacked data.
    """
    if coding in GZIP:
        # RFC 1952, 2.3.1: the last four bytes are the length; where they are not, there may be several members.
        return int.from_bytes(packed[-4:], "little") == length & 0xFFFFFFFF or _gzip_ends(packed)
    ends = {b"br": _brotli_ends, b"deflate": _deflate_ends, b"zstd": _zstd_ends}.get(coding)
    return ends is None or ends(packed)


def _gzip_ends(packed: bytes) -> bool:
    at = 0
    while at < len(packed):
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            if at >= len(packed):
                return False
            # What is handed over is copied at the end of each member: little of it at a time.
            piece = packed[at : at + PIECE]
            try:
                stream.decompress(piece, PIECE)
            except zlib.error:
                return False
            at += len(piece) - len(stream.unconsumed_tail or stream.unused_data)
        if not packed.startswith(MEMBER[:2], at):
            return True  # padding behind the end
    return True


def _brotli_ends(packed: bytes) -> bool:
    stream = brotli.Decompressor()
    piece = stream.process(packed, output_buffer_limit=PIECE)
    while piece and not stream.is_finished():
        piece = stream.process(b"", output_buffer_limit=PIECE)
    return bool(stream.is_finished())


def _deflate_ends(packed: bytes) -> bool:
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # as RFC 9110 has it, or bare, as some servers send it
        stream = zlib.decompressobj(wbits=wbits)
        rest = packed
        with suppress(zlib.error):
            while rest and not stream.eof:
                stream.decompress(rest, PIECE)
                rest = stream.unconsumed_tail
            stream.flush()  # what was read and had no room
            return stream.eof
    return False


def _zstd_ends(packed: bytes) -> bool:
    with zstd.ZstdFile(io.BytesIO(packed)) as file, suppress(EOFError):
        while file.read(PIECE):
            pass
        return True
    return False
