"""What a date string is read as."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Precision = Literal["day", "minute", "second"]
"""The smallest unit that was stated."""

DateKind = Literal["absolute", "relative", "yearless", "hijri"]
"""`absolute`, or what a date was worked out from."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date as precise as it was stated."""

    moment: datetime
    """With an offset where one was stated; midnight where only the day was."""
    precision: Precision
    kind: DateKind = "absolute"
    flags: tuple[str, ...] = ()
    """`weekday-mismatch`: the weekday that is printed beside the date is another."""

    @property
    def iso(self) -> str:
        """ISO 8601, nothing filled in: `2024-10-30`, `2024-10-30T10:15`, `2024-10-30T10:15:00+03:00`."""
        if self.precision == "day":
            return self.moment.date().isoformat()
        return self.moment.isoformat(timespec="minutes" if self.precision == "minute" else "seconds")

    @property
    def day(self) -> date:
        """The day, by its own clock."""
        return self.moment.date()
