"""Recipes whose ingredients and steps stand in boxes of their own."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import page

TITLE = "أرز المرفأ بالخضار الموسمية"
LEAD = "هذا الطبق من الأطباق السهلة التي تناسب مائدة الغداء في أيام الصيف، ويحبه الصغار والكبار لطعمه الخفيف."
NEEDED = ["المقادير", "2 كوب أرز", "ملح", "ربع كوب زيت"]
STEPS = ["طريقة العمل", "انقعي الأرز نصف ساعة.", "سخني الزيت ثم أضيفي البصل.", "قدميه ساخنا."]
LONG = [
    "طريقة العمل",
    "انقعي الأرز في ماء دافئ مدة نصف ساعة ثم صفيه جيدا من الماء.",
    "سخني الزيت في قدر واسع ثم أضيفي البصل وقلبيه حتى يذبل تماما.",
]
OTHERS = "<div class='x'><h3>وصفات مشابهة</h3><a href='/1'>أرز بالشعيرية</a><a href='/2'>أرز بخاري</a></div>"


def box(lines: list[str], tag: str = "p", name: str = "part") -> str:
    return f"<div class='{name}'><h2>{lines[0]}</h2>{''.join(f'<{tag}>{line}</{tag}>' for line in lines[1:])}</div>"


def cleaned(body: str) -> list[str]:
    made = page(f"<main><h1>{TITLE}</h1>{body}{OTHERS}</main>", f"<title>{TITLE}</title>")
    return clean_page(made).text.split("\n")


@pytest.mark.parametrize("steps", [STEPS, LONG])
@pytest.mark.parametrize("tag", ["p", "li"])
def test_all_parts_of_a_recipe_are_text(steps: list[str], tag: str) -> None:
    body = f"<div class='intro'><p>{LEAD}</p></div>{box(NEEDED, tag, 'a')}{box(steps, tag, 'b')}"
    assert cleaned(body) == [LEAD, *NEEDED, *steps]


def test_they_are_text_behind_several_paragraphs() -> None:
    lines = [LEAD, LEAD.replace("هذا", "وذاك"), LEAD.replace("هذا", "وهو")]
    body = f"<div class='txt'>{''.join(f'<p>{line}</p>' for line in lines)}</div>{box(NEEDED, 'p', 'a')}{box(STEPS)}"
    assert cleaned(body) == [*lines, *NEEDED, *STEPS]


def test_one_such_box_alone_is_no_recipe() -> None:
    body = f"<div class='intro'><p>{LEAD}</p></div>{box(NEEDED, 'p', 'a')}"
    assert cleaned(body) == [LEAD]


def test_a_box_that_leads_to_other_pages_is_none_of_its_parts() -> None:
    linked = [NEEDED[0], "<a href='/3'>مقادير الكعكة الإسفنجية كما يعدها الطباخون</a>"]
    body = f"<div class='intro'><p>{LEAD}</p></div>{box(linked, 'p', 'a')}{box(STEPS)}"
    assert cleaned(body) == [LEAD]


def test_the_dish_of_the_day_beside_a_text_is_no_part_of_it() -> None:
    lines = [LEAD, LEAD.replace("هذا", "وذاك"), LEAD.replace("هذا", "وهو")]
    text = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article>"
    dish = f"<div class='day'>{box(NEEDED, 'p', 'a')}{box(STEPS)}</div>"
    assert clean_page(page(text + dish, f"<title>{TITLE}</title>")).text.split("\n") == lines
