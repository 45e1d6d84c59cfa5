"""Text that keeps its line feeds: which lines of it are paragraphs."""

import re
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import PIECE_LIMIT, PIECES

LONGEST_WRAPPED = 60
"""Characters from which a line of preformatted text may be cut by its width; verses and lists are shorter."""

_EMPTY_LINE = re.compile(r"\n[ \t\r\xa0]{0,99}\n")
_SENTENCE_END = re.compile("[.:!?\u061f\u2026\u00bb\u201d\"')]$")


def shown_lines(text: str, wrapped: bool) -> list[str]:
    """The paragraphs of a piece of preformatted text; of `wrapped` text only an empty line parts paragraphs."""
    return _EMPTY_LINE.split(text) if wrapped else text.split("\n")


def is_wrapped(element: HtmlElement) -> bool:
    """Whether the lines of an element's preformatted text are cut by their width."""
    return _is_wrapped("".join(piece[:PIECE_LIMIT] for piece in islice(element.itertext(), PIECES)))


def _is_wrapped(text: str) -> bool:
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    longest = max(map(len, lines), default=0)
    if len(lines) < 3 or not LONGEST_WRAPPED < longest <= 2 * LONGEST_WRAPPED:
        return False
    full = sum(len(line) >= 0.75 * longest for line in lines)
    ended = sum(_SENTENCE_END.search(line) is not None for line in lines)
    return 2 * full >= len(lines) and 2 * ended <= len(lines)
