"""The page as an outline: the elements above its blocks, the span of each, and how much running text they hold."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.layout.element_names import Zone
from pipelines.cleaning.page import Block

INSIDE = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td dd dt center figcaption br".split())
"""Elements that hold one paragraph: a container is above them."""

CELLS = frozenset("td li dd blockquote center pre".split())
"""Those that may hold a whole text, cut by br: more than one block in them makes them a container."""

TEASER = 0.4
"""What a paragraph right behind a linked headline counts: in lists it is the other article's teaser."""

SCARCE = 400
"""Weight of a page's running text, up to which a date with its label is compared with an article in short lines (own
choice: three short paragraphs)."""

SENTENCE_MARKS = re.compile("[.:\u060c\u061b\u061f!]")


@dataclass(slots=True)
class Node:
    """An element with blocks in it."""

    element: HtmlElement
    parent: int
    """Index of the node above; -1 for the topmost."""
    depth: int
    first: int
    """The blocks in it: `first` up to, not including, `stop`."""
    stop: int
    zone: Zone | None = None
    """The class of furniture that it or an element above it is."""


@dataclass(slots=True)
class Outline:
    """Nodes (parents before children), the node of each block, and the weight of each block as running text."""

    nodes: list[Node]
    node_of: list[int]
    weights: list[float]
    sums: list[float]
    """`sums[i]` is the weight of all blocks before block `i`."""
    by_element: dict[HtmlElement, Node]
    """The node of each element that has blocks in it."""

    def weight(self, node: Node) -> float:
        """The weight of all blocks in a node."""
        return self.sums[node.stop] - self.sums[node.first]

    def outermost(self, index: int) -> int:
        """The topmost element with the same blocks in it: wrappers count as one."""
        nodes = self.nodes
        node = nodes[index]
        while node.parent >= 0:
            above = nodes[node.parent]
            if above.first != node.first or above.stop != node.stop:
                break
            index, node = node.parent, above
        return index

    def zone(self, block: int) -> Zone | None:
        """The class of furniture that a block stands in."""
        return self.nodes[self.node_of[block]].zone


def outline(blocks: list[Block]) -> Outline:
    """Outline a page. What the parts of it are is not said yet: `layout/zones.py` does."""
    nodes: list[Node] = []
    known: dict[HtmlElement, int] = {}
    node_of = [_node_of(block, nodes, known) for block in blocks]
    for node in reversed(nodes):
        if node.parent >= 0 and nodes[node.parent].stop < node.stop:
            nodes[node.parent].stop = node.stop
    weights = [weigh(block) for block in blocks]
    for block in blocks[1:]:
        if weights[block.index] and is_link(blocks[block.index - 1]):
            weights[block.index] *= TEASER
    if sum(weights) <= SCARCE:
        weights = [w and w * (not is_date_line(b.text)) for w, b in zip(weights, blocks, strict=True)]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return Outline(nodes, node_of, weights, sums, {node.element: node for node in nodes})


def _node_of(block: Block, nodes: list[Node], known: dict[HtmlElement, int]) -> int:
    chain = []
    element: HtmlElement | None = block.element
    while element is not None and element not in known:
        chain.append(element)
        element = element.getparent()
    index = known[element] if element is not None else -1
    for below in reversed(chain):
        depth = nodes[index].depth + 1 if index >= 0 else 0
        nodes.append(Node(below, index, depth, block.index, block.index + 1))
        index = known[below] = len(nodes) - 1
    nodes[index].stop = block.index + 1  # blocks come in their order
    return index


def weigh(block: Block) -> float:
    """How much running text a block is: characters outside links. Short lines without sentence marks hardly count."""
    length = len(block.text)
    if length < 25:
        return 0.0
    linked = block.link_chars / length
    if linked > 0.5 or block.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "title"):
        return 0.0
    weight = min(length, 800) * (1 - linked)
    return weight if length >= 80 or SENTENCE_MARKS.search(block.text) else weight / 4


def is_link(block: Block) -> bool:
    """A line that is a headline leading to another page."""
    return 20 <= len(block.text) <= 160 and block.link_chars > 0.6 * len(block.text)
