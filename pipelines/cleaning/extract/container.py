"""Which element holds the article."""

from pipelines.cleaning.boilerplate.lines import is_prose
from pipelines.cleaning.extract.outline import Node, Outline
from pipelines.cleaning.page import Block

DECAY = (1.0, 0.5, 0.25, 0.125)
"""What a paragraph gives to the element that holds it, and to those above: an article's paragraphs are siblings or
cousins. The first two are Readability's (parent 1, grandparent 1/2)."""

INSIDE = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td dd dt center figcaption br".split())
"""Elements that hold one paragraph: the container is above them."""


def find_container(blocks: list[Block], found: Outline) -> Node | None:
    """The element that holds the longest run of paragraphs; None where the page has no running text."""
    scores: dict[int, float] = {}
    for block, weight in zip(blocks, found.weights, strict=True):
        if weight <= 0 or found.zone(block.index):
            continue
        index = found.node_of[block.index]
        if block.element.tag in INSIDE and found.nodes[index].parent >= 0:
            index = found.nodes[index].parent
        for share in DECAY:
            scores[index] = scores.get(index, 0.0) + share * weight
            index = found.nodes[index].parent
            if index < 0:
                break
    if not scores:
        return None
    best = max(scores, key=lambda index: (scores[index], -index))
    return _climb(blocks, found, found.nodes[best])


def _climb(blocks: list[Block], found: Outline, node: Node) -> Node:
    """Take the element above while what it adds is running text of the same kind: an article in several parts."""
    kind = _kind_of(blocks, found, node)
    above = node
    while above.parent >= 0:
        above = found.nodes[above.parent]
        if above.element.tag in ("body", "html"):
            break
        prose = links = 0
        for i in [*range(above.first, node.first), *range(node.stop, above.stop)]:
            if found.zone(i):
                continue
            block = blocks[i]
            if found.weights[i] and is_prose(block.text) and (block.element.tag, block.element.get("class")) == kind:
                prose += 1
            elif 2 * block.link_chars > len(block.text):
                links += 1
        if prose and 3 * links < prose:
            node = above
        elif links:
            break
    return node


def _kind_of(blocks: list[Block], found: Outline, node: Node) -> tuple[object, str | None] | None:
    """Tag and class of the node's heaviest paragraph."""
    inside = [i for i in range(node.first, node.stop) if found.weights[i] and not found.zone(i)]
    if not inside:
        return None
    element = blocks[max(inside, key=lambda i: found.weights[i])].element
    return element.tag, element.get("class")
