"""A line whose dates, times and known words have been taken out, each leaving its mark.

P and U are labels (published, updated), DA DB … full dates, RA RB … relative phrases, WA to WG weekdays, T a clock
time, `|` a break. Everything else that is left is not understood.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.cleaning.dates.calendar_dates import CalendarDate, mend, take_calendar_dates
from pipelines.cleaning.dates.clock import HALVES, PLACES, Clock, join_minutes, take_times, take_zone
from pipelines.cleaning.dates.normalize import plain
from pipelines.cleaning.dates.relative import counts_back, counts_two, is_today, take_relative
from pipelines.cleaning.dates.word_pattern import WordPattern, whole_words
from pipelines.cleaning.dates.words import WEEKDAYS, either, normal, table
from pipelines.cleaning.letters import AND

_WORDS = table("words")
_COUNTS = _WORDS["counts"]
_COUNT = r"(?<![\d/.:-])(?:\d{1,3}(?: ?, ?\d{3})+|\d[\d,.]*)(?![\d/:]|-\d)"
_COUNTED = WordPattern(
    rf"{either(_COUNTS['before'])}\s*:?\s*\(?\s*{_COUNT}\s*\)?(?:\s*{either(_COUNTS['unit'])})?"
    rf"|\(?{_COUNT}\s*\)?\s*{either(_COUNTS['after'])}(?!\s*:?\s*\(?\d)|{either(_COUNTS['bare'])}",
    [*_COUNTS["before"], *_COUNTS["after"], *_COUNTS["bare"]],
)
_LABELS = _WORDS["labels"]
_LABEL = WordPattern(
    rf"({either(_LABELS['updated'], AND)})|{either(_LABELS['published'], AND)}",
    [*_LABELS["updated"], *_LABELS["published"]],
    AND,
)
_OTHER_LABEL = whole_words(_LABELS["others"])
_WEEKDAY = whole_words(WEEKDAYS)
_FILLER = whole_words(_WORDS["fillers"]["words"])
_PLACE = whole_words([*PLACES, *_WORDS["datelines"]["agencies"]])
_LONE_HALF = whole_words([word for word in HALVES if len(word) > 2])
_YEAR = re.compile(r"\d{4}")
_BOUND = re.compile(r"R([A-Z])\s*(?:W[A-G]\s*)?D[A-Z]")
_TODAY_FIRST = re.compile(r"\s*RA[\s,:/-]*D")
_TEMPLATE_CLOCK = re.compile(
    r"\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s*(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\s+\d{1,2}\s*,\s*\d{4}\s*"
)
"""The long US form that page headers print for today; none of the 264 strings measured states a publication so."""


MARKED_LINES = 256
"""Marked lines that are kept: who asks whether a line may hold a date reads it next."""


class TokenLine(NamedTuple):
    """A marked line and what its marks stand for. It is shared, and must not be changed."""

    line: str
    cores: list[CalendarDate]
    phrases: list[str]
    clocks: list[Clock]
    has_year: bool
    """A number of four digits stood in the line."""
    has_place: bool
    """A city, country or agency did; it left no mark."""


@lru_cache(MARKED_LINES)
def tokenize(text: str, order: str) -> TokenLine | None:
    """Mark a line. None where it is known not to be the line of a date, whatever dates it has."""
    line = plain(text)
    has_year = _YEAR.search(line) is not None
    line = _COUNTED.sub(" ", line)
    if _TEMPLATE_CLOCK.fullmatch(line) or _OTHER_LABEL.search(line):
        return None
    line = _LABEL.sub(lambda found: " U " if found[1] else " P ", line)
    line, phrases = take_relative(line)
    line, clocks = take_times(mend(_FILLER.sub(" ", join_minutes(line))))
    line, zone = take_zone(line)
    if clocks and zone is not None and clocks[0].zone is None:
        clocks[0] = Clock(clocks[0].hour, clocks[0].minute, clocks[0].second, zone)
    line = _WEEKDAY.sub(lambda found: f" W{chr(65 + WEEKDAYS[normal(found[0])])} ", line)
    line, cores = take_calendar_dates(line, order)
    if _is_deadline(line, phrases) or _is_calendar(line, phrases):
        return None
    line, places = _PLACE.subn(" ", _LONE_HALF.sub(" ", line))
    return TokenLine(line, cores, phrases, clocks, has_year, places > 0)


def index(letter: str) -> int:
    """What the second letter of a mark counts: A is 0."""
    return ord(letter) - 65


def _is_deadline(line: str, phrases: list[str]) -> bool:
    """ "Before the day of …" looks like a relative phrase and a date; "two years ago", and the date, does not."""
    found = _BOUND.search(line)
    phrase = phrases[index(found[1])] if found else ""
    return counts_back(phrase) and not any(c.isdigit() for c in phrase) and not counts_two(phrase)


def _is_calendar(line: str, phrases: list[str]) -> bool:
    """ "Today 12.07.2025": the page's own calendar, unless a weekday or a label says otherwise."""
    return _TODAY_FIRST.match(line) is not None and is_today(phrases[0]) and not re.search("W[A-G]", line)
