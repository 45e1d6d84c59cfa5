"""Names of time zones behind a clock time: abbreviations, and those of the IANA data base."""

import re
from datetime import timedelta
from functools import cache
from zoneinfo import available_timezones

from pipelines.cleaning.dates.normalize import plain
from pipelines.cleaning.dates.words import table
from pipelines.cleaning.text import fold

MAX_OFFSET = 14 * 60
"""Minutes; no zone lies further east (Kiribati)."""

UNCLEAR = ""
"""Stands for a zone that is named and not known for sure: the clock time is not the site's, and has no offset."""

_ZONES = table("zones")
ABBREVIATIONS: dict[str, str | int] = {
    fold(name): int(minutes)
    for group in ("fixed", "abbreviations")
    for minutes, names in _ZONES[group].items()
    for name in names
} | {fold(name): UNCLEAR for name in _ZONES["unclear"]["names"]}
"""Folded abbreviations to minutes east of Greenwich, or to UNCLEAR."""

AREA_ZONE = re.compile(
    r"(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc)"
    r"/[A-Za-z_+-]{2,30}(?:/[A-Za-z_]{2,30})?(?![\w/])"
)
"""A name of the IANA data base."""

_AREA_WORDS = 7
"""Words of the longest name, "america / north dakota / new salem", with its slashes: America/North_Dakota/New_Salem."""

_OFFSET = re.compile(r"(?:GMT|UTC|UT)?\s?([+-])(\d\d?):?(\d\d)?")


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    """Names with an area, cut into words as a plain line has them."""
    return {tuple(plain(name).split()): name for name in _known() if AREA_ZONE.fullmatch(name)}


def area_at_start(line: str) -> tuple[str, int] | None:
    """The IANA name that a plain line opens with ("asia / dubai"), and its length there; None where it opens with none.

    >>> area_at_start("america / new york | sport")
    ('America/New_York', 18)
    """
    words = [found for _, found in zip(range(_AREA_WORDS), re.finditer(r"[^\s()]+", line[:90]), strict=False)]
    for count in range(len(words), 2, -1):
        if name := _by_words().get(tuple(word[0] for word in words[:count])):
            return name, words[count - 1].end()
    return None


def zone_named(name: str) -> str | int | None:
    """The zone that a machine wrote behind a clock time: an IANA name, minutes east of Greenwich, UNCLEAR; None where
    nothing is known by this name.

    >>> zone_named("EDT"), zone_named("+0300"), zone_named("Europe/London"), zone_named("foo")
    (-240, 180, 'Europe/London', None)
    """
    name = name.strip(" ()[]")
    if found := _OFFSET.fullmatch(name):
        return offset_minutes(*found.groups())
    if AREA_ZONE.fullmatch(name):
        return name if name in _known() else None
    return ABBREVIATIONS.get(fold(name))


def offset_minutes(sign: str, hours: str, minutes: str | None) -> int | None:
    """Minutes east of Greenwich; None where no zone lies so far."""
    total = timedelta(hours=int(hours), minutes=int(minutes or 0)).total_seconds() // 60
    if total > MAX_OFFSET or int(minutes or 0) > 59:
        return None
    return int(total) if sign == "+" else -int(total)
