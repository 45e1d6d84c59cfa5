"""Limits that are judgements, each by itself: what is just within it, and what is just beyond.

The figures are said here anew: a limit that is moved is noticed.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import lxml.html
import pytest

from pipelines.cleaning import style_sheets
from pipelines.cleaning import text as texts
from pipelines.cleaning.boilerplate.plain.datelines import read_dateline
from pipelines.cleaning.boilerplate.said_lines import says_again
from pipelines.cleaning.boilerplate.western_bylines import is_western_byline
from pipelines.cleaning.dates import order, zone_names
from pipelines.cleaning.embedded.versions import linked_versions
from pipelines.cleaning.entities import ampersands
from pipelines.cleaning.extract.article_body import said_by_page
from pipelines.cleaning.layout.hidden import hidden_elements
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.people import is_outlets_name
from pipelines.cleaning.roles import is_end_mark
from tests.cleaning.described import ld, meta, read
from tests.cleaning.pages import article

FILL = "قنديل "
"""A word that is in no list."""

LEXICON = lexicon()
SATURDAY = date(2026, 11, 28)


def body(letters: int) -> int:
    page: Any = SimpleNamespace(
        article_nodes=[{"articleBody": "ق" * letters}], hints=SimpleNamespace(content=""), meta={}
    )
    return len(said_by_page(page))


def hides(selector: str) -> bool:
    return bool(style_sheets.read_sheet(f"{selector}{{display:none}}").hidden)


def hidden(sheets: int) -> int:
    rule = "<style>.x%d{display:none}</style>"
    tree = lxml.html.fromstring(f"<html><head>{''.join(rule % number for number in range(sheets))}</head></html>")
    styles = list(tree.iter("style"))
    return len(style_sheets.rules_of(styles).hidden)


def wrapped(depth: int) -> bool:
    inner = f"{'<div>' * depth}<p class='x'>a</p>{'</div>' * depth}"
    tree = lxml.html.fromstring(f"<html><body><div class='y'>{inner}</div></body></html>")
    matcher = style_sheets.Matcher(style_sheets.read_sheet(".y .x{display:none}").hidden)
    return matcher.match(next(tree.iter("p")), {"class": "x"}) is not None


def paged(between: int) -> bool:
    """Whether the hidden page of an article in several is shown, where the shown one stands so far away."""
    parts = f"<div class='page' style='display:none'>c</div>{'<p>b</p>' * between}<div class='page'>a</div>"
    tree = lxml.html.fromstring(f"<html><body><section>{parts}</section></body></html>")
    elements: Any = {one: dict(one.items()) for one in tree.iter("div", "section", "p")}
    return not hidden_elements(elements, defaultdict(list))


def authors(count: int) -> int:
    family = "الهادي الشيخلي المحرقي القاسمي الدوسري الجبوري التميمي الزبيدي".split()
    return len(
        read(article(head=ld(author=[{"@type": "Person", "name": f"سالم {name}"} for name in family[:count]]))).authors
    )


@pytest.mark.parametrize(
    ("measure", "asked", "wanted"),
    [
        (body, 299, 0),
        (body, 300, 300),
        (body, 210_000, 200_000),
        (hides, ".a .b .c .d", True),
        (hides, ".a .b .c .d .e", False),
        (hidden, 50, 50),
        (hidden, 51, 50),
        (wrapped, 50, True),
        (wrapped, 70, False),
        (paged, 40, True),
        (paged, 60, False),
        (authors, 6, 6),
        (authors, 8, 6),
        (lambda count: ampersands(b"&" * count), 500, list(range(500))),
        (lambda count: ampersands(b"&" * count), 501, None),
        (lambda before: order.contradicts(FILL * before + "اليوم الاحد", SATURDAY), 80, True),
        (lambda before: order.contradicts(FILL * before + "اليوم الاحد", SATURDAY), 110, False),
        (lambda before: order.proven_order([FILL * before + "13/02/2026"]), 10, "DMY"),
        (lambda before: order.proven_order([FILL * before + "13/02/2026"]), 14, None),
        (lambda hours: zone_names.offset_minutes("+", hours, None), "14", 840),
        (lambda hours: zone_names.offset_minutes("+", hours, None), "15", None),
        (lambda minutes: zone_names.offset_minutes("-", "3", minutes), "59", -239),
        (lambda minutes: zone_names.offset_minutes("-", "3", minutes), "60", None),
    ],
)
def test_a_limit_of_a_page(measure: Callable[[Any], object], asked: object, wanted: object) -> None:
    assert measure(asked) == wanted


def test_of_the_versions_that_a_page_links_two_are_named() -> None:
    links = "".join(f"<link rel='amphtml' href='/amp/{number}'>" for number in range(3))
    page: Any = SimpleNamespace(tree=lxml.html.fromstring(f"<html><head>{links}</head></html>"), url="https://x.test/a")
    assert linked_versions(page) == ["https://x.test/amp/0", "https://x.test/amp/1"]


def test_so_many_selectors_of_a_page_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style_sheets, "MOST_TRIED", 3)
    element = lxml.html.fromstring("<p class='x'>a</p>")
    matcher = style_sheets.Matcher(style_sheets.read_sheet(".x{display:none}").hidden)
    assert [matcher.match(element, {"class": "x"}) is None for _ in range(4)] == [False, False, True, True]


def test_of_long_texts_none_is_remembered() -> None:
    remembered = (texts._fold_short, texts._tidy_short)
    before = [one.cache_info().currsize for one in remembered]
    for number in range(3):
        texts.fold(f"{FILL * 80}{number}")
        texts.tidy(f"{FILL * 80}{number}")
    assert [one.cache_info().currsize for one in remembered] == before


def test_how_long_a_description_is() -> None:
    assert read(article(head=meta("description", "ق" * 30))).description == "ق" * 30
    assert read(article(head=meta("description", "ق" * 29))).description is None


SALEM = "سالم الهادي"

LINES: dict[str, tuple[Callable[[str], object], str, str]] = {
    "bylines in Latin letters": (
        is_western_byline,
        "By Anna Smith, Paul Jones, Ruth Brown and John Green",
        "By Annabella Smithson Carrington, Paulina Jonesburgh Carrington and Ruthanna Brown",
    ),
    "what is said again": (
        lambda line: says_again(line, (SALEM,), LEXICON),
        f"{SALEM} | {SALEM}",
        f"{SALEM} | {SALEM} | {SALEM} | {SALEM} | {SALEM} | {SALEM} | {SALEM}",
    ),
    "end marks": (is_end_mark, "انتهى", f"انتهى{'.' * 60}"),
    "outlets' names": (is_outlets_name, f"صحيفة {FILL * 3}", f"صحيفة {'قنديليات' * 6} {FILL}"),
    "words of outlets' names": (is_outlets_name, "صحيفة من هو في يد أو", "صحيفة من هو في يد أو عن"),
    "datelines": (read_dateline, "الكويت - 12 - 3 (كونا) --", f"الكويت - 12 - 3 (كونا){' -' * 30}"),
}


@pytest.mark.parametrize(("takes", "within", "beyond"), LINES.values(), ids=LINES)
def test_a_line_of_furniture_or_credit(takes: Callable[[str], object], within: str, beyond: str) -> None:
    assert takes(within.strip())
    assert not takes(beyond.strip())
