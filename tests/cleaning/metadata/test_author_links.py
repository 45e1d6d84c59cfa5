"""Links over the headline, addresses of writers, and what stands beside a name."""

import pytest

from naqi import clean_page
from pipelines.cleaning.metadata.author_links import leads_to_author
from tests.cleaning.described import read
from tests.cleaning.pages import article

SALEM = "سالم الهادي"
DATE = "<time>3 مايو 2024</time>"


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/author/salem", True),
        ("/search/author.asp?id=5", True),
        ("/kottab/12", True),
        ("/authors", False),
        ("/author.asp", False),
        ("/coauthoring/x", False),
    ],
)
def test_addresses_of_writers(href: str, leads: bool) -> None:
    assert leads_to_author(href) == leads


def test_a_strong_name_inside_the_text_is_no_part_of_the_loose_date_over_it() -> None:
    said = "<p><b>سالم الهادي</b></p><p>قال الخبير إن ما يجري في الوادي يتطلب تحركا عاجلا من الجميع.</p>"
    assert clean_page(article(before=DATE, behind=said)).authors == []


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<span class='auther'>منار الوادي</span>", ["منار الوادي"]),
        ("كتبت منى رشيد من القاهرة", ["منى رشيد"]),
        ("كتبت منى رشيد من قلبها", []),
        ("كتب سالم الهادي لـ”نداء الوادي”:", [SALEM]),
        ("<span class='author'>كلمة الرياض</span>", []),
        ("<span class='author'>رأي القدس</span>", []),
        ("السيد رئيس التحرير المحترم", []),
        ("السيد وزير الري", []),
        ("<span class='byline'><i>كنوت بيرنغن</i> <i>ترجمة: منى رشيد</i></span>", ["كنوت بيرنغن"]),
        ("<span class='byline'>سالم الهادي - تصوير: منى رشيد</span>", [SALEM]),
    ],
)
def test_lines_over_the_text(line: str, authors: list[str]) -> None:
    assert read(article(before=f"<div>{line}</div>")).authors == authors


@pytest.mark.parametrize(
    ("between", "authors"),
    [("إلى روح الشهيد", []), ("شاهد: رحلة في الوادي", []), ("بطولة:", []), ("***", [SALEM])],
)
def test_a_short_line_may_lead_to_the_name_under_the_text(between: str, authors: list[str]) -> None:
    assert read(article(behind=f"<p>{between}</p><p>{SALEM}</p>")).authors == authors


def test_a_name_and_what_he_is_in_one_block() -> None:
    box = "<div><a href='/team/5'>%s</a> <small>%s</small></div>"
    assert read(article(before=box % (SALEM, "باحث في علم الاجتماع"))).authors == [SALEM]
    assert read(article(before=box % (SALEM, "يفتتح السد"))).authors == []


def test_a_heading_over_a_link_names_the_writer_of_that() -> None:
    assert read(article(behind=f"<div><h4>{SALEM}</h4><a href='/x'>خريف السدود</a></div>")).authors == []


def test_who_took_a_picture_for_an_agency_did_not_write() -> None:
    assert read(article(before=f"<div>Getty Images / {SALEM}</div>")).authors == []
