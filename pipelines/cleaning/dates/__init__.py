"""Arabic dates: right, or null."""

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.parse import ParsedDate, parse_date
from pipelines.cleaning.dates.stage import find_dates

__all__ = ["ParsedDate", "find_dates", "is_date_line", "parse_date"]
