"""Credit lines: where, when, for whom and by whom a text was written, in one line of its own.

"الدوحة – الراية :", "مأرب برس - خاص", "دبي: سالم الهادي", "القضارف: 18 نوفمبر 2025: راديو النيل".
A line is one if all its parts are known: a place, an outlet or agency, a word such as "خاص", a date, a person's name.
"""

import re
from functools import partial
from typing import Literal, NamedTuple

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels.dated_parts import ANY_DIGIT, PART_SIGNS, dated_parts
from pipelines.cleaning.labels.given_names import is_full_name, opens_with_given_name
from pipelines.cleaning.labels.label import Label, LabelKind
from pipelines.cleaning.labels.rules import EDGE, key_of_phrase, label_rules, trim
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.words import words

LONGEST_CREDIT = 100
"""Characters: the longest seen has 61 (a place, a date in two calendars, an agency)."""

MOST_PARTS = 5
"""Parts of a line; the longest seen has 4."""

SHORTEST = 4
"""Letters of an outlet's short name."""

PERSON_WORDS = 4
"""Words of a person's name."""

_PARTING = re.compile(r"[/|:،,_()\[\]«»–—\u0640\d-]")
"""What a line of several parts has one of: a separator (`PART_SIGNS`), or a date's digit."""
_TIGHT = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_QUOTED = r"(?:«[^»]{0,200}»|\([^)]{0,200}\)|\"[^\"]{0,200}\"|“[^”]{0,200}”)"
_QUOTES = re.compile("[«»]")
_INSERTED = re.compile(rf"\w \w++\s*+{_QUOTED}\s*+\w|\w\s*+{_QUOTED}\s*+\w++ \w")
"""Quotation marks or brackets between words, with no separator beside them: a name in a sentence."""
_SENTENCE = re.compile(r"[.؟!](?:\s|$)")

_known = partial(words, "labels/credits.toml")


def short_name(name: str) -> str:
    """A folded outlet's name without the words that say "outlet" at its ends; empty where it is a place or nothing."""
    tokens = name.split()
    while tokens and tokens[0] in outlet_words():
        tokens.pop(0)
    while tokens and tokens[-1] in outlet_words():
        tokens.pop()
    short = " ".join(tokens)
    return "" if len(short) < SHORTEST or short in _known("places") else short


def is_place(name: str) -> bool:
    """Whether dispatches are written there: a city, a province."""
    return key_of_phrase(name) in _known("places")


def is_country(name: str) -> bool:
    """Whether a name is a country's: "ليبيا"."""
    return key_of_phrase(name) in _known("countries")


def is_scene(line: str) -> bool:
    """Whether the first part of a line is a phrase and no name: a preposition stands in it, and no reporter before."""
    first = key_of_phrase(PART_SIGNS.split(line, maxsplit=1)[0]).split()
    inside = not _known("inner_prepositions").isdisjoint(first[1:-1])
    return inside and first[0] not in words("people.toml", "reporters") | _known("words")


def is_credit_word(name: str) -> bool:
    """Whether a word says how an outlet came by a text: "خاص", "متابعات"."""
    return key_of_phrase(name) in _known("words")


def is_opener(word: str) -> bool:
    """Whether a folded word opens the name of an outlet: "وكالة"."""
    return word in _known("openers")


def outlet_words() -> frozenset[str]:
    """Folded words that say "an outlet", wherever they stand in a name."""
    return _known("outlet_words")


CreditPartKind = Literal["agency", "outlet", "own", "place", "word", "date", "byline", "person", "unknown", "country"]
"""What a part of a line is; `outlet` by its first word, `own` the site itself, `byline` a phrase."""


class _Parts(NamedTuple):
    """The parts of a line and what each is."""

    texts: list[str]
    kinds: list[CreditPartKind]
    run_on: bool
    """Nothing separates them but the words themselves."""

    def of(self, *kinds: CreditPartKind) -> list[str]:
        return [text for text, kind in zip(self.texts, self.kinds, strict=True) if kind in kinds]

    def people(self) -> list[str]:
        """Names known, and unknown words where a place or a byline's phrase says that somebody is named."""
        named = self.of("byline") or (self.of("place") and not self.of("date"))
        unknown = [text for text in self.of("unknown") if named and (self.of("byline") or " " in text)]
        return [text for text in self.texts if text in unknown or text in self.of("person")]

    def make_a_credit(self, bracketed: bool) -> bool:
        """Whether the parts together are a credit line and nothing else."""
        if self.of("country") and (not self.of("place") or self.of("unknown")):
            return False
        if len(set(self.kinds)) == 1 or len(self.people()) > 1:
            return False
        known = self.of("own") or (self.run_on and self.of("place") and self.of("date"))
        if not self.of("agency", "outlet", "own", "place") or (self.of("unknown") and not known):
            return False
        if self.of("outlet") and not self.of("place", "date"):
            return False  # the site's slogan: "an independent news site"
        if self.kinds == ["person", "place"]:
            return True  # "Name (city)": a country, as beside a name in a list, is no place of dispatches
        # "Name (agency)" is read_signed's: a person in the news looks like it
        return not (bracketed and self.kinds[0] in ("person", "unknown"))


def read_credit(line: str, outlets: frozenset[str]) -> Label | None:
    """A line of two known parts or more. `outlets` are folded names that the site goes by.

    `authors` is the person, `source` the agency; without either, the site itself where a place stands beside it. Words
    that are not known count beside the site's own name: as a person's where a place or a byline's phrase stands there
    too, as the section's otherwise.
    """
    if len(line) > LONGEST_CREDIT or not _PARTING.search(line):  # as most lines
        return None
    if _SENTENCE.search(line.rstrip(EDGE)):
        return None
    inserted = _INSERTED.search(line) is not None
    if inserted and not is_credit_word(line.split(" ", 1)[0]):
        return None
    found = _read(line, outlets)
    if found is None or not found.make_a_credit("(" in line) or (inserted and found.kinds != ["word", "own", "person"]):
        return None
    if "(" in line and any(map(_is_other_agency, found.of("outlet"))):
        return None
    agencies, own = found.of("agency", "outlet"), found.of("own")
    kind: LabelKind = "credit" if agencies or (own and found.of("word", "date")) else "edge-credit"
    if people := found.people():  # the site's name behind a person's says for whom he writes, not where it is from
        return Label(kind, (("authors", (people[0],)), ("source", tuple(agencies[:1]))))
    if set(found.kinds) == {"place", "country"}:
        return Label(kind, (("source", ()),))
    if found.of("byline") or not (agencies or own or found.of("word", "unknown")):
        return None  # a place and a date may be a heading of the text
    if found.of("unknown") or not (found.of("place") or agencies):
        own = []  # "exclusive to us" and a section name no source
    return Label(kind, (("source", _outlets(line, own, agencies)),))


def _read(line: str, outlets: frozenset[str]) -> _Parts | None:
    texts = list(map(_without_lead, _parts(line)))
    if texts and line.startswith(f"{texts[0]}:") and key_of_phrase(texts[0]) in words("people.toml", "not_writers"):
        return None  # "photos: …", which is a town's name as well
    kinds = [kind for text in texts if (kind := _kind(text, outlets))]
    if not 2 <= len(texts) <= MOST_PARTS or len(kinds) < len(texts):
        return None
    if kinds[:2] == ["unknown", "unknown"] and kinds[2:] in (["agency"], ["own"]) and " " in texts[1]:
        kinds[:2] = ["place", "person"]  # "town / name / agency": the form tells what they are
    if kinds in (["own", "unknown", "unknown"], ["own", "unknown", "place"]) and opens_with_given_name(texts[1]):
        kinds[1:] = ["person", "place"]  # "outlet: name / town"
    town = [at for at, kind in enumerate(kinds) if kind == "agency" and key_of_phrase(texts[at]) in _known("places")]
    if len(town) == 1 and "place" not in kinds and "person" in kinds:
        kinds[town[0]] = "place"  # an agency is called like a town: "Qena - X"
    return _Parts(texts, kinds, len([part for part in PART_SIGNS.split(line) if part.strip()]) == 1)


def _without_lead(part: str) -> str:
    """A full name without the word that leads to it ("from …")."""
    first, _, rest = part.partition(" ")
    return rest if rest and key_of_phrase(first) in _known("leads") and is_full_name(rest) else part


def _outlets(line: str, own: list[str], agencies: list[str]) -> tuple[str, ...]:
    """The agency; what joins the site and agencies, as printed, where nothing else stands between; else the site."""
    names = sorted([*own, *agencies], key=line.find)
    if len(names) > 1:
        joined = line[line.find(names[0]) : line.find(names[-1]) + len(names[-1])]
        if len(joined) <= sum(map(len, names)) + 2 * len(names) and not {"(", ")"}.intersection(joined):
            return (joined if joined.count("«") == joined.count("»") else _QUOTES.sub("", joined),)
    return tuple((agencies or own)[:1])


def _parts(line: str) -> list[str]:
    """The parts between separators; a date among words without separators is a part of its own."""
    parts = [part for part in map(trim, PART_SIGNS.split(line)) if part]
    if len(parts) == 1 and not ANY_DIGIT.search(line):
        return [part for part in map(trim, _TIGHT.split(line)) if part]
    if ANY_DIGIT.search(line) and (dated := dated_parts(line)):
        return list(dated)
    return parts


def _kind(part: str, outlets: frozenset[str]) -> CreditPartKind | None:
    key = key_of_phrase(part)
    if key in _known("words"):
        return "word"
    if key in outlets:
        return "own"
    if key in label_rules().bracketed or key in _known("agencies"):
        return "agency"
    if _is_byline(key):
        return "byline"
    if key in _known("places") or _is_bureau(key):
        return "place"
    if key in _known("countries"):
        return "country"
    if ANY_DIGIT.search(part):
        return "date" if is_date_line(part) else None
    if is_full_name(part):
        return "person"
    tokens = part.split()
    if len(tokens) > 1 and key_of_phrase(" ".join(tokens[1:])) in outlets and _is_byline(key_of_phrase(tokens[0])):
        return "own"  # "translated by the site"
    if (
        not 0 < len(tokens) <= PERSON_WORDS
        or not all(map(str.isalpha, tokens))
        or key_of_phrase(tokens[-1]) in label_rules().rules
    ):
        return None
    if len(tokens) > 1 and key_of_phrase(tokens[0]) in _known("openers"):
        return "outlet"
    return "own" if len(tokens) > 1 and key_of_phrase(tokens[-1]) in outlet_words() else "unknown"


def _is_other_agency(name: str) -> bool:
    """Whether two words may be an agency of things as well: "the travel agency", "the space agency"."""
    first, _, second = key_of_phrase(name).partition(" ")
    return first not in _known("papers") | _known("stations") and " " not in second and second.startswith(ARTICLE)


def _is_bureau(key: str) -> bool:
    """Whether a folded part names an outlet's bureau by its city: "the bureau of Abha"."""
    first, _, place = key.partition(" ")
    return bool(place) and place in _known("places") and first in _known("bureaus")


def _is_byline(key: str) -> bool:
    """Whether a folded phrase introduces who wrote a text."""
    return any(rule.field == "authors" for rule in label_rules().rules.get(key, ()))
