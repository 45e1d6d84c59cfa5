"""What a date of a record says: the days that it covers and, where it has a clock time and an offset, the instant."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

_STATED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?", re.ASCII)
"""A year, a month, a day, or a day with a clock time, as ISO 8601 writes them."""


class Period(NamedTuple):
    """The time that a date covers."""

    first: date
    last: date
    """The same day where the date is as precise as one."""
    instant: datetime | None
    """In UTC; None where no clock time or no offset is stated."""

    @property
    def day(self) -> date | None:
        """The day, as stated, where the date is as precise as a day."""
        return self.first if self.first == self.last else None


@lru_cache(maxsize=8192)  # an export asks twice for each record of a batch
def period(text: str | None) -> Period | None:
    """The period that an ISO 8601 date covers; None where there is none or it cannot be read."""
    match = _STATED.fullmatch(text or "")
    if not match:
        return None
    year, month, day, clock = match.groups()
    try:
        if clock:
            moment = datetime.fromisoformat(match[0])
            return Period(moment.date(), moment.date(), _instant(moment))
        if day:
            named = date(int(year), int(month), int(day))
            return Period(named, named, None)
        first, last = int(month or 1), int(month or 12)
        return Period(date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1]), None)
    except ValueError:
        return None


def _instant(moment: datetime) -> datetime | None:
    """In UTC; None without an offset, and where it lies in the year 0 or 10000 there."""
    try:
        return moment.astimezone(UTC) if moment.tzinfo else None
    except OverflowError:
        return None


def month(text: str | None) -> str | None:
    """The month that a date lies in, as `2026-11`; None where it is not as precise as that or cannot be read."""
    return text[:7] if text and len(text) >= len("2026-11") and period(text) else None
