"""Lines that open with a word that introduces who wrote, whatever follows it."""

import re
from dataclasses import replace

from pipelines.cleaning.boilerplate.plain.credit import LONGEST_LINE, SENTENCE, Credit
from pipelines.cleaning.boilerplate.plain.names import (
    SHAPE_WORDS,
    bare_name,
    is_initialled,
    is_name,
    is_titled,
    may_be_given,
    people,
)
from pipelines.cleaning.boilerplate.plain.outlets import EDGES, is_agency, is_outlet_line
from pipelines.cleaning.boilerplate.plain.parts import names_desk
from pipelines.cleaning.boilerplate.plain.wording import stems, stops, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.letters import AND
from pipelines.cleaning.text import SPACE, SPACED, fold
from pipelines.cleaning.words import words

_LISTED = re.compile(rf"{SPACE}[،,/|]\s*|{SPACED}(?:[-–—]|{AND})\s+")


NUMBERED = re.compile(r"(?:(?<=[^\W\d_] )\d{2,3}|(?<=[^\W\d_]{2})\d{1,3})(?=\s*(?:$|[-–—/|:ـ»)]))")
"""A number that ends an outlet's name: "Arab 24"."""

_IN_HEADLINE = re.compile(
    rf"(?:^|.*[\s.…])(?:{'|'.join(zone_words('pens_words'))})\s*[:/|\-–—]?\s*([^:/|؟!]{{5,50}}?)\s*"
)
"""Who wrote it, behind the headline in one line."""

IN_OFFICE = zone_words("in_office")
"""Prepositions between a post and its place."""


def read_byline(text: str) -> Credit | None:
    """A word that introduces who wrote, a separator, and names: "إنجاز: سالم الهادي", "كتبت-هدى سالم:"."""
    line = text.strip(EDGES)
    if len(line) > LONGEST_LINE or SENTENCE.search(line):
        return None
    head, sep, value = _cut(line)
    if not sep or any(map(str.isdigit, NUMBERED.sub("", value))):
        return None
    if fold(head) in zone_words("bylines") or is_compound(fold(head).split()):
        return _by(fold(head), value)
    return _by_beside(head, value)


def heads_text(text: str) -> bool:
    """Whether a first line right above the text is its headline, with the sort of piece before it: "report: the water
    is short", "interview: X". What follows a report is its writer where it is a name by a given one."""
    head, sep, value = _cut(text.strip(EDGES))
    if not sep or fold(head) not in zone_words("sorts_of_piece"):
        return False
    names = people(value)
    return fold(head) in zone_words("with_people") or not names or not all(map(is_name, names))


def read_subject(text: str) -> frozenset[str]:
    """The folded stems of what stands behind the sort of piece, where it is no known name: "report: the water is
    short". None where the line is no such."""
    head, sep, value = _cut(text.strip(EDGES))
    if not sep or fold(head) not in zone_words("sorts_of_piece"):
        return frozenset()
    names = people(value)
    known = not names or any(is_name(name) or is_titled(name) for name in names)
    return frozenset() if known else stems(value)


def is_compound(said: list[str]) -> bool:
    """Whether folded words are such words joined by "and", or with what is written beside them: "report and photos"."""
    known = zone_words("bylines")
    bare = [word if word in known else word.removeprefix(AND) for word in said]
    names = known | zone_words("written") | zone_words("beside_bylines")
    return len(said) > 1 and not known.isdisjoint(bare) and names.issuperset(bare)


def _by_beside(head: str, value: str) -> Credit | None:
    """The same where a place or outlet stands beside the word: "letter from Paris: X", "the paper's translation: X"."""
    first, _, behind = " ".join(word for word in head.split() if fold(word) not in IN_OFFICE).partition(" ")
    before, _, last = head.rpartition(" ")
    if fold(first) in zone_words("posts") and (is_place(behind) or is_outlet_line(behind)):
        found = _by(fold(first), value)
        return found and replace(found, source=found.source or (None if is_place(behind) else behind.strip(EDGES)))
    if fold(last) in zone_words("bylines") and (is_place(before) or is_outlet_line(before) or is_agency(before)):
        found = _by(fold(last), value)
        return found and replace(found, source=found.source or (None if is_place(before) else before.strip(EDGES)))
    return None


def read_wrote(text: str) -> Credit | None:
    """The same without a separator, where the place says what the line is: "كتب سالم الهادي و رويترز"."""
    line = text.strip(EDGES)
    verb, _, value = line.partition(" ")
    piece, _, rest = value.partition(" ")
    value = rest if fold(piece) in zone_words("written") else value
    if len(line) > LONGEST_LINE or fold(verb) not in zone_words("wrote") or any(map(str.isdigit, line)):
        return None
    found = _by(fold(verb), value.strip(EDGES))
    return found if found is None or all(_may_sign(fold(verb), name, text) for name in found.authors) else None


def _may_sign(word: str, name: str, text: str) -> bool:
    """Whether a name right behind a word that signs is one: behind a noun, which opens sentences as well ("setting the
    price …"), it is a known one; behind a verb one of few words, in no sentence."""
    if is_name(name) or is_titled(name) or is_initialled(name) or may_be_given(name):
        return True
    return word not in zone_words("wrote_nouns") and len(name.split()) <= SHAPE_WORDS and not stops(text)


def in_headline(text: str) -> tuple[str, ...]:
    """Who is named at a headline's end behind a word that signs: "… by X"."""
    found = _IN_HEADLINE.fullmatch(text)
    return (bare_name(found[1]),) if found and (is_name(found[1]) or is_titled(found[1])) else ()


def _cut(line: str) -> tuple[str, str, str]:
    found = re.search(r"\s*[:/|]+\s*|\s*[-–—ـ]+\s*", line)
    if found is None:
        return line, "", ""
    return line[: found.start()], found[0], line[found.end() :].strip(EDGES)


def _by(word: str, value: str) -> Credit | None:
    """Who is named behind a word that introduces names; agencies among them are the source; a desk is nobody."""
    if names_desk(fold(value)):
        return Credit()
    parts = [part for part in _LISTED.split(value) if part.strip(EDGES)]
    agencies = [part.strip(EDGES) for part in parts if is_agency(part) or is_outlet_line(part)]
    places = [part for part in parts if fold(part).strip(EDGES) in words("labels/credits.toml", "places")]
    rest = [part for part in parts if part.strip(EDGES) not in agencies and part not in places]
    names = [name for part in rest for name in people(part)]
    if not names or len(names) < len(rest):
        return None
    if not any(map(is_name, names)) and any(len(name.split()) > 4 for name in names):
        return None
    authors = () if word in zone_words("helpers") else tuple(names)
    return Credit(authors, agencies[0] if agencies else None)
