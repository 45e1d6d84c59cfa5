"""Two strings a line: what is delivered (`tidy`), and a folded key that is used for matching only (`fold`)."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from pipelines.cleaning.letters import VARIANTS, to_letter

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Harakat, tanween and Koranic marks (Unicode, Arabic block)."""

_DROPPED = re.compile(f"[{MARKS}\u0640\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u061c\u00ad]")
_LETTERS = tuple(to_letter(VARIANTS).items())
_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)

SPACE = r"(?:(?<!\s)\s++)?"
r"""Part of a regular expression: the white space before a mark, or none. `\s*` would be tried from each space of a row,
so that a row costs the square of its length."""

SPACED = r"(?<!\s)\s++"
"""The same, and there must be some."""

REMEMBERED = 4096
"""Folded and tidied lines that are kept: stages ask for the same again, and sites repeat theirs on every page."""

KEY_LIMIT = 400
"""Characters of a line that is kept; a longer one is a paragraph, which comes once."""


def fold(text: str) -> str:
    """The key that lines are matched by: letters, digits, marks and spaces folded (docs/cleaning.md)."""
    return _fold_short(text) if len(text) <= KEY_LIMIT else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        text = _DROPPED.sub("", unicodedata.normalize("NFKC", text))
        for variant, letter in _LETTERS:  # for a few letters fifty times as fast as str.translate
            text = text.replace(variant, letter)
        text = _DIGITS.sub(_ascii_digit, text)
    return " ".join(text.lower().split())


def _ascii_digit(found: re.Match[str]) -> str:
    return str(int(found[0]))


_fold_short = lru_cache(REMEMBERED)(_fold)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Each of many short texts folded, at once: a tenth of the time. They hold no NUL, as data files do not."""
    return [text.strip() for text in _fold("\x00".join(texts)).split("\x00")] if texts else []


def key_of(text: str) -> str:
    """The folded key of a whole line, without the punctuation at its ends; empty where nothing else is in it."""
    return strip_edges(fold(text))


def strip_edges(folded: str) -> str:
    """What is left of a folded line without the punctuation at its ends."""
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while start < end and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]


def tidy(text: str) -> str:
    """The line as delivered: invisible controls removed, NFC, white space folded and trimmed; spelling untouched."""
    return _tidy_short(text) if len(text) <= KEY_LIMIT else _tidy(text)


def _tidy(text: str) -> str:
    if not text.isprintable():  # as most lines are: none of these is
        text = _INVISIBLE.sub("", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


_tidy_short = lru_cache(REMEMBERED)(_tidy)
