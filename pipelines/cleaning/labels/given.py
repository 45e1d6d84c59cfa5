"""Given names: they tell a signature from other short lines."""

import tomllib
from functools import cache
from pathlib import Path

from pipelines.cleaning.text import fold


@cache
def _names(group: str) -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return frozenset(map(fold, data[group]))


def opens_with_given_name(text: str) -> bool:
    """Whether a short line reads like a signature: two to four words, letters only, the first a given name.

    A title ("د.", "أ.د.") may stand before it.
    """
    words = fold(text).split()
    while words and words[0].endswith(".") and len(words[0]) <= 4:
        words = words[1:]
    return 2 <= len(words) <= 4 and all(map(str.isalpha, words)) and words[0] in _names("given")


def is_full_name(text: str) -> bool:
    """The same, where no name is known beside it: not where the first word is an ordinary word as well ("light upon
    light") unless a name follows it, nor where a word stands that no name holds."""
    words = fold(text).split()
    while words and words[0].endswith(".") and len(words[0]) <= 4:
        words = words[1:]
    if not opens_with_given_name(text) or not _names("never").isdisjoint(words[1:]):
        return False
    if words[0] not in _names("ambiguous"):
        return True
    return words[1].startswith("\u0627\u0644") or words[1] in _names("given") - _names("ambiguous")


def opens_with_waw(word: str) -> bool:
    """Whether a word is a given name that opens with the letter waw, which otherwise says "and"."""
    return fold(word) in _names("waw")
