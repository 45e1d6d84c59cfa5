"""Date lines that a reader sees."""

import re

from pipelines.cleaning.dates.fold import plain
from pipelines.cleaning.dates.hearing import Hearing, Witness
from pipelines.cleaning.dates.lines import MAX_LINE
from pipelines.cleaning.dates.order import contradicts, is_numeric
from pipelines.cleaning.dates.parse import finish
from pipelines.cleaning.dates.place import Headline, pieces
from pipelines.cleaning.dates.reading import NOTHING, Reading, read

_COLUMNS = re.compile(r"\s+[/|]\s+")

FIRST_LINES = 4
"""Lines of a plain text that may be its dateline: it has no other place."""


def hear_lines(hearing: Hearing, headline: Headline) -> None:
    """The visible line nearest to the headline; a labelled one before others, an update's last."""
    seen = len(hearing.published)
    for block, behind in headline.lines():
        if not _hear(hearing, block.spaced, behind):
            for piece in [*pieces(block), *_columns(block.spaced)]:
                _hear(hearing, piece, behind)
    lines = sorted(hearing.published[seen:], key=lambda found: (found.is_update, -found.weight))
    hearing.published[seen:] = lines[:1]


def _columns(text: str) -> list[str]:
    """What slashes and bars part in a short line: a date, and for whom the text was written."""
    parts = _COLUMNS.split(text) if len(text) <= MAX_LINE else []
    return parts if len(parts) > 1 else []


def hear_removed(hearing: Hearing) -> None:
    """Date lines that boilerplate removal took out. Where there is a tree, it knows their place better."""
    for line in hearing.article.removed:
        if line.kind == "date" or line.moved_to in ("published", "modified"):
            _hear(hearing, line.text, hearing.page.tree is not None or line.place != "before")


def hear_plain_text(hearing: Hearing) -> None:
    """Lines at the top of a plain text that are nothing but a date."""
    for line in hearing.page.lines[:FIRST_LINES]:
        if read(line.text).pure:
            _hear(hearing, line.text, False)


def _hear(hearing: Hearing, text: str, labelled_only: bool) -> bool:
    """A visible line; far from the headline only where a label says what it is. -> whether it states a date."""
    reading = _read(hearing, text)
    if reading.published is None or reading.published.yearless or (labelled_only and not reading.labelled):
        return False
    found = finish(reading.published, hearing.page.reference, hearing.zone)
    if found:
        weight = 2 if reading.loose else 4 if reading.labelled else 3
        hearing.published.append(Witness("visible", weight, found, text.strip(), reading.is_update))
    changed = finish(reading.modified, hearing.page.reference, hearing.zone) if reading.modified else None
    if changed:
        hearing.modified.append(Witness("visible", 3, changed, text.strip()))
    return True


def _read(hearing: Hearing, text: str) -> Reading:
    """A line in the order that the site's file or the page proves.

    Where the text itself says that the day is another, and the month first would agree with it, nothing is certain.
    """
    reading = read(text, hearing.order)
    if hearing.order != "DMY" or reading.published is None or not is_numeric(plain(text)):
        return reading
    if hearing.proven_order:
        return read(text, hearing.proven_order)
    other = read(text, "MDY").published
    day, swapped = reading.published.day, other.day if other else None
    lead = hearing.article.text
    if day and swapped and contradicts(lead, day) and not contradicts(lead, swapped):
        return NOTHING
    return reading
