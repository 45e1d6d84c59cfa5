"""Where the article ends though its container goes on: teasers of other articles, or a whole second article."""

from collections.abc import Callable
from itertools import pairwise

from lxml.html import HtmlElement

from pipelines.cleaning.extract.widening import kind_of
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.outline import Node, Outline, is_link
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose

FEWEST = 2
"""Teasers in a row behind the text that make a list of it; one can be a box inside the article."""

TEASER_REACH = 3
"""Lines from a linked headline to its teaser: a date or a section may stand between."""

OWN = 200
"""Weight of running text that an article has of its own, before its sibling is taken for the next article."""

ALIKE = 2
"""Named parts beside the headline, by which the next article is known though its headline is of a lesser rank."""

BODY = 3
"""Paragraphs that a text has, before what stands beside their element is taken for a box under it."""

_BOXES = frozenset(("div", "section"))
_HEADINGS = ("h1", "h2", "h3")
_BETWEEN = frozenset("h2 h3 h4 h5 h6 blockquote li".split())


def cut_teasers(region: list[Block], found: Outline) -> list[Block]:
    """Without the run of teasers at the end: linked headlines, each in an element that holds its teaser and no other.

    A paragraph behind a read-also line is no teaser: paragraphs share their parent.
    """
    link: int | None = None
    last = -1
    starts: list[int] = []
    items: set[HtmlElement] = set()
    for position, block in enumerate(region):
        if is_link(block) and not found.zone(block.index):
            link = position
        elif found.weights[block.index] and is_prose(block.text) and not found.zone(block.index):
            item = block.element.getparent()
            near = link if link is not None and position - link <= TEASER_REACH else None
            if near is not None and item is not None and item not in items and _holds(item, region[near]):
                starts.append(near)
                items.add(item)
            else:
                last, starts, items = position, [], set()
            link = None
    return region[: starts[0]] if last >= 0 and len(starts) >= FEWEST else region


def _holds(item: HtmlElement, block: Block) -> bool:
    return block.element is item or item in block.element.iterancestors()


def outside(region: list[Block], found: Outline) -> frozenset[int]:
    """Short lines behind the text, in elements beside the one that holds its last paragraphs: boxes under an article.

    The element of the text is the one around its last paragraphs that holds half of the running text of the region.
    A neighbour of the same tag and class is the next part of the text, and one that is a paragraph may be its end.
    """
    prose = [b for b in region if found.weights[b.index] and is_prose(b.text) and not found.zone(b.index)]
    if len(prose) < BODY:
        return frozenset()
    total = sum(found.weights[block.index] for block in prose)
    index = found.node_of[prose[-1].index]
    while index >= 0 and (found.nodes[index].first == prose[-1].index or 2 * _held(found, index, prose) < total):
        index = found.nodes[index].parent
    if index < 0:
        return frozenset()
    body = found.nodes[index].element
    return frozenset(
        block.index
        for block in region
        if block.index > prose[-1].index
        and not found.zone(block.index)
        and (_is_beside(block.element, body) or _is_under(block.element, body, prose[-1].element))
    )


def _is_under(element: HtmlElement, body: HtmlElement, last: HtmlElement) -> bool:
    """Whether an element stands in a box among the paragraphs' own siblings: where the whole article is one element.

    The box has a name, more than one line or a heading, and no element of its kind holds a paragraph.
    """
    if last.getparent() is not body or element is body:
        return False
    branch = next((e for e in (element, *element.iterancestors()) if e.getparent() is body), None)
    if branch is None or branch.tag not in _BOXES or not (branch.get("class") or branch.get("id")):
        return False
    if next(branch.iter("h2", "h3", "h4", "h5", "h6", "ul", "ol"), None) is None:
        return False
    twins = body.iterchildren(str(branch.tag))
    return not any(e.get("class") == branch.get("class") and next(e.iter("p"), None) is not None for e in twins)


def _held(found: Outline, index: int, prose: list[Block]) -> float:
    node = found.nodes[index]
    return sum(found.weights[block.index] for block in prose if node.first <= block.index < node.stop)


def _is_beside(element: HtmlElement, body: HtmlElement) -> bool:
    """Whether an element stands in a box of its own beside the text's."""
    way = [element, *element.iterancestors()]
    if body in way:
        return False
    around = {body, *body.iterancestors()}
    branch = next((below for below, above in pairwise(way) if above in around), None)
    if branch is None or branch.tag not in _BOXES or not (branch.get("class") or branch.get("id")):
        return False
    twins = [e for e in (body, *body.iterancestors()) if e.getparent() is branch.getparent()]
    return all((e.tag, e.get("class")) != (branch.tag, branch.get("class")) for e in twins)


def cut_next_article(region: list[Block], found: Outline, headline: int | None) -> list[Block]:
    """Without the article that an endless page appends: a later sibling of the element that holds headline and text,
    of the same tag and class, with a headline of its own."""
    if headline is None or not region:
        return region
    heading = _heading_of(found.nodes[found.node_of[headline]].element)
    nodes = found.by_element
    element: HtmlElement | None = heading
    while element is not None and element.tag not in ("body", "html"):
        node = nodes.get(element)
        if node is not None and found.weight(node) >= OWN:
            twins = (nodes[e] for e in element.itersiblings() if e in nodes and _is_twin(e, element, heading))
            twin = next(twins, None)
            if twin is not None and twin.first > region[0].index:
                return [block for block in region if block.index < twin.first]
        element = element.getparent()
    return region


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
                elif not _is_alike(part.element, element):
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
            elif _is_alike(part.element, element) and _is_part(blocks, found, part, kind, way):
                own += waiting
                waiting = []
        if own:
            return frozenset(i for part in own for i in range(part.first, part.stop))
        way.insert(0, (str(element.tag), element.get("class")))
        element = element.getparent()
    return frozenset()


def _is_alike(one: HtmlElement, other: HtmlElement) -> bool:
    return bool(one.tag == other.tag and one.get("class") == other.get("class"))


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


def _is_between(blocks: list[Block], part: Node) -> bool:
    """Whether a box holds nothing but headings, points or a quotation, and leads nowhere: between two parts of a text
    it is the text's."""
    inside = blocks[part.first : part.stop]
    return part.zone is None and all(b.element.tag in _BETWEEN and not b.link_chars for b in inside)


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


def _heading_of(element: HtmlElement) -> HtmlElement:
    above = [e for e in (element, *element.iterancestors()) if e.tag in _HEADINGS]
    return above[0] if above else element


def _is_twin(other: HtmlElement, element: HtmlElement, heading: HtmlElement) -> bool:
    same = other.tag == element.tag and other.get("class") == element.get("class")
    if not same or not (element.get("class") or element.tag == "article"):
        return False
    name = heading.get("class")
    if any(e.tag == "h1" or (name and e.get("class") == name) for e in other.iter(*_HEADINGS)):
        return True
    built = _build(element, heading)
    return len(built) == ALIKE and _build(other, next(other.iterchildren(*_HEADINGS), None)) == built


def _build(element: HtmlElement, heading: HtmlElement | None) -> list[tuple[str, str]]:
    """The first named parts of an article whose headline is one of them: what stands beside it, in its order."""
    if heading is None or heading.getparent() is not element:
        return []
    named = [(str(e.tag), e.get("class") or "") for e in element.iterchildren() if e is not heading]
    return [part for part in named if part[1]][:ALIKE]
