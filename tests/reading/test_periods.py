from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.periods import month, period


@pytest.mark.parametrize(
    ("text", "day", "instant"),
    [
        ("2026-11-01T10:15+02:00", date(2026, 11, 1), datetime(2026, 11, 1, 8, 15, tzinfo=UTC)),
        ("2026-11-01T23:30:05-05:00", date(2026, 11, 1), datetime(2026, 11, 2, 4, 30, 5, tzinfo=UTC)),
        ("2026-11-01T00:10Z", date(2026, 11, 1), datetime(2026, 11, 1, 0, 10, tzinfo=UTC)),
        ("2026-11-01T00:10:00.250000Z", date(2026, 11, 1), datetime(2026, 11, 1, 0, 10, 0, 250000, tzinfo=UTC)),
        ("2026-11-01T08:00", date(2026, 11, 1), None),
        ("0001-01-01T00:00+14:00", date(1, 1, 1), None),
        ("9999-12-31T23:59-01:00", date(9999, 12, 31), None),
        ("2026-11-01", date(2026, 11, 1), None),
        ("2026-11", None, None),
        ("2026", None, None),
    ],
)
def test_as_precise_as_stated(text: str, day: date | None, instant: datetime | None) -> None:
    found = period(text)
    assert found is not None
    assert (found.day, found.instant) == (day, instant)


def test_months_and_years_cover_their_days() -> None:
    assert period("2024-02")[:2] == (date(2024, 2, 1), date(2024, 2, 29))  # type: ignore[index]
    assert period("2025")[:2] == (date(2025, 1, 1), date(2025, 12, 31))  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [None, "", "yesterday", "2026-13", "2026-02-30", "2026-11-01T25:00", "20261101", "2026-11-01 10:15", "2026-W01",
     "0000", "٢٠٢٦", "2026-11-01T"],
)  # fmt: skip
def test_what_cannot_be_read_says_nothing(text: str | None) -> None:
    assert period(text) is None


@given(st.text() | st.from_regex(r"\d{4}(-\d\d){0,2}(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    found = period(text)
    assert found is None or found.first <= found.last


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2026-11-20T10:00Z", "2026-11"),
        ("2026-11", "2026-11"),
        ("2026", None),
        ("2026-13", None),
        ("", None),
        (None, None),
    ],
)
def test_the_month_of_a_date(text: str | None, named: str | None) -> None:
    assert month(text) == named
