"""Lines that are several pieces of the page's frame, each in an element of its own: a player, a bar of buttons."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pipelines.cleaning.dates.date_line import is_date_line
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
    """The rule of the first piece, where each of two or more is a phrase of the lexicon, a number or a date."""
    if len(block.element) < 2 or len(block.text) > LONGEST_PIECES:
        return None
    if next(islice(block.element.iter(), MOST_ELEMENTS, None), None) is not None:
        return None
    opening = tidy(block.element.text or "")
    if opening and not _says_nothing(opening) and _phrase(opening, lexicon) is None:
        return None  # as in most paragraphs: to read the others would take longer
    by_element, by_text = _pieces(_by_element(block)), _pieces(map(str, block.element.itertext()))
    rule = _rule_of(by_element, lexicon)
    return rule if rule or by_text == by_element else _rule_of(by_text, lexicon)


def _pieces(texts: Iterable[str]) -> list[str]:
    return [piece for text in texts if (piece := tidy(text))]


def _by_element(block: Block) -> Iterator[str]:
    """What the element says itself, and what each element in it says as a whole: "read <b>12</b> times"."""
    yield block.element.text or ""
    for piece in block.element:
        yield str(piece.text_content()) if isinstance(piece.tag, str) else ""
        yield piece.tail or ""


def _rule_of(pieces: list[str], lexicon: Lexicon) -> Rule | None:
    rules = []
    for piece in pieces:
        if _says_nothing(piece):
            continue
        rule = _phrase(piece, lexicon)
        if rule is None:
            return None
        rules.append(rule)
    return rules[0] if rules and len(pieces) > 1 else None


def _says_nothing(piece: str) -> bool:
    """Whether a piece is a number or a date."""
    return _COUNT.fullmatch(piece) is not None or is_date_line(piece)


def _phrase(piece: str, lexicon: Lexicon) -> Rule | None:
    """The rule of a piece that is a phrase of the frame."""
    folded = fold(piece)
    rule = lexicon.find(folded, strip_edges(folded))
    return rule if rule is not None and rule.action in ("line", "end") else None
