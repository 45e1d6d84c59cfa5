"""The section that the article stands in."""

import pytest

from crawler.items import Hints
from pipelines.cleaning.metadata.section import find_section
from tests.cleaning.described import ld, meta
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE

TITLE = f"<h1>{HEADLINE}</h1>"
CRUMBS = [{"name": name} for name in ("الرئيسية", "محليات", HEADLINE)]


@pytest.mark.parametrize(
    ("before", "head", "at"),
    [
        (TITLE, meta("article:section", "محليات"), 0),
        (TITLE, ld(articleSection=["أخبار", "محليات"]), 0),  # the narrowest is last
        (TITLE, ld(itemListElement=CRUMBS).replace("NewsArticle", "BreadcrumbList"), 0),
        (f"<p>الرئيسية > أخبار > محليات</p>{TITLE}", "", 1),
        (f"<ul class='breadcrumb'><li>الرئيسية</li><li>محليات</li></ul>{TITLE}", "", 2),
        (f"<nav><a href='/m'>محليات</a></nav><p>محليات</p>{TITLE}", "", 2),
    ],
    ids=["meta", "json-ld", "json-ld-crumbs", "path", "crumbs", "menu"],
)
def test_witnesses(before: str, head: str, at: int) -> None:
    assert find_section(seen(before, head=head, title_at=at), HEADLINE) == "محليات"


def test_the_part_of_the_title_between_headline_and_site() -> None:
    head = f"<title>{HEADLINE} | محليات | نداء</title>" + meta("og:site_name", "نداء")
    assert find_section(seen(TITLE, head=head, title_at=0), HEADLINE) == "محليات"


def test_what_a_feed_says_comes_last() -> None:
    hints = Hints(section="اقتصاد")
    assert find_section(seen(TITLE, title_at=0, hints=hints), HEADLINE) == "اقتصاد"
    head = meta("article:section", "محليات")
    assert find_section(seen(TITLE, head=head, title_at=0, hints=hints), HEADLINE) == "محليات"


@pytest.mark.parametrize("name", ["نداء", "الرئيسية", "م", "محليات, اقتصاد", "كلمة " * 9])
def test_what_is_no_section(name: str) -> None:
    head = meta("article:section", name) + meta("og:site_name", "نداء")
    assert find_section(seen(TITLE, head=head, title_at=0), HEADLINE) is None


def test_a_menu_in_one_line_is_no_path() -> None:
    assert find_section(seen(f"<p>الرئيسية | أخبار | رياضة | فن</p>{TITLE}", title_at=1), HEADLINE) is None


@pytest.mark.parametrize(
    "beside",
    [
        "<p><a href='/c' rel='category tag'>محليات</a></p>",
        "<p><a href='/category/local'>محليات</a></p>",
        "<p><a href='/local/'>محليات</a></p>",
        "<ul class='td-category'><li class='entry-category'><a href='/c'>محليات</a></li></ul>",
        f"<nav id='breadcrumb'><a href='/'>الرئيسية</a>/<a href='/c'>محليات</a>/<b>{HEADLINE}</b></nav>",
        "<div class='crumbs'><div><span><a href='/'>الرئيسية</a></span> <a href='/c'>محليات</a></div></div>",
    ],
)
def test_a_link_beside_the_headline(beside: str) -> None:
    url = "https://nidaa.example/local/2024/17"
    around = seen(beside + TITLE, url=url)
    at = next(block.index for block in around.blocks if block.element.tag == "h1")
    assert find_section(around.with_title(at), HEADLINE) == "محليات"


@pytest.mark.parametrize(
    "beside",
    ["<p><a href='/local/' class='source'>محليات</a></p>", "<p><a href='/tag/other/'>محليات</a></p>", "<p>محليات</p>"],
)
def test_a_link_to_something_else_beside_the_headline(beside: str) -> None:
    assert find_section(seen(beside + TITLE, title_at=1, url="https://nidaa.example/local/2024/17"), HEADLINE) is None


def test_the_writer_in_the_title_is_no_section() -> None:
    head = f"<title>{HEADLINE} | سالم الهادي | نداء</title>" + meta("og:site_name", "نداء")
    around = seen(TITLE, head=head, title_at=0)
    assert find_section(around, HEADLINE, ["سالم الهادي"]) is None
    assert find_section(around, HEADLINE) == "سالم الهادي"


@pytest.mark.parametrize("cat", ["<span class='cat'>محليات</span>", "<span class='cat'><a href='/x'>محليات</a></span>"])
def test_a_label_in_a_line_beside_the_headline(cat: str) -> None:
    assert find_section(seen(f"{TITLE}<div>{cat} <span>3 مايو 2024</span></div>", title_at=0), HEADLINE) == "محليات"
    assert find_section(seen(f"{TITLE}<div>{cat.replace('cat', 'x')}</div>", title_at=0), HEADLINE) is None


LINK = "<p><a href='/x'>محليات</a></p>"


def section_over(before: str, url: str | None = None) -> str | None:
    """The section of a page that opens with `before` and its headline."""
    around = seen(f"<div>{before}</div><div>{TITLE}</div>", url=url)
    at = next(block.index for block in around.blocks if block.element.tag == "h1")
    return find_section(around.with_title(at), HEADLINE)


@pytest.mark.parametrize(
    "before",
    [
        LINK,
        "<a href='/'>نداء</a><div><a href='/?cat=3'>محليات</a></div>",
        "<a href='/'>نداء</a> <a href='/m'>محليات</a> <a href='/s'>رياضة</a></div><div><i><a href='/m'>محليات</a></i>",
        "<p><a href='/'>الرئيسية</a> / <a href='/n'>أخبار</a> / <a href='/l'>محليات</a></p>",
        f"<ul><li><a href='/'>الرئيسية</a></li><li><a href='/l'>محليات</a></li><li>{HEADLINE}</li></ul>",
        "<ul><li><a href='/'>الرئيسية</a></li><li><a href='/n'>أخبار</a></li><li><a href='/n/l'>محليات</a></li></ul>",
    ],
    ids=["alone", "under-the-name", "in-the-menu", "path", "list", "nested"],
)
def test_links_over_the_headline_that_nothing_names(before: str) -> None:
    assert section_over(before) == "محليات"


@pytest.mark.parametrize(
    "before",
    [
        "<ul><li><a href='/s'>رياضة</a></li><li><a href='/x'>محليات</a></li></ul>",
        "<ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a></li><li><a href='/x'>محليات</a></li></ul>",
        "<p><a href='/'>الرئيسية</a> | <a href='/s'>رياضة</a> | <a href='/x'>محليات</a></p>",
        "<header><a href='/x'>محليات</a></header>",
        "<p><a href='/about'>من نحن</a></p>",
        "<p><a href='/author/4'>محليات</a></p>",
        "<p><a href='/ar/'>محليات</a></p>",
        "<p><a href='/x'>أسعار الخضار ترتفع من جديد</a></p>",
        f"{LINK}<p>سطر طويل من كلام لا يعرف أحد ما هو ولا لماذا يقف هنا</p>",
    ],
    ids=["menu", "menu-with-home", "bars", "header", "page", "person", "front", "headline", "apart"],
)
def test_links_over_the_headline_that_may_be_anything(before: str) -> None:
    assert section_over(before) is None


def test_a_link_over_the_headline_in_another_folder_than_the_page() -> None:
    menu = "<a href='/'>نداء</a> <a href='/sport'>رياضة</a>"
    assert section_over(f"{menu}</div><section><div>{LINK}", "https://nidaa.example/sport/17") is None
    assert section_over(f"{menu}</div><section><div>{LINK}", "https://nidaa.example/17") == "محليات"


@pytest.mark.parametrize("byline", ["بقلم: سالم الهادي", "بقلم سالم الهادي", "كتبه سالم الهادي"])
def test_a_byline_between_headline_and_site_is_no_section(byline: str) -> None:
    head = f"<title>{HEADLINE} - {byline} - نداء</title>" + meta("og:site_name", "نداء")
    assert find_section(seen(TITLE, head=head, title_at=0), HEADLINE) is None
    books = f"<title>{HEADLINE} - كتب - نداء</title>" + meta("og:site_name", "نداء")
    assert find_section(seen(TITLE, head=books, title_at=0), HEADLINE) == "كتب"
