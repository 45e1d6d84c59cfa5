"""A date that stands in a short line beside other words: "Voice of X - 18/5/2012 - 11:55".

Such a line is no date line (`date_line`), as words of it are not understood: its place has to say whose it is.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.cleaning.dates.reading import Reading, Stated, read
from pipelines.cleaning.toml_files import read_toml

MAX_LINE = 100
"""Characters; the longest line seen, with two dates and a label, has 53 (263 raw texts of 70 outlets)."""

MAX_TOKENS = 16
"""Words and numbers of such a line."""

MAX_WORDS = 8
"""Words beside the date: an outlet's name, printed twice, a label at the wrong end."""

_DIGIT = re.compile(r"\d")
_LOOSE_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s+:\s*\d{1,2}(?![\d:])|(?<!\d)\d{1,2}\s*:\s+\d{1,2}(?![\d:])")
"""A clock time whose numbers stand apart: hour and minute may have changed places."""
_GLUED = re.compile(
    r"(?<=\d{4})(?=[^\W\d_])|(?<=[^\W\d_]{3})(?=\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})|(?<=\w)\|(?=[^\W\d_])|"
    r"(?<=[0-9]{4})(?=[\u0660-\u0669])|(?<=[\u0660-\u0669]{4})(?=[0-9])"
)
"""No space between a year and a word or digits of the other script, a word and a date in figures, a bar and a word."""
_NUMBERED = re.compile(r"(?<=[^\W\d_]{2})\d{1,3}(?!\w)")
"""A number that is part of a name: "Voice21"."""
_REVERSED = re.compile(
    r"(?:GMT\s+)?(\d{1,2}:\d\d)\s+(\d{4})\s+([^\W\d_]+)(?:\s*[,،]\s*|\s+)(\d{1,2})\s+([^\W\d_]+(?:\s*/\s*[^\W\d_]+)?)"
)
"""Clock, year, weekday, day, month: a network of magazines prints its dates so."""
_EDGE = " \t-–—|/,،:•()[]"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """What a line with a date says."""

    date: str
    """The part of the line that is the date and its clock, as printed."""
    reading: Reading
    """What that part states."""
    rest: str
    """The other words, trimmed."""


@lru_cache(maxsize=1024)
def find_date(text: str) -> DatedLine | None:
    """The full date in a short line, and what stands beside it. Never raises.

    None where there is none, where two days are named, where more than MAX_WORDS words stand beside it, or numbers that
    are no part of it. A clock time whose numbers stand apart is left out unless the half of the day is said.
    """
    if len(text) > MAX_LINE or len(_DIGIT.findall(text)) < 5:
        return None
    text = _in_reading_order(_GLUED.sub(lambda found: " | " if found[0] else " ", text))
    loose = _LOOSE_CLOCK.search(text)
    if loose and _without_half(text, loose):
        return _find(text[: loose.start()].split(), text[loose.end() :].split())
    return _find(text.split(), [])


def _in_reading_order(text: str) -> str:
    """A line without the number of an issue, and with the day before the year."""
    if found := _REVERSED.search(text):
        clock, year, _, day, month = found.groups()
        return f"{text[: found.start()]} {day} {month} {year} {clock} {text[found.end() :]}"
    return without_issue(text)


def without_issue(text: str) -> str:
    """A line without the number of a paper's issue."""
    return _issue().sub(" ", text)


@cache
def _issue() -> re.Pattern[str]:
    """The number of a paper's issue."""
    words = "|".join(map(re.escape, read_toml("dates/data/issues.toml")["issue"]))
    return re.compile(rf"(?<!\w)(?:{words})\s*[:/\-]?\s*\d+(?!\d|[/:.\-]\d)")


def _without_half(text: str, clock: re.Match[str]) -> bool:
    """Whether nothing that reads as part of the clock stands behind it."""
    return not text[clock.end() :].strip(_EDGE)


def _find(tokens: list[str], behind: list[str]) -> DatedLine | None:
    if len(tokens) > MAX_TOKENS:
        return None
    for length in range(len(tokens), 0, -1):
        for start in range(len(tokens) - length + 1):
            found = _read(" ".join(tokens[start : start + length]).strip(_EDGE))
            if found is None:
                continue
            date, reading = found
            sides = (tokens[:start], [*tokens[start + length :], *behind])
            rest = " - ".join(side for words in sides if (side := " ".join(words).strip(_EDGE)))
            return DatedLine(date, reading, rest) if _may_stand_beside(rest, reading) else None
    return None


def _read(text: str) -> tuple[str, Reading] | None:
    """A stretch that is a full date and nothing else. The month may stand first where the day cannot, or where the
    printed weekday says so."""
    if len(_DIGIT.findall(text)) < 5:
        return None
    readings = [reading for order in ("DMY", "MDY") if (reading := read(text, order)).pure and _day(reading)]
    if not readings:
        return None
    fitting = [reading for reading in readings if _fits(reading)]
    return text, (fitting or readings)[0]


def _day(reading: Reading) -> Stated | None:
    stated = reading.published
    return stated if stated is not None and stated.day is not None else None


def _fits(reading: Reading) -> bool:
    stated = _day(reading)
    return (
        stated is not None
        and stated.day is not None
        and (not stated.weekdays or stated.day.weekday() in stated.weekdays)
    )


def _may_stand_beside(rest: str, reading: Reading) -> bool:
    if not rest:
        return True
    if not _DIGIT.search(_NUMBERED.sub("", rest)):
        return len(rest.split()) <= MAX_WORDS
    again = _read(rest)
    first = _day(reading)
    second = _day(again[1]) if again else None
    return first is not None and second is not None and first.day == second.day
