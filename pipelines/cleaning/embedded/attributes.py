"""State that a page hands over in attributes: Inertia's `data-page`, Astro's `props`, Vue's `:article` and the like."""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from pipelines.cleaning.embedded.js_literals import MAX_SCRIPT

SMALL = 300
"""Characters of an attribute that holds no article."""

MAX_PAIRS = 60
"""Levels of Astro's pairs that are taken off."""

_PAIRS = "astro-island"


def states_in_attributes(tree: HtmlElement) -> Iterator[Any]:
    """Yield the JSON objects and lists that stand in attributes, whatever these are called."""
    left = MAX_SCRIPT
    for element in tree.iter("*"):
        for value in element.values():
            if len(value) < SMALL or len(value) > left or (state := opened_json(value)) is value:
                continue
            left -= len(value)
            yield _without_pairs(state, 0) if element.tag == _PAIRS else state


def opened_json(value: Any) -> Any:
    """The object or list that a string holds as JSON; what is no such string is given back as it is."""
    if not isinstance(value, str) or value[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _without_pairs(value: Any, depth: int) -> Any:
    """Astro writes each value as [kind, value], where kind is a small number."""
    if depth > MAX_PAIRS:
        return None
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], int):
            return _without_pairs(value[1], depth + 1)
        return [_without_pairs(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _without_pairs(one, depth + 1) for key, one in value.items()}
    return value
