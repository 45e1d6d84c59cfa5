"""Where the article ends though its container goes on: teasers of other articles, or a whole second article."""

from itertools import pairwise

from lxml.html import HtmlElement

from pipelines.cleaning.layout.outline import Outline, is_link
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
_TITLES = frozenset("h2 h3 h4 h5 h6".split())


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
    beside = frozenset(
        block.index
        for block in region
        if block.index > prose[-1].index
        and not found.zone(block.index)
        and (_is_beside(block.element, body) or _is_under(block.element, body, prose[-1].element))
    )
    told = {one.index for one, under in pairwise(region) if one.element.tag in _TITLES and under.index not in beside}
    return beside - told  # a heading over what is the text's


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
