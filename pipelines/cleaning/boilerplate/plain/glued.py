"""Tags behind a text that lost the space between them."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import loose_stems, stem, stops, tokens, zone_words
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

MOST_GLUED_WORDS = 8
"""Words of such a line, as printed."""

SHORTEST = 4
"""Letters of either of two words that are glued together."""

LEAST_SUBJECT_WORDS = 5
"""Words of tags with nothing between them."""

TWICE = 2
"""Words of them that come again."""

KNOWN_SHARE = 0.6
"""Share of their words that the text holds."""

_CLOSING = re.compile(rf"(?:{'|'.join(read_toml('boilerplate/plain/words.toml')['closing_letters'])})(?=[^\W\d_])")
"""A letter that closes words, with another behind it."""
_WORD = re.compile(r"[^\W_]+")


def is_glued(text: str, said: frozenset[str]) -> bool:
    """Whether a short line without a full stop holds words glued together: behind a letter that closes words, or both
    among `said`, the folded words of the text."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= MOST_GLUED_WORDS or stops(text):
        return False
    return any(_CLOSING.search(word) or _are_two(fold(word), said) for word in words)


def repeats_subjects(lines: list[ReadLine], i: int) -> bool:
    """Whether a line behind a sentence is tags with nothing between them: nouns of the headline and text, of which two
    come twice."""
    said = tokens(lines[i].text)
    if len(said) < LEAST_SUBJECT_WORDS or i == 0 or stops(lines[i].text) or not stops(lines[i - 1].text):
        return False
    if not all(word.isalpha() for word in said) or not zone_words("function").isdisjoint(said):
        return False
    known = loose_stems("\n".join(line.text for line in lines[:i]))
    among = sum(stem(word) in known for word in said)
    return len(said) - len({*said}) >= TWICE and KNOWN_SHARE * len(said) <= among


def _are_two(word: str, said: frozenset[str]) -> bool:
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    return word not in said and any(word[:at] in said and word[at:] in said for at in cuts)
