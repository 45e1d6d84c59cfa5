"""Halves of characters: JSON in pages writes an emoji as two escapes, and who cuts a text off may cut between them."""

import re

_HIGH = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
_LOW = r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PAIR_OR_HALF = re.compile(rf"({_HIGH}\\{{0,7}}{_LOW})|{_HIGH}|{_LOW}")
"""JSON inside of JSON has two backslashes or four before the second escape, too."""

MARKS = ("\\ud", "\\uD")
"""What a text without such escapes has none of."""


def without_halves(source: str) -> str:
    """Source text in which an escape of half a character (RFC 8259, 8.2) is that of U+FFFD, which has an encoding."""
    if not any(mark in source for mark in MARKS):
        return source
    return _PAIR_OR_HALF.sub(lambda found: found[1] or r"\ufffd", source)
