"""Arabic dates: right, or null."""

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.parse import ParsedDate, parse_date

__all__ = ["ParsedDate", "is_date_line", "parse_date"]
