"""Dates inside a plain line: their day, month and year stand together, and all three are there."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from hijridate import Hijri

from pipelines.cleaning.dates.word_pattern import WordPattern
from pipelines.cleaning.dates.words import (
    HIJRI,
    LETTER,
    LIBYAN,
    MONTHS,
    MOST_MARKS,
    ORDINALS,
    WEEKDAYS,
    either,
    normal,
    table,
)

LAST_LIBYAN_YEAR = 2012
"""Libya's own month names were official from 1986 to 2011."""

_WORDS = table("words")["fillers"]
_GREGORIAN, _HIJRI_MARK = either(_WORDS["gregorian"]), either(_WORDS["hijri"])
_MONTH, _HIJRI_MONTH = either([*MONTHS, *LIBYAN]), either(HIJRI)
_JOIN = r"[\s,/.()-]*"
_MONTHS_RUN = rf"(?P<mon>(?=[{LETTER}])(?:[\s,/.()|-]*{_MONTH})+)"
"""Names of one month after another. The names stand in it once: compiling them is most of what the patterns cost."""
_DAY, _YEAR = r"(?<!\d)(?<!\d[/.:-])(?P<d>\d{1,2})", r"(?P<y>\d{4})(?!\d)(?![/:-]\d)"
_NUMERIC = (
    r"(?<!\d)(?<!\d[/.:-])(?P<a>\d{1,4})\s?(?P<sep>[/.\\-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{1,4})"
    r"(?!\d)(?![/.:-]\d)"
)

_SPELLED = WordPattern(rf"(?<![{LETTER}])({either(ORDINALS)})\s+(?=(?:{_MONTH}|{_HIJRI_MONTH}))", ORDINALS)
_SPLIT_YEAR = re.compile(rf"(?<=[{LETTER}])({_JOIN})(\d{{1,3}})\s(\d{{1,3}})(?!\d)(?![/.:-]\d)")
_SPLIT_WORD = re.compile(rf"(?<![{LETTER}])([{LETTER}]+)\s([{LETTER}]+)(?![{LETTER}])")
_OTHER_ERA = WordPattern(rf"\(?\b\d{{4}}\s*{either(_WORDS['neither'])}\)?", _WORDS["neither"])
_GREGORIAN_END = rf"(?:\s*\(?{_GREGORIAN}\)?)?"
_GREGORIAN_CORES = [
    WordPattern(shape + _GREGORIAN_END, [*MONTHS, *LIBYAN])
    for shape in (
        rf"{_DAY}{_JOIN}{_MONTHS_RUN}{_JOIN}{_YEAR}",
        rf"{_DAY}\s*\|\s*{_MONTHS_RUN}\s*\|\s*{_YEAR}",
        rf"{_MONTHS_RUN}{_JOIN}(?P<d>\d{{1,2}})(?!\d)[\s,]+{_YEAR}",
        rf"(?<!\d)(?<!\d[/.:-])(?P<y>\d{{4}}){_JOIN}{_MONTHS_RUN}{_JOIN}(?P<d>\d{{1,2}})(?![\d/.:-])",
    )
]
_GREGORIAN_NUMBERS = re.compile(_NUMERIC + _GREGORIAN_END)
_HIJRI_YEAR = rf"(?P<y>1[34]\d\d)(?!\d)(?![/:-]\d)(?:\s*\(?{_HIJRI_MARK}\)?)?"
_HIJRI_CORES = [
    WordPattern(shape, HIJRI)
    for shape in (
        rf"{_DAY}{_JOIN}(?P<mon>{_HIJRI_MONTH})(?:{_JOIN}{_HIJRI_YEAR})?",
        rf"(?P<mon>{_HIJRI_MONTH}){_JOIN}(?P<d>\d{{1,2}})(?!\d)[\s,]+{_HIJRI_YEAR}",
    )
]
_HIJRI_NUMBERS = re.compile(rf"{_NUMERIC}(?:\s*\(?{_HIJRI_MARK}\)?)?")
_MARKED_HIJRI = re.compile(" H[A-Z] ")
_YEARLESS = WordPattern(rf"^[\s,/.()-]*(?P<d>\d{{1,2}}){_JOIN}{_MONTHS_RUN}[\s,/.()-]*$", [*MONTHS, *LIBYAN])


class CalendarDate(NamedTuple):
    """A full date of a line."""

    day: date | None
    """None where the calendar has no such day."""
    hijri: bool = False
    numeric: bool = False
    """Printed in numbers alone, as machines do."""


def mend(text: str) -> str:
    """Days as words become numbers; a month name or a year that a stray space has cut is joined again."""
    text = _OTHER_ERA.sub(" ", text)
    text = _SPELLED.sub(lambda found: f"{ORDINALS[normal(found[1])]} ", text)
    text = _SPLIT_WORD.sub(_joined, text)
    return _SPLIT_YEAR.sub(lambda m: f"{m[1]}{m[2]}{m[3]}" if re.match("(19|20)..$", m[2] + m[3]) else m[0], text)


def _joined(found: re.Match[str]) -> str:
    """Two pieces as one where that makes a name; short names are left alone, their pieces may be words."""
    whole = found[1] + found[2]
    return whole if len(whole) > 4 and (whole in MONTHS or whole in WEEKDAYS) else found[0]


def take_calendar_dates(text: str, order: str) -> tuple[str, list[CalendarDate]]:
    """Cut the full dates out of a mended line. -> the rest, where `DA` stands for the first date of the list, `DB` for
    the second …, and the list.

    A Hijri date counts only where no Gregorian one stands in the line: printed Hijri dates differ from Umm al-Qura by a
    day or two.
    """
    text, lunar = _cut(text, [*_HIJRI_CORES, _HIJRI_NUMBERS], _hijri, "H")
    text, solar = _cut(text, [*_GREGORIAN_CORES, _GREGORIAN_NUMBERS], lambda match: _gregorian(match, order), "D")
    if solar:
        return _MARKED_HIJRI.sub(" ", text), solar
    return text.replace(" H", " D"), lunar


def _cut(
    text: str,
    patterns: list[WordPattern | re.Pattern[str]],
    read: Callable[[re.Match[str]], CalendarDate | None],
    mark: str,
) -> tuple[str, list[CalendarDate]]:
    found: list[CalendarDate] = []

    def replace(match: re.Match[str]) -> str:
        core = read(match) if len(found) < MOST_MARKS else None
        if core is None:
            return match[0]
        found.append(core)
        return f" {mark}{chr(64 + len(found))} "

    for pattern in patterns:
        text = pattern.sub(replace, text)
    return text, found


def read_day_and_month(text: str) -> str | None:
    """A line that holds nothing but a day and a month, in the form that dateparser reads; None for any other."""
    found = _YEARLESS.match(text)
    if not found or (name := _one_month(found["mon"])) is None or name in LIBYAN:
        return None
    return f"{int(found['d'])} {name}"


def _one_month(run: str) -> str | None:
    """The first of several names of the same month; None where they mean different months."""
    names = [normal(found[0]) for found in re.finditer(_MONTH, run)]
    numbers = {MONTHS.get(name) or LIBYAN.get(name) for name in names}
    return names[0] if len(numbers) == 1 else None


def _gregorian(match: re.Match[str], order: str) -> CalendarDate | None:
    groups = match.groupdict()
    if groups.get("mon"):
        name = _one_month(groups["mon"])
        if name is None or (name in LIBYAN and int(groups["y"]) > LAST_LIBYAN_YEAR):
            return CalendarDate(None)
        return CalendarDate(_day(groups["y"], MONTHS.get(name) or LIBYAN[name], groups["d"]))
    first, middle, last = groups["a"], groups["b"], groups["c"]
    if len(first) == 4 and len(last) <= 2:
        return CalendarDate(_day(first, middle, last), numeric=True)
    if len(first) > 2 or len(last) not in (2, 4):
        return None
    if len(last) == 2 and groups["sep"] == "-" and int(first) <= 12:  # 4-4-20 is more often a score, 10-11-12 anything
        return None
    if len(last) == 4 and order in ("DMY", "MDY"):
        day, month = (first, middle) if order == "DMY" else (middle, first)
        return CalendarDate(_day(last, month, day), numeric=True)
    # Imported where it is asked: dateparser takes 0.2 s to import and to set up, and most dates need no parser. Years
    # of two digits and orders that no site has are its business.
    from pipelines.cleaning.dates.locale import read_absolute

    moment = read_absolute(f"{first}/{middle}/{last}", order)
    return CalendarDate(moment.date() if moment else None, numeric=True)


def _day(year: str, month: str | int, day: str) -> date | None:
    """The day of the Gregorian calendar, as dateparser reads it; None where there is none."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _hijri(match: re.Match[str]) -> CalendarDate | None:
    groups = match.groupdict()
    if groups.get("mon"):
        year, month, day = groups["y"], HIJRI[normal(groups["mon"])], groups["d"]
        if year is None:
            return CalendarDate(None, hijri=True)
    else:
        day, month, year = groups["a"], int(groups["b"]), groups["c"]
        if len(day) == 4:
            day, year = year, day
        if not re.fullmatch(r"1[34]\d\d", year) or len(day) > 2:
            return None
    try:
        gregorian = Hijri(int(year), month, int(day)).to_gregorian()
    except (ValueError, OverflowError):
        return CalendarDate(None, hijri=True)
    return CalendarDate(date(gregorian.year, gregorian.month, gregorian.day), hijri=True)
