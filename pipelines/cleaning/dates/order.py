"""Which number is the day: what a page proves about the order of its numeric dates.

Arab sites print the day first, but for a few whose software prints the month first. A site file can say so; where there
is none, other dates of the page and the weekdays in its text do.
"""

import re
from datetime import date

from pipelines.cleaning.dates.words import WEEKDAYS, either, normal, table
from pipelines.cleaning.text import fold

MAX_SOURCE = 300_000
"""Characters of a page's source that are searched for its other dates (own choice)."""

LEAD = 600
"""Characters of a text that tell when it was written ("yesterday, Tuesday"); further on stand other days' stories."""

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?![\d/.-])")
_AGO = {fold(word): int(days) for days, words in table("relative")["days"].items() for word in words}
_SPOKEN = re.compile(rf"({either(_AGO)})\s+({either(WEEKDAYS)})")


def is_numeric(line: str) -> bool:
    """Whether the line has a date whose order of day and month is not to be seen."""
    found = _NUMERIC.search(line)
    return found is not None and int(found[1]) <= 12 and int(found[3]) <= 12 and found[1] != found[3]


def proven_order(source: str) -> str | None:
    """DMY or MDY, where the page's dates that allow one reading only all say the same; else None."""
    pairs = [(int(found[1]), int(found[3])) for found in _NUMERIC.finditer(source[:MAX_SOURCE])]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    return None if day_first == month_first else "DMY" if day_first else "MDY"


def contradicts(text: str, day: date) -> bool:
    """Whether the beginning of the text names another weekday for this day than the calendar does."""
    found = _SPOKEN.search(fold(text[:LEAD]))
    if not found:
        return False
    return (day.weekday() - _AGO[normal(found[1])]) % 7 != WEEKDAYS[normal(found[2])]
