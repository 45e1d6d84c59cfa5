"""parse_date on strings of each kind."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pipelines.cleaning.dates import parse_date
from pipelines.cleaning.dates.words import HIJRI, LIBYAN, MONTHS, ORDINALS, WEEKDAYS

NOON = datetime(2025, 3, 20, 12)
"""A Thursday."""


def iso(text: str, **known: object) -> str | None:
    found = parse_date(text, **known)  # type: ignore[arg-type]
    return found.iso if found else None


@pytest.mark.parametrize("name", MONTHS)
def test_every_gregorian_month(name: str) -> None:
    assert iso(f"9 {name} 2021") == f"2021-{MONTHS[name]:02}-09"
    assert iso(f"{name} 9, 2021 - 10:40 ص") == f"2021-{MONTHS[name]:02}-09T10:40"


@pytest.mark.parametrize("name", LIBYAN)
def test_every_libyan_month_in_its_years_only(name: str) -> None:
    assert iso(f"9 {name} 2003") == f"2003-{LIBYAN[name]:02}-09"
    assert iso(f"9 {name} 2021") is None


@pytest.mark.parametrize("name", HIJRI)
def test_every_hijri_month(name: str) -> None:
    found = parse_date(f"9 {name} 1444هـ")
    assert found and found.kind == "hijri"
    assert found.iso == parse_date(f"9/{HIJRI[name]}/1444 هـ").iso  # type: ignore[union-attr]


@pytest.mark.parametrize("name", WEEKDAYS)
def test_every_weekday_is_checked(name: str) -> None:
    days = [parse_date(f"{name} {day} آذار 2025") for day in range(3, 10)]
    assert [not day.flags for day in days if day] == [number == WEEKDAYS[name] for number in range(7)]


@pytest.mark.parametrize("word", ORDINALS)
def test_days_as_words(word: str) -> None:
    assert iso(f"{word} من مارس 2025") == f"2025-03-{ORDINALS[word]:02}"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("7 كانون الثاني/يناير 2022", "2022-01-07"),
        ("7 يناير (كانون الثاني) 2022", "2022-01-07"),
        ("7 ت2/نوفمبر 2022", "2022-11-07"),
        ("7 مايو – أيار 2022", "2022-05-07"),
        ("7 مايو\\أيار 2022", "2022-05-07"),
        ("7 يناير/شباط 2022", None),
        ("٧/٥/٢٠٢٢", "2022-05-07"),
        ("۷ أيار ۲۰۲۲", "2022-05-07"),
        ("7ـ5ـ2022", "2022-05-07"),
        ("7\u200f/5\u200f/2022", "2022-05-07"),
        ("7 أيّـــار 2022م.", "2022-05-07"),
        ("7 حزي ران 2022", "2022-06-07"),
        ("7 حزيران 202 2", "2022-06-07"),
        ("🗓 7 حزيران 2022", "2022-06-07"),
        ("7 حزيران&nbsp;2022", "2022-06-07"),
        ("2022/5/7 - 18:03", "2022-05-07T18:03"),
        ("7.5.22", "2022-05-07"),
        ("13/25/2022", None),
        ("5/25/2022", None),
        ("7 حزيران 2022 1:30 ظهرا", "2022-06-07T13:30"),
        ("7 حزيران 2022 11:30 ظهرا", "2022-06-07T11:30"),
        ("7 حزيران 2022 4:20 عصرا", "2022-06-07T16:20"),
        ("7 حزيران 2022 5:10 فجرا", "2022-06-07T05:10"),
        ("7 حزيران 2022 10:10 ليلا", "2022-06-07T22:10"),
        ("7 حزيران 2022 2:10 ليلا", "2022-06-07T02:10"),
        ("7 حزيران 2022 12:10 بعد منتصف الليل", "2022-06-07T00:10"),
        ("7 حزيران 2022 12:10 ص", "2022-06-07T00:10"),
        ("7 حزيران 2022 الساعة 9 مساء", "2022-06-07T21:00"),
        ("7 حزيران 2022 الساعة 9", "2022-06-07"),
        ("7 حزيران 2022 10:15 - 12:30", "2022-06-07"),
        ("7 حزيران 2022م، 10:15:09 م", "2022-06-07T22:15:09"),
        ("7 حزيران 2022 10:15 بتوقيت بيروت", "2022-06-07T10:15+03:00"),
        ("7 كانون الأول 2022 10:15 بتوقيت بيروت", "2022-12-07T10:15+02:00"),
        ("7 حزيران 2022 10:15 (بتوقيت الدوحة)", "2022-06-07T10:15+03:00"),
        ("7 حزيران 2022 10:15 بتوقيت عمان", "2022-06-07T10:15"),
        ("7 حزيران 2022 10:15 AST", "2022-06-07T10:15+03:00"),
        ("7 حزيران 2022 10:15 غرينتش +2", "2022-06-07T10:15+02:00"),
        ("7 حزيران 2022 GMT", "2022-06-07"),
        ("2022-06-07T10:15:00.000Z", "2022-06-07T10:15:00+00:00"),
        ("Tue, 07 Jun 2022 10:15:00 GMT", "2022-06-07T10:15:00+00:00"),
        ("تاريخ النشر: 7th, June 2022 GMT", "2022-06-07"),
        ("اقتصاد2022/06/07 10:15", "2022-06-07T10:15"),
        ("اقتصاد | 7-6-2022 | القاهرة - رويترز", "2022-06-07"),
        ("بقلم ليلى حسن 7 حزيران 2022", "2022-06-07"),
        ("نشر في 7/6/2022 وحُدّث في 9/6/2022", "2022-06-07"),
        ("آخر تحديث: 9/6/2022 - تاريخ النشر: 7/6/2022", "2022-06-07"),
        ("آخر تحديث: 9/6/2022", "2022-06-09"),
        ("7/6/2022 - 9/6/2022", None),
        ("7/6/2022 10:15 +1250", None),
        ("تاريخ النشر:7.06.2022 | 10:15 GMT | آخر تحديث:8.06.2022 | 11:00 GMT", "2022-06-07T10:15+00:00"),
        ("7/6/2022 | 10:15 المصدر: الميناء", "2022-06-07"),
        ("8 ذو القعدة 1443 هـ 7 حزيران 2022 السنة 44-العدد 15210", "2022-06-07"),
        ("منذ 3 ساعات - 7/6/2022", "2022-06-07"),
        ("الثلاثاء 8 ذو القعدة 1443هـ الموافق 7 حزيران 2022م", "2022-06-07"),
        ("7 حزيران 2022 الموافق 8 ذو القعدة 1443", "2022-06-07"),
        ("31 رمضان 1444هـ", None),
        ("9 رمضان", None),
        ("1444هـ", None),
    ],
)
def test_absolute(text: str, want: str | None) -> None:
    assert iso(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("منذ 5 دقائق", "2025-03-20T11:55"),
        ("قبل ساعتين", "2025-03-20T10:00"),
        ("نشر منذ ثلاث ساعات", "2025-03-20T09:00"),
        ("منذ 2 ساعة و 10 دقائق", "2025-03-20T09:50"),
        ("3 ساعات مضت", "2025-03-20T09:00"),
        ("2 days ago", "2025-03-18"),
        ("منذ نصف ساعة", "2025-03-20T11:30"),
        ("منذ 40 يوماً", "2025-02-08"),
        ("قبل شهرين", "2025-01-20"),
        ("منذ لحظات", "2025-03-20"),
        ("أمس 18:30", "2025-03-19T18:30"),
        ("أمس الأول", "2025-03-18"),
        ("أمس الأربعاء", "2025-03-19"),
        ("أمس الاثنين", None),
        ("الآن", "2025-03-20T12:00"),
        ("14 شباط", "2025-02-14"),
        ("14 نيسان/أبريل", "2024-04-14"),
        ("14 نيسان المقبل", None),
        ("منذ أيام", None),
        ("منذ 2019", None),
        ("خلال 3 ساعات", None),
        ("3 ساعات", None),
        ("بعد 3 ساعات", None),
        ("قبل 3 ساعات من الحادث", None),
    ],
)
def test_relative(text: str, want: str | None) -> None:
    assert iso(text, reference=NOON) == want
    assert iso(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "شباط 2021",
        "2021",
        "عام 2021",
        "7 شباط",
        "31 شباط 2021",
        "00/00/0000",
        "01/01/1970",
        "1 يناير 2099",
        "-0001-11-30",
        "يومي 7 و8 شباط 2021",
        "من 7 إلى 9 شباط 2021",
        "هاتف: 07-02-2021-44",
        "هاتف 7/2/2021",
        "192.168.20.21",
        "4-4-2",
        "3 - 2 - 1",
        "2020/2021",
        "العدد 4455",
        "مدة القراءة: 7 دقائق",
        "© 2021",
        "تعليقات (7)",
        "7 شباط 20211",
        "12345678",
        "20210207",
        "ولد في 7 شباط 2001",
        "صفر",
        "رجب",
        "تموز نت",
        "م",
        "ه",
        "الساعة 10:30",
        "25:61",
        "الاثنين",
        "قبل يوم 7 شباط 2021",
        "منذ يوم الأحد 7 شباط 2021",
        "حتى 7 شباط 2021",
        "غدا الأحد 7 شباط 2021",
        "10-11-12",
        "اليوم 7/2/2021",
        "Sunday, February 7, 2021",
        "الربع الأول 2021",
        "7 تشرين 2021",
        "",
        " ",
        "|",
        "الأول",
    ],
)
def test_no_date(text: str) -> None:
    assert iso(text) is None
    if text != "7 شباط":
        assert iso(text, reference=NOON) is None


def test_the_order_of_the_site() -> None:
    assert iso("5/6/2022") == "2022-06-05"
    assert iso("5/6/2022", order="MDY") == "2022-05-06"
    assert iso("2022-06-05", order="MDY") == "2022-06-05"


def test_the_zone_of_the_site_is_for_times_without_their_own() -> None:
    assert iso("7/6/2022 10:15", timezone="Africa/Tunis") == "2022-06-07T10:15+01:00"
    assert iso("7/6/2022 10:15 GMT", timezone="Africa/Tunis") == "2022-06-07T10:15+00:00"
    assert iso("7/6/2022", timezone="Africa/Tunis") == "2022-06-07"
    assert iso("7/6/2022 10:15", timezone="No/Where") == "2022-06-07T10:15"


def test_a_zone_may_be_an_object_and_an_order_must_be_one() -> None:
    assert iso("7/6/2022 10:15", timezone=ZoneInfo("Africa/Tunis")) == "2022-06-07T10:15+01:00"
    with pytest.raises(ValueError, match="order"):
        parse_date("7/6/2022", order="day first")


def test_an_hour_that_the_clock_showed_twice_has_no_offset() -> None:
    assert iso("27/10/2024 03:30 بتوقيت بيروت") == "2024-10-27T03:30+02:00"
    assert iso("26/10/2024 23:30 بتوقيت بيروت") == "2024-10-26T23:30"


def test_nothing_after_the_day_behind_the_reference() -> None:
    assert iso("21/3/2025", reference=NOON) == "2025-03-21"
    assert iso("22/3/2025", reference=NOON) is None


def test_an_aware_reference_is_seen_in_the_zone_of_the_site() -> None:
    late = datetime(2025, 3, 20, 22, 30, tzinfo=UTC)
    assert iso("أمس", reference=late, timezone="Asia/Riyadh") == "2025-03-20"
    assert iso("منذ ساعة", reference=late, timezone="Asia/Riyadh") == "2025-03-21T00:30+03:00"
    assert iso("منذ ساعة", reference=late) == "2025-03-20T21:30+00:00"


def test_a_false_weekday_is_flagged_and_not_corrected() -> None:
    found = parse_date("الاثنين 7 حزيران 2022")
    assert found and (found.iso, found.flags) == ("2022-06-07", ("weekday-mismatch",))


@pytest.mark.parametrize("value", [None, 20240506, b"6/5/2024"])
def test_what_is_no_text_is_told_in_one_line(value: object) -> None:
    with pytest.raises(TypeError, match=f"no text to read a date in: {type(value).__name__}"):
        parse_date(value)  # type: ignore[arg-type]
