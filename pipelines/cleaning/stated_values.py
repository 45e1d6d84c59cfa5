"""Values that a page states for machines, as text: of JSON-LD and of meta elements."""

import html
import re
from collections.abc import Iterator
from typing import Any

from pipelines.cleaning.text import tidy

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def stated_text(value: object) -> str:
    """A stated string as a reader would see it: entities resolved (some sites escape twice), no markup."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(value)) if "&" in value else value
    return tidy(_TAG.sub(" ", text) if "<" in text else text)


def names_of(value: object) -> Iterator[tuple[str, str]]:
    """(name, lower-cased type) of JSON-LD persons and organisations, however they are written."""
    if isinstance(value, str):
        yield stated_text(value), ""
    elif isinstance(value, list):
        for entry in value[:20]:
            yield from names_of(entry)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kind = kind.lower() if isinstance(kind, str) else ""
        for listed in ("@list", "@set", "itemListElement"):
            yield from names_of(value.get(listed))
        for name in _names_in(value):
            yield name, kind


def _names_in(node: dict[str, Any]) -> Iterator[str]:
    """The names of one JSON-LD person: a string, several, a node or a text with its language; or in two parts."""
    stated = node.get("name") or node.get("@value")
    for name in stated[:20] if isinstance(stated, list) else [stated]:
        inner = name.get("name") or name.get("@value") if isinstance(name, dict) else name
        if stated_text(inner):
            yield stated_text(inner)
    if not stated:
        parts = [stated_text(node.get(part)) for part in ("givenName", "additionalName", "familyName")]
        if whole := " ".join(filter(None, parts)):
            yield whole
