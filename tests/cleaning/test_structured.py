"""JSON-LD and meta elements, as broken as they come."""

from datetime import UTC, datetime

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.page import Page
from pipelines.cleaning.structured import parse_json


def page(source: str, url: str | None = "https://akhbar.example/ar/news/17") -> Page:
    return Page(source, lxml.html.document_fromstring(source), url, datetime(2026, 1, 1, tzinfo=UTC))


def with_ld(*scripts: str) -> Page:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return page(f"<html><head>{tags}</head><body><p>نص</p></body></html>")


GOOD = '{"@type": "NewsArticle", "headline": "عنوان", "datePublished": "2026-01-01"}'


@pytest.mark.parametrize(
    "script",
    [
        GOOD,
        f"[{GOOD}]",
        f'{{"@graph": [{{"@type": "Organization"}}, {GOOD}]}}',
        f'{{"@type": "WebPage", "mainEntity": {GOOD}}}',
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"<!-- {GOOD} -->",
        f"/*<![CDATA[*/{GOOD}/*]]>*/",
        GOOD.replace('"2026-01-01"}', '"2026-01-01",}') + ";",
        GOOD.replace("عنوان", "سطر\nوسطر\tآخر\x01"),
        GOOD.replace("عنوان", r"قال\: نعم"),
        GOOD.replace('"', "&quot;"),
        GOOD.replace('"NewsArticle"', '["Thing", "https://schema.org/NewsArticle"]'),
        f'{{"@type": "BreadcrumbList"}}\n{GOOD}',
        '{"@type": "NewsArticle", "headline": "قال "نعم" ومضى", "datePublished": "2026-01-01"}',
    ],
)
def test_the_article_is_found(script: str) -> None:
    nodes = with_ld(script).article_nodes
    assert [node["datePublished"] for node in nodes] == ["2026-01-01"]


@pytest.mark.parametrize("script", ["", "{", "null", "17", '"x"', "[[[[", "{" * 50_000, "[" * 50_000, "9" * 10_000])
def test_what_is_no_article_gives_nothing(script: str) -> None:
    assert with_ld(script).article_nodes == []


def test_items_of_a_list_are_not_the_page() -> None:
    listed = f'{{"@type": "ItemList", "itemListElement": [{{"@type": "ListItem", "item": {GOOD}}}]}}'
    assert with_ld(listed).article_nodes == []


def test_the_node_that_names_this_page_comes_first_and_the_one_that_names_another_goes() -> None:
    def node(path: str) -> str:
        address = f"https://akhbar.example{path}"
        return f'{{"@type": "Article", "url": "{address}", "name": "{path}"}}'

    nodes = with_ld(node("/ar/news/18"), '{"@type": "Article", "name": "bare"}', node("/ar/news/17/")).article_nodes
    assert [n["name"] for n in nodes] == ["/ar/news/17/", "bare"]


def test_a_broken_script_with_two_articles_is_not_guessed_at() -> None:
    broken = GOOD.replace("عنوان", 'قال "نعم"')
    assert with_ld(f"[{broken}, {broken}]").article_nodes == []


def test_the_page_as_a_whole_is_asked_apart() -> None:
    found = with_ld('{"@type": "WebPage", "datePublished": "2026-01-01"}')
    assert found.article_nodes == []
    assert [node["datePublished"] for node in found.webpage_nodes] == ["2026-01-01"]


def test_meta_elements_by_any_of_their_names() -> None:
    found = page(
        '<meta property="OG:Title" content=" أ "><meta name="author" content="ب"><meta name="author" content="ج">'
        '<meta itemprop="datePublished" content="2026"><meta name="empty" content="">'
    )
    assert found.meta == {"og:title": ["أ"], "author": ["ب", "ج"], "datepublished": ["2026"]}


def test_plain_text_states_nothing() -> None:
    plain = Page("نص", None, None, datetime(2026, 1, 1, tzinfo=UTC))
    assert (plain.article_nodes, plain.webpage_nodes, plain.meta) == ([], [], {})


@settings(max_examples=60)
@given(st.text(alphabet='{}[]",:\\/*<!->abn"@typeArticle 0123456789\n\x00', max_size=120))
def test_reading_never_raises(script: str) -> None:
    parse_json(script)
