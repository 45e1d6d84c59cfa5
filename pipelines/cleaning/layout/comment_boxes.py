"""Readers' comments in boxes that no name tells: under a heading that says so, around the field to write one in."""

from functools import cache

from lxml.html import HtmlElement

from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

HEADING = 60
"""Characters of such a heading."""

FIELDS = 5
"""Fields to write in that are looked at."""

_HEADINGS = frozenset("h2 h3 h4 h5 h6 strong b div span p".split())


def comment_boxes(fields: list[HtmlElement], opening: dict[HtmlElement, Block]) -> set[HtmlElement]:
    """The largest elements around the fields that open with such a heading; `opening` is the first block of each
    element behind the headline."""
    boxes = set()
    for field in fields[:FIELDS]:
        around = [e for e in field.iterancestors("div", "section", "aside") if e in opening and _heads(opening[e])]
        boxes.update(around[-1:])
    return boxes


def _heads(block: Block) -> bool:
    if len(block.text) > HEADING or block.element.tag not in _HEADINGS:
        return False
    words = "".join(letter if letter.isalpha() else " " for letter in fold(block.text)).split()
    return bool(words) and (words[0] in _words() or words[-1] in _words()) and len(words) <= 4


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, read_toml("layout/names.toml")["headings"]["comments"]))
