"""Words of buttons, menus and credits that head a part of the text or stand in a list of it."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADINGS = [
    "فيسبوك",
    "تيك توك",
    "القائمة:",
    "الاستقبال",
    "الأرشيف",
    "بحث",
    "سياسة الخصوصية",
    "الشروط والأحكام",
    "النص",
    "طباعة",
    "تفاصيل المباراة",
]
OTHERS = ["الصورة: مأساة شعب", "شاهد: الجنود أطلقوا النار"]
ITEMS = ["واتساب", "رياضة", "اقتصاد", "القائمة الرئيسية"]


def kept(*blocks: str) -> list[str]:
    text = "".join(blocks)
    page = f"<html><body><h1>الجسر الجديد يفتح</h1><div class='x1'>{text}</div></body></html>"
    return clean_page(page.encode()).text.split("\n")


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("heading", [*HEADINGS, *OTHERS])
@pytest.mark.parametrize("form", ["<h2>{}</h2>", "<h4>{}</h4>", "<p><strong>{}</strong></p>"])
def test_a_word_of_a_button_over_a_paragraph_heads_it(heading: str, form: str) -> None:
    lines = kept(paragraphs(PROSE[:2]), form.format(heading), paragraphs(PROSE[2:]))
    assert lines == [*PROSE[:2], heading, *PROSE[2:]]


@pytest.mark.parametrize("heading", HEADINGS)
def test_it_does_so_over_a_list_and_in_a_plain_text(heading: str) -> None:
    items = "<ul><li>شرب الماء</li><li>المشي كل صباح</li></ul>"
    assert kept(paragraphs(PROSE), f"<h3>{heading}</h3>", items)[-3:] == [heading, "شرب الماء", "المشي كل صباح"]
    plain = [*PROSE[:2], heading, *PROSE[2:]]
    assert clean_page("\n".join(plain).encode()).text.split("\n") == plain


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_beside_items_that_no_rule_knows_is_text(item: str) -> None:
    items = f"<ul><li>سيغنال الأخضر</li><li>{item}</li></ul>"
    for lines in (
        kept(paragraphs(PROSE[:2]), items, paragraphs(PROSE[2:])),
        kept(paragraphs(PROSE), items),
    ):
        assert item in lines


@pytest.mark.parametrize("comments", ["التعليقات", "تعليقات القراء"])
def test_comments_may_be_one_of_the_parts_of_a_text(comments: str) -> None:
    parts = "".join(f"<h2>{name}</h2>{paragraphs(PROSE[2:])}" for name in ("المقالات", comments, "الإعجابات"))
    lines = kept(paragraphs(PROSE[:2]), parts)
    assert [line for line in lines if line not in PROSE] == ["المقالات", comments, "الإعجابات"]
    box = f"<h2>المقالات</h2>{paragraphs(PROSE[2:])}"
    box += f"<h2>{comments}</h2><p>كلام جميل وصحيح يا أستاذ، شكرا على المقال</p>"
    assert kept(paragraphs(PROSE[:2]), box) == [*PROSE[:2], "المقالات", *PROSE[2:]]


@pytest.mark.parametrize("signs", ["العلامات: ارتفاع الحرارة، السعال", "علامات: حمى وسعال", "دلالات: صعود وهبوط"])
def test_signs_inside_a_text_are_no_tags(signs: str) -> None:
    lines = [*PROSE[:2], signs, *PROSE[2:]]
    page = f"<html><body><h1>الجسر الجديد</h1><div class='x1'>{paragraphs(tuple(lines))}</div></body></html>"
    for raw in ("\n".join(lines), page):
        article = clean_page(raw.encode())
        assert (article.text.split("\n"), article.tags) == (lines, [])
    behind = clean_page("\n".join([*PROSE, "العلامات: الجسر، النقل"]).encode())
    assert (behind.text.split("\n"), behind.tags) == (list(PROSE), ["الجسر", "النقل"])


@pytest.mark.parametrize(
    "button",
    [
        "<p>طباعة</p>",
        "<h3>شارك الخبر</h3>",
        "<h3>شارك</h3>",
        "<h3><a href='/print'>طباعة</a></h3>",
        "<ul><li>فيسبوك</li><li>تويتر</li></ul>",
        "<ul><li><a href='/help'>بحث</a></li><li>طباعة</li></ul>",
    ],
)
def test_a_button_between_paragraphs_goes(button: str) -> None:
    assert kept(paragraphs(PROSE[:2]), button, paragraphs(PROSE[2:])) == list(PROSE)
