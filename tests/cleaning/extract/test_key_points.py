"""Points between a headline and its text, which the article says in short."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, TEXT, THIRD, page

WHOLE = f"{LEAD}\n{SECOND}\n{THIRD}"


def cleaned(between: str) -> str:
    byline = "<div class='byline'>كتب: سامر الحلبي</div>"
    return clean_page(page(f"<div><h1>{HEADLINE}</h1>{between}{byline}<div class='entry'>{TEXT}</div></div>")).text


@pytest.mark.parametrize(
    ("between", "points"),
    [
        ("<ul><li>ترميم السد يبدأ مطلع الشهر</li><li>الكلفة من موازنة البلدية</li></ul>", 2),
        (
            "<div><h2>أبرز النقاط</h2><ul><li><p>ترميم السد يبدأ مطلع الشهر</p></li><li>ثلاث مراحل</li></ul></div>",
            3,
        ),
        ("<div><b>باختصار</b><ul><li>ترميم السد يبدأ مطلع الشهر</li><li>ثلاث مراحل للعمل</li></ul></div>", 3),
        ("<ol><li>ترميم السد يبدأ مطلع الشهر</li><li>ثلاث مراحل للعمل</li><li>دون انقطاع المياه</li></ol>", 3),
    ],
)
def test_they_are_text(between: str, points: int) -> None:
    lines = cleaned(between).split("\n")
    assert lines[points:] == WHOLE.split("\n")
    assert "ترميم السد يبدأ مطلع الشهر" in lines[:points]


@pytest.mark.parametrize(
    "between",
    [
        "<ul><li>طباعة</li><li>إرسال</li></ul>",
        "<ul><li><a href='/1'>ترميم السد يبدأ مطلع الشهر</a></li><li><a href='/2'>ثلاث مراحل للعمل هناك</a></li></ul>",
        "<ul><li>14 يناير 2026</li><li>10:00 م</li><li>المشاهدات 862</li></ul>",
        "<ul class='share-list'><li>انشر على صفحتك الآن</li><li>أرسل إلى صديق لك</li></ul>",
        "<ul><li>سطر واحد فقط هنا</li></ul>",
    ],
)
def test_other_lists_are_not(between: str) -> None:
    assert cleaned(between) == WHOLE


def test_a_link_among_them_is_none() -> None:
    link = "<a href='/1'>خريطة سدود الوادي منذ قرن</a>"
    listed = f"<ul><li>ترميم السد يبدأ مطلع الشهر</li><li>ثلاث مراحل للعمل</li><li>{link}</li></ul>"
    assert cleaned(listed).split("\n")[:3] == ["ترميم السد يبدأ مطلع الشهر", "ثلاث مراحل للعمل", LEAD]


def test_who_is_quoted_stands_in_the_footer_of_a_quotation() -> None:
    quotation = f"<blockquote><p>{SECOND}</p><footer>سالم الهادي، مهندس السد</footer></blockquote>"
    body = f"<h1>{HEADLINE}</h1><p>{LEAD}</p>{quotation}<p>{THIRD}</p>"
    assert "سالم الهادي، مهندس السد" in clean_page(page(f"<article>{body}</article>")).text.split("\n")


def test_the_date_below_the_points_is_the_articles() -> None:
    points = "<h2>أبرز النقاط</h2><ul><li>ترميم السد يبدأ مطلع الشهر</li><li>ثلاث مراحل للعمل</li></ul>"
    byline = "<div class='byline'>By Jo Keller | 12 April 2024, 10:14</div>"
    html = page(f"<div><h1>{HEADLINE}</h1>{points}{byline}<div class='entry'>{TEXT}</div></div>")
    assert clean_page(html).published == "2024-04-12T10:14"
