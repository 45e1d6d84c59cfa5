"""What robots meta tags and the X-Robots-Tag header ask, by the crawler that they are meant for."""

import re
from collections.abc import Iterable

NAME = "naqi"
"""What publishers call us: `User-agent: naqi`, `<meta name="naqi">`, `X-Robots-Tag: naqi: noai`."""

WITH_VALUES = frozenset("unavailable_after max-snippet max-image-preview max-video-preview indexifembedded".split())
"""Directives that have a colon of their own (Google's "X-Robots-Tag specifications"): no crawler's name."""

_NAME = re.compile(r"[a-z0-9*][a-z0-9_.*-]*")


def tag_directives(lines: Iterable[str], agent: str = NAME) -> frozenset[str]:
    """The directives, lower-cased, of X-Robots-Tag lines that are meant for `agent` or for all.

    `otherbot: noindex, nofollow` is meant for that crawler to the end of its line, or up to the next name in it.
    `none` is `noindex` and `nofollow`.
    """
    found: set[str] = set()
    for line in lines:
        meant = True
        for part in line.lower().split(","):
            name, colon, rest = (piece.strip() for piece in part.partition(":"))
            if colon and name not in WITH_VALUES and _NAME.fullmatch(name):
                meant, part = name in {agent.lower(), "*", "robots"}, rest
            if meant:
                found |= _words(part)
    return _with_none(found)


def meta_directives(metas: Iterable[tuple[str, str]], agent: str = NAME) -> frozenset[str]:
    """The directives of robots meta tags, given as (name in lower case, content), that are for `agent` or for all."""
    found: set[str] = set()
    for name, content in metas:
        if name in {"robots", agent.lower()}:
            found |= {word for part in re.split("[,;]", content.lower()) for word in _words(part)}
    return _with_none(found)


def _words(part: str) -> set[str]:
    """The directives between two commas: one, or several where only spaces part them and none has a value."""
    return {part.strip()} if ":" in part else set(part.split())


def _with_none(found: set[str]) -> frozenset[str]:
    if "none" in found:
        found |= {"noindex", "nofollow"}
    return frozenset(found - {""})
