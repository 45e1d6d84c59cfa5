"""Clock times with their half of the day and their time zone."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.cleaning.dates.word_pattern import WordPattern, whole_words
from pipelines.cleaning.dates.words import either, normal, table
from pipelines.cleaning.dates.zone_names import ABBREVIATIONS, area_at_start, offset_minutes
from pipelines.cleaning.letters import AND
from pipelines.cleaning.text import fold

_WORDS = table("words")["clock"]
_ZONES = table("zones")
HALVES = {fold(word): half for half in ("am", "pm", "noon", "night") for word in _WORDS[half]}
"""Words that say which half of the day a time is in, folded, to their class."""
_ZONE_OF: dict[str, str | int | None] = (
    {fold(word): None for word in _ZONES["local"]}
    | {fold(word): int(minutes) for minutes, words in _ZONES["fixed"].items() for word in words}
    | {fold(word): name for name, words in _ZONES["places"].items() for word in words}
)
_BEHIND_TIME: dict[str, str | int | None] = {**ABBREVIATIONS, **_ZONE_OF}
"""Those that stand right behind a time: an abbreviation elsewhere may be any word."""
PLACES = {name for name, zone in _ZONE_OF.items() if isinstance(zone, str)}
"""Cities and countries, folded: a dateline may open with one."""

_MORNING_LETTER = _WORDS["before"]
_HOUR = either(_WORDS["hour"])
_UNTIL = either(_WORDS["between"])
_HALF = either(HALVES)
_LONG_HALF = either(word for word in HALVES if len(word) > 2)
_FIXED = either(word for words in _ZONES["fixed"].values() for word in words)
_SEASON = rf"(?:\s{{0,4}}{either(_ZONES['season'])})?"
_ZONE = (
    rf"(?:(?:{either(_ZONES['intro'])}\s{{0,4}}:?\s{{0,4}}\(?\s{{0,4}}|\(\s{{0,4}})({either(_ZONE_OF)})"
    rf"|({_FIXED})){_SEASON}"
)
_OFFSET = r"(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?:\s?:?\s?(?P<minutes>\d\d))?(?![\d:/.])"

_DOTTED = WordPattern(rf"(?:(?<=\s)|^)(\d{{1,2}})\.(\d\d)(?=\s{{0,4}}{_HALF})", HALVES)
_DOTTED_HOUR = WordPattern(rf"({_HOUR}\s{{0,4}}:?\s{{0,4}}\d{{1,2}})\.(\d\d)(?![\d.])", _WORDS["hour"])
_SPOKEN_MINUTES = WordPattern(
    rf"({_HOUR}\s{{0,4}}:?\s{{0,4}}\d{{1,2}})\s{{1,4}}{AND}\s?(\d\d?)\s?{either(_WORDS['minutes'])}", _WORDS["hour"]
)
_TIME = (
    rf"(?:{_HOUR}\s{{0,4}}:?\s{{0,4}}|(?<!:\d\d\s){_UNTIL}\s{{1,4}}(?=\d))?(?:(?P<lead>{_LONG_HALF}|(?:(?<=\s)|^){_MORNING_LETTER}(?=\s))\s{{1,4}}(?:{_HOUR}\s{{0,4}}:?\s{{0,4}})?)?"
    r"(?<![\d:])(?P<h>\d{1,2})\s?:\s?(?P<m>\d\d)(?:\s?:\s?(?P<s>\d\d))?(?![\d:])"
    rf"|{_HOUR}\s{{0,4}}:?\s{{0,4}}(?P<only>\d{{1,2}})(?![\d:./-])"
    rf"|(?<![\d:./-])(?P<spoken>\d{{1,2}})(?=\s{{1,4}}{_LONG_HALF})|(?<=\d{{4}}\s)(?P<behind>\d{{1,2}})(?=\s{{1,4}}{_HALF})"
)
_HOUR_OR_HALF = whole_words([*_WORDS["hour"], *HALVES])
"""One of these stands in a time, where no colon does."""
_SPACED = re.compile(r"(?<![\d:])(\d\d?)\s:\s(\d\d)(?![\d:])")
_APART = re.compile(r":(?<=\s:)\s")
"""A colon as it stands there, found fast: most have no space before them."""
_MINUTE_FIRST = re.compile(r"(?:2[4-9]|[3-5]\d)\s:\s(?:[01]?\d|2[0-3])")
LONGEST_CLOCK_LINE = 100
"""Characters of a line that may be a date line."""
_HALF_NEXT = WordPattern(rf"\s{{0,4}}({_HALF})", HALVES)
_ABBREVIATION = either(ABBREVIATIONS)
_ZONE_NEXT = WordPattern(
    rf"[\s,-]{{0,6}}(?:{_ZONE}|\(?\s?({_ABBREVIATION}))\s{{0,4}}(?:{_OFFSET})?\s{{0,4}}\)?", _BEHIND_TIME
)
_OFFSET_NEXT = re.compile(rf"\s?\(?(?=[+-]\d){_OFFSET}\)?")
_AREA_NEXT = re.compile(r"[\s,]{0,4}\(?\s?(?=[a-z]{2,12} / [a-z])")
_ZONE_ANYWHERE = WordPattern(rf"(?:{_ZONE})\s{{0,4}}(?:{_OFFSET})?", _ZONE_OF)


class Clock(NamedTuple):
    """A clock time as printed, on the 24-hour clock."""

    hour: int
    minute: int
    second: int | None = None
    zone: str | int | None = None
    """IANA name, or minutes east of Greenwich, UNCLEAR, or None where the line names none."""

    def __str__(self) -> str:
        seconds = "" if self.second is None else f":{self.second:02}"
        return f"{self.hour:02}:{self.minute:02}{seconds}"


@cache
def _time() -> re.Pattern[str]:
    """A clock time, or an hour alone; made when it is needed, as that takes long."""
    return re.compile(_TIME)


def join_minutes(text: str) -> str:
    """A plain line with a colon between hour and minutes that are told apart: "at 10 and 15 minutes"."""
    return _SPOKEN_MINUTES.sub(lambda found: f"{found[1]}:{int(found[2]):02}", text)


def take_times(text: str) -> tuple[str, list[Clock]]:
    """Cut the clock times out of a plain line: each leaves a `T`. -> the rest, and the times in their order.

    An hour alone ("at 8") is cut too, but is no time: it may be morning or evening; nor is minute and hour ("51 : 14").
    """
    text = _DOTTED_HOUR.sub(r"\1:\2", _DOTTED.sub(r"\1:\2", text))
    if ":" not in text and not _HOUR_OR_HALF.may_fit(text):
        return text, []
    rest: list[str] = []
    clocks: list[Clock] = []
    at = 0
    while found := _time().search(text, at):
        half = _HALF_NEXT.match(text, found.end())
        zone, end = _zone_at(text, half.end() if half else found.end())
        clock = _clock(found, half[1] if half else found["lead"], zone)
        if clock:
            rest, clocks, at = [*rest, text[at : found.start()], " T "], [*clocks, clock], end
        elif found["only"] or _MINUTE_FIRST.fullmatch(found[0]):
            rest, at = [*rest, text[at : found.start()], " "], end
        else:  # no time of any day: it stays, and spoils the line
            rest, at = [*rest, text[at : found.end()]], found.end()
    return "".join([*rest, text[at:]]), clocks


def prints_minutes_first(lines: Iterable[str]) -> bool:
    """Whether a page prints the minute before the hour: one of its short lines can only be read so, none otherwise."""
    clocks = [
        found
        for line in lines
        if ":" in line and len(line) <= LONGEST_CLOCK_LINE and _APART.search(line)
        for found in _SPACED.findall(line)
    ]
    return any(int(one) > 23 >= int(other) for one, other in clocks) and all(int(other) <= 23 for _, other in clocks)


def take_zone(text: str) -> tuple[str, str | int | None]:
    """Cut a zone that stands apart from any time. -> the rest, and the first zone named."""
    found = _ZONE_ANYWHERE.search(text)
    return (_ZONE_ANYWHERE.sub(" ", text), _zone(found)) if found else (text, None)


def _zone_at(text: str, at: int) -> tuple[str | int | None, int]:
    """The zone that stands right behind a time, and where it ends."""
    if (found := _AREA_NEXT.match(text, at)) and (area := area_at_start(text[found.end() :])):
        end = found.end() + area[1]
        return area[0], end + text[end : end + 1].count(")")
    if found := _ZONE_NEXT.match(text, at):
        return _zone(found), found.end()
    if found := _OFFSET_NEXT.match(text, at):
        minutes = _minutes(found)
        # "10:15 -30" is no offset, nor is "10:15-12:30", which says from when to when; "10:15:00-05:00" is.
        whole = found["minutes"] in ("00", "30", "45") or (found["minutes"] is None and len(found["hours"]) == 2)
        if (
            whole
            and minutes is not None
            and (found["sign"] == "+" or (found["minutes"] and text[at - 6 : at - 5] == ":"))
        ):
            return minutes, found.end()
    return None, at


def _zone(found: re.Match[str]) -> str | int | None:
    name = next((group for group in found.groups() if group), "")
    zone = _BEHIND_TIME.get(normal(name))
    if found["sign"] and isinstance(zone, int):
        offset = _minutes(found)
        return None if offset is None else zone + offset
    return zone


def _minutes(found: re.Match[str]) -> int | None:
    return offset_minutes(found["sign"], found["hours"], found["minutes"])


def _clock(found: re.Match[str], word: str | None, zone: str | int | None) -> Clock | None:
    half = HALVES.get(normal(word)) if word else None
    whole = found["only"] or found["spoken"] or found["behind"]
    if whole and half is None:
        return None
    hour, minute = int(whole or found["h"]), int(found["m"] or 0)
    second = int(found["s"]) if found["s"] else None
    if whole and not 1 <= hour <= 12:
        return None
    hour = _on_24(hour, half)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    return Clock(hour, minute, second, zone)


def _on_24(hour: int, half: str | None) -> int:
    """Hours 1 to 12 with the word beside them. Hours that can only be of the 24-hour clock stay as they are.

    Noon words keep the hours from 10 on (11:30 at noon is before twelve); night words mean the evening from 6 on and
    the small hours before.
    """
    if half is None or not 1 <= hour <= 12:
        return hour
    late = half == "pm" or (half == "noon" and not 10 <= hour <= 11) or (half == "night" and 6 <= hour <= 11)
    return hour % 12 + (12 if late else 0)


@cache
def _zone_info(zone: str) -> tzinfo | None:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def tz_of(zone: str | int | tzinfo | None) -> tzinfo | None:
    """The zone as tzinfo; None for no zone and for a name that is unknown."""
    if isinstance(zone, tzinfo):
        return zone
    return timezone(timedelta(minutes=zone)) if isinstance(zone, int) else _zone_info(zone) if zone else None


def at_zone(wall: datetime, zone: str | int | tzinfo | None) -> datetime:
    """The wall clock with its offset. Naive where the zone is unknown or the clock showed this hour twice or never."""
    tz = tz_of(zone)
    if tz is None:
        return wall
    early, late = wall.replace(tzinfo=tz, fold=0), wall.replace(tzinfo=tz, fold=1)
    return early if early.utcoffset() == late.utcoffset() else wall
