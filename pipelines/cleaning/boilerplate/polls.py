"""Polls of readers between paragraphs: a question, and under it the answers that one may choose."""

from collections.abc import Sequence
from functools import cache

from pipelines.cleaning.boilerplate.call_boxes import box_around
from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.text import fold, strip_edges
from pipelines.cleaning.words import words

FEWEST_ANSWERS = 2
"""Answers in a row; one alone is what somebody said in an interview."""

PARAGRAPHS = 2
"""Paragraphs that stand outside of the poll's box."""

_ASKED = ("?", "\u061f")


def poll_lines(lines: Sequence[ReadLine]) -> frozenset[int]:
    """Positions of the lines of such polls that no rule knows: in a box with one question and no paragraph."""
    answers = _answers()
    given = [i for i, line in enumerate(lines) if line.linked is not None and line.key in answers]
    found: set[int] = set()
    for i in given:
        if i - 1 in given or i + FEWEST_ANSWERS - 1 not in given:
            continue
        box = box_around(lines, i)
        outside = [j for j, line in enumerate(lines) if line.prose and j not in box]
        asked = sum(lines[j].text.endswith(_ASKED) for j in box)
        if asked == 1 and any(lines[j].text.endswith(_ASKED) for j in box if j < i) and len(outside) >= PARAGRAPHS:
            found.update(j for j in box if lines[j].hit is None)
    return frozenset(found)


@cache
def _answers() -> frozenset[str]:
    """The keys of what one may answer."""
    return frozenset(strip_edges(fold(word)) for word in words("boilerplate/polls.toml", "answers"))
