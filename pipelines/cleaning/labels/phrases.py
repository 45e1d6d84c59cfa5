"""Lines that open with a phrase of the lexicon: "المصدر: …", "كتب: …", "تاريخ النشر …"."""

import re
from functools import lru_cache

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.reading import read
from pipelines.cleaning.labels.credits import is_place, short_name
from pipelines.cleaning.labels.given_names import has_name, is_borne, is_full_name, opens_with_waw
from pipelines.cleaning.labels.label import Field, Label
from pipelines.cleaning.labels.rules import EDGE, LabelRule, key_of_phrase, label_rules, trim, without_helpers
from pipelines.cleaning.letters import AND, ARTICLE, FROM, IN, TO
from pipelines.cleaning.text import REMEMBERED, SPACE, SPACED, fold, tidy
from pipelines.cleaning.words import words

_SEPARATOR = re.compile(rf"{SPACE}[:：|/]\s*|_\s+|{SPACE}[-–—]+\s*|{SPACED}\u0640++\s+")
_LISTED = re.compile(rf"{SPACE}[،,;؛|•·/#&]\s*|(?<!\s)[^\S\n]*+\n\s*|{SPACED}(?:[-–—]|{AND})\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-\w+)?")
_COLON = re.compile(rf"{SPACE}:(?!\d)")
_TOKEN = re.compile(r"[^\s|/•·]+")
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
PROSE = re.compile(r"[.؟!?]\s+\S|[؟!?]$")
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,2}\.\s|\.\s[^\W\d_]\.?:?$")
"""A title before a name ("Dr. ..."), or the one letter of a family's name behind it: no sentence ends there."""
_IN = re.compile(rf' (?:{IN} |{TO}\u0640?\s?)["“”«]([^"”»]{{2,30}})["”»][ :]*$')
"""In or for, before an outlet's name in quotation marks that ends the line: "X wrote in ..." """
_OF_BOOKS = ("؛", ";")
"""Between the books that a writer has read, with their titles; outlets are parted otherwise."""
_SIGNS = re.compile("[A-Z]{1,3}")
"""Initials of a desk, which are nobody's name."""
SENTENCE_WORDS = 5
"""Words before a full stop, from which on they tell what a word means, and are no tag (own choice)."""
_PLACE = re.compile(rf" (?:{IN}|{FROM}) \S+$")


def read_phrase(line: str) -> Label | None:
    """A phrase of the lexicon, its separator and the value."""
    if not opens_label(line):
        return None
    known, body = label_rules(), line.lstrip(EDGE)
    cut = _SEPARATOR.search(body)
    if cut:
        phrase, value = key_of_phrase(body[: cut.start()]), body[cut.end() :]
        found = _match(phrase, value, len(line), separated=True)
        found = found or _match(_PLACE.sub("", phrase), value, len(line), separated=True)
        found = found or _match(_first_of_two(phrase), value, len(line), separated=True)
        if found:
            return found
    words = body.split(" ", known.longest)
    for count in range(min(len(words), known.longest), 0, -1):
        phrase, value = key_of_phrase(" ".join(words[:count])), " ".join(words[count:])
        if found := _match(phrase, value, len(line), separated=False):
            return found
        if count > 1 and any(rule.separator == "optional" for rule in known.rules.get(phrase, ())):
            return None  # "published by …" is no "published …"
    return None


def _first_of_two(phrase: str) -> str:
    """The first of two bylines' phrases that "and" joins ("prepared and filmed by"); empty where one is none."""
    first, joined, second = phrase.partition(f" {AND}")
    known = label_rules()
    writes = any(rule.field == "authors" for rule in known.rules.get(first, ()))
    helps = second in words("people.toml", "not_writers")
    return first if joined and writes and (helps or second in known.rules) else ""


def label_pieces(line: str) -> list[str]:
    """The labels that a line strings together without anything between them: "الكاتب: …  المصدر: …  التاريخ: …".

    Empty where it holds fewer than two; a piece goes up to the next phrase with a colon behind it.
    """
    cuts = [at for colon in _COLON.finditer(line) if (at := _phrase_before(line, colon.start())) is not None]
    if len(cuts) < 2:
        return []
    pieces = [line[start:stop] for start, stop in zip(cuts, [*cuts[1:], len(line)], strict=True)]
    return [trim(piece) for piece in pieces if piece.count(":") == 1 or any(map(str.isdigit, piece))]


def label_behind_date(line: str) -> str:
    """The label behind the date that opens a line: "18-11-2022 | 00:00 المصدر: …"; empty where there is none."""
    cuts = (_phrase_before(line, colon.start()) for colon in _COLON.finditer(line))
    at = next((cut for cut in cuts if cut is not None), 0)
    return trim(line[at:]) if at and is_date_line(trim(line[:at])) else ""


def _phrase_before(line: str, colon: int) -> int | None:
    """Where the phrase begins that stands right before a colon; None where none does."""
    words, known = list(_TOKEN.finditer(line, 0, colon)), label_rules()
    for count in range(min(len(words), known.longest), 0, -1):
        if key_of_phrase(line[words[-count].start() : colon]) in known.rules:
            return words[-count].start()
    return None


def is_phrase(text: str) -> bool:
    """Whether a text is nothing but a label's phrase: "published on"."""
    return key_of_phrase(text) in label_rules().rules


@lru_cache(REMEMBERED)
def opens_label(line: str) -> bool:
    """Whether a line opens with the first word of a phrase: most lines do not, and need no closer look."""
    first = _WORD.match(fold(line.lstrip(EDGE)[:60]))
    known = label_rules().first_words
    return first is not None and (first[0] in known or first[0].partition("-")[0] in known)


def _match(phrase: str, value: str, length: int, *, separated: bool) -> Label | None:
    for rule in label_rules().rules.get(phrase, ()):
        if length > rule.max_chars and length - _helped(rule, value) > rule.max_chars:
            continue
        if not value.strip(EDGE):
            if rule.bare:
                return Label(rule.kind, ((rule.field, ()),))
        elif (separated and rule.separator != "none") or rule.separator == "optional" or _is_agencys(rule, value):
            values = _values(rule, value) if separated or _may_be_dated(rule, value) else None
            if values is not None:
                return Label(rule.kind, ((rule.field, values),), rule.helper)
    return None


def _helped(rule: LabelRule, value: str) -> int:
    """Characters of a byline that name who helped."""
    return len(value) - len(without_helpers(value)) if rule.field == "authors" else 0


def _may_be_dated(rule: LabelRule, value: str) -> bool:
    """Whether nothing but a date stands right behind the phrase of one: "published 3 May 2020"; not "published three
    reports"."""
    return rule.field not in ("published", "modified") or read(value).published is not None


def _is_agencys(rule: LabelRule, value: str) -> bool:
    """Whether a source's phrase leads to nothing but an agency: "source Reuters" needs no colon."""
    return rule.field == "source" and rule.separator != "none" and key_of_phrase(value) in label_rules().agencies


def _values(rule: LabelRule, value: str) -> tuple[str, ...] | None:
    """The value as a list; None where it is prose and the line therefore no label."""
    if rule.field in ("published", "modified"):
        return (value.strip(" :-–|"),) if any(map(str.isdigit, value)) and not PROSE.search(value) else None
    if rule.field == "source" and (_URL.search(value) or _names_none(fold(value).strip(EDGE))):
        return ()
    if rule.kind == "quoted-from" and _COLON.search(value.rstrip(EDGE)):
        return None  # "quoting the wounded: the ambulance was late"
    if PROSE.search(_ABBREVIATED.sub(" ", value) if rule.field == "authors" else value):
        return None
    if rule.named:
        led, place = value.endswith(":"), _IN.search(value)
        if place is not None and fold(place[1]) in words("metadata/headline_names.toml", "networks"):
            return None  # who is in the news
        value, *others = map(trim, _LISTED.split(trim(_without_town(trim(_IN.sub("", value))))))
        if not all(is_full_name(name) or _did_other_work(name) for name in others):
            return None
        sure = is_full_name(value) or (led and has_name(value))
        if not sure and fold(value) not in words("people.toml", "desks"):
            return None
        if any(word.startswith(TO) and not is_borne(word) for word in value.split()[1:]):
            return None  # "X wrote to Y"
        value = " - ".join([value, *(name for name in others if not _did_other_work(name))])
    if rule.known and not is_known_outlet(value):
        return None
    parts = _LISTED.split(value) if rule.list else [value]
    if rule.field == "tags" and len(parts) == 1 and value.endswith(".") and len(value.split()) >= SENTENCE_WORDS:
        return None
    if rule.field == "authors":
        value = without_helpers(value)
        parts = [name for name in split_names(value) if not _SIGNS.fullmatch(name)]
    values = tuple(dict.fromkeys(filter(None, map(trim, parts))))
    if any(len(part.split()) > rule.max_words for part in values):
        return None
    if rule.field == "section" and any(map(str.isdigit, value)):
        return None
    if not rule.definite and value.startswith(ARTICLE):
        return None
    if rule.field == "authors" and (any(map(str.isdigit, value)) or fold(value) in words("people.toml", "pens")):
        return None
    return values


def is_known_outlet(value: str) -> bool:
    """Whether a name is an agency's, or that of a foreign paper, with or without a word that says so before it."""
    key, known = key_of_phrase(value), label_rules()
    return key in known.agencies - known.heading_too or key in known.papers or short_name(key) in known.papers


def _without_town(value: str) -> str:
    """A full name without the town that it is written from: "X wrote from Luxor"."""
    cut = _PLACE.search(value)
    return (
        value[: cut.start()] if cut and is_place(cut[0].split()[-1]) and is_full_name(value[: cut.start()]) else value
    )


def _names_none(key: str) -> bool:
    """Whether a folded value in a source's place names no outlet: "exclusive", a page of somebody's, people."""
    listed = words("labels/credits.toml", "unsourced"), words("labels/credits.toml", "not_outlets")
    return key in listed[0] or key.partition(" ")[0] in listed[1] or any(mark in key for mark in _OF_BOOKS)


def _did_other_work(part: str) -> bool:
    """Whether a part of a byline names who took the pictures."""
    return fold(part).split(" ", 1)[0] in words("people.toml", "not_writers")


def split_names(text: str) -> list[str]:
    """The names of a byline that names several, by commas, dashes and "and"; beside full names, one word is a place."""
    names = [trim(name) for part in map(_without_and, _LISTED.split(text)) for name in _names(part)]
    return [name for name in names if " " in name] or names


def _without_and(part: str) -> str:
    """A name behind a comma without the "and" before it."""
    part = part.strip()
    joined = part.startswith(AND) and not opens_with_waw(part.split(" ")[0]) and is_full_name(part[1:])
    return part[1:] if joined else part


def _names(text: str) -> list[str]:
    """Two full names that "and" joins: split only where both sides have two words, and no name opens with waw."""
    parts = text.split()
    for at in range(2, len(parts) - 1):
        word = parts[at]
        if (
            word[0] == AND
            and len(word) > 3
            and not opens_with_waw(word)
            and fold(word) not in words("labels/credits.toml", "openers")
        ):
            return [" ".join(parts[:at]), " ".join([word[1:], *parts[at + 1 :]])]
    return [text]


@lru_cache(REMEMBERED)
def after_phrase(text: str, field: Field) -> str | None:
    """The value in a line without a separator ("كتب سالم الهادي"), where place or class says what the line is for.

    `field` is `authors` or `source`. None where the line does not open with one of its phrases; empty where the phrase
    stands alone; otherwise at most five words.
    """
    words = tidy(text).split(" ")
    for count in range(min(len(words), 3), 0, -1):
        rules = label_rules().rules.get(key_of_phrase(" ".join(words[:count])), ())
        if any(rule.field == field for rule in rules):
            rest = trim(" ".join(words[count:]))
            if len(rest.split()) <= 5:
                return rest
    return None
