"""Dates as machines write them: ISO 8601 and its near misses, mail and programming languages, Unix time."""

import re
from datetime import UTC, date, datetime, tzinfo

from pipelines.cleaning.dates.clock import at_zone
from pipelines.cleaning.dates.normalize import first_chars
from pipelines.cleaning.dates.parsed import ParsedDate, Precision
from pipelines.cleaning.dates.words import MONTHS, WEEKDAYS
from pipelines.cleaning.dates.zone_names import AREA_ZONE, zone_named
from pipelines.cleaning.late_pattern import LatePattern

_CLOCK = r"(?P<h>\d\d?):(?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?"
_ISO = LatePattern(
    rf"(?P<y>\d{{4}})[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)(?:(?:T| ?- ?|,? +){_CLOCK}"
    r"\s{0,3}(?P<zone>Z|z|(?:GMT|UTC)?\s?[+-]\d\d(?::?\d\d)?|[A-Za-z]{2,5}|(?P<area>\[?[A-Z]\w{1,30}/[\w/+-]{1,50}\]?))?"
    r"(?:\s?\[[\w/+-]{1,60}\])?)?"
)
_COMPACT = LatePattern(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?(?P<zone>Z)?)?"
)
_NAMES = r"(?P<w>[A-Z][a-z]{2,8})"
_ZONE = r"(?P<zone>[+-]\d{4}|(?:GMT|UTC)\s?[+-]\d\d?(?::?\d\d)?|[A-Za-z]{1,5})"
_MAIL = LatePattern(
    rf"(?:{_NAMES},?\s{{1,3}})?(?P<d>\d\d?)[ -](?P<mon>[A-Z][a-z]{{2,8}})[ -](?P<y>\d{{4}}),? {{1,3}}{_CLOCK}"
    rf"(?:\s{{1,3}}{_ZONE})?(?:\s?\([^()]{{1,60}}\))?"
)
"""RFC 5322, the older forms of HTTP, and toString of a .NET and PHP date that follow it."""
_SCRIPT = LatePattern(
    rf"{_NAMES},? (?P<mon>[A-Z][a-z]{{2,8}})\s{{1,2}}(?P<d>\d\d?),? (?P<y>\d{{4}}) {_CLOCK}"
    rf"(?:\s?{_ZONE})?(?:\s?\([^()]{{1,60}}\))?"
)
"""JavaScript's Date.toString."""
_JAVA = LatePattern(rf"{_NAMES} (?P<mon>[A-Z][a-z]{{2}})\s{{1,2}}(?P<d>\d\d?) {_CLOCK}(?:\s{_ZONE})? (?P<y>\d{{4}})")
"""Java's Date.toString, and C's ctime."""
_UNIX = re.compile(r"(?P<unix>1\d{9})(?:\d{3})?(?:\.\d{1,9})?")
_NET = re.compile(r"/?Date\((?P<unix>1\d{9})\d{3}(?:[+-]\d{4})?\)/?")


def read_timestamp(text: str, zone: str | tzinfo | None = None) -> ParsedDate | None:
    """A stamp, as precise as it is written; `zone` is for clock times without an offset. None for anything else, and
    where a zone is named that nobody knows."""
    text = first_chars(text).strip()
    if found := _UNIX.fullmatch(text) or _NET.fullmatch(text):
        return ParsedDate(datetime.fromtimestamp(int(found["unix"]), UTC), "second")
    for form in (_ISO, _COMPACT):
        if found := form.fullmatch(text):
            return _read(found, zone)
    return _read_words(text, zone)


def read_program_date(text: str, zone: str | tzinfo | None = None) -> ParsedDate | None:
    """Those stamps that no person writes: with the name of an IANA zone, or as JavaScript and Java print a date."""
    if len(text) > 100:
        return None
    text = text.strip()
    if "/" in text and AREA_ZONE.search(text) and (found := _ISO.fullmatch(text)):
        return _read(found, zone)
    for form in (_SCRIPT, _JAVA):
        if found := form.fullmatch(text):
            return _read(found, zone)
    return None


def _read_words(text: str, zone: str | tzinfo | None) -> ParsedDate | None:
    if not text[:1].isalnum() or not text.partition("(")[0].isascii():  # the zone's name is in the reader's language
        return None
    return next((_read(found, zone) for form in (_MAIL, _SCRIPT, _JAVA) if (found := form.fullmatch(text))), None)


def _read(found: re.Match[str], zone: str | tzinfo | None) -> ParsedDate | None:
    parts = found.groupdict()
    month = MONTHS.get(parts["mon"].lower()) if parts.get("mon") else int(parts["m"])
    if month is None:
        return None
    try:
        wall = datetime(int(parts["y"]), month, int(parts["d"]), *_time(parts))
    except ValueError:
        return None
    flags = _weekday(parts.get("w"), wall.date())
    if flags is None:
        return None
    if parts["h"] is None:
        return ParsedDate(wall, "day", flags=flags)
    stated: str | int | tzinfo | None = zone
    if parts["zone"]:
        stated = 0 if parts["zone"] in ("Z", "z", "-0000") else zone_named(parts["zone"])
        if stated is None:
            return None
    precision: Precision = "second" if parts["s"] else "minute"
    return ParsedDate(at_zone(wall, stated), precision, flags=flags)


def _time(parts: dict[str, str | None]) -> tuple[int, int, int]:
    return int(parts["h"] or 0), int(parts["min"] or 0), int(parts["s"] or 0)


def _weekday(name: str | None, day: date) -> tuple[str, ...] | None:
    """The flag of a wrong weekday; None where the name is no weekday's."""
    if name is None:
        return ()
    number = WEEKDAYS.get(name.lower())
    return None if number is None else () if number == day.weekday() else ("weekday-mismatch",)
