"""Tags behind a text that lost the space between them."""

import re

from pipelines.cleaning.boilerplate.plain.wording import stops
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

MOST_GLUED_WORDS = 8
"""Words of such a line, as printed."""

SHORTEST = 4
"""Letters of either of two words that are glued together."""

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


def _are_two(word: str, said: frozenset[str]) -> bool:
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    return word not in said and any(word[:at] in said and word[at:] in said for at in cuts)
