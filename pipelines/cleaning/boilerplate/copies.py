"""Paragraphs that a page prints twice."""

from collections import Counter
from collections.abc import Sequence

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.prose import LONG

COPIES = 2
"""Times that a paragraph stands in a page that prints it again; what comes more often is a refrain of the text."""


def mark_repeats(lines: Sequence[ReadLine], _title: str) -> dict[int, ReadLine]:
    """Paragraphs that the page prints a second time: pull quotes, and copies for print or small screens."""
    long = [i for i, line in enumerate(lines) if line.hit is None and line.prose and line.linked is not None]
    long = [i for i in long if len(lines[i].text) >= LONG]
    counts = Counter(lines[i].key for i in long)
    seen: set[str] = set()
    marks: dict[int, ReadLine] = {}
    for i in long:
        key = lines[i].key
        if counts[key] == COPIES and key in seen:
            marks[i] = lines[i].marked(Hit("repeated", "repeated"))
        seen.add(key)
    return marks
