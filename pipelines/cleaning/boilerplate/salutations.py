"""Lines of a speech or a letter that turn to those it is for: short, and text though they stand above all of it."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.text import fold, strip_edges
from pipelines.cleaning.toml_files import read_toml


def is_salutation(lines: Sequence[ReadLine], i: int) -> bool:
    """Whether a line is one: a paragraph as those of the text are, no link, that is a greeting, or opens or
    ends with such a word."""
    line = lines[i]
    words = line.key.split()
    if not words or line.linked or line.element[0] not in ("p", "div", ""):
        return False
    greets = line.key in _words("greetings") or strip_edges(words[0]) in _words("openers")
    return greets or (len(words) > 1 and strip_edges(words[-1]) in _words("closers"))


@cache
def _words(group: Literal["openers", "closers", "greetings"]) -> frozenset[str]:
    return frozenset(map(fold, read_toml("boilerplate/salutations.toml")[group]))
