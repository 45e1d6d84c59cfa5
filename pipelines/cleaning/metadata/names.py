"""Whose name is it: a person's, a desk's, an outlet's, nobody's?"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.cleaning.labels import Label, after_phrase, opens_with_given_name, read_label, trim
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.text import fold, tidy
from pipelines.cleaning.toml_files import read_toml

LONGEST_NAME = 50
"""Characters. Longer than any byline of one person on the gold pages (own choice)."""

MOST_WORDS = 6
"""Words of one name, with titles and particles ("د. عبد الرحمن بن محمد آل علي")."""

_NO_NAME = re.compile(r"\d|https?:|www\.|@|[/_|=<>{}؟?!…:;]|\.[a-z]{2,4}$")
_PARTS = re.compile(r"\s+[-–—/|]\s+|\s*[|:]\s*")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_HANDLE = re.compile(r"(?:(?<=\s)|^)(?:@[\w.]+|[\w.]+@|https?://\S+)(?=\s|$)")
"""An address or an account on a network beside a name, "name@" where the line runs from right to left."""


@dataclass(frozen=True, slots=True)
class _Names:
    nobody: frozenset[str]
    desks: frozenset[str]


@cache
def _names() -> _Names:
    data = read_toml("metadata/names.toml")
    return _Names(**{key: frozenset(map(fold, values)) for key, values in data.items()})


def agency(name: str, outlets: frozenset[str] = frozenset()) -> Label | None:
    """The label that a name is read as where it is an agency, or a place and an agency."""
    label = read_label(name, outlets)
    return label if label is not None and label.kind in ("agency", "dateline") else None


def agency_in(name: str, outlets: frozenset[str]) -> str | None:
    """The agency, other than the site, in a byline: "رويترز", "سالم الهادي - رويترز", "سالم الهادي (رويترز)"."""
    for part in (name, *_PARTS.split(tidy(name)), *_BRACKETS.findall(name)):
        if (label := agency(part)) and label.kind == "agency" and not is_outlet(part, outlets):
            return label.values("source")[0]
    return None


def is_desk(name: str) -> bool:
    """Whether a name is a desk's: "هيئة التحرير"."""
    return fold(name) in _names().desks


def person(name: str, outlets: frozenset[str]) -> str | None:
    """The name of a person or desk, tidied; None where it is an outlet's, an account's, nobody's or no name at all.

    Of "هسبريس - سالم الهادي" and "القاهرة: سالم الهادي" it is the part that is a name.
    """
    name = _HANDLE.sub(" ", tidy(name))
    label = read_label(name, outlets)
    if label is not None and label.kind in ("credit", "edge-credit"):
        name = next(iter(label.values("authors")), "")
    parts = [part for part in map(trim, _PARTS.split(_BRACKETS.sub(" ", tidy(name)))) if part]
    if len(parts) == 1:
        return _person(parts[0], outlets)
    found = [part for part in parts if " " in part and _person(part, outlets)]
    given = [part for part in found if opens_with_given_name(part)]
    return (given or found)[0] if len(given or found) == 1 else None


def _person(name: str, outlets: frozenset[str]) -> str | None:
    words, key = name.split(), fold(name)
    if not 0 < len(words) <= MOST_WORDS or not 3 <= len(name) <= LONGEST_NAME or _NO_NAME.search(name):
        return None
    if (
        key in _names().nobody
        or after_phrase(name, "authors") == ""
        or lexicon().find(key, key)  # a phrase of furniture that stands where names do: "3 minutes to read"
        or is_outlet(name, outlets)
        or agency(name, outlets)
    ):
        return None
    if sounds_like_outlet(name) and not is_desk(name):
        return None
    if name.isascii() and (len(words) == 1 or name == name.lower()):
        return None  # an account: "ahmed", "news2"
    return name
