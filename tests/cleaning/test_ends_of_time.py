"""Moments at either end of what a datetime can hold: a wrong clock, a wrong archive, a page that states them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.items import in_utc, in_zone, moved, utc_stamp
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.dates import parse_date

EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
ENDS = [FIRST, LAST, FIRST.replace(tzinfo=EAST), LAST.replace(tzinfo=WEST), datetime.min, datetime.max]

STATED = "9999-12-31T23:59:59-05:00"
PAGE = f"""<html lang=ar><head><meta property="article:published_time" content="{STATED}"></head><body><article>
<h1>افتتاح مكتبة جديدة في حي النخيل</h1><time datetime="0001-01-01T00:00:00+03:00">منذ ساعة</time><p>31/12/9999</p>
<p>افتتحت بلدية المدينة صباح اليوم مكتبة عامة جديدة في حي النخيل، بعد أعمال بناء استمرت نحو عامين كاملين.</p>
<p>وقال مدير المكتبة إن القاعات تتسع لمئتي قارئ، وإن الأطفال سيجدون فيها ركنا خاصا بهم للقراءة والرسم.</p>
</article></body></html>""".encode()


@pytest.mark.parametrize("fetched_at", ENDS, ids=str)
def test_a_page_that_was_fetched_there_is_cleaned(fetched_at: datetime) -> None:
    article = clean_page(PAGE, url="https://a.test/9999/12/31/x", fetched_at=fetched_at)
    assert article.fetched_at == utc_stamp(fetched_at)
    assert article.fetched_at[:4] in ("0001", "9999")
    assert "وقال مدير المكتبة" in article.text


@pytest.mark.parametrize("reference", ENDS, ids=str)
@pytest.mark.parametrize("text", [STATED, "منذ ساعة", "أمس", "31 ديسمبر", "0001-01-01T00:00:00+03:00", "غدا"])
def test_a_date_that_is_read_there_is_read_or_none(text: str, reference: datetime) -> None:
    for zone in (None, "America/New_York", "Asia/Riyadh", EAST, WEST):
        found = parse_date(text, reference=reference, timezone=zone)
        assert found is None or found.day.year == reference.year


def test_what_lies_outside_is_the_first_or_the_last_moment() -> None:
    assert in_utc(FIRST.replace(tzinfo=EAST)) == FIRST
    assert in_utc(LAST.replace(tzinfo=WEST)) == LAST
    assert in_zone(LAST, EAST) == LAST.replace(tzinfo=EAST)
    assert moved(LAST, timedelta(days=1)) == LAST
    assert moved(FIRST, timedelta(days=-1)) == FIRST
    assert moved(datetime.max, timedelta(1)) == datetime.max


def test_what_lies_inside_is_reckoned() -> None:
    noon = datetime(2026, 11, 27, 12)
    assert in_utc(noon) == noon.replace(tzinfo=UTC)
    assert in_utc(noon.replace(tzinfo=EAST)).hour == 22
    assert moved(noon, timedelta(days=1)).day == 28
