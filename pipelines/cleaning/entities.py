"""Character references that were escaped twice: the text then holds their source, `&quot;`, `&#8211;`."""

import html
import re

_REFERENCE = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
TIMES = 3
"""How often a text is unescaped: systems that escape what is escaped do so at each save."""


MOST_AMPERSANDS = 500
"""Ampersands that are looked at one by one; real pages have some hundred, and one takes as long as a hundred bytes."""


def ampersands(utf8: bytes) -> list[int] | None:
    """Where the ampersands of a page are, which are found ten times as fast as two characters in a row; None where
    there are so many that this is no gain."""
    found: list[int] = []
    at = utf8.find(b"&")
    while at >= 0:
        found.append(at)
        at = utf8.find(b"&", at + 1)
        if len(found) > MOST_AMPERSANDS:
            return None
    return found


def unescaped(text: str) -> str:
    """A text of a page without references in source form, and without the tags that come to light below them."""
    if "&" not in text or not _REFERENCE.search(text):
        return text
    hidden_tags = "&lt;" in text or "&#60;" in text or "&amp;" in text
    for _ in range(TIMES):
        plain = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
        if plain == text:
            break
        text = plain
    return _TAG.sub(" ", text) if hidden_tags and "<" in text else text
