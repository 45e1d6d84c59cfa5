"""Where it is from: the agency or outlet that the page names as its source."""

import re

from pipelines.cleaning.cities import bracketed_outlet, read_cities
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import (
    Label,
    after_phrase,
    beside_date,
    is_credit_word,
    is_full_name,
    is_heading_too,
    is_place,
    opens_with_given_name,
    read_label,
    trim,
)
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.pictures import is_beside_picture, is_shown
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.metadata.authors import ld_authors
from pipelines.cleaning.metadata.datelines import ALONE, dateline_agency
from pipelines.cleaning.metadata.last_papers import agency_behind_sentence, last_paper, paper_quoted
from pipelines.cleaning.metadata.marks import Mark
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.page import Line
from pipelines.cleaning.people import agency, agency_in, beside_agency, is_outlets_name, is_own_desk
from pipelines.cleaning.roles import is_desk, is_end_mark, is_no_writer
from pipelines.cleaning.stated_values import names_of
from pipelines.cleaning.text import fold, key_of

NEAR_END = 4
"""Lines behind the end mark of a dispatch: initials, the agency."""

LONGEST_SOURCE = 50
"""Characters; a longer one is a sentence."""

_DASH = re.compile(r"\s[-–—]\s")

_SPEAKER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? ?:")
"""A word or two and a colon: an agency before its dispatch, or who speaks in a play."""

_BEHIND_PLACE = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?\s?[-–—:\u0640]\s+")
"""One or two words and a sign before a name: where it was written."""

_TRUSTED = frozenset({"source", "dateline", "credit", "edge-credit", "stamped-source", "quoted-from"})
"""Kinds of label that name a source even where it is the site itself: the page says so in words."""

_CREDITS = frozenset({"credit", "edge-credit"})
"""Kinds of label that name the site alone, or where a person is, where they name no source."""

_STATED = ("author", "article:author", "dc.source", "source", "dc.creator", "dcterms.creator")
"""Names of meta elements in which an agency may stand."""

_SAID = frozenset({"source", "stamped-source"})
"""Kinds that say "source" in so many words: an agency alone on a line above may be the credit of a picture."""


def find_source(around: Surroundings, labels: list[Label], marks: list[Mark]) -> str | None:
    """The source: source lines, then what is stated for machines, elements that say source, the opening dateline."""
    return (
        _labelled(around, labels)
        or _lined(around)
        or _stated(around)
        or _marked(around, marks)
        or _beside_people(around, labels)
        or _beside_signature(around)
        or _behind_end_mark(around)
        or _lead_agency(around)
        or agency_behind_sentence(around)
        or last_paper(around)
        or paper_quoted(around)
    )


def _lined(around: Surroundings) -> str | None:
    """The outlet of a byline of several cities, or in brackets in a line of its own."""
    for block in around.signed:
        if outlets := read_cities(block.spaced, around.outlets).outlets:
            return outlets[-1]
        found = bracketed_outlet(block.spaced) if "(" in block.text and len(block.text) <= LONGEST_SOURCE else None
        if found and not is_outlet(found, around.outlets) and not is_beside_picture(block.element):
            return found
    return None


def _behind_end_mark(around: Surroundings) -> str | None:
    """The agency alone in a line behind "(انتهى)", where a name that is a word elsewhere counts, too."""
    blocks = around.behind(NEAR_END)
    at = next((number for number, block in enumerate(blocks) if is_end_mark(block.text)), len(blocks))
    for block in blocks[at + 1 : at + 1 + NEAR_END]:
        name = trim(block.text)
        if len(name) <= LONGEST_SOURCE and agency(f"({name})") and not is_outlet(name, around.outlets):
            return name
    return None


def _labelled(around: Surroundings, labels: list[Label]) -> str | None:
    for label in sorted(labels, key=lambda label: _rank(label, around.outlets)):
        for value in label.values("source"):
            if label.kind == "signed" and not _may_be_sent(label, value):
                continue
            if label.kind not in _SAID and is_credit_word(value):
                continue  # "follow-ups" names nobody
            if _is_reporter_in_place(value):
                continue
            if label.kind in _TRUSTED or not is_outlet(value, around.outlets):
                return value
    return None


def _rank(label: Label, outlets: frozenset[str]) -> int:
    """Which labels are asked first: those that say "source", those that say "quoted from", credits of others than the
    site."""
    if label.kind in _SAID or label.kind == "quoted-from":
        return int(label.kind not in _SAID)
    named = next(iter(label.values("source")), "")
    return 2 if label.kind in _TRUSTED and named and not is_outlet(named, outlets) else 3


def _may_be_sent(label: Label, value: str) -> bool:
    """Whether what stands in brackets at the end is where a text is from: an agency's name; behind a person, any."""
    name = next(iter(label.values("authors")), "")
    sounds = sounds_like_outlet(value) and not is_place(name)
    return agency(f"({value})") is not None or sounds or opens_with_given_name(name)


def _is_reporter_in_place(value: str) -> bool:
    """Whether what is called the source is who reports, and where: "X - Abu Dhabi"."""
    parts = [trim(part) for part in _DASH.split(value)]
    named, placed = sum(map(is_full_name, parts)), sum(map(is_place, parts))
    return len(parts) > 1 and named > 0 and placed > 0 and named + placed == len(parts)


def _stated(around: Surroundings) -> str | None:
    """An author that is an organisation, but not the site itself; an agency in the place of an author."""
    named = ld_authors(around)
    named += [pair for node in around.nodes[:1] for pair in names_of(node.get("sourceOrganization"))]
    for name, kind in named:
        if len(name) > LONGEST_SOURCE or around.layout.owns(name) or _bears_own_host(name, around):
            continue
        if is_desk(name) or is_own_desk(name, around.outlets):
            continue
        if named_in := agency_in(name, around.outlets):
            return named_in
        if agency(name) or (kind.endswith("organization") and around.layout.knows_itself(name)):
            return trim(name)
    for value in around.layout.stated(*_STATED):
        if (found := agency(value, around.outlets)) and not is_outlet(value, around.outlets):
            return found.values("source")[0]
    return None


def _bears_own_host(name: str, around: Surroundings) -> bool:
    """Whether a name has the site's host in brackets behind it: "… (www.nidaa.example)"."""
    inner = name[name.rfind("(") + 1 : -1] if name.endswith(")") else ""
    return bool(inner) and is_outlet(inner.removeprefix("www."), around.outlets)


def _marked(around: Surroundings, marks: list[Mark]) -> str | None:
    """What an element says that is marked as source, or an agency where the author is marked."""
    for mark in marks:
        if mark.field == "authors":
            if found := agency_in(mark.text, around.outlets) or _outlet_in(mark.text, around):
                return found
            continue
        text = _without_date(mark.text)
        if " " in text and after_phrase(text.rpartition(" ")[2], "source") == "":
            continue  # "share the source"
        if is_no_writer(text) and after_phrase(text, "source") is None:
            continue  # "image: … on Flickr"
        if _names_no_outlet(text):
            continue
        if len(text) <= 40 and not is_outlet(text, around.outlets) and not re.search(r"\d", text):
            label = read_label(text, around.outlets)
            names_none = label is not None and label.kind in _CREDITS and not label.values("source")
            if not names_none and (label is None or not label.values("authors")):
                return trim(text)
    return None


def _names_no_outlet(text: str) -> bool:
    """Whether an element that is styled as a source's holds a date, a control of the page or a person instead."""
    if is_date_line(text) or lexicon().find(fold(text), key_of(text)):
        return True
    return is_full_name(text) and not sounds_like_outlet(text) and agency(text) is None


def _without_date(text: str) -> str:
    """What stands beside a date in a short line, where it is one thing; else the line as it is."""
    beside = beside_date(text)
    return beside[0] if len(beside) == 1 else text


def _beside_people(around: Surroundings, labels: list[Label]) -> str | None:
    """The agency or other outlet that a byline's phrase names beside a person, or in a person's place."""
    for label in labels:
        for value in label.values("authors"):
            if found := agency_in(value, around.outlets) or _outlet_in(value, around):
                return found
    return None


def _beside_signature(around: Surroundings) -> str | None:
    """The agency beside a bare name under the headline."""
    at = around.title_at
    for block in around.before():
        if at is None or not at < block.index < around.start or len(block.text) > LONGEST_SOURCE:
            continue
        name, found = beside_agency(block.spaced)
        taken = is_beside_picture(block.element) and not says(block.element, "byline")
        if found and is_full_name(_BEHIND_PLACE.sub("", name)) and not taken and not is_outlet(found, around.outlets):
            return found
    return None


def _outlet_in(text: str, around: Surroundings) -> str | None:
    """Another outlet in the place of an author, known by the words of its name: "… نيوز", "وكالة …"."""
    name = trim(text)
    ours = is_outlet(name, around.outlets) or around.layout.owns(name) or not around.layout.knows_itself(name)
    return name if is_outlets_name(name) and not ours else None


def _lead_agency(around: Surroundings) -> str | None:
    """ "القاهرة (رويترز) - …": the dateline that opens the text, where the agency is not the site itself."""
    opening = (line.text for line in around.opening_lines(2) if not _is_caption(line))
    found = (dateline_agency(text, around.outlets) for text in opening)
    return next(filter(None, found), None) or _agency_before_text(around)


def _is_caption(line: Line) -> bool:
    """Whether a line of a dateline's length tells what the picture right over it shows, and whose it is."""
    return line.block is not None and len(line.text) <= ALONE and is_shown(line.block)


def _agency_before_text(around: Surroundings) -> str | None:
    """ "بنا:": the agency and a colon in a line of their own that opens the text, where nobody else speaks in it."""
    first = next((text.strip() for text in around.opening(1)), "")
    if not _SPEAKER.fullmatch(first) or sum(map(bool, (_SPEAKER.fullmatch(line.text) for line in around.lines))) > 1:
        return None
    name = trim(first)
    is_other = not is_credit_word(name) and not is_heading_too(name) and not is_outlet(name, around.outlets)
    return name if is_other and agency(f"({name})") else None
