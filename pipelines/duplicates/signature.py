"""What a text is known and found by."""

import re
import zlib
from typing import NamedTuple

from pipelines.duplicates.words import NUMBER_CODES, encode

ALGORITHM = 6
"""Version of all that is stored of a text. To be raised with any change in it, in words.py, spelling.toml, styles.toml
or the index's tables: an index of another version is made anew from the records."""

SHINGLE = 3
"""Words of a shingle, by which two texts are compared. Measured on 2,600 articles: edited copies share half of their
shingles, and other reports of one event nearly none."""

KEY_WORDS = 5
"""Words of a key, by which a text is found. Longer than a shingle: three words of officialese stand in thousands of
articles, five in few."""

KEPT_OF = 16
"""One key in so many is kept, the same in every text (the hash decides): copies share eight of fourteen on the average,
and an item inside a longer story shares three for each fifty of its words (with one in 24, four in 100 shared none)."""

MIN_KEYS = 6
"""Keys of a brief item: its least hashes, where fewer are kept."""

MAX_KEYS = 30
"""Keys of a long text: its least hashes. Bounds what an article costs the index."""

STORED = 480
"""Bytes that are kept of a text: 97 in 100 articles are kept whole. Of a longer one WINDOWS even pieces are."""

WINDOWS = 8
"""Pieces that are kept of a longer text."""

NUMBERS_STORED = 24
"""Numbers that are kept of a longer text, two bytes each: its pieces show too few of them to tell a form by."""


class Signature(NamedTuple):
    """What is known of a text: the codes of its paragraphs."""

    paragraphs: tuple[bytes, ...]
    keys: tuple[int, ...] = ()
    """What the index finds all of it by (`keys`), where that is worked out already; else none."""

    @classmethod
    def of(cls, text: str) -> "Signature":
        """The signature of a text, one paragraph a line."""
        return cls(tuple(filter(None, map(encode, text.split("\n")))))

    @property
    def codes(self) -> bytes:
        """All words."""
        return b"".join(self.paragraphs)


def stored(codes: bytes) -> bytes:
    """What is kept of a text: all of it, or of one that is longer than STORED even pieces, then its numbers."""
    return codes if len(codes) <= STORED else _pieces(codes) + b"".join(numbers(codes))


def numbers_kept(kept: bytes) -> list[bytes]:
    """The numbers of a text that is longer than STORED, of what is kept of it."""
    return [kept[at : at + 2] for at in range(STORED, len(kept), 2)]


def numbers(codes: bytes) -> list[bytes]:
    """The different numbers of a text, the least first, NUMBERS_STORED at most."""
    found = set()
    at = 0
    while at < len(codes) - 1:
        if codes[at] < NUMBER_CODES:
            found.add(codes[at : at + 2])
            at += 1
        at += 1
    return sorted(found)[:NUMBERS_STORED]


def _pieces(codes: bytes) -> bytes:
    size = STORED // WINDOWS
    step = (len(codes) - size) / (WINDOWS - 1)
    return b"".join(codes[start : start + size] for start in (round(n * step) for n in range(WINDOWS)))


def shingles(codes: bytes) -> set[bytes]:
    """Every run of SHINGLE codes."""
    starts = range(len(codes) - SHINGLE + 1)
    return set(map(codes.__getitem__, map(slice, starts, range(SHINGLE, len(codes) + 1))))


def keys(codes: bytes) -> list[int]:
    """What the index finds a text by: hashes of runs of KEY_WORDS codes, below 2**32; the least first.

    CRC-32 is a standard (ISO 3309): no release of a library changes it. Texts that are shorter than a key have one.
    """
    if len(codes) < KEY_WORDS:
        return [zlib.crc32(codes)]
    first_bytes = _first_bytes(codes)
    found: list[int] = []
    for low in _LOW:
        runs = {codes[place.start() : place.start() + KEY_WORDS] for place in low.finditer(first_bytes)}
        found = sorted(map(zlib.crc32, runs))
        if len(found) >= MIN_KEYS:
            break
    kept = [one for one in found if one < _LIMIT]
    return kept[:MAX_KEYS] if len(kept) >= MIN_KEYS else found[:MIN_KEYS]


_LIMIT = (1 << 32) // KEPT_OF

_LOW = [re.compile(b"[\\x00-\\x%02x]" % most, re.DOTALL) for most in (_LIMIT >> 24, 63, 255)]
"""First bytes of hashes: those that are kept, the least quarter, all. Only the hashes of such runs are worked out."""


def _tables() -> list[bytes]:
    """For each place in a run: by the code there, what it adds (exclusive or) to the first byte of the run's CRC-32."""
    nothing = bytes(KEY_WORDS)
    base = zlib.crc32(nothing)
    return [
        bytes(
            ((zlib.crc32(nothing[:at] + bytes([code]) + nothing[at + 1 :]) ^ base) >> 24) ^ (0 if at else base >> 24)
            for code in range(256)
        )
        for at in range(KEY_WORDS)
    ]


_TABLES = _tables()


def _first_bytes(codes: bytes) -> bytes:
    """The first byte of each run's CRC-32, all runs at once: a CRC is linear, each code adds its part."""
    size = len(codes) - KEY_WORDS + 1
    sums = 0
    for at, table in enumerate(_TABLES):
        sums ^= int.from_bytes(codes[at : at + size].translate(table))
    return sums.to_bytes(size)
