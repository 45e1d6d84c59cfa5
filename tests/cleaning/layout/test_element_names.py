"""What class, id and their like say of an element."""

from typing import get_args

import lxml.html
import pytest
from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import Says, Zone, is_undated, says, zone_of
from pipelines.cleaning.toml_files import read_toml


def element(markup: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(markup)


@pytest.mark.parametrize(
    ("markup", "zone"),
    [
        ("<div class='x related-posts'></div>", "related"),
        ("<div class='RelatedNews'></div>", "related"),
        ("<div class='most-read-list'></div>", "related"),
        ("<div class='relatedlinks'></div>", "related"),
        ("<div class='video-full-transcript'></div>", "player"),
        ("<div class='img-discri small'></div>", "caption"),
        ("<div class='CopyRights'></div>", "caption"),
        ("<div class='bg-img'></div>", None),  # what a part of the text is painted on
        ("<div class='mostly-text'></div>", None),
        ("<div id='comments'></div>", "comments"),
        ("<div class='css-1x9' data-testid='byline-block'></div>", "byline"),
        ("<div class='has-sidebar'></div>", None),  # says what the element has
        ("<div class='no-comments'></div>", None),
        ("<h3 class='text-size-medium'></h3>", None),  # how large its letters are
        ("<div class='text-size-buttons'></div>", "widget"),
        ("<div class='elementor-widget-share'></div>", None),  # page builders name the text's elements so
        ("<div class='share' id='elementor-7'></div>", None),
        ("<nav></nav>", "navigation"),
        ("<figcaption class='share'></figcaption>", "caption"),
        ("<article class='share'></article>", None),
        ("<main id='sidebar'></main>", None),
        ("<p></p>", None),
    ],
)
def test_zone(markup: str, zone: str | None) -> None:
    assert zone_of(element(markup).tag, element(markup).attrib) == zone


def test_zones_and_statements_of_the_file_are_the_known_ones() -> None:
    data = read_toml("layout/names.toml")
    assert set(data["zones"]) <= set(get_args(Zone))
    assert list(data["says"]) == list(get_args(Says))


@pytest.mark.parametrize(
    ("what", "markup"),
    [
        ("title", "<b class='newsTitle'></b>"),
        ("title", "<b itemprop='headline'></b>"),
        ("lead", "<p class='article__Standfirst'></p>"),
        ("byline", "<p class='post-author'></p>"),
        ("byline", "<p aria-labelledby='writtenby'></p>"),
        ("source", "<p class='news-source'></p>"),
        ("picture-box", "<div class='post-img'></div>"),
        ("tags", "<div class='etiketler'></div>"),
        ("tags", "<p id='post_tag'></p>"),
        ("tags", "<p class='tagcloud01'></p>"),
        ("crumbs", "<p class='my-breadcrumbs'></p>"),
        ("caption", "<p class='wp-caption-text'></p>"),
        ("related", "<p class='youmay-like'></p>"),
        ("widget", "<p class='most-read'></p>"),
        ("hatom-updated", "<abbr class='x updated'></abbr>"),
    ],
)
def test_says(what: Says, markup: str) -> None:
    assert says(element(markup), what)


@pytest.mark.parametrize(
    ("what", "markup"),
    [
        ("byline", "<p class='author-bio'></p>"),
        ("byline", "<p class='comment-author'></p>"),
        ("byline", "<p></p>"),
        ("source", "<p class='resources'></p>"),
        ("source", "<p class='source tags'></p>"),
        ("source", "<p id='source'></p>"),  # only the class is asked
        ("tags", "<p class='stage tagline'></p>"),
        ("caption", "<p id='caption'></p>"),
        ("widget", "<p class='submenu'></p>"),
        ("hatom-updated", "<abbr class='last-updated'></abbr>"),
    ],
)
def test_does_not_say(what: Says, markup: str) -> None:
    assert not says(element(markup), what)


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<div class='latest-news'></div>", True),
        ("<div class='latestnews'></div>", False),
        ("<div class='entry-footer'></div>", False),  # a part of the article itself
        ("<div class='site-footer'></div>", True),
        ("<aside></aside>", True),
        ("<div></div>", False),
    ],
)
def test_undated(markup: str, want: bool) -> None:
    assert is_undated(element(markup)) is want
