"""Boxes between paragraphs that ask for something: one line is a call that is known, the others stand beside it."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.boilerplate.calls import opens_call
from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.prose import ENDINGS, LONG

ASKING = frozenset(("newsletter", "consent"))
"""Kinds of lines that stand in such boxes: to subscribe, to get an application, to agree."""

BOXED_LINES = 7
"""Lines of such a box: a heading, a sentence or a question, buttons or answers (own choice)."""

BEHIND = 1
"""Lines that no rule knows behind the last call in a box: a button ends it. More are the steps of which getting an
application is the first (own choice)."""

OUTSIDE = 2
"""Paragraphs outside of it: a page of short lines is no box."""

_CELLS = frozenset(("td", "th"))
_VALUE = re.compile(r"[^\d:]{2,40}:\s*\d")
"""A label and its number: "newsletter: 800 readers"."""

_BOXES = frozenset(("div", "section", "aside"))


def beside_calls(lines: Sequence[ReadLine]) -> frozenset[int]:
    """Positions of the lines that no rule knows in boxes around a call; none of them is a sentence of some length."""
    found: set[int] = set()
    prose = [i for i, line in enumerate(lines) if line.prose]
    for i, line in enumerate(lines):
        if not _asks(line):
            continue
        box = box_around(lines, i)
        own = [j for j in box if lines[j].hit is None]
        last = max(j for j in box if _asks(lines[j]))
        if len([j for j in prose if j not in box]) >= OUTSIDE and sum(j > last for j in own) <= BEHIND:
            found.update(own)
    return frozenset(found)


def _asks(line: ReadLine) -> bool:
    """Whether a line is such a call, or one to follow: "follow us on …"; buttons to share stand by parts of a text."""
    if line.hit is None or line.hit.where != "any":
        return False
    return line.hit.kind in ASKING or (line.hit.kind == "share" and opens_call(line.key))


def box_around(lines: Sequence[ReadLine], i: int) -> range:
    """The positions of the lines in the largest box around line `i` that holds a few short lines and no paragraph."""
    best = range(i, i + 1)
    for element in _elements(lines[i]):
        if element.tag in ("body", "main", "article"):
            break
        first = last = i
        while first and last - first < BOXED_LINES and element in _elements(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and last - first < BOXED_LINES and element in _elements(lines[last + 1]):
            last += 1
        if last - first >= BOXED_LINES or not all(map(_may_stand, lines[first : last + 1])):
            break
        if element.tag in _BOXES:
            best = range(first, last + 1)
    return best


def _may_stand(line: ReadLine) -> bool:
    """Whether a line may stand in such a box: known, or short, and no sentence but a question, no cell, no number."""
    if line.element[0] in _CELLS or _VALUE.match(line.text):
        return False
    return line.hit is not None or (len(line.text) < LONG and (line.text[-1] not in ENDINGS or "\u061f" in line.text))


def _elements(line: ReadLine) -> list[HtmlElement]:
    block = line.line.block
    return [] if block is None else [block.element, *block.element.iterancestors()]
