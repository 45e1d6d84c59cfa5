"""The clock times between the entries of a live page."""

import re
from collections.abc import Sequence

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.text_bounds import HEADINGS

FEWEST_ENTRIES = 2
"""Times that tell a live page; one alone may be the text's."""

SINCE = "meta:relative times"
"""The lexicon's rule of lines that say so: "ten minutes ago"."""

_CLOCK = re.compile(r"[\d\u0660-\u0669]{1,2}[:.][\d\u0660-\u0669]{2}(?:\s?\S{1,6}){0,2}")
_ITEMS = frozenset(("td", "th", "li", "dt", "dd", "p", *HEADINGS))
"""Elements in which a time is text as often as not: a table's, a list's, a heading's, a paragraph's."""


def mark_clocks(lines: Sequence[ReadLine], _title: str) -> dict[int, ReadLine]:
    """Times alone in elements of one kind that hold nothing else, each before an entry of running text or a heading;
    before any line where they say how long ago it was."""
    found = [i for i in range(len(lines) - 1) if _is_clock(lines[i]) and (_is_since(lines[i]) or _opens(lines[i + 1]))]
    kinds = {lines[i].element for i in found}
    if len(found) < FEWEST_ENTRIES or len(kinds) > 1:
        return {}
    return {i: lines[i].marked(Hit("live:clock", "date")) for i in found}


def _is_clock(line: ReadLine) -> bool:
    plain = line.linked is not None and line.element[0] not in _ITEMS and not line.line.taken
    return plain and (_is_since(line) or _reads_clock(line))


def _is_since(line: ReadLine) -> bool:
    return line.hit is not None and line.hit.rule == SINCE


def _reads_clock(line: ReadLine) -> bool:
    return len(line.text) <= 14 and _CLOCK.fullmatch(line.text) is not None


def _opens(line: ReadLine) -> bool:
    return line.prose or line.element[0] in HEADINGS
