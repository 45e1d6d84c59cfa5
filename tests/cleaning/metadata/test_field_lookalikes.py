"""Tags and sections, and the menus, related articles and datelines that look like them."""

import pytest

from tests.cleaning.metadata.test_field_kinds import TEXT, article
from tests.cleaning.pages import HEADLINE

KEYWORDS = "<meta name='keywords' content='محليات,اقتصاد,رياضة'>"
MENU = "<nav><a href='/s/1'>محليات</a><a href='/s/2'>اقتصاد</a><a href='/s/3'>رياضة</a></nav>"
ROW = "<div class='links'><a href='/s/1'>محليات</a> | <a href='/s/2'>اقتصاد</a> | <a href='/s/3'>رياضة</a></div>"
OTHER = "<div class='links'><a href='/k/1'>محليات</a> | <a href='/k/2'>اقتصاد</a> | <a href='/k/3'>رياضة</a></div>"


def test_links_of_the_menu_are_no_tags() -> None:
    body = f"<h1>{HEADLINE}</h1><div>{TEXT}</div>"
    assert article(f"{MENU}{body}{ROW}", KEYWORDS).tags == []
    assert article(f"{MENU}{body}{OTHER}", KEYWORDS).tags == ["محليات", "اقتصاد", "رياضة"]


def test_a_box_named_after_tags_that_holds_headlines() -> None:
    related = "".join(
        f"<li><a href='/n/{at}'>{text}</a></li>"
        for at, text in enumerate(["الأهالي يشكرون البلدية", "وصول الحجارة والإسمنت إلى موقع السد القديم في الوادي"])
    )
    tags = "<div class='tagsHolder'><a href='/tags/1'>السدود</a><a href='/tags/2'>الري</a></div>"
    body = f"<h1>{HEADLINE}</h1><div>{TEXT}</div><div class='tags'><h3>أخبار متعلقة</h3><ul>{related}</ul></div>{tags}"
    assert article(body).tags == ["السدود", "الري"]


@pytest.mark.parametrize("label", ["كلمات دليلية", "الكلمات الدليلية :", "كلمات رئيسية:"])
def test_labels_of_tags(label: str) -> None:
    tags = f"<div>{label} <a href='/t/1'>السدود</a> <a href='/t/2'>الري</a></div>"
    assert article(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>{tags}").tags == ["السدود", "الري"]


def test_a_box_named_after_tags_in_another_language() -> None:
    tags = "<div class='etiket'><a href='/t/1'>السدود</a><a href='/t/2'>الري</a></div>"
    assert article(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>{tags}").tags == ["السدود", "الري"]


@pytest.mark.parametrize(
    ("stamp", "section"),
    [
        ("محلي | 2020-01-22 17:40:00", "محلي"),
        ("أمن | 12:05 - 03/02/2023", "أمن"),
        ("بغداد | 12:05 - 03/02/2023", None),
        ("متابعات | 12:05 - 03/02/2023", None),
        ("سالم الهادي | 12:05 - 03/02/2023", None),
        ("تاريخ النشر | 12:05 - 03/02/2023", None),
    ],
)
def test_the_word_before_a_stamp_and_a_bar(stamp: str, section: str | None) -> None:
    assert article(f"<h1>{HEADLINE}</h1><div>{stamp}</div><div>{TEXT}</div>").section == section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("<div>محليات - 12 مارس 2024</div>", "محليات"),
        ("<div><a href='/s/1'>محليات</a> | 12 مارس 2024</div>", "محليات"),
        ("<div><span>القسم: أخبار السدود</span><span>12 مارس 2024</span></div>", "أخبار السدود"),
        ("<div>السدود - 12 مارس 2024</div>", None),
        ("<div>محليات - سالم الهادي - 12 مارس 2024</div>", None),
        ("<div><span>القسم الأول من الطريق</span><span>12 مارس 2024</span></div>", None),
    ],
)
def test_the_section_beside_a_date(line: str, section: str | None) -> None:
    assert article(f"{MENU}<h1>{HEADLINE}</h1>{line}<div>{TEXT}</div>").section == section


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("logo.png", False),
        ("img/no-image.jpg", False),
        ("default.jpg", False),
        ("apple-logo-store.jpg", True),
        ("logos.jpg", True),
        ("image/?id=3", True),
    ],
)
def test_a_logo_is_no_picture_of_an_article(path: str, kept: bool) -> None:
    address = f"https://sada.example.net/{path}"
    found = article(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>", f"<meta property='og:image' content='{address}'>").image
    assert found == (address if kept else None)
