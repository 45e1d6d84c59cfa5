"""One line of a page becomes the plain form that the date patterns are written for."""

import html
import re
import unicodedata
from functools import lru_cache

from pipelines.cleaning.dates.words import LETTER, unaccented
from pipelines.cleaning.letters import FOREIGN, to_letter
from pipelines.cleaning.text import fold

MAX_CHARS = 200
"""Characters of a string that are looked at: a date line is shorter, and a hostile string costs no more (issue 4)."""

BREAK = "|"
"""Stands for whatever parts a line into pieces that need not belong together."""

_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\u207b\uff0d\u06d4]")
_LONE_TATWEEL = re.compile("(?<!\\S)\u0640+(?!\\S)")
_TATWEEL_DATE = re.compile("(?<!\\d)(\\d{1,2})\\s?\u0640+\\s?(\\d{1,2})\\s?\u0640+\\s?(\\d{4})(?!\\d)")
_BREAKS = re.compile(
    "[\u2022\u00b7\u2219\u25cf\u25aa\u2027\u2023\u00a6\u00bb\u00ab\u2039\u203a>\n\r\u2028\u2029\u23f0\u0001]|::+|\\.\\.+"
)
_QUIET = re.compile("[\"'\u201c\u201d\u2018\u2019\u201e`\\[\\]{}*_~#=!\u00a9\U0001f4c5\U0001f550\u231a\ufe0f]")
_COMMAS = re.compile("[\u060c\u061b;\u066c\u066b\u3001,]")
_SPACED_DASH = re.compile(r"(?<=[^\d\s])\s+-+\s+|\s+-+\s+(?=[^\d\s])|--+")
_STAMP = re.compile(r"(?<!\d)(\d{4}-\d\d?-\d\d?)\s?t\s?(?=\d\d:)")
_FRACTION = re.compile(r"(\d:\d\d:\d\d)\.\d{1,9}(?![\d.])")
_ORDINAL = re.compile(r"(?<=\d)\s?(?:st|nd|rd|th)(?![a-z])|(?<=(?<!\d)1)\s?er(?![a-z])")
"""Endings of English ordinals, and of the French one that dates have."""

_GLUED_DATE = re.compile(rf"(?<=[{LETTER}])(?=\d{{4}}[/-]\d\d?[/-]\d\d?|\d\d?[/-]\d\d?[/-]\d{{4}})")
_INITIALS = re.compile(rf"(?<![{LETTER}])([{LETTER}])\.\s?(?=[{LETTER}](?![{LETTER}]))")
_GLUED_COLON = re.compile(rf"(?<=[{LETTER}]):(?=\d)")
_SEAM = re.compile(rf"(?<=[{LETTER}])(?=\d)|(?<=\d)(?=[{LETTER}])")
_SLASHED_WORD = re.compile(rf"(?<=[{LETTER}])\s*[/\\]+\s*|\s*[/\\]+\s*(?=[{LETTER}])")
_FRENCH_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?h\s?(\d\d)(?!\d)")
_FRENCH_HOUR = re.compile(r"(?<=\ba )(\d{1,2})\s?h(?:eures?)?(?![a-z]|\s?\d)")
"""Behind "à"; elsewhere it may be a span of time."""


_FOREIGN = tuple(to_letter(FOREIGN).items())
"""Letters of neighbouring alphabets that stand for Arabic ones, in foreign names and from foreign keyboards."""


def first_chars(text: str) -> str:
    """The part of `text` that is looked at; a word or number that the cut would go through is left out."""
    if len(text) <= MAX_CHARS:
        return text
    head = text[: MAX_CHARS + 1]
    return head.rsplit(None, 1)[0] if not head[-1].isspace() else head


@lru_cache(256)  # who has read a line asks next whether its date is in numbers
def plain(text: str) -> str:
    """Folded, with ASCII digits; one sign each for dashes, breaks and commas; letters and digits parted.

    The result holds no upper-case letter, so that upper-case letters can stand for what has been read already.
    """
    head = _LONE_TATWEEL.sub("-", _TATWEEL_DATE.sub(r"\1-\2-\3", first_chars(text)))
    head = unicodedata.normalize("NFKC", html.unescape(head) if "&" in head else head)
    head = _BREAKS.sub(BREAK, head[: 2 * MAX_CHARS])
    head = fold(unaccented(_DASHES.sub("-", head)))
    for variant, letter in _FOREIGN:  # as in `fold`: faster than str.translate
        head = head.replace(variant, letter)
    head = _COMMAS.sub(" , ", _QUIET.sub(" ", head))
    head = _FRACTION.sub(r"\1", _STAMP.sub(r"\1 ", head))
    head = _FRENCH_HOUR.sub(r"\1:00", _FRENCH_CLOCK.sub(r"\1:\2", _ORDINAL.sub(" ", head)))
    head = _GLUED_COLON.sub(": ", head)
    head = _INITIALS.sub(r"\1 ", _SEAM.sub(" ", _GLUED_DATE.sub(BREAK, head)))
    head = _SPACED_DASH.sub(f" {BREAK} ", _SLASHED_WORD.sub(" / ", head))
    return " ".join(head.split())
