"""Text from outside, made safe: valid Unicode for files and databases, no control characters for terminals and logs."""

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

NEVER_SHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that a terminal may take for commands (C0, C1, DEL) or that break a line or its encoding."""

BIDI_OVERRIDES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Embeddings, overrides and isolates: left open, they turn the rest of a line around (Unicode TR 36, 2.1.4). The marks
LRM and RLM, which Arabic pages are full of, turn nothing but themselves."""


def valid(text: str) -> str:
    """`text` as valid Unicode: two surrogates that belong together become their character, lone ones U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def all_valid(value: T) -> T:
    """A value as `valid` makes it, with all strings in its lists, tuples, dicts and dataclasses."""
    made: Any = value
    if isinstance(value, str):
        made = valid(value)
    elif isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        made = type(value)(all_valid(one) for one in value)
    elif isinstance(value, dict):
        made = {all_valid(key): all_valid(one) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        held = [(one.name, getattr(value, one.name)) for one in fields(value) if one.init]
        mended = {name: good for name, one in held if one is not None and (good := all_valid(one)) != one}
        made = replace(value, **mended) if mended else value  # to make it anew is most of the cost
    return made  # type: ignore[no-any-return]


def shown(text: str, keep: str = "\n\t") -> str:
    """`text` for a terminal or a log: control characters, but for those in `keep`, become U+FFFD."""
    if text.isprintable():
        return text
    return "".join(REPLACEMENT if _is_control(c) and c not in keep else c for c in text)


def escaped(text: str) -> str:
    """JSON for a terminal: control characters that it may hold as they are become \\uXXXX; it says the same."""
    return "".join(f"\\u{ord(c):04x}" if _is_control(c) and c != "\n" else c for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in NEVER_SHOWN or character in BIDI_OVERRIDES
