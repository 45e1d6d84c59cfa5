"""Boxes of links inside a text, whatever their label says: a heading, and under it nothing but links that go."""

from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.boilerplate.line_rules import TITLES, ReadLine


def box_headings(lines: Sequence[ReadLine], links: Collection[int], last: int) -> frozenset[int]:
    """Positions of the headings of such boxes before the last paragraph at `last`. `links` are the lines that go."""
    found = set()
    for i in range(1, last):
        if i + 1 in links and lines[i].hit is None and lines[i].element[0] in TITLES:
            box = _box_around(lines[i], lines[i + 1])
            if box is None or _stands_in(lines[i - 1], box):
                continue
            end = i + 1
            while end in links and _stands_in(lines[end], box):
                end += 1
            if not _stands_in(lines[end], box):
                found.add(i)
    return frozenset(found)


def labels_in_links(lines: Sequence[ReadLine], links: Collection[int]) -> frozenset[int]:
    """Positions of the lines that stand in one link with a linked headline that goes: its label, its section."""
    found: set[int] = set()
    for i in links:
        link = _link_around(lines[i])
        beside = (j for j in (i - 1, i + 1) if link is not None and 0 <= j < len(lines) and j not in links)
        found.update(j for j in beside if lines[j].hit is None and _link_around(lines[j]) is link)
    return frozenset(found)


def _link_around(line: ReadLine) -> HtmlElement | None:
    block = line.line.block
    return next(block.element.iterancestors("a"), None) if block is not None and line.linked else None


def _box_around(heading: ReadLine, link: ReadLine) -> HtmlElement | None:
    """The innermost element that holds both."""
    if heading.line.block is None or link.line.block is None:
        return None
    inside = {link.line.block.element, *link.line.block.element.iterancestors()}
    return next((element for element in heading.line.block.element.iterancestors() if element in inside), None)


def _stands_in(line: ReadLine, box: HtmlElement) -> bool:
    block = line.line.block
    return block is not None and any(element is box for element in block.element.iterancestors())
