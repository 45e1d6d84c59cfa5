"""Boxes inside a text that lead to another article: its linked headline, and what is said of it.

A box needs no name: it is an element of its own among the paragraphs, a linked headline and a teaser's length of text.
"""

from lxml.html import HtmlElement

from pipelines.cleaning.layout.outline import Node, Outline, is_link
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose

TEASER = 250
"""Characters of the teaser in such a box (own choice: a longer one is a paragraph of the text)."""

BARE = 2
"""Blocks of a box that is a headline and a text and nothing else: a part of the article may look so."""

LINES = 8
"""Blocks of such a box: a label, a headline, a date, the teaser, a button."""

MOST_TEASERS = 2
"""Boxes with a teaser in one text; more of them are a press review, which is the article."""

_BOXES = frozenset("div aside article figure li".split())


def linked_boxes(region: list[Block], found: Outline) -> frozenset[int]:
    """The blocks of boxes that lead elsewhere, as indices. A box above all paragraphs may hold the lead, and stays."""
    prose = {block.index: len(block.text) for block in region if found.weights[block.index] and is_prose(block.text)}
    boxes: dict[HtmlElement, Node] = {}
    for block in region:
        if is_link(block) and not found.zone(block.index):
            box = _box_around(block, found.by_element, prose)
            if box is not None and any(index < box.first for index in prose):
                boxes[box.element] = box
    if len(boxes) > MOST_TEASERS:
        return frozenset()
    inside = {index for box in boxes.values() for index in range(box.first, box.stop)}
    return frozenset(inside)


def _box_around(block: Block, nodes: dict[HtmlElement, Node], prose: dict[int, int]) -> Node | None:
    """The largest element around a linked headline that holds no more than a teaser; None where it holds no teaser."""
    best: Node | None = None
    for element in (block.element, *block.element.iterancestors()):
        node = nodes.get(element)
        if node is None:
            continue
        held = [index for index in range(node.first, node.stop) if index in prose]
        if len(held) > 1 or node.stop - node.first > LINES or element.tag in ("body", "main"):
            break
        if held and held[0] > block.index and prose[held[0]] <= TEASER and _is_teaser_box(node, block):
            best = node
    return best


def _is_teaser_box(node: Node, headline: Block) -> bool:
    """Whether an element is built like a teaser: it has a picture, a label or a button as well, and does not open with
    a time, as entries of a live page do."""
    element = node.element
    more = node.stop - node.first > BARE or element.find(".//img") is not None or _is_another_article(element)
    opens = node.first == headline.index or (headline.index - node.first <= 2 and element.find(".//time") is None)
    return element.tag in _BOXES and more and opens


def _is_another_article(element: HtmlElement) -> bool:
    """Whether an element is an `article` inside another: one of its own (HTML Standard, 4.3.2)."""
    return element.tag == "article" and next(element.iterancestors("article"), None) is not None
