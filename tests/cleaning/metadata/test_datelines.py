"""The agency of the dateline that opens a text."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.metadata.datelines import dateline_agency
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
