"""Lines of a speech or a letter that turn to those it is for: short, and text though they stand above all of it."""

from collections.abc import Sequence
from functools import cache

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.text import fold, strip_edges
from pipelines.cleaning.toml_files import read_toml


def is_salutation(lines: Sequence[ReadLine], i: int) -> bool:
    """Whether a line is one: a paragraph as those of the text are, no link, that opens with such a word."""
    line = lines[i]
    words = line.key.split()
    return (
        bool(words) and not line.linked and line.element[0] in ("p", "div", "") and strip_edges(words[0]) in _openers()
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(map(fold, read_toml("boilerplate/salutations.toml")["openers"]))
