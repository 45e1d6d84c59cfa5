"""Bylines behind signs of fonts, in elements side by side, beside dates, and between a place and a colon."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import ld, meta
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article, page


@pytest.mark.parametrize("icon", ["fa fa-user", "fas fa-user-edit", "bi bi-person", "icon-user", "fa-solid fa-pen-nib"])
def test_a_name_behind_the_sign_of_a_person(icon: str) -> None:
    row = f"<ul><li><i class='{icon}'></i> {{}}</li><li><i class='fa fa-calendar'></i> 2024-05-09</li></ul>"
    assert clean_page(article(before=row.format("سالم الهادي"))).authors == ["سالم الهادي"]
    assert clean_page(article(before=row.format("<span>سالم الهادي</span>"))).authors == ["سالم الهادي"]
    for nobody in ("الإدارة", "512 زائر", "سد الوادي", "تسجيل الدخول"):
        assert clean_page(article(before=row.format(nobody))).authors == []
    assert clean_page(article(before=row.format("سالم الهادي").replace(icon, "fa fa-tag"))).authors == []


def test_a_reader_behind_the_sign_of_a_person() -> None:
    sign = "<i class='fa fa-user'></i> سالم الهادي"
    said = f"<div><span>{sign}</span> <span>24 نوفمبر 2026</span><p>الماء في بلدتنا ما زال مقطوعا منذ أيام.</p></div>"
    body = f"<article><h1>{HEADLINE}</h1><div><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    for behind in (said, f"<div>{sign.replace('سالم', '<a href=/u/1>سالم')}</a></div>"):
        assert clean_page(page(body + behind)).authors == []


def test_two_writers_and_their_city_in_one_line() -> None:
    line = "<p>سالم الهادي ورغد التميمي - الإسكندرية</p>"
    assert clean_page(article(before=line)).authors == ["سالم الهادي", "رغد التميمي"]


def test_a_reporter_of_the_paper_between_place_and_name() -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    line = "<p>غزة - مراسل نداء الوادي - سالم الهادي</p>"
    assert clean_page(article(before=line, head=head)).authors == ["سالم الهادي"]


def test_labels_in_elements_of_which_one_is_a_place() -> None:
    line = "<div><span>الكاتب: </span><span>طلال الصوافي</span><span>المصدر: </span><span>مسقط</span></div>"
    assert clean_page(article(before=line)).authors == ["طلال الصوافي"]
    assert clean_page(article(before=line)).source is None


@pytest.mark.parametrize(
    "nobody", ["Ses articles", "View More Articles", "Gulf Staff", "Senior Washington Correspondent"]
)
def test_links_and_desks_in_latin_letters(nobody: str) -> None:
    assert clean_page(article(before=f"<div class='author'>{nobody}</div>")).authors == []
    assert clean_page(article(head=meta("author", nobody))).authors == []


def test_by_before_a_stated_name() -> None:
    assert clean_page(article(head=meta("author", "By Karla Wenz"))).authors == ["Karla Wenz"]


def test_western_bylines_beside_a_date() -> None:
    line = "<div class='author'>Par <a href='/a'>Nada Maucourant</a>, le 25 novembre 2026</div>"
    assert clean_page(article(before=line)).authors == ["Nada Maucourant"]
    line = "<div>Par: <b>Yacine Babouche</b> 25 Nov. 2026 à 10:12</div>"
    assert clean_page(article(before=line)).authors == ["Yacine Babouche"]


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("عدن – سالم الهادي: ", ["سالم الهادي"]),
        ("عدن - وزير الري: ", []),
        ("عدن - نداء الوادي: ", []),
        ("عدن - سالم الهادي - ", []),
        ("الطريق - سالم الهادي: ", []),
    ],
)
def test_a_place_and_a_name_that_open_the_text(opening: str, authors: list[str]) -> None:
    head = "<meta property='og:site_name' content='نداء الوادي'>"
    body = f"<article><h1>{HEADLINE}</h1><div><p>{opening}{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    assert clean_page(page(body, head)).authors == authors
    told = body.replace(
        "</p></div>", "</p><p>وقال سالم الهادي إن السد حق لكل قرية وإن الأهالي ينتظرون منذ سنوات.</p></div>"
    )
    assert clean_page(page(told, head)).authors == []


def test_by_in_two_words_behind_a_date() -> None:
    line = "<div>نُشر في 25 نوفمبر 2026 من طرف {}</div>"
    assert clean_page(article(before=line.format("سالم الهادي"))).authors == ["سالم الهادي"]
    assert clean_page(article(before=line.format("نداء الوادي"))).authors == []


def test_a_desk_that_json_ld_calls_an_organisation() -> None:
    head = meta("og:site_name", "نداء الوادي") + ld(author={"@type": "Organization", "name": "فريق تحرير نداء الوادي"})
    read = clean_page(article(head=head))
    assert (read.authors, read.source) == (["فريق تحرير نداء الوادي"], None)
