"""One layout of a page, read by all stages."""

import dataclasses

import pytest

from pipelines.cleaning.layout.named_bodies import PAGE_SHARE
from pipelines.cleaning.layout.outline import weigh
from tests.cleaning.laid_out import of_page, of_text

LONG = "قال رئيس البلدية إن الجسر سيختصر الطريق بين الحيين إلى دقائق معدودة، وإن الأشغال استمرت عامين كاملين."


def zones(body: str) -> list[str | None]:
    layout = of_page(f"<html><head><title>عنوان الخبر الأول</title></head><body>{body}</body></html>")
    return [layout.outline.zone(block.index) for block in layout.blocks]


def test_a_layout_and_its_page_do_not_change() -> None:
    layout = of_page("<html><body><p>سطر</p></body></html>")
    with pytest.raises(dataclasses.FrozenInstanceError):
        layout.page = layout.page  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        layout.page.url = "x"  # type: ignore[misc]
    assert layout.outline is layout.outline
    assert layout.page.blocks is layout.blocks


def test_a_plain_text_has_neither_headline_nor_outlets() -> None:
    layout, _ = of_text("عنوان", "سطر", url="https://duha.example/1")
    assert (layout.blocks, layout.headline, layout.outlets, layout.outline.nodes) == ([], None, frozenset(), [])


def test_a_region_counts_for_all_that_stands_in_it() -> None:
    assert zones(f"<div class='related'><div><p>سطر</p></div></div><p>{LONG}</p>") == ["related", None]


def test_what_holds_the_headline_or_most_of_the_text_is_no_region() -> None:
    assert zones("<div class='share'><h1>عنوان الخبر الأول</h1><p>سطر</p></div>") == [None, None]
    assert zones(f"<div class='ad'><p>{LONG}</p></div><p>سطر</p>") == [None, None]
    half = f"<div class='ad'><p>{LONG}</p></div><p>{LONG}</p>"
    assert PAGE_SHARE == 0.5
    assert zones(half) == ["ad", None]


def test_comments_behind_the_text_are_comments_however_long() -> None:
    comments = "".join(f"<p>{number} {LONG}</p>" for number in range(6))
    assert set(zones(f"<p>{LONG}</p><p>{LONG}</p><div id='comments'>{comments}</div>")[2:]) == {"comments"}


def test_boxes_around_fields_and_links_to_the_author() -> None:
    assert zones(f"<div><p>أدخل بريدك هنا</p><input type='email'></div><p>{LONG}</p>")[0] == "newsletter"
    assert zones(f"<div><p>أدخل بريدك هنا</p><input type='hidden'></div><p>{LONG}</p>")[0] is None
    assert zones(f"<div><p>كاتب من المدينة</p><a rel='author' href='/a'>سالم</a></div><p>{LONG}</p>")[0] == "byline"


def test_running_text_weighs_and_links_headings_and_teasers_do_not() -> None:
    body = f"<p>{LONG}</p><h2>{LONG}</h2><p><a href='/'>{LONG}</a></p><p>{LONG}</p><p>زر</p>"
    layout = of_page(f"<html><body>{body}</body></html>")
    assert [weigh(block) for block in layout.blocks] == [len(LONG), 0, 0, len(LONG), 0]
    assert layout.outline.weights == [len(LONG), 0, 0, pytest.approx(0.4 * len(LONG)), 0]


def test_what_the_site_owns() -> None:
    head = "<title>عنوان الخبر الأول | نداء الوادي</title><meta property='og:site_name' content='Nidaa'>"
    body = "<h1>عنوان الخبر الأول</h1><p>سطر</p><p>جميع الحقوق محفوظة لمؤسسة المرفأ</p>"
    layout = of_page(f"<html><head>{head}</head><body>{body}</body></html>", url="https://www.nidaa.example/1")
    assert all(map(layout.owns, ("نداء الوادي", "صحيفة نداء الوادي", "nidaa", "مؤسسة المرفأ")))
    assert not layout.owns("وكالة الضحى")
    assert layout.knows_itself("وكالة الضحى")
    only_host = of_page("<html><body><p>سطر</p></body></html>", url="https://www.nidaa.example/1")
    assert not only_host.knows_itself("وكالة الضحى")
