"""The edges of a text in HTML: what its element and its place say where no phrase of the lexicon does."""

import re
from collections import Counter

from pipelines.cleaning.boilerplate.line_rules import Hit, Judged
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import Label, is_full_name, is_no_name, opens_with_given_name
from pipelines.cleaning.prose import LONG

HEAD_WORDS = 3
"""Words of a line above the first paragraph that is a section, a city or a name; a subheading has more."""

CREDIT_WORDS = 4
"""Words of a name under the last paragraph."""

SHORT = 40
"""Characters of either."""

DATED_LIMIT = 90
"""Characters of a line above the first paragraph that is a name and a date."""

HEAD_LINES = 40
"""Lines above the first paragraph that are looked at for a name and a date: reading dates costs more than all else."""

NAME_WORDS = 4
"""Words of that name."""

CREDITS = 2
"""Lines under the last paragraph that can be credits: who wrote it, and for whom."""

ALL_LINK = 0.9
"""Share of a line's characters inside links, from which on it is one link, with a bullet or quotation marks."""

LINK_LIMIT = 160
"""Characters of a headline that is linked; a longer one is a paragraph that someone linked whole."""

LINK_WORDS = 4
"""Words of a linked headline; shorter links inside a text are its own words in a list or heading."""

COPIES = 2
"""Times that a paragraph stands in a page that prints it again; what comes more often is a refrain of the text."""

DATED = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}")
"""A full date in figures: above the first paragraph, in a line that is no sentence, the page's own."""

LISTED = frozenset("li td th dd dt h2 h3 h4 blockquote".split())
"""Elements of lists, tables and what heads them: short lines in them are text as often as not."""

QUOTED = '"»”'
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 strong".split())
STOPS = frozenset(".:,!?\u060c\u061b\u061f\u2026")


def mark_head(lines: list[Judged], title: str) -> None:
    """Mark what stands above the first paragraph: all above a repeated headline, and single short lines."""
    repeated = max((i for i, line in enumerate(lines) if title and line.key == title), default=-1)
    nearest = len(lines) - HEAD_LINES
    for i, line in enumerate(lines):
        if (line.hit and line.hit.where != "end") or line.linked is None or line.key == title:
            continue
        if i < repeated:
            line.hit = Hit("head:above-headline", "navigation")
        elif line.element[0] in HEADINGS or line.prose:
            continue
        elif DATED.search(line.key) or (i >= nearest and len(line.text) <= DATED_LIMIT and _is_dated(line.spoken)):
            line.hit = Hit("head:dated-line", "date")
        elif _is_short(line, HEAD_WORDS) or opens_with_given_name(line.text):
            line.hit = Hit("head:short-line", "label")


def _is_dated(text: str) -> bool:
    """Whether a line is a name, a section or a place beside a date: above the text it belongs to the headline."""
    words = text.split()
    counts = range(1, min(NAME_WORDS, len(words) - 1) + 1)
    return any(is_date_line(" ".join(words[n:])) or is_date_line(" ".join(words[:-n])) for n in counts)


def mark_tail(lines: list[Judged], last: int, end: int) -> None:
    """Mark names in an element of their own under the last paragraph, as far as nothing else stands there."""
    if last < 0:
        return
    own = {line.element for line in lines[: last + 1] if line.hit is None}
    left = [line for line in lines[last + 1 : end] if line.hit is None]
    if sum(line.element not in own for line in left) > CREDITS:
        return  # a list, which is text
    for line in reversed(left):
        if line.linked is None or line.element in own or line.element[0] in {*HEADINGS, *LISTED}:
            return
        if not _is_short(line, CREDIT_WORDS):
            return
        words = line.text.split()
        if len(words) > 1 and all(word.isalpha() for word in words):
            line.hit = Hit("tail:credit", "byline", moved_to="authors")
            line.label = Label("byline", (("authors", (line.text,)),))
        else:
            line.hit = Hit("tail:credit", "credit")


def mark_signature(lines: list[Judged], last: int, end: int) -> None:
    """Mark a name that stands alone between the last paragraph and the end zone, and an outlet in brackets.

    A person's name right behind the last paragraph, with nothing else behind it, needs no end zone; under a quotation
    it is who is quoted. Another bare name may be a person's or an outlet's: the line goes, and no field is filled from
    it. Two or more such lines are a list, which is text.
    """
    rest = [line for line in lines[last + 1 :] if line.hit is None]
    alone = last >= 0 and len(rest) == 1 and rest[0] is lines[last + 1]
    if alone and is_full_name(rest[0].text) and lines[last].text[-1] not in QUOTED:
        rest[0].hit = Hit("tail:signature", "byline", moved_to="authors")
        rest[0].label = Label("byline", (("authors", (rest[0].text,)),))
    if last < 0 or end >= len(lines):
        return
    left = [line for line in lines[last + 1 : end] if line.hit is None]
    bracketed = [line for line in left if line.text[0] == "(" and line.text[-1] == ")"]
    if len(left) - len(bracketed) > 1 or len(bracketed) > 1 or not all(_is_short(line, CREDIT_WORDS) for line in left):
        return
    for line in left:
        if line in bracketed:
            line.hit = Hit("tail:signature", "source", moved_to="source")
            line.label = Label("agency", (("source", (line.text[1:-1].strip(),)),))
        elif not (any(map(str.isdigit, line.text)) or is_no_name(line.text) or line.element[0] in HEADINGS):
            line.hit = Hit("tail:signature", "byline")


def unmark_lists(lines: list[Judged]) -> None:
    """Let lines be that would be credits, were there not two or more in a row: "Cairo: X", "Amman: Y" are a list."""
    alike = [line.label is not None and line.label.kind == "edge-credit" for line in lines]
    for i, line in enumerate(lines):
        if alike[i] and (alike[i - 1 : i] == [True] or alike[i + 1 : i + 2] == [True]):
            line.hit = line.label = None
            line.prose = False


def mark_links(lines: list[Judged], last: int) -> None:
    """Mark lines that are one link: headlines of other articles inside the text, buttons and chips behind it."""
    linked = [i for i, line in enumerate(lines) if line.linked is not None and line.linked >= ALL_LINK]
    if 3 * len(linked) > 2 * len(lines):
        return
    for i in linked:
        line = lines[i]
        if line.hit or len(line.text) > LINK_LIMIT:
            continue
        above = lines[i - 1].hit if i else None
        if i <= last and line.text[-1] == "." and not (above and above.kind == "read-also"):
            continue  # a sentence that someone linked whole; right behind a linked headline it is its teaser
        if i > last or len(line.text.split()) >= LINK_WORDS:
            line.hit = Hit("link-line", "read-also")
            line.prose = False


def mark_repeats(lines: list[Judged]) -> None:
    """Mark paragraphs that the page prints a second time: pull quotes, and copies for print or small screens."""
    long = [line for line in lines if line.hit is None and line.prose and line.linked is not None]
    long = [line for line in long if len(line.text) >= LONG]
    counts = Counter(line.key for line in long)
    seen: set[str] = set()
    for line in long:
        if counts[line.key] == COPIES and line.key in seen:
            line.hit = Hit("repeated", "repeated")
            line.prose = False
        seen.add(line.key)


def _is_short(line: Judged, words: int) -> bool:
    short = len(line.text) <= SHORT and len(line.text.split()) <= words
    return short and line.text[-1] not in STOPS and line.text[0] != "*"  # a star opens a footnote
