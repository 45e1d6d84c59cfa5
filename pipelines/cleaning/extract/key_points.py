"""What an article says in short: a list of points between its headline and its text."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.layout.outline import Outline, is_link
from pipelines.cleaning.page import Block

FEWEST_POINTS = 2
"""Points of such a list."""

POINT_WORDS = 2
"""Words of the shortest of them."""

LONGEST_POINT = 4
"""Words that one of them has at least; what stands in menus, counters and buttons has fewer."""

HEADING_WORDS = 4
"""Words of the heading over the list: "key points"."""

_HEADINGS = frozenset("h2 h3 h4 h5 h6 strong p".split())


def key_points(between: Sequence[Block], found: Outline) -> frozenset[int]:
    """The blocks of such lists and of their headings, as indices; `between` are those from the headline to the text.

    The items of the list are words without a link, in no region that is furniture; one of them may be a link to
    another article, which is no point.
    """
    lists: dict[HtmlElement, list[Block]] = {}
    for block in between:
        item = block.element if block.element.tag == "li" else block.element.getparent()
        above = item.getparent() if item is not None and item.tag == "li" else None
        if above is not None and above.tag in ("ul", "ol"):
            lists.setdefault(above, []).append(block)
    points: set[int] = set()
    for items in lists.values():
        told = [item for item in items if not is_link(item)]
        spoken = max((len(item.text.split()) for item in told), default=0) >= LONGEST_POINT
        if spoken and len(told) >= FEWEST_POINTS > len(items) - len(told) and all(_is_point(i, found) for i in told):
            points.update(item.index for item in told)
            points.update(block.index for block in between if _heads(block, items[0], found))
    return frozenset(points)


def _is_point(block: Block, found: Outline) -> bool:
    spoken = len(block.text.split()) >= POINT_WORDS and not is_date_line(block.text)
    return spoken and not block.link_chars and found.zone(block.index) is None


def _heads(block: Block, first: Block, found: Outline) -> bool:
    """Whether a block is the heading over a list: right before it, in an element around both that holds no more."""
    if block.index != first.index - 1 or block.link_chars or found.zone(block.index) is not None:
        return False
    listed = first.element if first.element.tag in ("ul", "ol") else next(first.element.iterancestors("ul", "ol"))
    around = listed.getparent()
    opens = block.element is around or (block.element.tag in _HEADINGS and block.element.getparent() is around)
    return opens and len(block.text.split()) <= HEADING_WORDS
