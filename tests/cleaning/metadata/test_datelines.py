"""The agency of the dateline that opens a text."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.metadata.datelines import dateline_agency, dateline_person
from tests.cleaning.pages import LEAD, SECOND, page


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("القاهرة (رويترز) - قال وزير", "رويترز"),
        ("رام الله 20-11-2023 وفا- عزلت سيول", "وفا"),
        ("أبوظبي في 14 فبراير/ وام / تفقد الوزير", "وام"),
        ("الكويت - 6 - 6 (كونا) -- تراجعت", "كونا"),
        ("عمان 10 آب (بترا) - أعلنت", "بترا"),
        ("الجزائر (وأج) ـ أعلنت", "وأج"),
        ("الرباط/ و م ع/ أعلنت", "و م ع"),
        ("جنيف ـ وكالات: تنطلق اليوم", "وكالات"),
        ("(أ ف ب) - قال وزير", "أ ف ب"),
        ("باريس/ 17 مارس/ الأناضول", "الأناضول"),
        ("الدوحة في 14 أغسطس /قنا/ تستضيف العاصمة", "قنا"),
        ("سنغافورة 17 مارس (رويترز)", "رويترز"),
        ("باريس/ 17 مارس/ الشارع الجديد", None),
        ("غزة - معا- قال وزير", "معا"),
        ("عدن - خاص: قال وزير", None),
        ("عمان - بنا الرجل بيته", None),
        ("قال الوزير - وفا بوعده - إن", None),
        ("بيروت- «القدس»: قال", None),
        ("", None),
    ],
)
def test_dateline_agency(text: str, agency: str | None) -> None:
    assert dateline_agency(text, frozenset()) == agency


def test_the_site_itself_is_none() -> None:
    assert dateline_agency("عمان 10 آب (بترا) - أعلنت", frozenset({"بترا"})) is None


@pytest.mark.parametrize(
    ("end", "source"), [(" (أ ف ب)", "أ ف ب"), (" (رويترز).", "رويترز"), (" (خمسة أيام)", None), (" (النداء)", None)]
)
def test_an_agency_behind_the_full_stop_that_ends_the_text(end: str, source: str | None) -> None:
    body = f"<title>السد - النداء</title><h1>السد</h1><div><p>{LEAD}</p><p>{SECOND}{end}</p></div>"
    assert clean_page(page(body)).source == source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عمان 15 كانون الثاني (بترا) سالم الهادي- أعلنت الوزارة", "سالم الهادي"),
        ("عمان (بترا) - سالم الهادي - أعلنت الوزارة", "سالم الهادي"),
        ("عمان (بترا) مجلس الوزراء- أعلنت الوزارة", ""),
        ("عمان (المدينة) سالم الهادي- أعلنت الوزارة", ""),
        ("عمان (بترا) - أعلنت الوزارة", ""),
        ("رام الله 20-11-2023 وفا- سالم الهادي", "سالم الهادي"),
        ("رام الله 20-11-2023 وفا- عزلت سيول", ""),
    ],
)
def test_dateline_person(text: str, name: str) -> None:
    assert dateline_person(text, frozenset()) == name


def test_who_is_in_the_news_is_not_the_dateline_s_person() -> None:
    opening = f"<p>عمان (بترا) سالم الهادي- {LEAD}</p>"
    assert clean_page(page(f"<h1>السد</h1><div>{opening}<p>{SECOND}</p></div>")).authors == ["سالم الهادي"]
    told = f"{opening}<p>{SECOND} وقال سالم الهادي إن العمل بدأ.</p>"
    assert clean_page(page(f"<h1>السد</h1><div>{told}</div>")).authors == []


def test_a_name_behind_the_site_s_own_in_the_opening_line() -> None:
    own = frozenset({"نداء الوادي"})
    assert dateline_person(f"نداء الوادي - سالم الهادي - {LEAD}", own) == "سالم الهادي"
    assert dateline_person(f"نداء الوادي - {LEAD}", own) == ""
    assert dateline_person(f"صدى الجنوب - سالم الهادي - {LEAD}", own) == ""
