"""The edges of a text in HTML: what its element and its place say where no phrase of the lexicon does."""

from pipelines.cleaning.boilerplate.lines import Hit, Judged
from pipelines.cleaning.labels import Label

HEAD_WORDS = 3
"""Words of a line above the first paragraph that is a section, a city or a name; a subheading has more."""

CREDIT_WORDS = 4
"""Words of a name under the last paragraph."""

SHORT = 40
"""Characters of either."""

CREDITS = 2
"""Lines under the last paragraph that can be credits: who wrote it, and for whom."""

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 strong".split())
STOPS = frozenset(".:,!?\u060c\u061b\u061f\u2026")


def mark_head(lines: list[Judged], title: str) -> None:
    """Mark what stands above the first paragraph: all above a repeated headline, and single short lines."""
    repeated = max((i for i, line in enumerate(lines) if title and line.key == title), default=-1)
    for i, line in enumerate(lines):
        if line.hit or line.linked is None or line.key == title:
            continue
        if i < repeated:
            line.hit = Hit("head:above-headline", "navigation")
        elif _is_short(line, HEAD_WORDS) and line.element[0] not in HEADINGS:
            line.hit = Hit("head:short-line", "label")


def mark_tail(lines: list[Judged], last: int, end: int) -> None:
    """Mark names in an element of their own under the last paragraph, as far as nothing else stands there."""
    if last < 0:
        return
    own = {line.element for line in lines[: last + 1] if line.hit is None}
    position = min(end, len(lines)) - 1
    for line in reversed(lines[max(last + 1, position - CREDITS + 1) : position + 1]):
        if line.hit or line.linked is None:
            continue
        if line.element in own or line.element[0] in HEADINGS or not _is_short(line, CREDIT_WORDS):
            return
        words = line.text.split()
        if len(words) > 1 and all(word.isalpha() for word in words):
            line.hit = Hit("tail:credit", "byline", moved_to="authors")
            line.label = Label("byline", (("authors", (line.text,)),))
        else:
            line.hit = Hit("tail:credit", "credit")


def _is_short(line: Judged, words: int) -> bool:
    return len(line.text) <= SHORT and len(line.text.split()) <= words and line.text[-1] not in STOPS
