"""What the parts of a credit line are: a place, an outlet, a desk, a person, or a name that no list has."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines.cleaning.boilerplate.plain.desks import tells_office
from pipelines.cleaning.boilerplate.plain.in_text import is_alone_in, is_placed_in, is_quoted_in, is_unsaid
from pipelines.cleaning.boilerplate.plain.names import (
    could_be_name,
    given_names,
    holds_function,
    is_initialled,
    is_name,
    is_titled,
    may_be_given,
)
from pipelines.cleaning.boilerplate.plain.outlets import (
    EDGES,
    HOST,
    WHOLE_QUOTE,
    has_ordinary_name,
    is_agency,
    is_day_told,
    is_news_name,
    is_outlet_line,
    is_present,
    may_be_outlet,
)
from pipelines.cleaning.boilerplate.plain.pieces import pieces
from pipelines.cleaning.boilerplate.plain.shaped_names import has_family_shape
from pipelines.cleaning.boilerplate.plain.wording import ON, stems, zone_words
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

PART_WORDS = 4
"""Words of an unknown part: an outlet's name."""

JOINED = 4
"""Letters of a word with a preposition joined to its front, at least: the shortest nouns have three."""

_LETTERS = re.compile(r"[^\W\d_]\.[^\W\d_](?:\.[^\W\d_])?\.?")
"""Initials of who wrote."""
_QUOTES = '«»"“”'
"""Quotation marks, around the first words of an outlet's name."""


PartKind = Literal[
    "place",
    "country",
    "agency",
    "outlet",
    "host",
    "word",
    "role",
    "desk",
    "exclusive",
    "byline",
    "helper",
    "person",
    "namelike",
    "quoted",
    "unknown",
    "",
]
"""What a part can be; empty where it cannot stand in a credit."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a line."""

    text: str
    kind: PartKind
    unsaid: bool = False
    """The text is known and does not hold it, with no particle before it either: a town's name would stand in it."""
    slashed: bool = False
    """A slash or colon stands behind it: a town's name stands so before who wrote from there."""
    told: bool = False
    """Two words or more that no list has, of which the text holds one: it tells of them."""

    @property
    def outlet(self) -> str:
        """The name in it as an outlet's: without quotation marks around it or its first words."""
        found = WHOLE_QUOTE.fullmatch(self.text)
        return found[1].strip() if found else _unquoted(self.text).strip(EDGES)


def _unquoted(part: str) -> str:
    return "".join(letter for letter in part if letter not in _QUOTES) if part[0] in _QUOTES else part


def parts_of(line: str, body: str) -> list[Part]:
    """The parts of a line. `body` is the text that follows: where it quotes an unknown part as an outlet, it is one."""
    said = [_said_of(part) for part in pieces(line)]
    parts = [_part(part, line, body) for part in said]
    if len(parts) > 1 and any(part.kind == "place" for part in parts):
        parts = [
            Part(part.text, "country")
            if part.kind == "outlet" and _is_land(part.text) and fold(part.text) not in zone_words("at_large")
            else part
            for part in parts
        ]
    if len(parts) > 2 and fold(parts[-2].text) in zone_words("pens_words") and could_be_name(parts[-1].text):
        parts[-1] = Part(parts[-1].text, "person")
    for at, part in enumerate(parts[1:-1], 1):
        if fold(part.text) in zone_words("helpers") and parts[at + 1].kind == "person":
            parts[at] = Part(part.text, "helper")  # a town is called like "pictures"
    return parts


def _part(part: str, line: str, body: str) -> Part:
    kind = _kind(part, body)
    told = kind == "unknown" and " " in part and not stems(part).isdisjoint(stems(body))
    return Part(part, kind, is_unsaid(part, body), _is_slashed(line, part), told)


def _is_slashed(line: str, part: str) -> bool:
    return line.partition(part)[2].lstrip()[:1] in ("/", ":")


def _said_of(part: str) -> str:
    """A part without the word that introduces the name in it: "from X"."""
    word, _, rest = part.partition(" ")
    return rest if fold(word) in zone_words("wrote") | zone_words("from") and could_be_name(rest) else part


def _kind(part: str, body: str) -> PartKind:
    """What a part is; empty where it cannot stand in a credit."""
    key = fold(part).strip(EDGES + _QUOTES)
    if key in words("labels/credits.toml", "places") and not WHOLE_QUOTE.fullmatch(part):
        return "place"
    if key in zone_words("countries") and " " not in part and part.startswith(ARTICLE) and not is_outlet_line(part):
        return "country"
    if is_agency(part) and key not in words("labels/credits.toml", "words"):
        return "agency"
    if len(key) == 1 or key in zone_words("credit_words") or key in words("labels/credits.toml", "words"):
        return "word"
    if _LETTERS.fullmatch(key):
        return "word"
    if HOST.fullmatch(part):
        return "host"
    if is_outlet_line(part) or (body and has_ordinary_name(part)):
        return "outlet"
    if WHOLE_QUOTE.fullmatch(part):
        return "quoted"
    if part[0] in _QUOTES and is_news_name(_unquoted(part)):
        return "outlet"
    if key in zone_words("bylines"):
        return "helper" if key in zone_words("helpers") else "byline"
    if names_desk(key):
        return "desk"
    if zone_words("roles").issuperset(word.removeprefix(ARTICLE) for word in key.split()):
        return "role"
    if is_name(part) or is_titled(part) or is_initialled(part):
        return "person"
    return _unlisted(part, body)


def _unlisted(part: str, body: str) -> PartKind:
    if any(mark in part for mark in _QUOTES) and exclusive_to(part) is not None:
        return "exclusive"
    if fold(part).split()[0] in zone_words("roles") & zone_words("occupations") and tells_office(part):
        return "role"
    if not _may_be_name_of_something(part):
        return ""
    if exclusive_to(part) is not None:
        return "exclusive"
    if may_be_outlet(part) or is_quoted_in(part, body) or is_alone_in(part, body) or _names_land(part):
        return "outlet"
    said = fold(part).split()
    noun = len(said) == 2 and said[1] in zone_words("outlet_nouns") and not is_present(said[0])
    if noun and said[0] not in given_names() and not _tells_where(said[0]):
        return "outlet"
    if fold(part).partition(" ")[0] in zone_words("place_openers") or is_placed_in(part, body):
        return "place"
    return "namelike" if _looks_like_name(part, body) else "unknown"


def _tells_where(word: str) -> bool:
    """Whether a folded word opens with the preposition that is joined to it: "in-the-heart of the capital"."""
    return len(word) >= JOINED and word.startswith(tuple(zone_words("joined_front")))


def _looks_like_name(part: str, body: str) -> bool:
    """Whether a part has the shape of a name and its words come nowhere in the text; a country names an outlet."""
    said = fold(part).split()
    lands = _lands().intersection(said[1:] if said[0] in given_names() else said)
    around = stems(body)
    given = may_be_given(part) and around.isdisjoint(stems(part.partition(" ")[2]))
    return not lands and (given or has_family_shape(part, around))


def _names_land(part: str) -> bool:
    """Whether two words or more name a country and something else than a part of it: "New Libya" is a paper."""
    said = fold(part).split()
    told = (
        is_day_told(part)
        or any(map(is_present, said[1:]))
        or any(word.startswith(AND) and word[1:] in _lands() for word in said[1:])
    )
    return len(said) > 1 and said[0] in zone_words("countries") and zone_words("regions").isdisjoint(said) and not told


def _is_land(text: str) -> bool:
    """Whether a name in no quotation marks is a country's: beside a city of its own it is no outlet."""
    return fold(text) in zone_words("countries") | words("labels/credits.toml", "countries")


@cache
def _lands() -> frozenset[str]:
    return zone_words("countries") | words("labels/credits.toml", "places")


def names_desk(key: str) -> bool:
    """Whether a part names a desk and no person: "the local editor", "Damascus bureau"."""
    first, _, rest = key.partition(" ")
    return (
        first.rstrip(".") in zone_words("desks") and bool(rest) and not is_name(rest) and len(rest.split()) < PART_WORDS
    )


def exclusive_to(part: str) -> str | None:
    """The outlet in "exclusive to X"; None where a part says nothing of the kind."""
    for opener in zone_words("exclusive"):
        rest = fold(part).removeprefix(f"{opener} ")
        if rest == fold(part):
            continue
        name = part.split(" ", len(opener.split()))[-1]
        if may_be_outlet(name):
            return name
        for particle, stands_for in read_toml("boilerplate/plain/words.toml")["joined_to_names"].items():
            if name.startswith(particle) and len(name) > len(particle) + 2:
                return f"{stands_for}{name.removeprefix(particle)}".strip(EDGES + _QUOTES)
    return None


def _may_be_name_of_something(part: str) -> bool:
    words_of = part.split()
    if len(words_of) > 1 and re.fullmatch(r"\d{2,3}", words_of[-1]):
        words_of = words_of[:-1]
    letters = all(re.fullmatch(r"[^\W\d_]+(?:\.|(?<=..)\d{1,3})?", word) for word in words_of)
    if not 0 < len(words_of) <= PART_WORDS or not letters or not ON.isdisjoint(words_of):
        return False
    return not holds_function(words_of)
