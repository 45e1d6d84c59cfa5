"""The hours in which a site may be asked, and its day: `hours` and `daily` of a site file."""

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from crawler.sites.site import Site

_HOURS = re.compile(r"([01]?\d|2[0-4])(?::([0-5]\d))?\s*[-–]\s*([01]?\d|2[0-4])(?::([0-5]\d))?")


def read_hours(text: str) -> tuple[time, time]:
    """`00-06`, `22-06`, `23:30-05:00` as beginning and end; 24 is midnight. Raises ValueError where it is none."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} names no hours such as 00-06")
    begin, end = _time(found[1], found[2]), _time(found[3], found[4])
    if begin == end and found[1] == found[3]:
        raise ValueError(f"{text!r} begins and ends at the same time")
    return begin, end


def _time(hour: str, minute: str | None) -> time:
    if hour == "24" and minute not in (None, "00"):
        raise ValueError(f"there is no {hour}:{minute}")
    return time(int(hour) % 24, int(minute or 0))


def local_time(site: Site, now: datetime | None = None) -> datetime:
    """The moment, by default now, on the site's clock; in UTC where its file names no zone."""
    zone = ZoneInfo(site.timezone) if site.timezone else UTC
    return (now or datetime.now(UTC)).astimezone(zone)


def is_open(site: Site, now: datetime | None = None) -> bool:
    """Whether the site may be asked now. An end before the beginning is on the next day; the end itself is outside."""
    if site.hours is None:
        return True
    (begin, end), clock = read_hours(site.hours), local_time(site, now).time()
    return begin <= clock < end if begin < end else clock >= begin or clock < end


def day_of(site: Site, now: datetime | None = None) -> str:
    """The day on the site's clock, `2026-11-27`: what `daily` counts by."""
    return f"{local_time(site, now):%Y-%m-%d}"
