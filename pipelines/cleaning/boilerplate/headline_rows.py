"""Headlines of other articles that stand in a text without their links, in a row behind "read also:"."""

from collections.abc import Sequence

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.prose import ENDINGS

FEWEST_HEADLINES = 2
"""Lines in such a row: a single one may be the subheading of what follows."""

ROW_WORDS = 4
"""Words of the shortest headline in it."""

LONGEST_HEADLINE = 110
"""Characters of the longest."""


def unlinked_headlines(lines: Sequence[ReadLine], marker: int) -> range:
    """The positions of such a row right behind a marker that ends on a colon; none where it is too short a row.

    The lines have one element, which is no heading, and are followed by a paragraph or by the end.
    """
    start = stop = marker + 1
    if not lines[marker].text.rstrip().endswith(":"):
        return range(start, start)
    while stop < len(lines) and _is_headline(lines[stop]) and lines[stop].element == lines[start].element:
        stop += 1
    whole = stop == len(lines) or lines[stop].prose or lines[stop].hit is not None
    return range(start, stop if whole and stop - start >= FEWEST_HEADLINES else start)


def _is_headline(line: ReadLine) -> bool:
    text = line.text
    plain = line.hit is None and line.linked is not None and line.element[0] in ("p", "div", "li", "span")
    words = len(text.split()) >= ROW_WORDS and len(text) <= LONGEST_HEADLINE
    return plain and words and text[-1] not in (*ENDINGS, ":", "،", "؛") and not text[0].isdigit()
