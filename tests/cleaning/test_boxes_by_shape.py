"""Boxes that are known by what they hold, whatever they are called, and pages that are told in such boxes."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page

BYLINE = "<div class='z1'><span>كتب: سالم الهادي</span> <time>14 مايو 2024</time></div>"
FIELD = "<form><input type='email'><button>أرسل</button></form>"
LINKS = (
    "<ul><li><a href='/n/2'>شركة العبارات ترفع أسعارها</a></li><li><a href='/n/3'>خطة لبيع مبنى الجمارك</a></li></ul>"
)


def shown(body: str) -> list[str]:
    html = page(f"<article><h1>{HEADLINE}</h1>{body}</article>")
    return clean_page(html, url="https://nidaa.example/n/1").text.split("\n")


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='z8'><h3>كن معنا كل صباح</h3><p>تصلك أهم القصص كل صباح في بريدك.</p>{FIELD}</div>",
        f"<div class='z8'><p>كن معنا كل صباح</p>{FIELD}</div>",
        f"<div class='z7'><h3>من ملفاتنا القديمة</h3>{LINKS}</div>",
    ],
)
def test_boxes_between_paragraphs_go_with_their_headings(box: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p>{box}<p>{THIRD}</p>") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "part",
    [
        f"<div class='z8'><h3>كن معنا كل صباح</h3><p>{SECOND}</p>{FIELD}</div>",
        f"<div class='z8'><p>{SECOND}</p>{FIELD}</div>",
        f"<div class='z7'><h3>كن معنا كل صباح</h3>{LINKS}<p>{SECOND}</p><p>{SECOND} {THIRD}</p></div>",
    ],
)
def test_parts_of_the_text_stay_beside_a_form_or_links(part: str) -> None:
    assert SECOND in shown(f"<p>{LEAD}</p>{part}<p>{THIRD}</p>")


def test_a_heading_over_links_stays_where_its_part_of_the_text_follows() -> None:
    lines = shown(f"<p>{LEAD}</p><h3>خلفية المشروع</h3>{LINKS}<p>{SECOND}</p><p>{THIRD}</p>")
    assert lines == [LEAD, "خلفية المشروع", SECOND, THIRD]


def test_a_byline_with_its_date_goes_below_a_lead() -> None:
    assert shown(f"<div class='intro'><p>{LEAD}</p></div>{BYLINE}<div><p>{SECOND}</p><p>{THIRD}</p></div>") == [
        LEAD,
        SECOND,
        THIRD,
    ]
    entry = "<p>لقاء في 14 مايو 2024</p>"  # built like the text
    assert "لقاء في 14 مايو 2024" in shown(f"<p>{LEAD}</p>{entry}<p>{SECOND}</p><p>{THIRD}</p>")


def test_a_story_that_is_told_in_captions_is_told_whole() -> None:
    told = [f"الصورة {n}: {SECOND}" for n in range(5)]
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>{text}</figcaption></figure>" for n, text in enumerate(told)
    )
    assert shown(f"<p>{LEAD}</p>{figures}") == [LEAD, *told]
    text = "".join(f"<p>{n} {THIRD}</p>" for n in range(9))
    assert not set(told) & set(shown(f"<p>{LEAD}</p>{text}{figures}"))
