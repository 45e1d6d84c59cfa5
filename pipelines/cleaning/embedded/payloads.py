"""State that is packed: Nuxt's list of references, and the stream that Next.js pushes to its pages."""

import json
import re
from contextlib import suppress
from typing import Any

MAX_VALUES = 200_000
"""Values that are unpacked of one page."""

MAX_REFERENCES = 40
"""References behind one another that are followed; an article's text lies under ten deep."""

_WRAPPERS = frozenset("Reactive ShallowReactive Ref ShallowRef EmptyRef EmptyShallowRef NuxtError Set".split())
_ROW = re.compile(rb"([0-9a-f]{1,8}):(T([0-9a-f]{1,8}),)?")
_KEY = re.compile(r"_([0-9]{1,7})")
_REFERENCE = re.compile(r"\$L?([0-9a-f]{1,8})")


def is_reference_list(data: Any) -> bool:
    """Whether a JSON value is what devalue packs (Nuxt 3's `__NUXT_DATA__`), or React Router's stream: a list whose
    first entry points into it."""
    if not isinstance(data, list) or len(data) < 3:
        return False
    first = data[0]
    if isinstance(first, dict) and first and all(map(_KEY.fullmatch, first)):
        return True
    inner = list(first.values()) if isinstance(first, dict) else first[1:] if isinstance(first, list) else []
    return bool(inner) and all(isinstance(one, int) and -10 < one < len(data) for one in inner)


def unpack_references(data: list[Any]) -> Any:
    """The value that a list of references stands for; what is nested too deep is None."""
    left = MAX_VALUES

    def name(key: str) -> str:
        """A field's name; React Router's stream has its place, as `_3`."""
        found = _KEY.fullmatch(key)
        named = data[int(found[1])] if found and int(found[1]) < len(data) else key
        return named if isinstance(named, str) else key

    def at(index: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < len(data):
            return None
        if depth > MAX_REFERENCES or left < 0:
            return None
        value = data[index]
        if isinstance(value, dict):
            return {name(key): at(inner, depth + 1) for key, inner in value.items()}
        if isinstance(value, list):
            if value and isinstance(value[0], str):  # ["Reactive", 3], ["Date", "2026-…"]
                return at(value[1], depth + 1) if len(value) == 2 and value[0] in _WRAPPERS else None
            return [at(inner, depth + 1) for inner in value]
        return value

    return at(0, 0)


def read_stream(pieces: list[str]) -> list[Any]:
    """The values of a stream of React server components (`self.__next_f.push([1, "…"])`), its texts in their places."""
    raw = "".join(pieces).encode("utf-8", "surrogatepass")
    rows: dict[str, Any] = {}
    at = 0
    while at < len(raw) and len(rows) < MAX_VALUES:
        row = _ROW.match(raw, at)
        if row is None:
            at = raw.find(b"\n", at) + 1 or len(raw)
            continue
        name = row[1].decode()
        if row[3]:  # a text of so many bytes
            end = row.end() + int(row[3], 16)
            rows[name] = raw[row.end() : end].decode("utf-8", "replace")
        else:
            end = raw.find(b"\n", row.end())
            end = len(raw) if end < 0 else end
            with suppress(ValueError, RecursionError):  # a row of another kind
                rows[name] = json.loads(raw[row.end() : end])
        at = end + 1 if raw[end : end + 1] == b"\n" else end
    texts = {name: value for name, value in rows.items() if isinstance(value, str)}
    return [_placed(value, texts, 0) for value in rows.values() if not isinstance(value, str)]


def _placed(value: Any, texts: dict[str, str], depth: int) -> Any:
    if depth > MAX_REFERENCES:
        return None
    if isinstance(value, str):
        found = _REFERENCE.fullmatch(value)
        return texts.get(found[1], value) if found else value
    if isinstance(value, list):
        return [_placed(one, texts, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _placed(one, texts, depth + 1) for key, one in value.items()}
    return value
