"""What holds for every string."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.dates import is_date_line, parse_date
from pipelines.cleaning.dates.calendar_dates import take_calendar_dates
from pipelines.cleaning.dates.locale import read_absolute
from pipelines.cleaning.dates.normalize import MAX_CHARS, first_chars, plain
from pipelines.cleaning.dates.words import LIBYAN, MONTHS, table

DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200e\u200f\u200c\u2066\u2069\u202b\u202c"
REFERENCE = datetime(2025, 3, 20, 12)
DAYS = st.dates(date(1990, 1, 1), date(2025, 3, 1))
PIECES = [
    *MONTHS,
    *table("words")["labels"]["published"][:6],
    *table("words")["labels"]["updated"][:4],
    *table("relative")["ago"],
    "الساعة",
    "م",
    "ص",
    "هـ",
    "بتوقيت",
    "مكة",
    "رمضان",
    "الأحد",
    "اليوم",
    "ساعة",
    "دقائق",
    "1",
    "30",
    "2024",
    "1445",
    "10:15",
    "/",
    "-",
    "|",
    "،",
    ":",
    "(",
    ")",
    ".",
    "T",
    "Z",
    "+03:00",
    "GMT",
    "قال",
    "\u200f",
    "\n",
]


@settings(max_examples=150)
@given(st.text(max_size=250))
def test_no_text_raises(text: str) -> None:
    parse_date(text, reference=REFERENCE)
    is_date_line(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from([" ", ""]))
def test_no_shuffle_of_date_words_raises_or_makes_a_date_up(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    found = parse_date(text, reference=REFERENCE)
    is_date_line(text)
    if found and found.kind == "absolute":  # day and year are printed in it
        numbers = re.findall(r"\d+", plain(text))
        assert str(found.day.day) in numbers and str(found.day.year) in "".join(numbers), text


def in_digits(text: str, digits: str) -> str:
    return text.translate(str.maketrans(DIGITS[0], digits))


@settings(max_examples=150)
@given(DAYS, st.sampled_from(sorted(MONTHS)), st.sampled_from(DIGITS), st.times() | st.none())
def test_round_trip_over_month_names_and_digits(day: date, name: str, digits: str, clock: object) -> None:
    if MONTHS[name] != day.month:
        day = date(day.year, MONTHS[name], min(day.day, 28))
    printed = f"{day.day} {name} {day.year}" + (f" - {clock:%H:%M}" if clock else "")
    found = parse_date(in_digits(printed, digits))
    assert found and found.iso == day.isoformat() + (f"T{clock:%H:%M}" if clock else "")


@settings(max_examples=150)
@given(DAYS, st.sampled_from(DIGITS), st.data())
def test_digits_and_marks_do_not_change_the_answer(day: date, digits: str, data: st.DataObject) -> None:
    plain = f"{day.day} كانون الأول {day.year}"
    strewn = "".join(c + data.draw(st.sampled_from(["", "", *MARKS])) for c in in_digits(plain, digits))
    assert parse_date(strewn) == parse_date(plain)


@settings(max_examples=100)
@given(DAYS, st.sampled_from("/.-"), st.booleans())
def test_numeric_dates_are_day_first(day: date, sign: str, year_first: bool) -> None:
    parts = [str(day.day), str(day.month), str(day.year)]
    found = parse_date(sign.join(parts[::-1] if year_first else parts))
    assert found and found.day == day


@settings(max_examples=100)
@given(DAYS, st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=4, max_size=9))
def test_an_unknown_word_beside_a_date_makes_it_uncertain(day: date, word: str) -> None:
    found = parse_date(f"{word} {day.day} تموز {day.year}")
    assert found is None or found.day == day.replace(month=7)


@pytest.mark.parametrize("piece", ["9", "٩", "30/10/2024 ", "30 ", "منذ 3 ", "(", "ا", "\u064b", "|", "10:15 ", "- "])
@pytest.mark.timeout(30)  # reading all of it takes minutes
def test_a_hostile_string_costs_no_more_than_its_start(piece: str) -> None:
    hostile = piece * (2_000_000 // len(piece))
    assert len(first_chars(hostile)) <= MAX_CHARS + 1
    assert parse_date(hostile, reference=REFERENCE) == parse_date(first_chars(hostile), reference=REFERENCE)
    assert not is_date_line(hostile)


@given(
    st.tuples(*(st.integers(0, most) for most in (9999, 13, 32))),
    st.sampled_from(("DMY", "MDY", "YMD")),
    st.sampled_from(("", *MONTHS, *LIBYAN)),
)
@settings(max_examples=60)
def test_days_are_those_that_dateparser_reads(parts: tuple[int, int, int], order: str, name: str) -> None:
    year, month, day = parts
    shapes = {"DMY": f"{day}/{month}/{year:04}", "MDY": f"{month}/{day}/{year:04}", "YMD": f"{year:04}-{month}-{day}"}
    text, order = (f"{day} {name} {year:04}", "DMY") if name else (shapes[order], order)
    _, found = take_calendar_dates(text, order)
    if found and not found[0].hijri and (name not in LIBYAN or year <= 2012):
        read = read_absolute(text, order)
        assert found[0].day == (read.date() if read else None)
