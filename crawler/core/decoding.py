"""Bytes that the crawl itself reads, as text; the article's own text is made in pipelines/cleaning."""

import codecs
import re
from typing import TYPE_CHECKING

from w3lib.encoding import html_to_unicode

if TYPE_CHECKING:  # a reading process need not load Scrapy
    from scrapy.http import Response


def decoded(body: bytes, content_type: str | None) -> str:
    """A page's text by its header, its byte order mark, its own word; else UTF-8, else Windows-1256. Never raises."""
    try:
        return html_to_unicode(content_type, body, auto_detect_fun=_guess, default_encoding="utf-8")[1]
    except (LookupError, UnicodeError):  # `zlib`, `idna`: codecs of Python's that are named, and are none for pages
        return body.decode(_guess(body), "replace")


def text_of(response: "Response", most: int | None = None) -> str:
    """The text of an answer, or of its first `most` bytes. Scrapy's own `text` raises where a page names an encoding
    of Python's that is none for text."""
    header = response.headers.get("Content-Type")
    return decoded(response.body[:most], header.decode("latin-1") if header else None)


BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16's, which it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

ZEROS = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
"""Which of the first four bytes are zero where a text in ASCII letters begins without a mark (XML 1.0, F.1)."""


def wide_encoding(body: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by the zeros of its first letters; None for any other."""
    for mark, name in BYTE_ORDER_MARKS.items():
        if body.startswith(mark):
            return name
    zeros = [byte == 0 for byte in body[:4]]
    return ZEROS.get((zeros[0], zeros[1], zeros[2], zeros[3])) if len(zeros) == 4 else None


DECLARED = re.compile(rb"""(\A<\?xml[^>]{0,200}?)\sencoding\s{0,9}=\s{0,9}["']([^"'>]{1,40})["']""")


def as_utf8(body: bytes) -> bytes:
    """A feed or sitemap in UTF-8, without a mark or white space at its beginning, or an encoding that it declares.

    What is UTF-8 is taken as that, whatever it declares: `utf-16` is what .NET writes above UTF-8. Else the declared
    encoding is tried; where there is none, or none of text, Windows-1256 where most of it is no UTF-8.
    """
    if wide := wide_encoding(body):
        body = body.decode(wide, "replace").encode("utf-8", "replace")
    body = body.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    declared = DECLARED.match(body)
    if declared:
        body = declared[1] + body[declared.end() :]
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _text(body, declared[2].decode("latin-1") if declared else "").encode("utf-8", "replace")
    return body


def _text(body: bytes, declared: str) -> str:
    """Bytes that are not UTF-8 throughout."""
    read = body.decode("utf-8", "replace")
    if 2 * read.count("\ufffd") < sum(letter > "\x7f" for letter in read):
        return read  # a broken letter here and there
    try:
        if codecs.lookup(declared).name.startswith(("utf", "unicode", "raw", "idna", "punycode")):
            declared = "cp1256"
        return body.decode(declared, "replace")
    except (LookupError, UnicodeError, ValueError):  # no such encoding, or none of text
        return body.decode("cp1256", "replace")


def _guess(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(body) - 4:  # not just cut off inside a letter
            return "cp1256"
    return "utf-8"
