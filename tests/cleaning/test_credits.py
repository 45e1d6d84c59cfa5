"""Credit lines: a place, an outlet, a date, a name. The outlets are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.labels.credits import read_credit
from pipelines.cleaning.text import fold

OUTLETS = frozenset(map(fold, ("المرفأ", "صوت الوادي", "ضفاف نيوز", "راديو النيل")))

SOURCES = [
    ("الدوحة – المرفأ :", "المرفأ"),
    ("عدن/صوت الوادي/خاص:", "صوت الوادي"),
    ("حمص-المرفأ", "المرفأ"),
    ("عدن (صوت الوادي) سبأنت :", "سبأنت"),
    ("المرفأ/ أ ف ب", "المرفأ/ أ ف ب"),
    ("القضارف: 18 نوفمبر 2025: راديو النيل", "راديو النيل"),
    ("جازان 20 جمادى الأولى 1442 هـ الموافق 04 يناير 2021 م واس", "واس"),
    ("برلين - الفرنسية", "الفرنسية"),
    ("غزة - وكالة السنابل", "وكالة السنابل"),
]

NAMES = [
    ("دبي: حمدي سعد", "حمدي سعد", None),
    ("سالم الهادي ـــ العين", "سالم الهادي", None),
    ("رام الله/ سالم الهادي/ الأناضول-", "سالم الهادي", "الأناضول"),
    ("نادر الجابري - المرفأ", "نادر الجابري", None),
    ("صوت الوادي : بقلم : فواز الخريشي", "فواز الخريشي", None),
    ("عدن ((صوت الوادي)) روعة الجوني", "روعة الجوني", None),
    ("طرابزون القديمة / سونا أوزجان / الأناضول", "سونا أوزجان", "الأناضول"),
]

TEXT = [
    "القاهرة: تصعيد خطير",
    "الأردن: مؤتمر صحفي",
    "مصر - السعودية",
    "غزة: عام على الحرب",
    "الإسكندرية - 12 مايو 2024",
    "سلمى الحداد (المغرب)",
    "سلمى الحداد (المرفأ)",  # read_signed's
    "القاهرة",
    "السعودية - الأرجنتين، 22 نوفمبر 2022",
    "برشلونة - ريال مدريد: 26 أكتوبر 2025",
    "تونس، 14 يناير 2011: سقوط النظام",
    "مصر: محمد صلاح",
    "الألمانية والفرنسية",
    "قناة السويس، مصر",
    "سوريا: تغطية",
    "المرفأ",
    "وأضاف سالم الهادي - وهو من القاهرة - أن المرفأ أعيد فتحه.",
]


@pytest.mark.parametrize(("line", "source"), SOURCES)
def test_a_line_without_a_person_says_where_the_text_is_from(line: str, source: str) -> None:
    label = read_credit(line, OUTLETS)
    assert label is not None
    assert (label.values("source"), label.values("authors")) == ((source,), ())


@pytest.mark.parametrize(("line", "name", "agency"), NAMES)
def test_a_person_is_the_author(line: str, name: str, agency: str | None) -> None:
    label = read_credit(line, OUTLETS)
    assert label is not None
    assert label.values("authors") == (name,)
    assert label.values("source") == ((agency,) if agency else ())


@pytest.mark.parametrize("line", ["ضفاف نيوز – اقتصاد", "ضفاف نيوز - خاص", "ضفاف نيوز_متابعات", "رصد – المرفأ"])
def test_a_section_or_exclusive_beside_the_sites_name_fills_no_field(line: str) -> None:
    label = read_credit(line, OUTLETS)
    assert label is not None
    assert (label.values("source"), label.values("authors")) == ((), ())


@pytest.mark.parametrize("line", TEXT)
def test_other_short_lines_are_no_credits(line: str) -> None:
    assert read_credit(line, OUTLETS) is None


@given(st.text(max_size=120))
def test_any_line_is_read_without_an_error_and_values_come_from_it(line: str) -> None:
    label = read_credit(line, OUTLETS)
    for _, values in label.fields if label else ():
        assert all(value in " ".join(line.split()) for value in values)
