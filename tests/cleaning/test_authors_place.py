"""What stands where a theme puts the author: a name with more around it, a role, an account, nobody."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import ld
from tests.cleaning.pages import HEADLINE, TEXT, article, page

NAME, OTHER = "سالم الهادي", "منى الراشد"
JANNAH = (
    "<span class='author-meta'><span class='meta-author'><a href='/author/x' class='author-name'>{}</a></span>"
    "<a href='mailto:x@y.example' class='author-email-link'><span class='tie-icon-envelope'></span>"
    "<span class='screen-reader-text'>أرسل بريدا إلكترونيا</span></a></span>"
)
"""A theme's byline, with a button that only readers for the blind are told of."""
JOOMLA = (
    "<dl class='article-info'><dd class='createdby' itemprop='author'>كتب بواسطة: <span itemprop='name'>{}</span>"
    "</dd></dl>"
)
REACT = "<div class='sc-a1'><a class='sc-b2' href='/authors/12-x'>{}</a></div>"
MARKS = [JANNAH, JOOMLA, REACT]


@pytest.mark.parametrize(
    ("shown", "authors"),
    [
        (NAME, [NAME]),
        ("Super User", []),
        ("مدير التحرير", []),
        ("محرر النداء", []),
        ("سالم الهادي وآخرون", [NAME]),
        ("إعداد وتقديم: سالم الهادي", [NAME]),
        ("إعداد وتقديم سالم الهادي", [NAME]),
        ("تصوير: سالم الهادي", []),
        ("عدسة سالم الهادي", []),
        ("كتب: سالم الهادي - تصوير: منى الراشد", [NAME]),
        ("مراسلنا في عدن", []),
        ("مراسلنا في عدن سالم الهادي", [NAME]),
        ("سالم الهادي - مراسل النداء", [NAME]),
        ("salem@nidaa.example سالم الهادي", [NAME]),
        ("سالم الهادي كاتب وصحفي يمني", [NAME]),
        ("سالم الهادي ـــ ضيعة الجبل", [NAME]),
        ("سالم الهادي ومنى الراشد", [NAME, OTHER]),
        ("بندر بن فهد العتيبي", ["بندر بن فهد العتيبي"]),
    ],
)
@pytest.mark.parametrize("mark", MARKS)
def test_an_author_is_a_person_or_nobody(mark: str, shown: str, authors: list[str]) -> None:
    assert clean_page(article(before=f"<div>{mark.format(shown)}</div>")).authors == authors


@pytest.mark.parametrize("line", ["كتب: المحرر", "كتب: محرر الموقع", "تحرير: عدن - رويترز", "كتب: وزير الري"])
def test_a_removed_byline_makes_nobody_an_author(line: str) -> None:
    body = f"<article><h1>{HEADLINE}</h1><div class='entry'><p>{line}</p>{TEXT}</div></article>"
    assert clean_page(page(body)).authors == []


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("عنيزان- سالم الهادي", [NAME]),
        ("عنيزان: سالم الهادي", [NAME]),
        ("حوار - سالم الهادي", [NAME]),
        ("صورة - سالم الهادي", []),
        ("وزير الري: سالم الهادي", []),
        ("المدرب: سالم الهادي", []),
        ("مراسل النداء من وادي الشوق: الحبيب الهادي", ["الحبيب الهادي"]),
        ("❖ سالم الهادي", [NAME]),
        ("🔴 ذي قار / سالم الهادي", [NAME]),
        ("عدن-صدى-سالم الهادي", [NAME]),
        ("وحدة-صدى-سالم الهادي", []),
        ("عدن: يزيد الشمري", ["يزيد الشمري"]),
        ("عدن: القطاع الصناعي", []),
        ("عدن - سالم عبد الجليل", ["سالم عبد الجليل"]),
        ("عدن: مطار الوادي", []),
        ("عز الدين سالم", ["عز الدين سالم"]),
        ("هكذا عاد إلى البلدة القديمة - سالم الهادي", []),
    ],
)
def test_a_name_behind_a_town_that_no_list_has(line: str, authors: list[str]) -> None:
    body = f"<article><h1>{HEADLINE}</h1><div class='entry'><p><b>{line}</b></p>{TEXT}</div></article>"
    assert clean_page(page(body)).authors == authors


def test_a_name_with_what_he_is_in_an_element_behind_it() -> None:
    line = f"<div>{NAME}<span>صحافي تونسي</span></div><div>9 مايو 2024</div>"
    assert clean_page(article(before=line)).authors == [NAME]


def test_a_heading_beside_a_picture_is_a_columnist() -> None:
    card = "<div><img src='a.jpg'><{0}>سالم الهادي</{0}></div>"
    assert clean_page(article(before=card.format("h3"))).authors == [NAME]
    assert clean_page(article(before=card.format("p"))).authors == []


def test_who_comments_is_no_author() -> None:
    behind = f"<h3>التعليقات (1)</h3><div>{NAME}</div><div>شكرا لكم</div>"
    assert clean_page(article(behind=behind)).authors == []


def test_the_paper_in_quotation_marks_before_the_name() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    line = '<div>- "نداء الوادي" سالم الهادي:</div>'
    assert clean_page(article(before=line, head=head)).authors == [NAME]
    assert clean_page(article(before=line.replace("نداء الوادي", "الأهلي"), head=head)).authors == []


@pytest.mark.parametrize(("style", "authors"), [("text-align:left", ["كمال واسطة"]), ("color:red", [])])
def test_a_signature_at_the_far_side(style: str, authors: list[str]) -> None:
    body = f"<article><h1>{HEADLINE}</h1><div class='entry'>{TEXT}<p style='{style}'>كمال واسطة</p></div></article>"
    assert clean_page(page(body)).authors == authors


def test_a_translator_beside_the_writer() -> None:
    people = f"<ul><li>{NAME} (النص)</li><li>{OTHER} (ترجمة)</li></ul>"
    behind = f"<p>ترجمة: {OTHER}</p>"
    assert clean_page(article(before=people, behind=behind)).authors == [NAME]
    head = ld(author={"@type": "Person", "name": NAME})
    assert clean_page(article(behind=behind, head=head)).authors == [NAME]
    assert clean_page(article(behind=behind)).authors == [OTHER]


@pytest.mark.parametrize("line", ["بقلم: صدانيوز", "بقلم: صدانيوز مع أ ف ب", "بقلم: صدانيوز مع وكالة الوادي"])
def test_one_word_that_no_list_has_is_no_person(line: str) -> None:
    assert clean_page(article(before=f"<div>{line}</div>")).authors == []


def test_a_desk_in_latin_letters_that_opens_with_the_host() -> None:
    line = "<p class='author'>by Nidaa Press G</p>"
    assert clean_page(article(before=line), url="https://www.nidaapress.example/1").authors == []
    assert clean_page(article(before=line), url="https://www.wadi.example/1").authors == ["Nidaa Press G"]


def test_a_rare_name_behind_the_site() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    assert clean_page(article(before="<p>نداء الوادي ـ يسير الإيحيائي</p>", head=head)).authors == ["يسير الإيحيائي"]
    assert clean_page(article(before="<p>صدى الوادي ـ يسير الإيحيائي</p>", head=head)).authors == []


def test_what_stands_in_elements_side_by_side_is_not_glued() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    line = "<div><span>نداء الوادي - يوسف الكوش</span><span>السبت 23 مارس 2024 - 22:19</span></div>"
    assert clean_page(article(before=line, head=head)).authors == ["يوسف الكوش"]


def test_what_is_told_of_the_writer() -> None:
    box = "<div><h3>{}</h3><p><b>سالم الهادي</b> صحفي مصري مهتم بالتراث</p></div>"
    assert clean_page(article(behind=box.format("عن الكاتب"))).authors == [NAME]
    assert clean_page(article(behind=box.format("عن السد"))).authors == []


def test_a_given_name_that_is_a_word_behind_a_town() -> None:
    assert clean_page(article(before="<div>بيروت – هدى قزي</div>")).authors == ["هدى قزي"]
    assert clean_page(article(before="<div>ضيعة – هدى قزي</div>")).authors == []


def test_who_is_listed_behind_the_text_is_no_author() -> None:
    body = f"<section><h1>{HEADLINE}</h1><div>{TEXT}</div>{{}}</section>"
    assert clean_page(page(body.format(f"<div>{NAME}</div><div>{OTHER}</div>"))).authors == []
    assert clean_page(page(body.format(f"<div>{NAME}</div>"))).authors == [NAME]


def test_and_behind_a_comma_and_a_translator_behind_one() -> None:
    assert clean_page(article(before=f"<div>أعد التقرير: {NAME}، وشيرين عادل</div>")).authors == [NAME, "شيرين عادل"]
    assert clean_page(article(before=f"<div>بقلم {NAME}، ترجمة {OTHER}</div>")).authors == [NAME]
