"""Whether a line is nothing but a date."""

import re

from pipelines.cleaning.dates.reading import read
from pipelines.cleaning.dates.spoken import counts_back

MAX_LINE = 140
"""Characters; the longest date line of the 264 measured has 95, and counts may stand beside it."""

_CLUE = re.compile(r"\d")
_SHORT = 40
"""A line without any digit is a date only as a relative phrase, which is shorter than this."""


def is_date_line(text: str) -> bool:
    """Whether the line holds a date and nothing but its label, weekday, time, zone, and counts beside it.

    A day and a month without a year are no date line, nor is "today" alone: texts have them as headings. Never raises.
    """
    if len(text) > MAX_LINE or not (len(text) <= _SHORT or _CLUE.search(text)):
        return False
    found = read(text)
    stated = found.published
    if not found.pure or stated is None or stated.yearless is not None:
        return False
    return stated.phrase is None or stated.clock is not None or counts_back(stated.phrase)
