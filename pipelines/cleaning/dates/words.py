"""The words that dates are made of: read from data/*.toml, folded, compiled once."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

LETTER = "a-z\u0621-\u064a"
"""Letters that are left after folding, as the inside of a character class."""


MOST_MARKS = 12
"""Findings of one kind that a line may have: their marks are DA to DL, so that no letter stands for another mark."""


def table(name: str) -> dict[str, Any]:
    """The content of data/NAME.toml, as written there."""
    return read_toml(f"dates/data/{name}.toml")


_ACCENTED = re.compile("[\u00c0-\u017f]")
_ACCENTS = re.compile("[\u0300-\u036f]")


def unaccented(text: str) -> str:
    """The text with its Latin letters bare: "février" and "fevrier" are one word."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)) if _ACCENTED.search(text) else text


def folded(words: Iterable[str]) -> list[str]:
    """Folded forms, each once, the longest first, so that an alternation of them is greedy."""
    return sorted({unaccented(fold(word)) for word in words}, key=lambda word: (-len(word), word))


def numbered(numbers: dict[str, list[str]]) -> dict[str, int]:
    """{"1": ["a", "b"]} becomes {"a": 1, "b": 1}, folded."""
    return {unaccented(fold(word)): int(number) for number, words in numbers.items() for word in words}


def either(words: Iterable[str], lead: str = "") -> str:
    """A regular expression for any of the words, as whole words; a space in one stands for any white space. `lead` is
    a letter that may be joined to the front of a word."""
    inside = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded(words))
    return f"(?<![{LETTER}]){lead and lead + '?'}(?:{inside})(?![{LETTER}])"


def normal(found: str) -> str:
    """What a match of `either` says, with single spaces: a key of the tables."""
    return " ".join(found.split())


MONTHS = numbered(table("months")["gregorian"])
"""Names of Gregorian months, of all systems, to 1–12."""
LIBYAN = numbered(table("months")["libyan"])
"""The Libyan names of 1986 to 2011."""
HIJRI = numbered(table("months")["hijri"])
"""Names of Hijri months to 1–12."""
WEEKDAYS = numbered(table("words")["weekdays"])
"""Names of weekdays to 0–6, Monday first."""
ORDINALS = numbered(table("words")["ordinals"])
"""Days of the month as words to 1–31."""
