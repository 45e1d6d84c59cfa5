"""Titles before a person's name: "Dr.", "the engineer", "the writer"."""

import re

from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

LEFT_WORDS = 2
"""Words that have to be left: one alone is half a name ("the doctor Salem")."""

_DATA = read_toml("people.toml")
_SHORT = re.compile(_DATA["short_honorific"], re.IGNORECASE)


def without_titles(name: str) -> str:
    """A name without the titles before it; as it is where fewer than two words would be left, or where a title is half
    of a name ("الشيخ ولد …")."""
    while (rest := _behind_one(name)) != name:
        name = rest
    return name


def _behind_one(name: str) -> str:
    """A name without the first title before it."""
    if cut := _SHORT.match(name):
        rest = name[cut.end() :]
    else:
        first, _, rest = name.partition(" ")
        if fold(first).rstrip("/:.") not in words("people.toml", "honorifics"):
            return name
        rest = rest.lstrip("/:. ")
    left = rest.split()
    return rest if len(left) >= LEFT_WORDS and fold(left[0]) not in words("people.toml", "behind_names") else name
