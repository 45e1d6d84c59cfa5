"""Elements that say that they hold the author or the source."""

import pytest

from pipelines.cleaning.metadata.marks import byline_marks
from tests.cleaning.metadata.seen import seen
from tests.cleaning.pages import HEADLINE

TITLE = f"<h1>{HEADLINE}</h1>"


def marks(before: str = "", behind: str = "") -> list[tuple[str, str]]:
    return [(mark.field, mark.text) for mark in byline_marks(seen(TITLE + before, behind, title_at=0))]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p class='author'>سالم الهادي</p>", ("authors", "سالم الهادي")),
        ("<p><a rel='author' href='/x'>سالم الهادي</a></p>", ("authors", "سالم الهادي")),
        ("<p><a href='/writers/7'>سالم الهادي</a></p>", ("authors", "سالم الهادي")),
        ("<p><span itemprop='author'>بقلم سالم الهادي</span></p>", ("authors", "سالم الهادي")),
        ("<section aria-labelledby='byline'><p>سالم الهادي</p></section>", ("authors", "سالم الهادي")),
        ("<p class='source'>رويترز</p>", ("source", "رويترز")),
        ("<p><a href='/source/reuters'>رويترز</a></p>", ("source", "رويترز")),
    ],
)
def test_elements_that_say_what_they_hold(markup: str, found: tuple[str, str]) -> None:
    assert marks(markup) == [found]
    assert marks(behind=markup) == [found]


@pytest.mark.parametrize(
    "markup",
    [
        "<p class='comment-author'>سالم الهادي</p>",
        "<div><img src='a.jpg'><span class='photo-author'>سالم الهادي</span></div>",
        "<blockquote><p>السد حق للجميع</p><cite class='x-blockquote__author'>سالم الهادي</cite></blockquote>",
        "<blockquote><p>السد حق للجميع</p><p class='author'>سالم الهادي</p></blockquote>",
        "<p class='source'>الوسوم: سد، ري</p>",  # the label of another field
        f"<p class='author'>{'كلمة ' * 50}</p>",
        "<p>سالم الهادي</p>",
    ],
)
def test_elements_that_say_nothing(markup: str) -> None:
    assert marks(markup) == []


def test_a_columnist_s_box_with_a_link_to_more_of_his() -> None:
    more = "<a href='/columns/x'>مقالات أخرى للكاتب</a>"
    box = f"<div class='columnist'><h4><a href='/columns/x'>سالم سعد الهادي</a></h4>{more}</div>"
    around = seen(box + TITLE, title_at=2)
    assert ("authors", "سالم سعد الهادي") in [(mark.field, mark.text) for mark in byline_marks(around)]
