"""How moments are written, and reckoned with where they may lie at either end of what a datetime can hold."""

from datetime import UTC, datetime, timedelta, tzinfo

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC, the first or last that there is where it would lie outside; one without a zone is UTC."""
    return in_zone(moment if moment.tzinfo else moment.replace(tzinfo=UTC), UTC)


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """An aware moment on the clock of a zone: the first or last that it can show where it would lie outside."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):  # years 0 and 10000
        return (FIRST if moment.year == FIRST.year else LAST).replace(tzinfo=zone)


def moved(moment: datetime, by: timedelta) -> datetime:
    """`moment + by`, on the same clock: the first or last moment that there is where it would lie outside."""
    try:
        return moment + by
    except OverflowError:
        return (FIRST if by < timedelta(0) else LAST).replace(tzinfo=moment.tzinfo)


def utc_stamp(moment: datetime | None = None) -> str:
    """A moment, by default now, as the record, the ledger and archives write it: `2026-11-27T09:30:00Z`.

    A moment without a zone is UTC.
    """
    moment = datetime.now(UTC) if moment is None else in_utc(moment)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"  # strftime asks the system for its zone
