"""Lines that are several pieces of the page's frame, each in an element of its own: a player, a bar of buttons."""

import re
from itertools import islice

from pipelines.cleaning.lexicon import Lexicon, Rule
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold, strip_edges, tidy

LONGEST_PIECES = 160
"""Characters of such a line."""

MOST_ELEMENTS = 300
"""Elements of such a line; it has some tens. A stray line between other blocks has the element of them all, maybe the
whole page: to read that for each of them is quadratic."""

_COUNT = re.compile(r"[\d:.,/%x×\W]{1,12}")
"""A time, a speed, a count, a sign between two pieces."""


def made_of_pieces(block: Block, lexicon: Lexicon) -> Rule | None:
    """The rule of the first piece, where each of two or more is a phrase of the lexicon or a number."""
    if len(block.element) < 2 or len(block.text) > LONGEST_PIECES:
        return None
    if next(islice(block.element.iter(), MOST_ELEMENTS, None), None) is not None:
        return None
    pieces = [piece for text in block.element.itertext() if (piece := tidy(str(text)))]
    rules = []
    for piece in pieces:
        if _COUNT.fullmatch(piece):
            continue
        folded = fold(piece)
        rule = lexicon.find(folded, strip_edges(folded))
        if rule is None or rule.action not in ("line", "end"):
            return None
        rules.append(rule)
    return rules[0] if rules and len(pieces) > 1 else None
