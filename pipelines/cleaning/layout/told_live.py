"""A match told minute by minute: its entries stand in parts that are called comments, and no reader wrote them."""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import zone_of

ENTRIES = 4
"""Entries that tell a match; fewer are readers who name a minute (own choice)."""

SHARE = 0.4
"""Of a part's blocks, those that open with a minute: half, where the minute stands in an element of its own before
each entry, less a heading or two."""

_MINUTE = re.compile("\\W{0,2}[\\d\u0660-\u0669]{1,3}(?:\\s?\\+\\s?[\\d\u0660-\u0669]{1,2})?\\s?['\u2019\u2032\u00b4]")
"""A minute as the field's reports write it: 45', 90+2'."""


def told_live(spans: Iterable[tuple[HtmlElement, int, int]], texts: Sequence[str]) -> frozenset[HtmlElement]:
    """The parts that tell a match and are called comments, or their entries are, with all elements in them.

    `spans` are elements, parents first, each with its first block and the one behind its last; `texts` are the blocks'.
    """
    entries = [number for number, text in enumerate(texts) if _MINUTE.match(text)]
    if len(entries) < ENTRIES:
        return frozenset()
    found: set[HtmlElement] = set()
    for element, first, stop in spans:
        inside = sum(first <= number < stop for number in entries)
        if inside < max(ENTRIES, SHARE * (stop - first)) or element in found:
            continue
        if _is_called_comments(element) or sum(map(_is_called_comments, element)) >= ENTRIES:
            found.update(element.iter())
    return frozenset(found)


def _is_called_comments(element: HtmlElement) -> bool:
    return zone_of(element.tag, dict(element.items())) == "comments"
