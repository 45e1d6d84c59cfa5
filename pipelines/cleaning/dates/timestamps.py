"""Dates as machines write them: ISO 8601 and its near misses, RFC 2822, Unix time."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipelines.cleaning.dates.clock import at_zone
from pipelines.cleaning.dates.normalize import first_chars
from pipelines.cleaning.dates.parse import ParsedDate, Precision

_ISO = re.compile(
    r"(\d{4})[-/](\d\d?)[-/](\d\d?)"
    r"(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")


def read_timestamp(text: str, zone: str | None = None) -> ParsedDate | None:
    """A stamp, as precise as it is written; `zone` is for clock times without an offset. None for anything else."""
    text = first_chars(text).strip()
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _from_parts(found.groups(), zone)
    if _UNIX.fullmatch(text):
        return ParsedDate(datetime.fromtimestamp(int(text[:10]), UTC), "second")
    if _MAIL.match(text):
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return ParsedDate(moment, "second" if text.count(":") > 1 else "minute")
    return None


def _from_parts(parts: tuple[str | None, ...], zone: str | None) -> ParsedDate | None:
    year, month, day, hour, minute, second, offset = parts
    digits = f"{year}-{int(month or 0):02}-{int(day or 0):02}"
    precision: Precision
    if hour is None:
        precision, clock = "day", ""
    else:
        precision, clock = ("second" if second else "minute"), f"T{int(hour):02}:{minute}:{second or '00'}"
    shift = (
        "+00:00" if offset in ("Z", "UTC", "GMT") else f"{offset}:00" if offset and len(offset) == 3 else offset or ""
    )
    try:
        moment = datetime.fromisoformat(digits + clock + shift)
    except ValueError:
        return None
    return ParsedDate(moment if offset or hour is None else at_zone(moment, zone), precision)
