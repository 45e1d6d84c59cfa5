"""Boxes in which a machine sums the article up: a line in them says so ("this summary was made by AI")."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.letters import AND
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

LONGEST_MACHINE_NOTE = 140
"""Characters of the line that says so; a longer one is a paragraph on the subject."""

SUMMARY_BLOCKS = 15
"""Blocks of such a box: heading, points, the note, buttons."""

SUMMARY_SHARE = 0.35
"""Share of the page's running text in such a box; more of it is the article."""

_FILE = "extract/machine_summaries.toml"
_TOGETHER = ("machine", "summary", "making")
"""Groups of words of each of which such a line has one."""
_WORD = re.compile(r"\w+(?:\.\w+)*")
_BOXES = frozenset("div section aside details".split())


def machine_summaries(region: Sequence[Block], found: Outline) -> frozenset[int]:
    """The blocks of such boxes, as indices. A note that stands among the paragraphs themselves makes no box of them."""
    boxes: set[int] = set()
    for block in region:
        if len(block.text) <= LONGEST_MACHINE_NOTE and not found.zone(block.index) and is_machine_note(block.text):
            box = _box_around(block, found, region)
            boxes.update(range(box.first, box.stop) if box else ())
    return frozenset(boxes)


def is_machine_note(text: str) -> bool:
    """Whether a short line says that a machine has made a summary, and nothing else.

    A heading on machines and summaries has words of its own ("how ChatGPT sums lessons up"): what it heads is text.
    """
    spoken = f" {' '.join(_WORD.findall(fold(text)))} "
    named: list[str] = []
    for group in _TOGETHER:
        found = [phrase for phrase in words(_FILE, group) if phrase in spoken and f" {phrase} " in spoken]
        if not found:  # as in most lines for the first
            return False
        named += found
    for phrase in sorted(named, key=len, reverse=True):
        spoken = spoken.replace(f" {phrase} ", "  ")
    beside = words(_FILE, "beside")
    return all(word in beside or word.removeprefix(AND) in beside for word in spoken.split())


def _box_around(block: Block, found: Outline, region: Sequence[Block]) -> Node | None:
    """The largest element around a note that is small beside the text, and not the whole region."""
    best: Node | None = None
    most = SUMMARY_SHARE * sum(found.weights[other.index] for other in region)
    for element in block.element.iterancestors():
        node = found.by_element.get(element)
        if node is None:
            continue
        if node.stop - node.first > SUMMARY_BLOCKS or found.weight(node) > most or not _is_box(element):
            break
        best = node
    return best


def _is_box(element: HtmlElement) -> bool:
    return element.tag in (*_BOXES, "ul", "p")
