"""Boxes among paragraphs under "other news", whose lines are no links."""

import pytest

from tests.cleaning.test_survivors import PROSE, page, paragraphs
from tests.cleaning.traced import traced

OTHERS = ["تمديد التسجيل في الجامعات", "حملة لتشجير الطرق السريعة", "انقطاع المياه عن حي الورود"]


def text(heading: str, inside: list[str], tag: str = "p", behind: int = 3) -> list[str]:
    box = f"<div><h4>{heading}</h4>" + "".join(f"<{tag}>{line}</{tag}>" for line in inside) + "</div>"
    before, after = "".join(paragraphs(PROSE[:behind])), "".join(paragraphs(PROSE[behind:]))
    return traced(page(before, box, after))[0].text.split("\n")


@pytest.mark.parametrize("heading", ["أخبار أخرى", "مواضيع ذات صلة", "قد يهمك أيضا", "أهم الأخبار", "Lire aussi"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_the_headlines_go(heading: str, tag: str) -> None:
    assert text(heading, OTHERS, tag) == PROSE


@pytest.mark.parametrize(
    ("heading", "inside"),
    [
        ("مطالب أخرى", OTHERS),
        ("مختارات", ["يا نهر خذني إلى أهلي", "وخذ ظلالي من السور", "واترك على الباب نورا"]),
        ("أخبار أخرى", ["وصل الوفد مساء الأحد إلى العاصمة.", "واستقبله الوزير في المطار."]),
        ("مواضيع ذات صلة", ["الفقر", "البطالة", "الهجرة"]),
        ("أخبار أخرى", OTHERS[:1]),
    ],
)
def test_other_boxes_stay(heading: str, inside: list[str]) -> None:
    assert [line for line in inside if line not in text(heading, inside)] == []


def test_a_list_of_the_text_stays() -> None:
    assert [line for line in OTHERS if line not in text("أهم الأخبار", OTHERS, "li")] == []
