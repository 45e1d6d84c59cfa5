"""The rest of an article in several parts: what stands in boxes built like the container's, and what stands between."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from pipelines.cleaning.extract.widening import kind_of
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.outline import Node, Outline, is_link
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import ENDINGS, is_prose

POINT = 4
"""Words of a point that is no sentence; a headline in a list has more."""

NUMBERED = 2
"""Classes that two boxes of a page builder share beside the one that numbers them."""

_NUMBER = re.compile(r"(.+[-_])[^-_\d]*\d[^-_]*")
_BETWEEN = frozenset("h2 h3 h4 h5 h6 blockquote li".split())


def twin_parts(
    blocks: list[Block], found: Outline, container: Node, votes: Callable[[], set[int]] = set
) -> list[Block]:
    """The rest of an article in several parts with boxes between them: what stands behind the container in later
    siblings of it, or of an element around it, that are built alike, hold the same kind of paragraphs, and neither
    headlines nor links to other pages; and the headings, lists and quotations between them. Where nothing has a name,
    trafilatura's `votes` must hold their paragraphs."""
    kind = kind_of(blocks, found, container)
    nodes = found.by_element
    way: list[object] = []
    element: HtmlElement | None = container.element
    while element is not None and element.tag not in ("body", "html"):
        if element.get("class") or (not way and kind is not None and kind[0] == "p"):
            beside = [nodes[e] for e in element.itersiblings() if e in nodes]
            parts: list[Node] = []
            waiting: list[Node] = []
            last = 0
            for part in beside:
                if _is_between(blocks, part):
                    waiting.append(part)
                elif not _are_built_alike(part.element, element):
                    continue
                elif _is_part(blocks, found, part, kind, way) and (
                    element.get("class") or _is_voted(blocks, part, votes)
                ):
                    parts += [*waiting, part]
                    waiting, last = [], 0
                elif _is_short_part(blocks, part, kind, votes):
                    waiting.append(part)
                    last = len(waiting)
                else:
                    waiting, last = [], 0
            if parts or last > 1:  # a heading, and the short part under it
                return [block for part in (*parts, *waiting[:last]) for block in blocks[part.first : part.stop]]
        way.insert(0, (str(element.tag), element.get("class")))
        element = element.getparent()
    return []


def between_parts(blocks: list[Block], found: Outline, headline: int, container: Node) -> frozenset[int]:
    """The headings, lists and quotations that stand between the container and earlier parts of its text, which are
    built like it and hold the same kind of paragraphs, as indices of blocks."""
    kind = kind_of(blocks, found, container)
    way: list[object] = []
    element: HtmlElement | None = container.element
    while element is not None and element.tag not in ("body", "html"):
        own: list[Node] = []
        waiting: list[Node] = []
        for part in (found.by_element[e] for e in element.itersiblings(preceding=True) if e in found.by_element):
            if part.first <= headline:
                break
            if _is_between(blocks, part):
                waiting.append(part)
            elif _are_built_alike(part.element, element) and _is_part(blocks, found, part, kind, way):
                own += waiting
                waiting = []
        if own:
            return frozenset(i for part in own for i in range(part.first, part.stop))
        way.insert(0, (str(element.tag), element.get("class")))
        element = element.getparent()
    return frozenset()


def closing_part(blocks: list[Block], found: Outline, container: Node) -> list[Block]:
    """The verdict of a review: a part that is called so, holds running text and stands behind the container, or behind
    an element around it."""
    element: HtmlElement | None = container.element
    while element is not None and element.tag not in ("body", "html", "main"):
        for other in element.itersiblings():
            node = found.by_element.get(other)
            if node is None or node.zone or not says(other, "closing"):
                continue
            inside = blocks[node.first : node.stop]
            if sum(is_prose(block.text) for block in inside) > sum(map(is_link, inside)):
                return inside
        element = element.getparent()
    return []


def _are_built_alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are built alike: their classes are the same but for one that page builders number."""
    if one.tag != other.tag:
        return False
    mine, theirs = one.get("class"), other.get("class")
    if mine == theirs or not mine or not theirs:
        return mine == theirs
    first, second = set(mine.split()), set(theirs.split())
    if len(first & second) < NUMBERED or len(first - second) != 1 or len(second - first) != 1:
        return False
    ends = [_NUMBER.fullmatch(name) for name in (*(first - second), *(second - first))]
    return all(ends) and len({end[1] for end in ends if end}) == 1


def _is_between(blocks: list[Block], part: Node) -> bool:
    """Whether a box holds nothing but headings, points or a quotation, and leads nowhere: between two parts of a text
    it is the text's."""
    inside = blocks[part.first : part.stop]
    if part.zone is not None or any(b.element.tag not in _BETWEEN or b.link_chars for b in inside):
        return False
    return not any(b.element.tag == "li" and len(b.text.split()) > POINT and b.text[-1] not in ENDINGS for b in inside)


def _is_short_part(
    blocks: list[Block], part: Node, kind: tuple[object, str | None] | None, votes: Callable[[], set[int]]
) -> bool:
    """Whether a part holds nothing but short lines of the text's kind, which trafilatura takes, too: an answer."""
    inside = blocks[part.first : part.stop]
    if part.zone or part.element.get("id") or any(block.link_chars for block in inside):
        return False
    alike = all((block.element.tag, block.element.get("class")) == kind for block in inside)
    return alike and all(block.index in votes() for block in inside)


def _is_voted(blocks: list[Block], part: Node, votes: Callable[[], set[int]]) -> bool:
    """Whether all that reads like text in a part is the article's for trafilatura, too."""
    return all(block.index in votes() for block in blocks[part.first : part.stop] if is_prose(block.text))


def _is_part(
    blocks: list[Block], found: Outline, node: Node, kind: tuple[object, str | None] | None, way: list[object]
) -> bool:
    inside = blocks[node.first : node.stop]
    if node.zone or next(node.element.iter("h1", "h2"), None) is not None or any(map(is_link, inside)):
        return False
    for block in inside:
        if (
            found.weights[block.index]
            and is_prose(block.text)
            and (block.element.tag, block.element.get("class")) == kind
        ):
            chain = [(str(e.tag), e.get("class")) for e in block.element.iterancestors() if e is not node.element]
            return chain[: len(way)][::-1] == way
    return False
