"""How far the article reaches around the element that holds most of it: its lead, its lists, its other parts."""

from collections.abc import Callable

from pipelines.cleaning.layout.outline import Node, Outline, is_link
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose

DECAY = (1.0, 0.5, 0.25, 0.125)
"""What a paragraph gives to the element that holds it, and to those above: an article's paragraphs are siblings or
cousins. The first two are Readability's (parent 1, grandparent 1/2)."""

FEW_LINKS = 2
"""Lines of links beside a part of a text that may stand in its own section: to a shop, to a source. More of them are
the page's, and what is above holds other things (own choice; gold pages have four and more there)."""

NEAR = 12
"""Blocks between a lead and its text: a date, a byline, buttons, a caption."""

TIMES = 3
"""How many times as heavy as the lead in front of it a text is (own choice: leads of 165 and texts of 23,000 were
seen; two boxes of the like weight are neighbours)."""

LEAST = 3
"""Paragraphs of a text that its lead stands before; a teaser or a notice has one or two."""

LINKED = 8
"""How many times as much running text as text of links there is in an article's other parts, where links are many: to
shops, in tables. Teasers have as much of the one as of the other."""

ROW = 3
"""Lines of such a row (own choice): a copyright line and two notes are the page's, and seldom in one element."""

_LISTS = frozenset("ol ul dl".split())


def body_behind_lead(
    blocks: list[Block], found: Outline, best: int, scores: dict[int, float], headline: int | None
) -> int:
    """The element to take for `best`: another, where `best` is a single paragraph, and right behind it stands a much
    longer text in the same part of the page: then it is that text's lead."""
    lead = found.nodes[best]
    heavy = [i for i in range(lead.first, lead.stop) if found.weights[i] and not found.zone(i)]
    if headline is None or headline >= lead.first or len(heavy) != 1:
        return best
    around = _around(found, headline, lead)
    behind = [
        index
        for index in scores
        if lead.stop <= found.nodes[index].first <= lead.stop + NEAR
        and found.nodes[index].stop <= around.stop
        and found.sums[found.nodes[index].first] == found.sums[lead.stop]
    ]
    if not behind:
        return best
    body = max(behind, key=lambda index: (scores[index], -index))
    node = found.nodes[body]
    inside = [i for i in range(node.first, node.stop) if not found.zone(i)]
    count = sum(1 for i in inside if found.weights[i])
    links = sum(is_link(blocks[i]) for i in inside)  # headlines of other articles, with their teasers
    longer = count >= LEAST and found.weight(node) >= TIMES * found.weight(lead)
    return body if longer and 3 * links < count else best


def _around(found: Outline, headline: int, node: Node) -> Node:
    """The innermost element that holds the headline and a node behind it."""
    index = found.node_of[headline]
    while found.nodes[index].stop < node.stop and found.nodes[index].parent >= 0:
        index = found.nodes[index].parent
    return found.nodes[index]


def widened(
    blocks: list[Block], found: Outline, node: Node, headline: int | None, votes: Callable[[], set[int]]
) -> Node:
    """The element with the whole article in it, of which `node` holds the most; `votes` asks trafilatura."""
    return _climb(blocks, found, _out_of_row(blocks, found, _out_of_list(blocks, found, node)), headline, votes)


def _out_of_row(blocks: list[Block], found: Outline, node: Node) -> Node:
    """The element around a paragraph that is a `div` of its own, where like ones follow it in a row and hold no link:
    questions and answers too short to count as text."""
    if node.stop - node.first != 1 or node.element.tag != "div" or node.parent < 0:
        return node
    above = found.nodes[node.parent]
    behind = [blocks[i] for i in range(node.stop, above.stop) if not found.zone(i)]
    built = (node.element.tag, node.element.get("class"))
    alike = sum((block.element.tag, block.element.get("class")) == built for block in behind)
    row = alike >= ROW and 2 * alike > len(behind) and not any(block.link_chars for block in behind)
    return above if row and above.element.tag not in ("body", "html") else node


def _out_of_list(blocks: list[Block], found: Outline, node: Node) -> Node:
    """The element around a list, where it holds lines beside the list that are no links: steps behind ingredients."""
    while node.element.tag in _LISTS and node.parent >= 0:
        above = found.nodes[node.parent]
        beside = [
            blocks[i] for i in (*range(above.first, node.first), *range(node.stop, above.stop)) if not found.zone(i)
        ]
        links = sum(2 * block.link_chars > len(block.text) for block in beside)
        if above.element.tag in ("body", "html") or 3 * links > len(beside) - links:
            return node
        node = above
        if node.element.tag == "li" and node.parent >= 0:
            node = found.nodes[node.parent]
    return node


def _climb(
    blocks: list[Block], found: Outline, node: Node, headline: int | None, votes: Callable[[], set[int]]
) -> Node:
    """Take the element above while what it adds is running text of the same kind: an article in several parts."""
    kind = kind_of(blocks, found, node)
    single = sum(1 for i in range(node.first, node.stop) if found.weights[i] and is_prose(blocks[i].text)) == 1
    listed = kind is not None and kind[0] == "li"  # a list is a part of a text: its paragraphs are no items
    above = node
    for _ in DECAY:
        if above.parent < 0 or found.nodes[above.parent].element.tag in ("body", "html"):
            break
        above = found.nodes[above.parent]
        headed = _headed(found, node, above, headline if single else None)
        prose = links = 0
        weight = linked = 0.0
        for i in [*range(above.first, node.first), *range(node.stop, above.stop)]:
            if found.zone(i):
                continue
            block = blocks[i]
            alike = single or listed or (block.element.tag, block.element.get("class")) == kind
            if found.weights[i] and is_prose(block.text) and alike:
                own = i not in headed or i in votes()
                prose += own
                links += not own
                weight += own * found.weights[i]
            elif 2 * block.link_chars > len(block.text) and not _is_named_row(blocks, i):
                links += 1
                linked += block.link_chars
        if prose and (3 * links < prose or (prose >= LEAST and LINKED * linked < weight)):
            node = above
        elif links > FEW_LINKS:
            break
    return node


def _is_named_row(blocks: list[Block], index: int) -> bool:
    """Whether a link is a cell of a table that heads its row: a product, a team, with figures behind it."""
    cell, behind = blocks[index].element, blocks[index + 1 : index + 2]
    if cell.tag not in ("td", "th") or not behind or 2 * behind[0].link_chars > len(behind[0].text):
        return False
    return behind[0].element.tag == "td" and behind[0].element.getparent() is cell.getparent()


def _headed(found: Outline, node: Node, above: Node, headline: int | None) -> set[int]:
    """Blocks beside `node` in `above` that stand in boxes of another kind with a heading of their own: its columns.

    What stands beside the box of the `headline`, where it is given, is of another kind, though it is built alike.
    """
    boxes = [found.by_element[child] for child in above.element if child in found.by_element]
    own = next((box for box in boxes if box.first <= node.first and node.stop <= box.stop), None)
    if own is None:
        return set()
    mine = own.element
    whole = headline is not None and own.first <= headline < own.stop
    headed: set[int] = set()
    for box in boxes:
        alike = all(box.element.get(name) == mine.get(name) for name in ("class", "id")) and box.element.tag == mine.tag
        if (whole or not alike) and box is not own and next(box.element.iter("h1", "h2", "h3", "h4"), None) is not None:
            headed.update(range(box.first, box.stop))
    return headed


def kind_of(blocks: list[Block], found: Outline, node: Node) -> tuple[object, str | None] | None:
    """Tag and class of the node's heaviest paragraph."""
    inside = [i for i in range(node.first, node.stop) if found.weights[i] and not found.zone(i)]
    if not inside:
        return None
    element = blocks[max(inside, key=lambda i: found.weights[i])].element
    return element.tag, element.get("class")
