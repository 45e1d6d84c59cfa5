"""Lines that are known by their form: agencies alone, stamps of date and source, hashtags, paths, "Name (agency)"."""

import re

from pipelines.cleaning.dates.words import WEEKDAYS
from pipelines.cleaning.labels.credits import is_credit_word, is_place, short_name
from pipelines.cleaning.labels.given_names import is_full_name, opens_with_given_name
from pipelines.cleaning.labels.label import Label
from pipelines.cleaning.labels.phrases import PROSE, is_phrase, read_phrase
from pipelines.cleaning.labels.rules import EDGE, key_of_phrase, label_rules, trim
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import SPACE, SPACED, fold
from pipelines.cleaning.words import words

PAPER_WORDS = 2
"""Words of a paper's name beside an agency's, in brackets (own choice)."""

_HASHTAGS = re.compile(r"(?:#[^\s#]+(?: [^\s#]+)? ?){3,}")
_POSTED = re.compile(r"envoyée?s?|correspond[ea]nt|special to", re.IGNORECASE)
"""In the brackets behind a name: where the writer was sent, which is no agency."""
_SIGNED = re.compile(r"([^\d.:؟!؛()]{3,40}) \(([^()\d]{3,30})\)\.?")
_BRACKETED = re.compile(r"([^\d.:؟!()]{3,30}) \(([^()]{2,30})\)")
_APART = re.compile(r"\s[-–—]\s")
_JOINED = re.compile(rf"{SPACE}[/+،,|]\s*|{SPACED}(?:[-–—]\s+|{AND}(?=\w))")
_JOINT = re.compile(rf"[/+،,|:]| [-–—]|[-–—] | {AND}\w")
"""What `_JOINED` and `_DASHED` split at: most lines have none of it."""
_LISTED = re.compile(rf"{SPACE}[/+،,]\s*")
_POINTED = re.compile(r"(?<=\b[^\W\d_])\. (?=[^\W\d_](?:\.|$|\W))")
"""A space between the letters of an abbreviation."""
_DASHED = re.compile(rf"{SPACED}[-–—/]\s*|[-–—/]\s+|{SPACE}:\s*")
_STAMPED = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) - (.+)")
_SOURCE_STAMPED = re.compile(r"([^\d•]{2,40})•\s*(\d{1,2}/\d{1,2}/\d{4})")
_SECTION_STAMPED = re.compile(r"([^\d|]{2,25}) \| ?(\d[\d\-/., :]{7,21}?) ?\|?")
_LETTERS = re.compile(r"[^\W\d_]+")
_STEP = re.compile(r"[>/»›|\\]")


def read_stamped(line: str) -> Label | None:
    """A date beside a source or a section: "2023-08-07 00:00 - المصدر: …", "نشر في الضحى يوم 14 - 02 - 2013", "Dân
    trí•14/01/2025", "محليات | 7-12-2021, 17:48"."""
    if line[0].isdigit() and (found := _STAMPED.fullmatch(line)):
        label = read_phrase(found[2])
        return Label("stamped-source", (("published", (found[1],)), *label.fields)) if label else None
    found = label_rules().published_in.fullmatch(line.strip(EDGE))
    if found and (not found["again"] or fold(found["again"]) == fold(found["outlet"])):
        return Label("stamped-source", (("published", (found["date"],)), ("source", (found["outlet"],))))
    if "•" in line and (found := _SOURCE_STAMPED.fullmatch(line)):
        return Label("stamped-source", (("source", (found[1].strip(),)), ("published", (found[2],))))
    if "|" in line and (found := _SECTION_STAMPED.fullmatch(line)):
        name, day = found[1].strip(), (found[2].strip(" ,"),)
        may_be = _may_be_section(name)
        return Label("published", (("section", (name,)), ("published", day)) if may_be else (("published", day),))
    return None


def _may_be_section(name: str) -> bool:
    """Whether what stands before a day and a bar may be a section: no place, nobody, no weekday, no word of labels."""
    if is_place(name) or is_credit_word(name) or is_phrase(name) or fold(name) in WEEKDAYS:
        return False
    initials = all(len(word) == 1 for word in _LETTERS.findall(name))
    return not (initials or is_full_name(name) or opens_with_given_name(name))


def read_agencies(line: str, outlets: frozenset[str]) -> Label | None:
    """Agency names alone, "(بترا)", "فرانس24/ أ ف ب", or behind a place: "القاهرة - وكالات"."""
    if len(line) > 60:
        return None
    known, body = label_rules(), line.strip(EDGE)
    if ". " in body:
        body = _POINTED.sub(".", body)
    if not body:
        return None
    alone = known.bracketed if "(" in line else known.agencies
    if key_of_phrase(body) in alone:
        return Label("agency", (("source", (body,)),))
    if not _JOINT.search(body) and "(" not in body:
        return None
    parts = [key_of_phrase(part) for part in _JOINED.split(body)]
    own = outlets if any(part in known.agencies for part in parts) else frozenset()
    if len(parts) > 1 and all(part in known.bracketed or part in own or short_name(part) in own for part in parts):
        return Label("agency", (("source", (body,)),))
    if line.startswith("(") and line.rstrip(".").endswith(")") and _holds_agency(line):
        return Label("agency", (("source", (trim(line),)),))
    if found := _BRACKETED.fullmatch(body + ")" if body.count("(") > body.count(")") else body):
        if key_of_phrase(found[2]) in known.agencies and len(found[1].split()) <= 2:
            return Label("dateline", (("source", (trim(found[2]),)),))
        if is_place(found[1]) and _holds_agency(found[2]):
            return Label("dateline", (("source", (trim(found[2]),)),))
        return None
    place, *rest = _DASHED.split(body, maxsplit=1)
    names = [key_of_phrase(part) for part in _JOINED.split(rest[0])] if rest else []
    if not words("people.toml", "not_writers").isdisjoint(fold(place).split()):
        return None  # "photo: …"
    if opens_with_given_name(place):
        return None  # a person of that outlet's: read_credit's
    if (
        names
        and 2 < len(place) <= 30
        and not PROSE.search(place)
        and all(n in known.agencies or n in outlets for n in names)
    ):
        if all(name in words("labels/credits.toml", "words") for name in names):
            return _followed(place, outlets)
        return Label("dateline", (("source", (trim(rest[0]),)),))  # the place is no part of an outlet's name
    return None


def _holds_agency(names: str) -> bool:
    """Whether names in brackets are an agency's and those of papers that no list has: "(النداء، رويترز)"."""
    inner = names.strip("(). ")
    known, parts = label_rules(), [] if "(" in inner else _LISTED.split(inner)
    keys = [key_of_phrase(trim(part)) for part in parts]
    agencies = [key for key in keys if key in known.agencies - known.heading_too]
    others = [part for part, key in zip(parts, keys, strict=True) if key not in known.bracketed]
    return bool(agencies) and len(parts) > 1 and all(map(_may_be_paper, others))


def _may_be_paper(name: str) -> bool:
    """Whether one or two words, in quotation marks or with the article, may be the name of a paper: no place, nobody,
    no word for a picture's age."""
    if not name.startswith((ARTICLE, "«", '"', "“")):
        return False
    words_of_name = name.strip(EDGE).split()
    if not 0 < len(words_of_name) <= PAPER_WORDS or not all(map(str.isalpha, words_of_name)) or is_place(name):
        return False
    said = list(map(fold, words_of_name))
    none = ("no_agencies", "inner_prepositions")
    if any(not words("labels/credits.toml", group).isdisjoint(said) for group in none):
        return False
    person = is_full_name(name) or opens_with_given_name(name)
    return words("people.toml", "not_writers").isdisjoint(said) and not person


def _followed(name: str, outlets: frozenset[str]) -> Label:
    """ "… - follow-ups": the outlet that says so; nobody where it is a place."""
    key = key_of_phrase(name)
    places = words("labels/credits.toml", "places") | words("labels/credits.toml", "countries")
    known = key not in outlets and (key in places or " " not in key)
    return Label("dateline", (("source", () if known else (trim(name),)),))


def read_hashtags(line: str) -> Label | None:
    """Three hashtags and more, and nothing else."""
    if not line.startswith("#") or not _HASHTAGS.fullmatch(line):
        return None
    return Label("hashtags", (("tags", tuple(dict.fromkeys(map(trim, line.split("#")[1:])))),))


def read_crumbs(line: str) -> Label | None:
    """A path that begins with the home page, "الرئيسية > أخبار > عربي": its last step is the section."""
    if len(line) > 80 or not _STEP.search(line):
        return None
    steps = [step.strip() for step in _STEP.split(line)]
    if key_of_phrase(steps[0]) not in label_rules().home or not all(0 < len(step) <= 30 for step in steps):
        return None
    return Label("crumbs", (("section", (steps[-1],)),))


def read_signed(line: str) -> Label | None:
    """ "Name (agency)": author and source."""
    found = _SIGNED.fullmatch(line) if ")" in line[-2:] else None
    if not found or not 2 <= len(found[1].split()) <= 5 or _APART.search(found[1]):
        return None  # "Morocco - Croatia (at five)" is two
    if fold(found[2]) in words("people.toml", "other_work"):
        return None  # "Name (translation)"
    source = () if _POSTED.search(found[2]) else (trim(found[2]),)
    return Label("signed", (("authors", (trim(found[1]),)), ("source", source)))
