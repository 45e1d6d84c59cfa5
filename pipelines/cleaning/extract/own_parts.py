"""Parts of an article that stand in boxes of their own beside its paragraphs, in lines too short for running text."""

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import has_date_form, is_date_line
from pipelines.cleaning.extract.recipes import recipe_parts
from pipelines.cleaning.labels import opens_with_given_name
from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import ENDINGS, QUOTED
from pipelines.cleaning.text import fold, key_of

ROW = 3
"""Boxes of one build that make a row: places to see, the companies of a ranking, questions and answers. Two are as
often two boxes of the page."""

PART_LINES = 40
"""Lines of the longest such box."""

FIGURE = 6
"""Characters of a figure that heads such a box: a year, a share."""

SHARE = 1 / 2
"""Characters of a row behind the text, or of a recipe beside it, to those of the text: a ranking says as much as what
leads to it, and the page's own boxes (services, plans, who works there) are short under a text (own choice)."""

YEAR = 4
"""Digits of a year."""

TOLD_LETTERS = 4
"""Letters of the shortest line that says something: an hour has fewer."""

PAGES = frozenset(("body", "html", "main"))
_ASKED = ("?", "\u061f")
_HEADS = frozenset("h2 h3 h4 h5 h6 summary strong b".split())


def own_parts(blocks: list[Block], found: Outline, headline: int | None, container: Node) -> frozenset[int]:
    """The blocks of such parts, as indices: of a recipe, of a row of boxes right behind the container, and of the
    sections beside a section."""
    if headline is None:
        return frozenset()
    parts = recipe_parts(blocks, found, headline)
    if parts and not _are_near(blocks, parts, _around(found, headline, container), container):
        parts = frozenset()
    if container.first > headline:
        parts |= _row(blocks, found, headline, container)
        parts |= _sections(blocks, found, headline, container)
    return parts


def _around(found: Outline, headline: int, container: Node) -> Node:
    """The innermost element that holds the headline and the container."""
    around = found.nodes[found.node_of[headline]]
    while around.stop < container.stop and around.parent >= 0:
        around = found.nodes[around.parent]
    return around


def _are_near(blocks: list[Block], parts: frozenset[int], around: Node, container: Node) -> bool:
    """Whether a recipe's parts stand in the element of headline and text; elsewhere they must have weight: a news page
    shows the dish of the day beside its text."""
    return max(parts) < around.stop or _weighs(sum(len(blocks[i].text) for i in parts), blocks, container)


def _weighs(said: int, blocks: list[Block], container: Node) -> bool:
    """Whether so many characters are no small share of what the container holds."""
    return said >= SHARE * sum(len(block.text) for block in blocks[container.first : container.stop])


def _row(blocks: list[Block], found: Outline, headline: int, container: Node) -> frozenset[int]:
    """The row of boxes right behind the container, each with its heading, and the heading over all of them; or that of
    which the container is one."""
    first = container.stop
    around = _around(found, headline, container)
    starts = [container.first]
    if first < around.stop and _is_heading(blocks[first]):
        above = first + 1 < around.stop and _is_heading(blocks[first + 1])
        starts += [first, first + 1] if above else [first]
    for start in starts:
        row = _row_at(blocks, found, start, around)
        others = [box for box in row if box.first != container.first]
        if not row or row[0].first <= headline or not _tells(blocks, others):
            continue
        if _has_weight(blocks, row, container):
            return frozenset(range(min(first, row[0].first), row[-1].stop))
    return frozenset()


def _row_at(blocks: list[Block], found: Outline, start: int, around: Node) -> list[Node]:
    """The row of boxes one of which opens with the heading at `start`, inside an element."""
    element: HtmlElement | None = blocks[start].element if _is_heading(blocks[start]) else None
    while element is not None and element is not around.element and element.tag not in PAGES:
        node = found.by_element.get(element)
        if node is None or node.first != start:
            break
        before = takewhile(partial(_is_alike, node), _beside(element, found, preceding=True))
        boxes = [*reversed(list(before)), node, *takewhile(partial(_is_alike, node), _beside(element, found))]
        if len(boxes) >= ROW and all(_is_part(blocks, found, box) for box in boxes):
            return boxes
        element = element.getparent()
    return []


def _has_weight(blocks: list[Block], row: list[Node], container: Node) -> bool:
    """Whether a row of boxes is long enough for the text's: one behind it, under other headings than questions, years,
    and shares or minutes with their sign."""
    heads = [blocks[box.first].text for box in row]
    if row[0].first < container.stop or all(head[-1] in _ASKED or _is_figure(head) for head in heads):
        return True
    return _weighs(sum(len(block.text) for block in blocks[row[0].first : row[-1].stop]), blocks, container)


def _is_figure(text: str) -> bool:
    """Whether a heading is a year, or a figure with its sign behind it."""
    figure = text.rstrip("%'\u2019\u2032\u066a")
    return figure.isdigit() and (figure != text or len(figure) == YEAR)


def _tells(blocks: list[Block], boxes: list[Node]) -> bool:
    """Whether most boxes of a row say something: a sentence with its end mark, a value behind its label. What readers
    comment, counted headlines, hours and the page's own boxes ("contact us") do not."""
    heads = [blocks[box.first].text for box in boxes]
    phrases = lexicon()
    worded = (head for head in heads if not head[0].isdigit())
    known = sum(phrases.find(fold(head), key_of(head)) is not None for head in worded)
    counted = all(head == str(number) for number, head in enumerate(heads, 1))
    if counted or 2 * known > len(boxes) or any(map(opens_with_given_name, heads)):
        return False
    told = sum(any(_is_told(block.text) for block in blocks[box.first + 1 : box.stop]) for box in boxes)
    return 2 * told > len(boxes)


def _is_told(text: str) -> bool:
    worded = sum(map(str.isalpha, text)) >= TOLD_LETTERS
    return worded and (text.rstrip(QUOTED)[-1:] in ENDINGS or ": " in text)


def _sections(blocks: list[Block], found: Outline, headline: int, container: Node) -> frozenset[int]:
    """The sections before and behind a container that is one of them: each opens with a heading as it does, and most
    say something."""
    if container.element.tag != "section" or not _is_heading(blocks[container.first]):
        return frozenset()
    head = blocks[container.first].element.tag
    parts: list[Node] = []
    for preceding in (True, False):
        beside = _beside(container.element, found, preceding=preceding)
        for node in beside:
            alike = node.element.tag == "section" and blocks[node.first].element.tag == head
            if not alike or node.first <= headline or not _is_part(blocks, found, node):
                break
            parts.append(node)
    if len(parts) < ROW - 1 or not _tells(blocks, parts):
        return frozenset()
    return frozenset(i for node in parts for i in range(node.first, node.stop))


def _beside(element: HtmlElement, found: Outline, *, preceding: bool = False) -> Iterator[Node]:
    """The nodes of an element's siblings behind it, or before it, from the nearest on."""
    return (found.by_element[e] for e in element.itersiblings(preceding=preceding) if e in found.by_element)


def _is_alike(node: Node, other: Node) -> bool:
    return (node.element.tag, node.element.get("class")) == (other.element.tag, other.element.get("class"))


def _is_heading(block: Block) -> bool:
    figure = len(block.text) <= FIGURE and block.text[0].isdigit()
    return (figure or block.element.tag in _HEADS) and not block.link_chars


def _is_part(blocks: list[Block], found: Outline, node: Node) -> bool:
    """Whether a box is a heading and lines under it, with no link and no date in it, and no part of the page's."""
    inside = blocks[node.first : node.stop]
    if not 2 <= len(inside) <= PART_LINES or not _is_heading(inside[0]):
        return False
    if any(block.link_chars or found.zone(block.index) for block in inside):
        return False
    return not any(has_date_form(block.text) and is_date_line(block.text) for block in inside)
