"""Rules that need a line's neighbours: what its element and its place say where no phrase of the lexicon does.

Each takes the lines and gives those that it changes, by their positions; it changes none itself.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from pipelines.cleaning.boilerplate.asking_boxes import mark_boxes
from pipelines.cleaning.boilerplate.clocks import mark_clocks
from pipelines.cleaning.boilerplate.copies import mark_repeats
from pipelines.cleaning.boilerplate.day_headings import heads_day
from pipelines.cleaning.boilerplate.line_rules import Hit, Marks, ReadLine
from pipelines.cleaning.boilerplate.linked_lines import mark_links
from pipelines.cleaning.boilerplate.own_heads import own_heads
from pipelines.cleaning.boilerplate.own_words import spare_words
from pipelines.cleaning.boilerplate.points import is_point
from pipelines.cleaning.boilerplate.reporters import reporter
from pipelines.cleaning.boilerplate.role_lists import spare_roles
from pipelines.cleaning.boilerplate.salutations import is_salutation
from pipelines.cleaning.boilerplate.text_bounds import HEADINGS, TextBounds, find_bounds
from pipelines.cleaning.boilerplate.western_bylines import is_western_byline
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import (
    Label,
    is_foreign_name,
    is_full_name,
    is_no_name,
    may_be_phrase,
    opens_with_given_name,
    split_names,
    trim,
)
from pipelines.cleaning.layout.element_names import QUOTES
from pipelines.cleaning.prose import QUOTED, is_quotation
from pipelines.cleaning.text import fold

HEAD_WORDS = 3
"""Words of a line above the first paragraph that is a section, a city or a name; a subheading has more."""

HEAD_LIST = 4
"""Short paragraphs above the first long one, in elements like its own, that are a list of the text: ingredients, who
plays. A section, a place and a name are three."""

CREDIT_WORDS = 4
"""Words of a name under the last paragraph."""

CREDIT_LIMIT = 40
"""Characters of either."""

DATED_LIMIT = 90
"""Characters of a line above the first paragraph that is a name and a date."""

HEAD_LINES = 40
"""Lines above the first paragraph that are looked at for a name and a date: reading dates costs more than all else."""

UNDER_LEAD = 8
"""Lines from a lead to the next paragraph: a byline, a date, buttons. More of them are a part of the text."""

CREDIT_NAME_WORDS = 4
"""Words of that name."""

CREDITS = 2
"""Lines under the last paragraph that can be credits: who wrote it, and for whom."""

DATED = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}")
"""A full date in figures: above the first paragraph, in a line that is no sentence, the page's own."""

LISTED = frozenset("li td th dd dt h2 h3 h4 blockquote".split())
"""Elements of lists, tables and what heads them: short lines in them are text as often as not."""

STOPS = frozenset(".:,!?\u060c\u061b\u061f\u2026")


def quiet_headline(lines: list[ReadLine], title: str) -> Marks:
    """A headline before the text that reads like a sentence, because it asks, is none."""
    first = next((i for i, line in enumerate(lines) if line.prose and line.key != title), len(lines))
    return {i: replace(lines[i], prose=False) for i in range(first) if lines[i].prose}


def spare_lists(lines: list[ReadLine], _title: str) -> Marks:
    """Let lines be that would be credits, were there not two or more in a row: "Cairo: X", "Amman: Y" are a list."""
    alike = {i for i, line in enumerate(lines) if line.label is not None and line.label.kind == "edge-credit"}
    rows = [i for i in alike if i - 1 in alike or i + 1 in alike]
    return {i: replace(lines[i], hit=None, label=None, prose=False) for i in rows}


def mark_head(lines: list[ReadLine], title: str, bounds: TextBounds) -> Marks:
    """What stands above the first paragraph: all above a repeated headline, and single short lines."""
    head = lines[: bounds.first] if bounds.last >= 0 else []
    repeated = max((i for i, line in enumerate(head) if title and line.key == title), default=-1)
    nearest = len(head) - HEAD_LINES
    marks: Marks = {}
    for i, line in enumerate(head):
        if (line.hit and line.hit.where != "end") or line.linked is None or line.key == title or is_salutation(head, i):
            continue
        if i < repeated:
            marks[i] = line.marked(Hit("head:above-headline", "navigation"))
        elif line.element[0] in HEADINGS or line.prose:
            continue
        elif is_western_byline(line.text):
            marks[i] = line.marked(Hit("head:byline", "byline"))
        elif said := reporter(line.text, line.element[0]):
            marks[i] = line.marked(Hit("head:byline", "byline", moved_to="authors"), said)
        elif DATED.search(line.key) or (i >= nearest and len(line.text) <= DATED_LIMIT and _is_dated(line.spoken)):
            marks[i] = line.marked(Hit("head:dated-line", "date"))
        elif heads_day(lines, i) or is_point(head, i):
            continue
        elif _is_short(line, HEAD_WORDS) or opens_with_given_name(trim(line.text)):
            marks[i] = line.marked(Hit("head:short-line", "label"))
    prose = {line.element for line in lines[bounds.first :] if line.prose}
    short = [i for i, line in marks.items() if line.hit and line.hit.rule == "head:short-line"]
    heads = own_heads(lines, short, bounds.first) if short else frozenset()
    marks = {i: line for i, line in marks.items() if i not in heads or i not in short}
    alike = [i for i in short if i in marks]
    alike = [i for i in alike if lines[i].element in prose and lines[i].element[0] == "p" and not lines[i].linked]
    return {i: line for i, line in marks.items() if i not in alike} if len(alike) >= HEAD_LIST else marks


def mark_under_lead(lines: list[ReadLine], _title: str, bounds: TextBounds) -> Marks:
    """A name beside a date between a lead and the next paragraph, in an element unlike those of the text."""
    prose = [i for i, line in enumerate(lines) if line.prose]
    if len(prose) < 2 or not 1 < prose[1] - prose[0] <= UNDER_LEAD:
        return {}
    own = {line.element for line in lines if line.prose}
    marks: Marks = {}
    for i in range(prose[0] + 1, prose[1]):
        line = lines[i]
        if line.hit or line.linked is None or line.element in own or line.element[0] in {*HEADINGS, *LISTED}:
            continue
        if len(line.text) <= DATED_LIMIT and _is_dated(line.spoken):
            marks[i] = line.marked(Hit("head:dated-line", "date"))
    return marks


def _is_dated(text: str) -> bool:
    """Whether a line is a name, a section or a place beside a date: above the text it belongs to the headline."""
    words = text.split()
    if "|" in text and any(map(is_date_line, text.split("|"))):
        return True
    counts = range(1, min(CREDIT_NAME_WORDS, len(words) - 1) + 1)
    return any(is_date_line(" ".join(words[n:])) or is_date_line(" ".join(words[:-n])) for n in counts)


def mark_tail(lines: list[ReadLine], _title: str, bounds: TextBounds) -> Marks:
    """Names in an element of their own under the last paragraph, as far as nothing else stands there."""
    last = bounds.last
    if last < 0:
        return {}
    own = {line.element for line in lines[: last + 1] if line.hit is None}
    left = [i for i in range(last + 1, bounds.end) if lines[i].hit is None]
    if sum(lines[i].element not in own for i in left) > CREDITS:
        return {}  # a list, which is text
    marks: Marks = {}
    for i in reversed(left):
        line = lines[i]
        if line.linked is None or line.element in own or line.element[0] in {*HEADINGS, *LISTED, *QUOTES}:
            break
        if not _is_short(line, CREDIT_WORDS) or is_quotation(line.text):
            break
        names = split_names(line.text)
        if all(map(is_full_name, names)) and not any(_is_told_of(name, lines) or _is_foreign(name) for name in names):
            label = Label("byline", (("authors", tuple(names)),))
            marks[i] = line.marked(Hit("tail:credit", "byline", moved_to="authors"), label)
        else:
            marks[i] = line.marked(Hit("tail:credit", "credit"))
    if len(marks) > 1:  # who is named beside something else says that, or is told of
        return {i: lines[i].marked(Hit("tail:credit", "credit")) for i in marks}
    return marks


def _is_told_of(name: str, lines: list[ReadLine]) -> bool:
    """Whether a paragraph speaks of somebody, who then is in the news."""
    key = fold(name)
    return any(line.prose and key in fold(line.text) for line in lines)


def _is_foreign(name: str) -> bool:
    """Whether a name alone is one of other tongues, which is seldom a writer's."""
    return is_foreign_name(name.split(" ")[0])


def _stands_at_edges(line: ReadLine) -> bool:
    """Whether a line is a date or a section's name, which are the page's before a text and behind it."""
    return line.hit is not None and line.hit.where == "edges" and line.hit.action == "line"


def mark_signature(lines: list[ReadLine], _title: str, bounds: TextBounds) -> Marks:
    """A name that stands alone between the last paragraph and the end zone, and an outlet in brackets.

    A person's name right behind the last paragraph, or a date or section under it, with nothing else behind it,
    needs no end zone; under a quotation it is who is quoted. Another bare name may be a person's or an outlet's: the
    line goes, and no field is filled from it. Two or more such lines are a list, which is text.
    """
    last = bounds.last
    marks: Marks = {}
    rest = [i for i in range(last + 1, len(lines)) if lines[i].hit is None]
    alone = last >= 0 and len(rest) == 1 and all(map(_stands_at_edges, lines[last + 1 : rest[0]]))
    name = lines[rest[0]].text.lstrip("* ") if alone else ""
    if alone and lines[rest[0]].linked is None and may_be_phrase(name):
        return {}
    if name and is_full_name(name) and lines[last].text[-1] not in QUOTED and not is_quotation(lines[last].text):
        if lines[rest[0]].element[0] in QUOTES or (lines[rest[0]].linked is not None and _is_foreign(name)):
            return {}  # who is quoted, or in the news
        label = Label("byline", (("authors", tuple(split_names(name))),))
        marks[rest[0]] = lines[rest[0]].marked(Hit("tail:signature", "byline", moved_to="authors"), label)
    if last < 0 or bounds.end >= len(lines):
        return marks
    left = [i for i in rest if i < bounds.end and i not in marks]
    bracketed = [i for i in left if lines[i].text[0] == "(" and lines[i].text[-1] == ")"]
    few = len(left) - len(bracketed) <= 1 and len(bracketed) <= 1
    if not few or not all(_is_short(lines[i], CREDIT_WORDS) for i in left):
        return marks
    plain = [lines[i].text for i in left if i not in bracketed and lines[i].linked is None]
    if any(not opens_with_given_name(text) or may_be_phrase(text) for text in plain):
        return marks  # in a plain text nothing but a name tells it from a last line without a full stop
    for i, line in ((i, lines[i]) for i in left):
        if i in bracketed:
            label = Label("agency", (("source", (line.text[1:-1].strip(),)),))
            marks[i] = line.marked(Hit("tail:signature", "source", moved_to="source"), label)
        elif not (any(map(str.isdigit, line.text)) or is_no_name(line.text) or line.element[0] in HEADINGS):
            marks[i] = line.marked(Hit("tail:signature", "byline"))
    return marks


BEFORE_BOUNDS: tuple[Callable[[list[ReadLine], str], Marks], ...] = (
    quiet_headline,
    spare_lists,
    spare_roles,
    spare_words,
    mark_clocks,
    mark_boxes,
    mark_repeats,
    mark_links,
)
"""Rules by which the bounds of the text are found, in their order. They take the lines and the folded headline."""

AT_THE_EDGES: tuple[Callable[[list[ReadLine], str, TextBounds], Marks], ...] = (
    mark_head,
    mark_under_lead,
    mark_tail,
    mark_signature,
)
"""Rules for what stands right before the text and right behind it, in their order, once its bounds are found."""


def apply_rules(
    lines: list[ReadLine], title: str, off: frozenset[str] = frozenset()
) -> tuple[list[ReadLine], TextBounds]:
    """The lines as all rules in turn have marked them, and the bounds of the text.

    `title` is the folded headline. Rules that are `off` mark nothing.
    """
    lines = list(lines)
    for rule in BEFORE_BOUNDS:
        for i, line in rule(lines, title).items():
            if line.hit is None or line.hit.rule not in off:
                lines[i] = line
    bounds = find_bounds(lines)
    for edge_rule in AT_THE_EDGES:
        for i, line in edge_rule(lines, title, bounds).items():
            if line.hit is None or line.hit.rule not in off:
                lines[i] = line
    return lines, bounds


def _is_short(line: ReadLine, words: int) -> bool:
    count = sum(any(map(str.isalnum, word)) for word in line.text.split())  # a dash between name and place is none
    short = len(line.text) <= CREDIT_LIMIT and count <= words
    return short and line.text[-1] not in STOPS and line.text[0] != "*"  # a star opens a footnote
