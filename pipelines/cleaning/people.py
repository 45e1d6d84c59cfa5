"""Whose name is it: a person's, a desk's, an outlet's, nobody's?"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import (
    Label,
    after_phrase,
    is_country,
    is_credit_word,
    is_given_name,
    is_nisba,
    is_opener,
    is_phrase,
    is_place,
    joins_names,
    opens_with_given_name,
    outlet_words,
    read_label,
    trim,
)
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.letters import AND, ARTICLE, FROM, IN, WITH
from pipelines.cleaning.lexicon import Lexicon, lexicon
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.roles import is_desk, is_other_work
from pipelines.cleaning.text import REMEMBERED, SPACE, SPACED, fold, tidy
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.transcription import is_transcribed

LONGEST_NAME = 50
"""Characters. Longer than any byline of one person on the gold pages (own choice)."""

SHORTEST_OWN = 6
"""Letters of a site's name with which another name of its may open; fewer are a given name's."""

MOST_LEADING = 4
"""Words before the name of a correspondent: "our correspondent in New York"."""

MOST_WORDS = 6
"""Words of one name, with titles and particles ("د. عبد الرحمن بن محمد آل علي")."""

_JOINTS = (f" {WITH} ", f" {AND}", "+", " - ", " – ", " \u0640 ", " / ", "، ", ",")
"""Between a person and the agency whose report he has used."""

NO_BYLINES = ("agency", "source", "source-link", "stamped-source", "quoted-from", "partner", "published", "crumbs")
"""Kinds of label that a line is which names nobody."""

_NO_NAME = re.compile(r"^[\"“«]|\d|https?:|www\.|@|[/_|=<>{}؟?!…:;]|\.[a-z]{2,4}$")
_INITIALS = re.compile(r"[^\W\d_](?:[.\s/]++[^\W\d_])*+\.?")
"""Letters alone: a desk's or somebody's, and nobody's name."""
_PARTS = re.compile(rf"{SPACED}(?:[-–—/|]|\u0640+)\s+|{SPACE}[|:]\s*")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_LAST_BRACKETS = re.compile(rf"{SPACED}\(([^()]{{2,30}})\)\s*$")
_HANDLE = re.compile(r"(?:(?<=\s)|^)(?:@[\w.]+|[\w.-]+@(?:[\w-]+(?:\.[\w-]+)+)?|https?://\S+)(?=\s|$)")
"""An address or an account on a network beside a name, "name@" where the line runs from right to left."""


class _Names(NamedTuple):
    nobody: frozenset[str]
    offices: frozenset[str]
    offices_as_names: frozenset[str]
    second_parts: frozenset[str]
    links: frozenset[str]
    definite: frozenset[str]
    desk_words: frozenset[str]
    desk_parts: frozenset[str]
    leads: frozenset[str]
    others: frozenset[str]
    professions: frozenset[str]
    reporters: frozenset[str]
    not_writers: frozenset[str]
    companies: frozenset[str]
    pens: frozenset[str]


@cache
def _names() -> _Names:
    data = read_toml("people.toml")
    return _Names(**{name: frozenset(map(fold, data[name])) for name in _Names._fields})


def agency(name: str, outlets: frozenset[str] = frozenset()) -> Label | None:
    """The label that a name is read as where it is an agency, or a place and an agency."""
    label = read_label(name, outlets)
    return label if label is not None and label.kind in ("agency", "dateline") else None


def agency_in(name: str, outlets: frozenset[str]) -> str | None:
    """The agency, other than the site, in a byline: "رويترز", "سالم الهادي - رويترز", "سالم الهادي (رويترز)"."""
    if fold(name).split(" ")[0].strip(":") in _names().not_writers:
        return None  # "photo: Reuters"
    if (joined := beside_agency(tidy(name))[1]) and not is_outlet(joined, outlets):
        return joined
    for part in (name, *_PARTS.split(tidy(name)), *_BRACKETS.findall(name)):
        if is_credit_word(part):
            continue
        if (label := agency(part)) and label.kind == "agency" and not is_outlet(part, outlets):
            return label.values("source")[0]
    return None


def beside_agency(name: str) -> tuple[str, str]:
    """The person and the agency that is joined to him ("with", "and", "+"); the name and nothing where none is."""
    for joint in _JOINTS:
        before, _, other = name.rpartition(joint)
        if before and (found := agency(f"({other.strip(' ()')})")) and not is_credit_word(other):
            return trim(before), found.values("source")[0].strip("()")
    return name, ""


def is_outlets_name(name: str) -> bool:
    """Whether a short name opens or ends with a word that says "outlet", and holds none of an office."""
    words, known = fold(name).split(), _names()
    if not 2 <= len(words) <= MOST_WORDS or len(name) > LONGEST_NAME or _NO_NAME.search(name):
        return False
    if is_opener(words[0]) or words[0] in outlet_words() - known.links:
        return True
    return words[-1] in outlet_words() and words[0] not in known.desk_words | known.offices


def opens_with_office(text: str) -> bool:
    """Whether a line opens with an office or a body, which is in the news: "minister of …"."""
    words = fold(text).split()
    return bool(words) and _opens_with_office(words)


def is_own_desk(name: str, outlets: frozenset[str]) -> bool:
    """Whether a name is that of a desk which names its outlet: "the news team of …"."""
    words = fold(name).split()
    if len(words) < 2 or words[0] not in _names().desk_words:
        return False
    rest = frozenset(words[1:]) - outlet_words() - _names().desk_parts
    return any(rest and rest <= frozenset(outlet.split()) for outlet in outlets)


def _is_no_persons(name: str) -> bool:
    """Whether a name is that of an office, a body, a link or an outlet, by its words."""
    known, words = _names(), fold(name).split()
    if not known.companies.isdisjoint(words):
        return True
    if is_place(name) or is_country(name):
        return True
    if words[0] in known.not_writers | known.reporters | known.nobody | known.leads:
        return True
    if words[0] in known.definite and len(words) > 1 and _opens_with_office(words[1:]):
        return True  # "Mr. president of …"
    if _opens_with_office(words) or words[0] in known.links or " ".join(words[:2]) in known.links:
        return True
    if len(words) > 1 and words[0].endswith(AND) and words[1].startswith(ARTICLE):
        return not opens_with_given_name(name)  # who are many: "the players of the …"
    return words[0].startswith(ARTICLE) and words[0] not in known.definite and not opens_with_given_name(name)


def _opens_with_office(words: list[str]) -> bool:
    """Whether folded words open with an office, and not with a given name that is one: "ولي الدين", "أمير رشيد"."""
    known = _names()
    if words[0] not in known.offices or not known.second_parts.isdisjoint(words[1:2]):
        return False
    return words[0] not in known.offices_as_names or len(words) < 2 or words[1].startswith(ARTICLE)


def without_place(name: str) -> str:
    """A name without the city that a byline has glued to it: "إيلي يوسف لندن". The name itself where none is left."""
    words = name.split()
    for count in (2, 1):
        last = " ".join(words[-count:])
        placed = len(words) - count >= 2 and is_place(last) and not (count == 1 and is_nisba(last))
        if placed and not joins_names(words[-count - 1]) and opens_with_given_name(" ".join(words[:2])):
            return " ".join(words[: -count - (words[-count - 1] in (FROM, IN))])  # "… from Riyadh"
        if len(words) > count + 1 and is_place(" ".join(words[:count])) and not is_given_name(words[0]):
            rest = " ".join(words[count:])
            return rest if opens_with_given_name(rest) else ""
    return name


def _without_handles(name: str) -> str:
    """A name with a space in the place of each address and account; most names have none."""
    return _HANDLE.sub(" ", name) if "@" in name or "://" in name else name


@lru_cache(REMEMBERED)
def name_alone(name: str) -> str:
    """A name alone: without accounts, the phrase or office before it, the "and others" and the profession behind it."""
    name = _without_handles(name)
    cut = _LAST_BRACKETS.search(name) if name.rstrip().endswith(")") else None
    known, words = _names(), (name[: cut.start()] if cut and is_place(cut[1]) else name).split()
    first = fold(words[0]) if words else ""
    most = (
        MOST_LEADING if first in known.reporters else int(first in known.leads)
    )  # "from the street of X" leads to none
    for opening in range(1, min(len(words) - 1, most) + 1):
        if opens_with_given_name(" ".join(words[opening:])):
            words = words[opening:]
            break
    for at in range(2, len(words)):
        if (key := fold(words[at]).strip(EDGE)) in known.others or key in known.professions:
            words = words[:at]
            break
    name = trim(" ".join(words))
    rest = after_phrase(name, "authors") or ""
    return rest if opens_with_given_name(rest) or (rest.isascii() and " " in rest) else name


def person(name: str, outlets: frozenset[str], phrases: Lexicon | None = None) -> str | None:
    """The name of a person or desk, tidied; None where it is an outlet's, an account's, nobody's or no name at all.

    `phrases` are those of furniture, the shipped ones where none are given.
    Of "هسبريس - سالم الهادي" and "القاهرة: سالم الهادي" it is the part that is a name.
    """
    phrases = phrases or lexicon()
    name = without_titles(tidy(_without_handles(tidy(name))))
    if any(map(is_other_work, [name.split(" ")[0], *_BRACKETS.findall(name)])):
        return None  # "… (translation)", "translation …"
    label = read_label(name, outlets)
    if label is not None and label.kind in ("credit", "edge-credit"):
        name = next(iter(label.values("authors")), "")
    elif label is not None and label.kind in NO_BYLINES:
        return None
    name, beside = beside_agency(name)
    if beside and " " not in name:
        return None  # "… with AFP": the site by another name
    parts = [part for part in map(trim, _PARTS.split(_BRACKETS.sub(" ", tidy(name)))) if part]
    if parts and fold(parts[0]) in _names().not_writers:
        return None  # "photos: …"
    if len(parts) == 1:
        return _person(parts[0], outlets, phrases)
    found = [part for part in parts if " " in part and _person(part, outlets, phrases)]
    given = [part for part in found if opens_with_given_name(part)]
    if any(map(is_credit_word, parts)):
        found = given  # "… - follow-ups": an outlet that no list knows
    return (given or found)[0] if len(given or found) == 1 else None


def _opens_with_own(key: str, outlets: frozenset[str]) -> bool:
    """Whether a folded name opens with the site's of several words; in Latin letters, with its host's."""
    if not key.isascii():
        return any(" " in own and key.startswith(f"{own} ") for own in outlets)
    letters = key.replace(" ", "")
    return any(len(own) >= SHORTEST_OWN and letters.startswith(own) for own in outlets)


def _person(name: str, outlets: frozenset[str], phrases: Lexicon) -> str | None:
    name = without_titles(without_place(name_alone(name)))
    words, key = name.split(), fold(name)
    if WITH in words or not 0 < len(words) <= MOST_WORDS or not 3 <= len(name) <= LONGEST_NAME or _NO_NAME.search(name):
        return None
    if (
        _INITIALS.fullmatch(name)
        or key in _names().nobody
        or is_phrase(name)
        or after_phrase(name, "authors") == ""
        or phrases.find(key, key)  # a phrase of furniture that stands where names do: "3 minutes to read"
        or is_outlet(name, outlets)
        or is_transcribed(name, outlets)
        or agency(name, outlets)
    ):
        return None
    if (sounds_like_outlet(name) or _is_no_persons(name)) and not is_desk(name) and not is_own_desk(name, outlets):
        return None
    if len(words) == 1 and not (name.isascii() or "." in name or is_given_name(name) or is_desk(name)):
        return None  # more often an outlet by a name that the page states nowhere than a pen name
    if name.isascii() and (len(words) == 1 or name == name.lower()):
        return None  # an account: "ahmed", "news2"
    if _opens_with_own(key, outlets) and not is_own_desk(name, outlets):
        return None
    return name
