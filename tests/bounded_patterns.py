"""Regular expressions that may cost more than in proportion to a text's length, since their texts are short."""

BOUNDED = {
    "pipelines/cleaning/dates/": "dates/normalize.py cuts a string at MAX_CHARS, 200 characters, before all else",
}
"""Files of such patterns: what bounds the texts that they are given, and where."""


def bound(place: str) -> str | None:
    """What bounds the texts that the pattern at `file:line` is given; None where nothing does."""
    return next((why for start, why in BOUNDED.items() if place.startswith(start)), None)
