"""Halves of characters: JSON in pages writes an emoji as two escapes, and who cuts a text off may cut between them."""

import re

_HIGH = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
_LOW = r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PAIR_OR_HALF = re.compile(rf"({_HIGH}\\{{0,7}}{_LOW})|{_HIGH}|{_LOW}")
"""JSON inside of JSON has two backslashes or four before the second escape, too."""

_OPENING_IN_UTF8 = re.compile(rb"\\u[dD]")
"""How such escapes open, in UTF-8, where it is found five times as fast."""


def may_have_halves(utf8: bytes) -> bool:
    """Whether a page in UTF-8 has such escapes at all; most have none."""
    return _OPENING_IN_UTF8.search(utf8) is not None


def without_halves(source: str) -> str:
    """Source text in which an escape of half a character (RFC 8259, 8.2) is that of U+FFFD, which has an encoding."""
    return _PAIR_OR_HALF.sub(lambda found: found[1] or r"\ufffd", source)
