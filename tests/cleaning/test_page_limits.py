"""What is read of one page ends somewhere: its statements, styles, names and dates."""

import json
import sys

import lxml.html
import pytest

from pipelines.cleaning import style_sheets
from pipelines.cleaning.dates.order import MAX_SOURCE, proven_order
from pipelines.cleaning.extract.votes import votes
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.publication import elements
from pipelines.cleaning.publication.near_headline import MAX_ANCESTORS, MAX_PIECES, lineage, start_of_text
from pipelines.cleaning.rendering import is_hidden
from pipelines.cleaning.structured import MAX_NODES, MAX_SCRIPT, parse_json, read_json_ld
from pipelines.cleaning.wishes.preferences import MAX_LENGTH, read_dictionary
from tests.cleaning.dates.dated import dated
from tests.cleaning.laid_out import of_page
from tests.cleaning.pages import TEXT, page

MANY_NAMES = "a " * 500
"""A thousand characters: what is behind them is not read."""


def test_a_script_is_read_to_its_limit() -> None:
    assert parse_json('{"a": 1}' + " " * MAX_SCRIPT) == [{"a": 1}]
    assert parse_json(" " * MAX_SCRIPT + '{"a": 1}') == []


def test_of_a_pages_nodes_the_first_count() -> None:
    nodes = json.dumps([{"@type": "Article"}] * (MAX_NODES + 10))
    tree = lxml.html.fromstring(f'<p>x<script type="application/ld+json">{nodes}</script>')
    assert len(read_json_ld(tree.iter("script"))) == MAX_NODES - 1  # the list counts, too


def test_a_style_sheet_is_read_to_its_limit() -> None:
    hiding = ".x{display:none}"
    assert style_sheets.read_sheet(" " * (style_sheets.MOST_READ - len(hiding)) + hiding).hidden
    assert not style_sheets.read_sheet(" " * style_sheets.MOST_READ + hiding).hidden


def test_names_are_read_to_their_limit() -> None:
    assert is_hidden("div", {"class": "visually-hidden"})
    assert not is_hidden("div", {"class": f"{MANY_NAMES} visually-hidden"})
    assert says({"class": "widget"}, "widget")
    assert not says({"class": f"{MANY_NAMES} widget"}, "widget")


def test_a_statement_of_preference_has_a_length() -> None:
    assert read_dictionary("a" * MAX_LENGTH) is not None
    assert read_dictionary("a" * (MAX_LENGTH + 1)) is None


def test_other_dates_of_a_page_are_looked_for_at_its_beginning() -> None:
    assert proven_order(["x" * (MAX_SOURCE - 100), "13/02/2026"]) == "DMY"
    assert proven_order(["x" * MAX_SOURCE, "13/02/2026"]) is None


def test_of_a_pages_blocks_the_first_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    layout: Layout = of_page(page(TEXT).decode())
    assert len(votes(layout.blocks, layout.outline)) == 3
    monkeypatch.setattr(sys.modules[votes.__module__], "MOST_BLOCKS", len(layout.blocks) - 1)
    assert len(votes(layout.blocks, layout.outline)) == 2


def test_of_an_element_so_many_pieces_and_ancestors_are_looked_at() -> None:
    pieces = lxml.html.fromstring(f"<div>{'<i>x</i>' * (2 * MAX_PIECES)}</div>")
    assert len(start_of_text(pieces).split()) == MAX_PIECES
    deep = lxml.html.fromstring("<div>" * (2 * MAX_ANCESTORS) + "x")
    innermost = max(deep.iter("div"), key=lambda one: len(list(one.iterancestors())))
    assert len(list(lineage(innermost))) == MAX_ANCESTORS + 1


def test_of_a_pages_dated_elements_the_first_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<main><div>{{title}}{'<time>.</time>' * 5}<time datetime='2025-05-20'>.</time>{{text}}</div></main>"
    assert dated(body).published == "2025-05-20"
    monkeypatch.setattr(elements, "MAX_ELEMENTS", 5)
    assert dated(body).published is None
