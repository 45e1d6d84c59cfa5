"""Path patterns as robots.txt has them (RFC 9309, 2.2.2 and 2.2.3): prefixes with `*` and a closing `$`."""

import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

MAX_PATTERN = 2000
"""Characters of a pattern that are looked at."""


def path_of(url: str) -> str:
    """What patterns are held against: path and query of a URL, in one form."""
    parts = urlsplit(url)
    return in_one_form((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def matches(pattern: str, path: str) -> bool:
    """Whether a path fits a pattern; both are in one form."""
    return fits(pattern.removesuffix("$").split("*"), path, pattern.endswith("$"))


def fits(pieces: list[str], path: str, anchored: bool) -> bool:
    """Whether a path matches a pattern, split at its `*`: each piece is found as early as it can be."""
    first, *others = pieces
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or len(path) == len(first)
    at = len(first)
    for piece in others[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0


_WRITTEN = re.compile(r"(%[0-9A-Fa-f]{2}|[^\x21-\x7e])")


def in_one_form(path: str) -> str:
    """A path with the same letters escaped in the same way, however it was written (RFC 9309, 2.2.2)."""
    return "".join(map(_octet, _WRITTEN.split(path)))


def _octet(piece: str) -> str:
    if piece.startswith("%") and len(piece) == 3:
        byte = unquote_to_bytes(piece)
        return byte.decode("ascii") if byte.isalnum() or byte in b"-._~" else piece.upper()
    return piece if piece.isascii() and piece > " " else quote(piece, errors="replace")
