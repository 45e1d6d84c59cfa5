"""Lines that networks and messengers print around what somebody posted: who, when, and from whom it was passed on."""

import re
from functools import cache

from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.wording import may_be_headline, stops, tokens, zone_words
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.words import MONTHS, WEEKDAYS

LONGEST_HEADER = 90
"""Characters of a line that says who posted and when."""

POSTER_WORDS = 6
"""Words of the name of a page, group or account."""

LONGEST_STAMP = 8
"""Words and numbers of when something was posted."""

_OCLOCK = next(iter(zone_words("o_clock")))
_EXPORTED = re.compile(r"(?:.{1,60}?[,،] ?)?\[(.{6,30})\](?: ?.{1,40}:)?|(.{6,30}?) ?[-–] [^:]{1,40}:")
"""How messengers export: "NAME, [DATE]", "[DATE] NAME:", "DATE - NAME:"."""
_SHORT_AGO = re.compile(r"\d{1,3} ?([^\W\d_]{1,8})\s*[·•.]")


def read_post(text: str) -> Credit | None:
    """When a line says who posted and when, as a messenger exports it, or from whom it was passed on; None where it is
    no such line."""
    if len(text) > LONGEST_HEADER:
        return None
    found = _EXPORTED.fullmatch(text)
    date = (found[1] or found[2] or "").strip() if found else ""
    if date and is_date_line(date):
        return Credit(date=date)
    passed_on = any(f"{' '.join(tokens(text))} ".startswith(f"{opener} ") for opener in zone_words("passed_on"))
    return Credit() if passed_on and not stops(text) else None


def is_stamp(text: str) -> bool:
    """Whether a line is when a network says that something was posted: "3 June at 9:15 ·", "5 h ·"."""
    short = _SHORT_AGO.fullmatch(text)
    if short is not None:
        return " ".join(tokens(short[1])) in zone_words("ago_units")
    said = tokens(text)
    return 1 < len(said) <= LONGEST_STAMP and said[0] in _first() and _last().issuperset(said) and _OCLOCK in said


@cache
def _first() -> frozenset[str]:
    return frozenset(map(str, range(1, 32))) | frozenset(WEEKDAYS) | zone_words("relative_days")


@cache
def _last() -> frozenset[str]:
    numbers = frozenset(map(str, range(60))) | frozenset(f"{number:02}" for number in range(60))
    return numbers | frozenset({*MONTHS, *WEEKDAYS, _OCLOCK}) | zone_words("relative_days") | zone_words("day_halves")


def is_poster(text: str) -> bool:
    """Whether a line above when something was posted may name who posted it."""
    return len(tokens(text)) <= POSTER_WORDS and may_be_headline(text)
