"""Lines of texts that look like a page's own: entries of a diary, greetings, steps, answers in rows of boxes."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


def shown(body: str) -> list[str]:
    return clean_page(page(f"<article><h1>{HEADLINE}</h1>{body}</article>")).text.split("\n")


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_days_over_the_entries_of_a_diary_stay() -> None:
    diary = ["السبت", LEAD, "الأحد", SECOND, "الاثنين", THIRD]
    assert shown(paragraphs(diary)) == diary
    assert shown(paragraphs(["السبت", LEAD, SECOND, THIRD])) == [LEAD, SECOND, THIRD]
    assert shown(paragraphs(["السبت", LEAD, SECOND, "السبت", THIRD]))[0] == LEAD  # the page's day, printed twice


@pytest.mark.parametrize("greeting", ["تحية طيبة وبعد", "أما بعد", "السلام عليكم ورحمة الله"])
def test_a_greeting_above_a_letter_stays(greeting: str) -> None:
    letter = ["معالي الوزير", greeting, LEAD, SECOND, THIRD]
    assert shown(paragraphs(letter)) == letter


def test_steps_in_a_list_stay_though_they_read_like_a_form() -> None:
    steps = ["افتح صفحة البلدية", "أدخل بريدك الإلكتروني ورقم هاتفك", "اضغط زر الموافقة"]
    items = "".join(f"<li>{step}</li>" for step in steps)
    assert shown(f"<p>{LEAD}</p><ol>{items}</ol><p>{SECOND}</p>") == [LEAD, *steps, SECOND]
    asked = f"<p>{LEAD}</p><p>أدخل بريدك الإلكتروني ورقم هاتفك</p><p>{SECOND}</p>"
    assert shown(asked) == [LEAD, SECOND]


def test_the_date_in_the_header_below_its_lead_goes() -> None:
    header = f"<header><p>{LEAD}</p><time datetime='2024-05-14'>14 مايو 2024</time></header>"
    assert shown(f"{header}<p>{SECOND}</p><p>{THIRD}</p>") == [LEAD, SECOND, THIRD]
    assert shown(f"<p>{LEAD}</p><p>14 مايو 2024</p><p>{SECOND}</p><p>{THIRD}</p>")[1] == "14 مايو 2024"


def test_short_answers_in_boxes_of_their_own_stay() -> None:
    asked = ["النداء: متى بدأ العمل؟", "المهندس: قبل شهر", "النداء: وهل ينتهي؟", "المهندس: نعم"]
    boxes = "".join(f"<div>{line}</div>" for line in [SECOND, *asked])
    html = page(f"<h1>{HEADLINE}</h1><p>14 مايو 2024</p><div>{boxes}</div>")
    assert clean_page(html).text.split("\n") == [SECOND, *asked]
    linked = boxes.replace("المهندس: نعم", "<a href='/2'>ماذا بعد السد؟</a>")
    html = page(f"<h1>{HEADLINE}</h1><p>14 مايو 2024</p><div>{linked}</div>")
    assert clean_page(html).text.split("\n") == [SECOND]
