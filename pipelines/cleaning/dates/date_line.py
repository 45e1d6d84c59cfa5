"""Whether a line is nothing but a date."""

import re

from pipelines.cleaning.dates.normalize import MAX_CHARS
from pipelines.cleaning.dates.reading import read
from pipelines.cleaning.dates.relative import counts_back
from pipelines.cleaning.dates.tokens import tokenize
from pipelines.cleaning.dates.words import table

MAX_LINE = 140
"""Characters; the longest date line of the 264 measured has 95, and counts may stand beside it."""

_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\d{4}|\d\W{1,3}\d{1,2}\W{1,3}\d\d")
"""What every full date has: a year, or three numbers in a row (digits of any script)."""
_RELATIVE = re.compile("|".join(table("relative")["hints"]["line"]))
"""A part of every opener of relative phrases (since, before, passed, yesterday, day); no such line is long."""
_SHORT = 60
_DENSITY = 12
"""A longer line has at least one digit in so many characters (the sparsest of those measured has one in 5)."""


def has_date_form(text: str) -> bool:
    """Whether there is a year in a line, three numbers, or a part of a relative phrase: where there is none of these,
    no part of the line is a date line."""
    return _DATE.search(text) is not None or _RELATIVE.search(text) is not None


def may_hold_date(text: str) -> bool:
    """Whether there is a date in a short line at all, which one look tells; False is sure. Never raises.

    A line that is longer than what is looked at (`first_chars`) may hold one.
    """
    if len(text) > MAX_CHARS:
        return True
    marked = tokenize(text, "DMY")
    return marked is None or bool(marked.cores or marked.phrases)


def is_date_line(text: str) -> bool:
    """Whether the line holds a date and nothing but its label, weekday, time, zone, and counts beside it.

    A day and a month without a year are no date line, nor is "today" alone: texts have them as headings. Never raises.
    """
    if len(text) > MAX_LINE or not (_DATE.search(text) or (len(text) <= _SHORT and _RELATIVE.search(text))):
        return False
    if len(text) > _SHORT and len(_DIGIT.findall(text)) * _DENSITY < len(text):
        return False
    found = read(text)
    stated = found.published
    if not found.pure or stated is None or stated.yearless is not None:
        return False
    return stated.phrase is None or stated.clock is not None or counts_back(stated.phrase)
