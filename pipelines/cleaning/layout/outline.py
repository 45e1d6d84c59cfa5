"""The page as an outline: the elements above its blocks, the span of each, and what their names say of them."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.cleaning.layout.comment_boxes import comment_boxes
from pipelines.cleaning.layout.element_names import ZONE_TAGS, Zone, zone_of
from pipelines.cleaning.layout.hidden import hidden_elements
from pipelines.cleaning.layout.told_live import told_live
from pipelines.cleaning.layout.widespread import alone, takes_answers, told_in_captions, widespread
from pipelines.cleaning.page import Block, Tagged
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.sheet_looks import hidden_by_sheet
from pipelines.cleaning.style_sheets import rules_of
from pipelines.cleaning.text import tidy

INSIDE = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td dd dt center figcaption br".split())
"""Elements that hold one paragraph: a container is above them."""

CELLS = frozenset("td li dd blockquote center pre".split())
"""Those that may hold a whole text, cut by br: more than one block in them makes them a container."""

TEASER = 0.4
"""What a paragraph right behind a linked headline counts: in lists it is the other article's teaser."""

PAGE_SHARE = 0.5
"""Share of the page's text, from which on an element is the page or its article, whatever its name says."""

BY_SHEET = 0.3
"""Share of the page's text, from which on a part that a style sheet hides is shown by a script: the article itself."""

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


def outline(blocks: list[Block], headline: int | None, tagged: Tagged) -> Outline:
    """Outline a page. `headline` is the index of the headline's block, where it is known; `tagged` are its elements."""
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
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    found = Outline(nodes, node_of, weights, sums, {node.element: node for node in nodes})
    _name_zones(found, headline, tagged, blocks)
    return found


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
    linked = block.link_chars / length
    if length < 25 or linked > 0.5 or block.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "title"):
        return 0.0
    weight = min(length, 800) * (1 - linked)
    return weight if length >= 80 or SENTENCE_MARKS.search(block.text) else weight / 4


def is_link(block: Block) -> bool:
    """A line that is a headline leading to another page."""
    return 20 <= len(block.text) <= 160 and block.link_chars > 0.6 * len(block.text)


BOX = 400
"""Weight of the text around a field to type in; more of it is no sign-up box."""

SIGN_UP_LINES = 6
"""Blocks of a sign-up box: a heading, a sentence, the field, a button, what one agrees to."""

TEXT_BEFORE = 200
"""Weight of the running text between the headline and what readers say of it (own choice: two sentences)."""

PARAGRAPH, PARAGRAPHS = 80, 3
"""Weight of a paragraph, and how many of them the text of an article has: a box on its author or a notice has fewer."""

LABEL_WEIGHT = 20
"""Weight of the line that opens it: less than 80 characters and no sentence (`weigh` takes a quarter of these)."""

SENTENCE_WEIGHT = 100
"""Weight of the text above the form in it, and below it: one sentence each."""

_TYPED = frozenset(("", "text", "email", "tel"))


def _boxes(found: Outline, fields: list[HtmlElement], headline: int | None) -> set[HtmlElement]:
    """The elements right around fields to type in: sign-up boxes, whatever they are called.

    Below the headline the heading and the sentence above the form, in the element around them, belong to the box.
    """
    fields = [e for e in fields if (e.get("type") or "").lower() in _TYPED]
    known = found.by_element
    boxes = set()
    for field in fields:
        above = next((element for element in field.iterancestors() if element in known), None)
        if above is not None and above.tag not in ("body", "html") and found.weight(known[above]) <= BOX:
            boxes.add(above)
            around = found.nodes[known[above].parent]
            if headline is not None and around.first > headline and _is_sign_up(found, around, known[above]):
                boxes.add(around.element)
    return boxes


def _is_sign_up(found: Outline, around: Node, form: Node) -> bool:
    """Whether an element holds a form, a heading or short line in front of it, a sentence, and no more."""
    if around.element.tag in ("body", "html", "main", "article") or around.stop - around.first > SIGN_UP_LINES:
        return False
    opens = around.first < form.first and found.weights[around.first] < LABEL_WEIGHT
    above, below = found.sums[form.first] - found.sums[around.first], found.sums[around.stop] - found.sums[form.stop]
    return opens and max(above, below) <= SENTENCE_WEIGHT


def _author_cards(found: Outline, links: list[HtmlElement]) -> set[HtmlElement]:
    """The elements right around a link to the author, where a few words on the author may stand: no whole texts."""
    known = found.by_element
    above = ((link, link.getparent()) for link in links)
    boxes = [(link, e) for link, e in above if e in known and e.tag in ("div", "section")]  # links are many, these few
    return {e for link, e in boxes if "author" in link.get("rel", "").split() and found.weight(known[e]) <= BOX}


def _comments(found: Outline, fields: list[HtmlElement], headline: int | None, blocks: list[Block]) -> set[HtmlElement]:
    """The boxes around fields for comments that stand behind the headline and some text."""
    if not fields or headline is None:
        return set()
    behind = [node for node in found.nodes if found.sums[node.first] - found.sums[headline] >= TEXT_BEFORE]
    return comment_boxes(fields, {node.element: blocks[node.first] for node in behind if node.first > headline})


def _name_zones(found: Outline, headline: int | None, tagged: Tagged, blocks: list[Block]) -> None:
    """Give each node its zone: its own, by its names or otherwise, or that of the element above."""
    total = found.sums[-1]
    captions = [(node.element, found.weight(node)) for node in found.nodes if node.element.tag == "figcaption"]
    live = told_live(((node.element, node.first, node.stop) for node in found.nodes), [block.text for block in blocks])
    shown = told_in_captions(captions, total) | live
    around: dict[HtmlElement, Zone] = {
        **dict.fromkeys(_author_cards(found, tagged["a"]), "byline"),
        **dict.fromkeys(_comments(found, tagged["textarea"], headline, blocks), "comments"),
        **dict.fromkeys(_boxes(found, tagged["input"], headline), "newsletter"),
    }
    spread: frozenset[Zone] = frozenset()
    for doubted in (False, True):
        topmost: list[tuple[Zone, float, HtmlElement]] = []
        stated, named = _outside_of_named(found, headline, shown, spread)
        others: dict[HtmlElement, Zone] = {**dict.fromkeys(_hidden(found, stated, tagged), "hidden"), **around}
        for node in found.nodes:
            node.zone = found.nodes[node.parent].zone if node.parent >= 0 else None
            if node.zone is not None:
                continue
            zone = named[node.element] or others.get(node.element)
            if zone is not None and not _is_the_article(found, node, zone, headline):
                node.zone = zone
                topmost.append((zone, found.weight(node), node.element))
        spread = frozenset() if doubted else widespread(topmost, total)
        if not spread and not doubted and headline is not None:
            spread = alone(topmost, total)
        if not spread:
            break


Attributes = dict[HtmlElement, dict[str, str]]
"""Elements and their attributes, which are read once: that is what costs."""


def _outside_of_named(
    found: Outline, headline: int | None, shown: frozenset[HtmlElement], spread: frozenset[Zone]
) -> tuple[Attributes, dict[HtmlElement, Zone | None]]:
    """The elements that stand in none whose name says what it is, a fifth of a page's: their attributes, and what their
    names say."""
    inside: list[bool] = []
    stated: Attributes = {}
    named: dict[HtmlElement, Zone | None] = {}
    for node in found.nodes:
        if node.parent >= 0 and inside[node.parent]:
            inside.append(True)
            continue
        attributes = stated[node.element] = dict(node.element.items())
        zone = named[node.element] = _named(node.element, attributes, shown, spread)
        inside.append(zone is not None and not _is_the_article(found, node, zone, headline))
    return stated, named


def _named(
    element: HtmlElement, stated: dict[str, str], shown: frozenset[HtmlElement], spread: frozenset[Zone]
) -> Zone | None:
    """What an element's names say that it is; None for captions that are `shown`, and for names too widely `spread`."""
    if element in shown or _is_attribution(element):
        return None
    zone = zone_of(element.tag, stated)
    return None if zone in spread and element.tag not in ZONE_TAGS else zone


def _hidden(found: Outline, stated: Attributes, tagged: Tagged) -> frozenset[HtmlElement]:
    """Those of the elements that no reader sees: by their own attributes, or small and by the page's style sheets."""
    by_sheet = hidden_by_sheet(stated, tagged, rules_of(tagged["style"]).hidden)
    most = BY_SHEET * found.sums[-1]
    return hidden_elements(stated, tagged) | {e for e in by_sheet if found.weight(found.by_element[e]) <= most}


def _is_attribution(element: HtmlElement) -> bool:
    """Whether a footer is that of a quotation: who said it (HTML Standard, 4.4.4)."""
    above = element.getparent() if element.tag == "footer" else None
    return above is not None and above.tag == "blockquote"


def _is_body_of(found: Outline, node: Node, headline: int | None) -> bool:
    """Whether a named part right behind the headline is most of what stands in the element that holds both: the text of
    a page that has longer comments or lists. It has paragraphs, and is not such by its very tag."""
    if headline is None or node.first <= headline or found.sums[node.first] - found.sums[headline] > TEXT_BEFORE:
        return False
    above = node
    while above.first > headline and above.parent >= 0:
        above = found.nodes[above.parent]
    long = sum(weight >= PARAGRAPH for weight in found.weights[node.first : node.stop])
    most = above.element.tag not in ("body", "html") and found.weight(node) > PAGE_SHARE * found.weight(above)
    return most and long >= PARAGRAPHS and node.element.tag not in ZONE_TAGS and not takes_answers(node.element)


def _is_the_article(found: Outline, node: Node, zone: Zone, headline: int | None) -> bool:
    """Whether a named part holds the headline or most of the text; comments behind a text may hold most.

    A button that is a whole sentence is none: it is a question, and opens its answer.
    """
    if node.element.tag == "button" and is_prose(tidy(str(node.element.text_content()))):
        return True
    if headline is not None and node.first <= headline < node.stop and node.stop - node.first > 1:
        return True
    total = found.sums[-1]
    if found.weight(node) <= PAGE_SHARE * total:
        return zone != "hidden" and _is_body_of(found, node, headline)
    behind = zone == "comments" and found.sums[node.first] > total / 5
    return not (behind and takes_answers(node.element))
