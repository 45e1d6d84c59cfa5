"""Regular expressions that may cost more than in proportion to a text's length, since their texts are short."""

LINES = (
    "Lexicon.find asks rows only about a line no longer than the cap of a row, 1,000 characters, with EDGE, 20, of "
    "punctuation at either end; test_patterns.py measures each row on such lines"
)

BOUNDED = {
    "pipelines/cleaning/dates/": "dates/normalize.py cuts a string at MAX_CHARS, 200 characters, before all else",
    "pipelines/cleaning/lexicon/__init__.py": LINES,
    "pipelines/cleaning/lexicon/pattern_group.py": LINES,
    "pipelines/cleaning/lexicon/openings.py": "it is given the patterns of rows, once, of 1,400 characters at most",
}
"""Files of such patterns: what bounds the texts that they are given, and where. Others are linear."""


def bound(place: str) -> str | None:
    """What bounds the texts that the pattern at `file:NAME` is given; None where nothing does."""
    return next((why for start, why in BOUNDED.items() if place.startswith(start)), None)
