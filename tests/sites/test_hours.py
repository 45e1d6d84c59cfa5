from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.sites import Site, SiteError, make_site
from crawler.sites.hours import day_of, is_open

SITE = Site("sada", "https://sada.test/")


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-20T{clock}:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "zone", "clock", "opened"),
    [
        (None, None, "12:00", True),
        ("00-06", None, "00:00", True),
        ("00-06", None, "05:59", True),
        ("00-06", None, "06:00", False),
        ("22-06", None, "23:30", True),
        ("22-06", None, "05:59", True),
        ("22-06", None, "06:00", False),
        ("22-06", None, "21:59", False),
        ("18-24", None, "23:59", True),
        ("18-24", None, "00:00", False),
        ("00-24", None, "13:00", True),
        ("1:30 - 2:15", None, "01:45", True),
        ("1:30 - 2:15", None, "02:15", False),
        ("06:00-06:30", None, "06:15", True),
        ("06:00-06:30", None, "06:30", False),
        ("00-06", "Asia/Riyadh", "21:00", True),  # midnight there
        ("00-06", "Asia/Riyadh", "03:00", False),
    ],
)
def test_hours_on_the_sites_own_clock(hours: str | None, zone: str | None, clock: str, opened: bool) -> None:
    assert is_open(replace(SITE, hours=hours, timezone=zone), at(clock)) is opened


def test_hours_follow_summer_time() -> None:
    site = replace(SITE, hours="00-06", timezone="Europe/Berlin")
    assert is_open(site, datetime(2026, 7, 1, 3, 30, tzinfo=UTC))
    assert not is_open(site, datetime(2026, 7, 1, 4, 0, tzinfo=UTC))
    assert is_open(site, datetime(2026, 12, 1, 4, 0, tzinfo=UTC))


def test_a_day_begins_on_the_sites_clock() -> None:
    assert day_of(replace(SITE, timezone="Asia/Riyadh"), at("21:30")) == "2026-11-21"
    assert day_of(SITE, at("21:30")) == "2026-11-20"


@pytest.mark.parametrize(
    ("key", "value"),
    [("hours", one) for one in ("", "night", "6", "25-03", "06-06", "00-06:75", "24:30-01", 6)]
    + [("daily", one) for one in (0, -5, "500", 2.5, True)],
)
def test_what_is_no_hours_and_no_number_is_named(key: str, value: object) -> None:
    with pytest.raises(SiteError, match=key):
        make_site("sada", {"home": "https://sada.test/", key: value})
