"""Boxes inside a text that the page itself lets the blind skip: a link to a place behind the box, and that place.

Such a link ("skip the recommendations and go on reading") says where a box begins and ends, whatever the box is called
(WCAG technique G123: "adding a link at the beginning of a block of repeated content to go to the end of the block").
"""

from lxml.html import HtmlElement

from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

MOST_BLOCKS = 30
"""Blocks of a box; one that reaches further is a link to another part of the page."""

HEAVIEST = 0.25
"""Share of the page's running text in a box; more of it is the article, skipped by a link to its comments."""


def skipped(found: Outline, links: list[HtmlElement], headline: int | None) -> frozenset[int]:
    """The blocks that such links lead past, the links and the ends of the boxes with them. `links` are the page's.

    A link above the headline leads to the article, past the menus: what stands between, a lead, is no such box.
    """
    if not found.nodes:
        return frozenset()
    links = [link for link in links if (href := link.get("href")) and href[0] == "#" and href != "#"]
    openers = tuple(words("extract/skip_links.toml", "openers"))
    links = [link for link in links if fold(str(link.text_content())).startswith(openers)]
    if not links:
        return frozenset()
    named = {name: node for node in found.nodes if (name := node.element.get("id"))}
    boxes: set[int] = set()
    for link in links:
        start = _node_above(link, found.by_element)
        end = named.get((link.get("href") or "")[1:])
        if start is None or end is None or (headline is not None and start.first < headline):
            continue
        if not start.first < end.first <= start.first + MOST_BLOCKS:
            continue
        if found.sums[end.first] - found.sums[start.first] > HEAVIEST * found.sums[-1]:
            continue
        single = end.stop == end.first + 1 and found.weights[end.first] == 0
        boxes.update(range(start.first, end.first + single))
    return frozenset(boxes)


def _node_above(link: HtmlElement, nodes: dict[HtmlElement, Node]) -> Node | None:
    """The innermost element with blocks of its own that holds the link."""
    return next((nodes[e] for e in (link, *link.iterancestors()) if e in nodes), None)
