"""Which number is the day: what a page proves about the order of its numeric dates.

Arab sites print the day first, but for a few whose software prints the month first. A site file can say so; where there
is none, other dates of the page and the weekdays in its text do.
"""

import re
from collections.abc import Iterable
from datetime import date

from pipelines.cleaning.dates.word_pattern import WordPattern
from pipelines.cleaning.dates.words import MONTHS, WEEKDAYS, either, normal, table
from pipelines.cleaning.text import fold

MAX_SOURCE = 300_000
"""Characters of a page's source that are searched for its other dates (own choice)."""

OPENING_LETTERS = 600
"""Characters of a text that tell when it was written ("yesterday, Tuesday"); further on stand other days' stories."""

_TWO_NUMBERS = re.compile(r"\d[^\w\s]{1,9}\d")
"""What all of these hold, before they are folded: two numbers and signs between, some of which cannot be seen."""
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?![\d/.-])")
_BARE = re.compile(r"(?:(?<=\s)|^)(\d\d)[-/](\d\d)(?: \d\d?:\d\d)?$")
"""A day and a month alone at the end of a line, as lists of headlines have them."""
SEVERAL = 2
"""Such ends of lines that make a list."""
_WEEKDAY = WordPattern(rf"({either(WEEKDAYS)})\s?[,|-]?\s?(\d\d?)[/.-](\d\d?)[/.-]((?:19|20)\d\d)(?!\d)", WEEKDAYS)
_AGO = {fold(word): int(days) for days, words in table("relative")["days"].items() for word in words}
_SPOKEN = WordPattern(rf"({either(_AGO)})\s+({either(WEEKDAYS)})", _AGO)

LONGEST_DATE_LINE = 80
"""Characters of a line that may be a date's; dates inside paragraphs are of what is told, and quoted from anywhere."""


def is_numeric(line: str) -> bool:
    """Whether the line has a date in numbers with the year behind."""
    return _NUMERIC.search(line) is not None


def proven_order(lines: Iterable[str]) -> str | None:
    """DMY or MDY, where those dates in a page's lines that allow one reading only all say the same; else None.

    Weekdays printed beside them count, too; days and months without a year where there are several: one may be a score.
    """
    orders: set[str] = set()
    bare: list[str] = []
    left = MAX_SOURCE
    for line in lines:
        left -= len(line)
        if left < 0:
            break
        if len(line) <= LONGEST_DATE_LINE and _TWO_NUMBERS.search(line):
            line = fold(line)
            orders |= _of_pairs((int(found[1]), int(found[3])) for found in _NUMERIC.finditer(line))
            orders |= _of_weekdays(line)
            bare += [order for found in _BARE.finditer(line) for order in _of_pairs([(int(found[1]), int(found[2]))])]
    orders |= set(bare) if len(bare) >= SEVERAL else set()
    return orders.pop() if len(orders) == 1 else None


def days_both_ways(lines: Iterable[str]) -> list[tuple[date, date]]:
    """The days of the short lines' numeric dates that can be read both ways: day first, month first."""
    found = []
    for line in lines:
        if len(line) <= LONGEST_DATE_LINE:
            for match in _NUMERIC.finditer(fold(line)):
                one, other, year = int(match[1]), int(match[3]), int(match[0][-4:])
                if one != other and min(one, other) > 0 and max(one, other) <= 12:
                    found.append((date(year, other, one), date(year, one, other)))
    return found


def _of_pairs(pairs: Iterable[tuple[int, int]]) -> set[str]:
    """The orders of pairs of numbers that can be day and month in one order only."""
    found = set()
    for first, second in pairs:
        if 0 < min(first, second) <= 12 < max(first, second) <= 31:
            found.add("DMY" if first > second else "MDY")
    return found


def _of_weekdays(line: str) -> set[str]:
    orders = set()
    for found in _WEEKDAY.finditer(line):
        weekday, one, other, year = WEEKDAYS[normal(found[1])], int(found[2]), int(found[3]), int(found[4])
        both = {"DMY": _falls_on(one, other, year, weekday), "MDY": _falls_on(other, one, year, weekday)}
        if one != other and sum(both.values()) == 1:
            orders.add("DMY" if both["DMY"] else "MDY")
    return orders


def _falls_on(day: int, month: int, year: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def names_day(lines: Iterable[str], day: date) -> bool:
    """Whether a line says this day with the name of its month, or in the order of ISO 8601."""
    names = either(name for name, number in MONTHS.items() if number == day.month)
    gap = r"[\s,/-]{1,3}"
    form = re.compile(
        rf"(?<!\d)0?{day.day}{gap}{names}(?:\s?/\s?{names})?{gap}{day.year}(?!\d)|{names}{gap}0?{day.day},?{gap}{day.year}(?!\d)"
        rf"|{day.year}-0?{day.month}-0?{day.day}(?!\d)"
    )
    year = str(day.year)
    return any(form.search(fold(line)) for line in lines if year in fold(line[:MAX_SOURCE]))


def contradicts(text: str, day: date) -> bool:
    """Whether the beginning of the text names another weekday for this day than the calendar does."""
    found = _SPOKEN.search(fold(text[:OPENING_LETTERS]))
    if not found:
        return False
    return (day.weekday() - _AGO[normal(found[1])]) % 7 != WEEKDAYS[normal(found[2])]
