"""Zones and machines' dates: the zone that is printed, or none; never the site's where another is named."""

import time
from datetime import UTC, datetime

import pytest

from crawler.items import Hints
from crawler.sites import Site
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.dates import parse_date
from tests.cleaning.described import ld, meta
from tests.cleaning.pages import article

SITE = Site("x", "https://x.example/", timezone="Asia/Riyadh")
FETCHED = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
STAMPS = {
    "2025-03-02 10:00:00 EDT": "2025-03-02T10:00:00-04:00",
    "2025-03-02 10:00:00 CET": "2025-03-02T10:00:00+01:00",
    "2025-03-02 10:00:00 AST": "2025-03-02T10:00:00+03:00",
    "2025-03-02 10:00:00 IST": "2025-03-02T10:00:00",
    "2025-03-02T10:00:00 America/New_York": "2025-03-02T10:00:00-05:00",
    "2025-03-02T10:00:00Z[Europe/London]": "2025-03-02T10:00:00+00:00",
    "2025-07-02T10:00:00[Europe/London]": "2025-07-02T10:00:00+01:00",
    "2025-03-02T10:00+03:00[Asia/Riyadh]": "2025-03-02T10:00+03:00",
    "2025-03-02 10:00:00 GMT+0300": "2025-03-02T10:00:00+03:00",
    "2025-03-02 10:00:00": "2025-03-02T10:00:00+03:00",
    "Sun, 02 Mar 2025 10:00:00 AST": "2025-03-02T10:00:00+03:00",
    "Sun, 02 Mar 2025 10:00:00 EET": "2025-03-02T10:00:00+02:00",
    "Sun, 02 Mar 2025 10:00:00 EST": "2025-03-02T10:00:00-05:00",
    "Sun, 02 Mar 2025 10:00:00 MEST": "2025-03-02T10:00:00+02:00",
    "Sun, 02 Mar 2025 10:00:00 UT": "2025-03-02T10:00:00+00:00",
    "Sun, 02 Mar 2025 10:00:00 Z": "2025-03-02T10:00:00+00:00",
    "Sun, 02 Mar 2025 10:00:00 -0000": "2025-03-02T10:00:00+00:00",
    "Sun, 02 Mar 2025 10:00:00 +0300 (AST)": "2025-03-02T10:00:00+03:00",
    "Sun, 02 Mar 2025 10:00:00": "2025-03-02T10:00:00+03:00",
    "Sunday, 02-Mar-2025 10:00:00 GMT": "2025-03-02T10:00:00+00:00",
    "2 March 2025 10:00": "2025-03-02T10:00+03:00",
    "Sun Mar 02 2025 10:00:00 GMT+0300 (Arabian Standard Time)": "2025-03-02T10:00:00+03:00",
    "Sun Mar 02 2025 10:00:00 GMT+0300 (التوقيت العربي الرسمي)": "2025-03-02T10:00:00+03:00",
    "Sun Mar 02 10:00:00 AST 2025": "2025-03-02T10:00:00+03:00",
    "Sun Mar  2 10:00:00 2025": "2025-03-02T10:00:00+03:00",
    "1740898800": "2025-03-02T07:00:00+00:00",
    "1740898800000": "2025-03-02T07:00:00+00:00",
    "/Date(1740898800000)/": "2025-03-02T07:00:00+00:00",
    "/Date(1740898800000+0300)/": "2025-03-02T07:00:00+00:00",
}
UNKNOWN = [
    "2025-03-02 10:00:00 foo",
    "2025-03-02 10:00 QQT",
    "2/3/2025 10:00 foo",
    "2025-03-02 10:00:00 كلمة",
    "2 مارس 2025 10:00 QQT",
    "2025-03-02T10:00:00 Europe/Atlantis",
    "Sun, 02 Mar 2025 10:00:00 FOO",
    "Sun, 02 Mar 2025 10:00:00 +9999999",
    "2025-03-02T10:00:00+99:99",
    "Foo Mar 02 10:00:00 AST 2025",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_in_a_meta_element(stamp: str) -> None:
    page = article(head=meta("article:published_time", stamp))
    assert clean_page(page, site=SITE, fetched_at=FETCHED).published == STAMPS[stamp]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_in_a_feed_and_in_json_ld(stamp: str) -> None:
    hints = Hints(feed_published=stamp)
    assert clean_page(article(), site=SITE, fetched_at=FETCHED, hints=hints).published == STAMPS[stamp]
    assert clean_page(article(head=ld(datePublished=stamp)), site=SITE, fetched_at=FETCHED).published == STAMPS[stamp]


@pytest.mark.parametrize("value", [1740898800, 1740898800000, 1740898800.5, [1740898800]])
def test_a_number_in_json_ld(value: object) -> None:
    page = article(head=ld(datePublished=value))
    assert clean_page(page, fetched_at=FETCHED).published == "2025-03-02T07:00:00+00:00"


@pytest.mark.parametrize("value", [True, -5, 2025, 10**400, {"x": 1}, float("inf")])
def test_a_number_that_is_no_date(value: object) -> None:
    page = article(head=ld(datePublished=value))
    assert clean_page(page, fetched_at=FETCHED).published is None


@pytest.mark.parametrize("stamp", UNKNOWN)
def test_nothing_unknown_is_left(stamp: str) -> None:
    assert parse_date(stamp, timezone="Asia/Riyadh") is None
    assert clean_page(article(head=meta("article:published_time", stamp)), site=SITE).published is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2/3/2025 10:00 EDT", "2025-03-02T10:00-04:00"),
        ("2 مارس 2025 10:00 EDT", "2025-03-02T10:00-04:00"),
        ("2025-03-02 10:00 NPT", "2025-03-02T10:00+05:45"),
        ("2025-03-02 10:00 IST", "2025-03-02T10:00"),
        ("2025-03-02T10:00:00 America/New_York", "2025-03-02T10:00:00-05:00"),
        ("Sun, 02 Mar 2025 10:00:00 America/New_York", "2025-03-02T10:00:00-05:00"),
        ("2 مارس 2025 10:00 Asia/Dubai", "2025-03-02T10:00+04:00"),
        ("02/03/2025 10:00 (Asia/Dubai)", "2025-03-02T10:00+04:00"),
        ("2 مارس 2025 - 10:00 America/Argentina/Buenos_Aires", "2025-03-02T10:00-03:00"),
        ("Sun Mar 02 10:00:00 AST 2025", "2025-03-02T10:00:00+03:00"),
        ("Sun, 02 Mar 2025 10:00:00 AST", "2025-03-02T10:00:00+03:00"),
        ("2 مارس 2025 الساعة 10:00 بتوقيت مكة", "2025-03-02T10:00+03:00"),
    ],
)
def test_a_zone_in_a_line(text: str, iso: str) -> None:
    found = parse_date(text, timezone="Asia/Riyadh")
    assert found is not None
    assert found.iso == iso


def test_a_section_beside_the_pages_own_date_line_still_stands() -> None:
    page = article(before="<div>2025-03-02 10:00 محليات</div>")
    assert clean_page(page, fetched_at=FETCHED).published == "2025-03-02T10:00"
    page = article(before="<div>2025-03-02 10:00 بتوقيت نيبال</div>")
    assert clean_page(page, fetched_at=FETCHED, site=SITE).published is None


@pytest.mark.parametrize("text", ["\n" * 3000, "10:00" + "\n" * 3000 + "x", "10:00 " * 600, "at " * 1000 + "10"])
def test_a_long_run_of_white_space_costs_little(text: str) -> None:
    from pipelines.cleaning.dates import clock

    started = time.process_time()
    clock.take_times(text)
    clock.take_zone(text)
    assert time.process_time() - started < 2
