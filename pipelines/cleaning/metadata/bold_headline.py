"""A headline in bold or large letters, on pages that have no heading and state none but the site's name."""

from itertools import islice

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.page import Block

ABOVE_TEXT = 6
"""Blocks over the text among which such a line stands: date, section and byline come behind it."""

FEWEST_WORDS, LONGEST = 4, 200
"""Words and characters of such a line; a label has fewer, a paragraph more."""

_LOUD = ("b", "strong", "font", "big")
"""Elements that printed headlines before style sheets did (HTML 4.01, 15.2)."""


def bold_lines(around: Surroundings) -> list[Block]:
    """The lines over the text that stand wholly in such an element, no link and no label; the first is the headline."""
    above = around.blocks[max(0, around.start - ABOVE_TEXT) : around.start + 1]
    return [block for block in above if _is_loud(block)]


def _is_loud(block: Block) -> bool:
    if block.link_chars or len(block.text) > LONGEST or len(block.text.split()) < FEWEST_WORDS:
        return False
    inner = [block.element] if block.element.tag in _LOUD else islice(block.element.iter(*_LOUD), 5)
    return any(whole_text(element) == block.text for element in inner) and read_label(block.spaced) is None
