"""Whether a page may be Arabic, from its bytes: asked of millions of pages before any of them is parsed.

Of a month of CC-NEWS a few pages in a hundred are Arabic, and cleaning one page costs as much as asking a hundred. The
question is the script's: Persian, Urdu and others pass, and are told apart by their text once it is known.
"""

import re
from collections.abc import Iterator
from itertools import islice

ASCII = bytes(range(128))

FEWEST_LETTERS = 60
"""Letters of the smallest page that passes: breaking news of one line, with its headline and a menu, has over 100; the
name of the language in another page's menu has 7."""

DECODED = 0.3
"""Characters a byte beyond ASCII, at least, when these bytes are read as UTF-8 and what is none is left out: half a
character in Arabic and Cyrillic, a third in Chinese; in one-byte and double-byte encodings most of it is none."""

ARTICLE = 0.008
"""Share of the article "al" among the bytes beyond ASCII, in one-byte encodings of Arabic: it is a letter pair in
every eighth word or so (.02 to .03 of the bytes of real pages); the same two bytes are one sign of thousands in
Chinese, Japanese and Korean encodings."""

SPARSE = 10
"""Articles "al" at least, in one-byte encodings."""

SAMPLE_BYTES = 4096
"""Bytes beyond ASCII that are looked at first: on Arabic pages they tell it, and the rest, ten times as many, need not
be looked at. Whether a page is in UTF-8 at all is asked of its first and its last ones."""

_LEADS = b"\xd8\xd9\xda\xdb"
"""First bytes of U+0600 to U+06FF in UTF-8 (RFC 3629)."""

_FORMS = (b"\xef\xad", b"\xef\xae", b"\xef\xaf", b"\xef\xb9", b"\xef\xba", b"\xef\xbb")
"""First bytes of the presentation forms, U+FB40 to U+FDFF and U+FE40 to U+FEFF, in UTF-8."""

_SINGLE = (b"\xc7\xe1", b"\xc7\xe4")
"""Alef and lam in Windows-1256, and in ISO 8859-6 as in MacArabic."""

_MISREAD = (b"\xc3\x98\xc2", b"\xc3\x99\xe2", b"\xc3\x99\xc5", b"\xc3\x99\xc2")
"""Letters in UTF-8 that were read as Windows-1252 and saved as UTF-8: the cleaning repairs them."""

_MISREAD_ARTICLE = b"\xc3\x87\xc3\xa1"
"""Alef and lam in Windows-1256, misread and saved in the same way."""

_NUMBER = re.compile(rb"&#(?:0*1(?:5[3-9]|6\d)\d(?!\d)|[xX]0*6[0-9A-Fa-f]{2}(?![0-9A-Fa-f]))")
"""An Arabic letter as a number in HTML: 1530 to 1699, x600 to x6FF."""

_ESCAPED_JSON = b"\\u06"
"""The same in JSON, where a script makes the text of the page."""

_WIDE = b"\x06"
"""The high byte of U+0600 to U+06FF in UTF-16; in other encodings it is a control character, which no text has."""

_NO_LEADS = bytes(byte for byte in range(256) if byte not in _LEADS)


def may_be_arabic(body: bytes) -> bool:
    """Whether a page's bytes hold enough text in Arabic script, in any encoding that is met on the web.

    `body` is the page as it was fetched, unpacked. An Arabic page costs a pass over its bytes or less, others four.
    """
    if _WIDE in body and body.count(_WIDE) >= FEWEST_LETTERS:
        return True
    if not body.isascii():
        high = body.translate(None, ASCII)
        if _is_arabic(high[:SAMPLE_BYTES]) or (len(high) > SAMPLE_BYTES and _is_arabic(high)):
            return True
    return _has(_NUMBER.finditer(body), FEWEST_LETTERS) or body.count(_ESCAPED_JSON) >= FEWEST_LETTERS


def _has(found: Iterator[object], least: int) -> bool:
    return next(islice(found, least - 1, None), None) is not None


def _is_arabic(high: bytes) -> bool:
    return _in_utf8(high) or _in_one_byte(high) or _is_misread(high)


def _in_utf8(high: bytes) -> bool:
    if len(high.translate(None, _NO_LEADS)) >= FEWEST_LETTERS:
        return _reads_as_utf8(high[:SAMPLE_BYTES]) or _reads_as_utf8(high[-SAMPLE_BYTES:])
    return high.count(b"\xef") >= FEWEST_LETTERS and _occurs(high, _FORMS)


def _reads_as_utf8(high: bytes) -> bool:
    return len(high.decode("utf-8", "ignore")) >= DECODED * len(high)


def _in_one_byte(high: bytes) -> bool:
    least = max(SPARSE, ARTICLE * len(high))
    return high.count(b"\xc7") >= least and any(high.count(pair) >= least for pair in _SINGLE)


def _is_misread(high: bytes) -> bool:
    if high.count(b"\xc3") < SPARSE:
        return False
    return high.count(_MISREAD_ARTICLE) >= SPARSE or _occurs(high, _MISREAD)


def _occurs(body: bytes, parts: tuple[bytes, ...]) -> bool:
    return sum(map(body.count, parts)) >= FEWEST_LETTERS
