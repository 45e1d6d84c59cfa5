"""Boxes between paragraphs under a heading that leads to other articles: the short lines there are their headlines."""

from collections.abc import Sequence
from functools import cache

from pipelines.cleaning.boilerplate.call_boxes import box_around
from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.words import words

FEWEST_HEADLINES = 2
"""Headlines of such a box; one line under a heading may be a part of the text."""

SHORTEST_HEADLINE = 3
"""Words of a headline."""

LONGEST_HEADLINE = 14
"""Words of a headline; the longest of 1,400 real articles' headlines has twelve."""

_LISTED = frozenset("li td th dd dt blockquote".split())


def under_headings(lines: Sequence[ReadLine]) -> frozenset[int]:
    """Positions of such headings and of the headlines below them that no rule knows.

    The heading opens its box, names other articles in two words or more ("other news"), and paragraphs stand before and
    behind the box; each line in it is a headline by its length, without an end mark.
    """
    found: set[int] = set()
    prose = [i for i, line in enumerate(lines) if line.prose]
    for i, line in enumerate(lines):
        if line.hit is None or line.hit.action != "block" or not _names_others(line.key):
            continue
        box = box_around(lines, i)
        own = [j for j in box if lines[j].hit is None]
        between = bool(prose) and prose[0] < i < prose[-1] and box.start == i
        if between and len(own) >= FEWEST_HEADLINES and all(_may_be_headline(lines[j]) for j in own):
            found.update([i, *own])
    return frozenset(found)


def _may_be_headline(line: ReadLine) -> bool:
    return (
        not line.prose
        and line.element[0] not in _LISTED
        and SHORTEST_HEADLINE <= len(line.text.split()) <= LONGEST_HEADLINE
    )


@cache
def _other_words() -> frozenset[str]:
    return frozenset(words("boilerplate/headed_boxes.toml", "others"))


def _names_others(key: str) -> bool:
    said = key.split()
    return len(said) > 1 and not _other_words().isdisjoint(said)
