"""The state that a page hands to its scripts."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines.cleaning.embedded.attributes import SMALL, opened_json, states_in_attributes
from pipelines.cleaning.embedded.js_literals import MAX_SCRIPT, assigned_values, read_call_arguments
from pipelines.cleaning.embedded.payloads import is_reference_list, read_stream, unpack_references
from pipelines.cleaning.page import Page

STREAM = "__next_f.push"
"""Next.js hands its page over in pieces."""

CHUNKS = "streamController.enqueue"
"""React Router does so, too; the first piece holds what is there at once."""

_CODE = frozenset({"", "text/javascript", "application/javascript", "module"})
_SIGNS = {"q": '"', "a": "&", "s": "'", "l": "<", "g": ">"}
_ANGULAR = re.compile("&([qaslg]);")


def states_of(page: Page) -> Iterator[Any]:
    """Yield what the page's scripts are handed, but for its JSON-LD, unpacked where it is packed.

    Scripts first, then attributes.
    """
    assert page.tree is not None
    pieces: list[str] = []
    for script in page.tree.iter("script"):
        source = script.text or ""
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        if script.get("src") or "ld+json" in kind:
            continue
        if STREAM in source:
            pieces += _pushed(source)
        elif len(source) < SMALL:
            continue
        elif CHUNKS in source:
            yield from map(_unpacked, map(opened_json, read_call_arguments(source, CHUNKS)))
        elif kind in _CODE:
            yield from map(_unpacked, assigned_values(source))
        else:
            yield from _json(source)
    if pieces:
        yield from read_stream(pieces)
    yield from map(_unpacked, states_in_attributes(page.tree))


def _json(source: str) -> Iterator[Any]:
    """One JSON value, whatever the script's type is called; Angular writes its quotes as `&q;`."""
    source = source[:MAX_SCRIPT].strip()
    for text in (source, _ANGULAR.sub(lambda found: _SIGNS[found[1]], source)):
        try:
            yield _unpacked(json.loads(text))
        except (ValueError, RecursionError):
            continue
        return


def _unpacked(value: Any) -> Any:
    return unpack_references(value) if is_reference_list(value) else value


def _pushed(source: str) -> Iterator[str]:
    for argument in read_call_arguments(source, STREAM):
        if isinstance(argument, list):
            yield from (one for one in argument[1:2] if isinstance(one, str))
