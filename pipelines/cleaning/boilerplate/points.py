"""Short items of a list above the first paragraph: what the article says in short."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.boilerplate.line_rules import ReadLine

POINT_WORDS = 4
"""Words that one item of such a list has at least; of a section, a city, a name, a button none has so many."""


def is_point(lines: Sequence[ReadLine], i: int) -> bool:
    """Whether a line is an item of a list in which one is longer, and no link; or the heading in the list's box."""
    above = _list_around(lines[i])
    if above is None and i + 1 < len(lines) and (below := _list_around(lines[i + 1])) is not None:
        block = lines[i].line.block
        around = {below.getparent()} - {None}
        above = below if block and not {block.element, block.element.getparent()}.isdisjoint(around) else None
    items = [line for line in lines if above is not None and line.hit is None and _list_around(line) is above]
    return any(not line.linked and len(line.text.split()) >= POINT_WORDS for line in items)


def _list_around(line: ReadLine) -> HtmlElement | None:
    """The list that a line is an item of."""
    element = line.line.block.element if line.line.block else None
    above = element.getparent() if element is not None else None
    item = next((e for e in (element, above) if e is not None and e.tag == "li"), None)
    return None if item is None else item.getparent()
