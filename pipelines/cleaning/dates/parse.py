"""parse_date: one string, one date, or none."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from crawler.items import in_zone, moved
from pipelines.cleaning.dates.clock import at_zone, tz_of
from pipelines.cleaning.dates.parsed import DateKind, ParsedDate, Precision
from pipelines.cleaning.dates.reading import Stated, read
from pipelines.cleaning.dates.relative import resolve
from pipelines.cleaning.dates.timestamps import read_program_date

__all__ = ["ORDERS", "DateKind", "ParsedDate", "Precision", "finish", "is_sensible", "parse_date"]

FIRST_DAY = date(1986, 1, 1)
"""Nothing older is a publication date on a news site; software's null dates (0000, 1900, 1970, 1980) lie before."""

SLACK = timedelta(days=1)
"""How far behind the reference a date may lie: clocks and zones differ, articles are not dated further ahead."""

ORDERS = frozenset(("DMY", "MDY", "YMD", "DYM", "MYD", "YDM"))
"""Orders of numeric dates that dateparser knows."""


def parse_date(
    text: str, *, reference: datetime | None = None, timezone: str | tzinfo | None = None, order: str = "DMY"
) -> ParsedDate | None:
    """The publication date that a line states, or None where it states none that is certain. No text makes it raise.

    `reference` is when the line was read: relative phrases and dates without a year need it, and no later date is
    taken (without it, no date after tomorrow). `timezone` (IANA name or tzinfo) is for clock times without a zone of
    their own. `order` is the order of day, month and year in numeric dates (DMY, MDY, YMD). Of a published and an
    updated date the first is given. Raises TypeError for what is no string, ValueError for an order that is none.
    """
    if not isinstance(text, str):
        raise TypeError(f"no text to read a date in: {type(text).__name__}")
    if order not in ORDERS:
        raise ValueError(f"no order of day, month and year: {order}")
    if stamp := read_program_date(text, timezone):
        return stamp if is_sensible(stamp.moment, reference) else None
    reading = read(text, order)
    if reading.published is None or reading.loose or reading.trailed:
        return None
    return finish(reading.published, reference, timezone)


def finish(stated: Stated, reference: datetime | None, timezone: str | tzinfo | None) -> ParsedDate | None:
    """A statement in the light of when and where it was read; None where it makes no sense there."""
    found = _absolute(stated, timezone) if stated.day else _counted(stated, reference, timezone)
    if found is None or not is_sensible(found.moment, reference):
        return None
    if stated.weekdays and found.day.weekday() not in stated.weekdays:
        if found.kind in ("relative", "yearless"):
            return None  # nothing else supports the day
        return ParsedDate(found.moment, found.precision, found.kind, ("weekday-mismatch",))
    return found


def is_sensible(moment: datetime, reference: datetime | None) -> bool:
    """Not before there were news sites, not after the day that follows the reference."""
    return FIRST_DAY <= moment.date() <= moved(reference or datetime.now(UTC), SLACK).date()


def _absolute(stated: Stated, timezone: str | tzinfo | None) -> ParsedDate | None:
    assert stated.day is not None
    return _timed(stated.day, stated, timezone, "hijri" if stated.hijri else "absolute")


def _timed(day: date, stated: Stated, zone: str | tzinfo | None, kind: DateKind) -> ParsedDate:
    wall = datetime(day.year, day.month, day.day)
    if stated.clock is None:
        return ParsedDate(wall, "day", kind)
    clock = stated.clock
    wall = wall.replace(hour=clock.hour, minute=clock.minute, second=clock.second or 0)
    precision: Precision = "minute" if clock.second is None else "second"
    return ParsedDate(at_zone(wall, zone if clock.zone is None else clock.zone), precision, kind)


def _counted(stated: Stated, reference: datetime | None, timezone: str | tzinfo | None) -> ParsedDate | None:
    """Dates that need a reference."""
    if reference is None:
        return None
    zone: tzinfo | None = tz_of(timezone) if reference.tzinfo else None
    here = in_zone(reference, zone) if zone else reference
    base = here.replace(tzinfo=None, microsecond=0)
    if stated.yearless:
        from pipelines.cleaning.dates.locale import read_yearless  # dateparser, which few dates need

        moment = read_yearless(stated.yearless, base)
        return _timed(moment.date(), stated, timezone, "yearless") if moment else None
    resolved = resolve(stated.phrase or "", base)
    if resolved is None:
        return None
    moment, exact = resolved
    if stated.clock is not None:
        return None if exact else _timed(moment.date(), stated, timezone, "relative")
    if not exact:
        return ParsedDate(datetime(moment.year, moment.month, moment.day), "day", "relative")
    return ParsedDate(moment.replace(second=0, tzinfo=here.tzinfo), "minute", "relative")
