"""Elements that are marked as dates: `time`, hAtom's `abbr`, microdata and RDFa."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication.near_headline import Headline, start_of_text
from pipelines.cleaning.publication.statements import Statement, Statements
from pipelines.cleaning.toml_files import read_toml

MAX_ELEMENTS = 300
"""Dated elements of a page that are looked at: the longest list of real pages has under a hundred."""

_PROPERTIES = read_toml("publication/names.toml")["properties"]
_PUBLISHED, _MODIFIED = frozenset(_PROPERTIES["published"]), frozenset(_PROPERTIES["modified"])
_MARKED = etree.XPath(
    "descendant::*/@itemprop/.. | descendant::*/@property/.."
)  # conditions on each element take ten times as long
_STATING = frozenset(("itemprop", "property"))
_NAMES = ("datePublished", "dc:")
"""How names of properties open that state a date: one that several share is looked for once."""
_BEFORE = tuple(
    f"{name}={quote}{room}" for name in ("itemprop", "property") for quote in "\"'" for room in ("", "schema:")
)
"""Where none of the names stands behind one of these in the source, the tree is not searched for properties."""


LONGEST_MARK = max(map(len, _BEFORE))


class _Found(NamedTuple):
    distance: int
    modified: bool
    """Speaks of an update."""
    marked: bool
    """Says itself that it is the publication's."""
    witness: Statement


def read_elements(statements: Statements, headline: Headline) -> None:
    """Those nearest to the headline in the tree."""
    found = list(_near(statements, headline))
    for where, modified in ((statements.published, False), (statements.modified, True)):
        mine = [entry for entry in found if entry.modified == modified]
        nearest = min((entry.distance for entry in mine), default=0)
        near = [entry for entry in mine if entry.distance == nearest]
        where += [entry.witness for entry in near if entry.marked]
        # Of unmarked ones the first: behind it may stand a list of other articles.
        where += [entry.witness for entry in near if not entry.marked][:1]


def _near(statements: Statements, headline: Headline) -> Iterator[_Found]:
    for element, modified, marked in islice(_dated(statements.page), MAX_ELEMENTS):
        distance = headline.distance(element)
        if distance is None or (not marked and headline.dates_a_teaser(element)):
            continue
        text = start_of_text(element)
        value = element.get("datetime") or element.get("content") or element.get("title") or text
        stamp = statements.stamp(value) or statements.stamp(text)
        if stamp:
            yield _Found(distance, modified, marked, Statement("time", 4 if marked else 3, stamp, value.strip()))


def _dated(page: Page) -> Iterator[tuple[HtmlElement, bool, bool]]:
    """(element, speaks of an update, says itself that it is the publication's)."""
    assert page.tree is not None
    for element in page.tree.iter("time", "abbr") if page.tagged["abbr"] else page.tagged["time"]:
        names, updated = _names(element), says(element, "hatom-updated")
        if element.tag == "abbr" and not updated and not says(element, "hatom-published"):
            continue
        marked = bool(names & _PUBLISHED) or element.get("pubdate") is not None
        yield element, not marked and (bool(names & _MODIFIED) or updated), marked
    if any(_may_be_marked(page.text, name) for name in _NAMES):
        for element in _MARKED(page.tree):
            if element.tag == "time" or (element.tag == "meta" and element.get("itemprop") is None):
                continue
            if (names := _names(element)) & (_PUBLISHED | _MODIFIED):
                yield element, bool(names & _MODIFIED), True


def _may_be_marked(source: str, name: str) -> bool:
    """Whether a name stands in the source as an attribute's value. JSON-LD names it, too: each place is looked at."""
    at = source.find(name)
    while at >= 0:
        if source[max(0, at - LONGEST_MARK) : at].endswith(_BEFORE):
            return True
        at = source.find(name, at + 1)
    return False


def _names(element: HtmlElement) -> set[str]:
    if _STATING.isdisjoint(element.keys()):
        return set()
    return set(f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split())
