"""Calls to the reader to follow, join, subscribe or download; `lexicon/calls.toml` tells their grammar.

A list of whole phrases knows only those that somebody has seen; these lines are made of few words in ever new orders.
"""

import re
import tomllib
from functools import cache

from pipelines.cleaning.lexicon import FOLDER
from pipelines.cleaning.text import fold

LONGEST = 180
"""Characters: the longest of 40 seen has 171. A longer line is a paragraph."""

REACH = 2
"""Words behind a verb in the singular among which its object stands ("subscribe to our channel")."""

_WORD = re.compile(r"\w+")
_PROCLITICS = "(?:\u0648|\u0641)?(?:\u0628|\u0644|\u0643)?(?:\u0627\u0644|\u0644)?"
"""And, so; with, to, like; the article."""
_THROUGH = re.compile("(?<!\\w)(?:\u0639\u0644\u064a|\u0639\u0628\u0631)(?!\\w)|https?:")
"""On, through; an address."""


@cache
def _words(group: str) -> frozenset[str]:
    data = tomllib.loads((FOLDER.parent / "calls.toml").read_text(encoding="utf-8"))
    return frozenset(map(fold, data[group]))


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(f"{_PROCLITICS}(?:{'|'.join(map(re.escape, sorted(_words('channels'), key=len, reverse=True)))})")


def is_call(folded: str, outlets: frozenset[str]) -> bool:
    """Whether a folded line calls on the reader; `outlets` are folded names that the site goes by."""
    if len(folded) > LONGEST:
        return False
    words = _WORD.findall(folded)
    if len(words) < 3:
        return False
    opener, rest = words[0], words[1:]
    plural, single = opener in _words("plural"), opener in _words("single")
    if not (plural or single or opener in _words("offers") or opener in _words("nouns")):
        return False
    if not any(map(_channel().fullmatch, rest)):
        return False
    ours = not _words("ours").isdisjoint(words) or any(name in folded for name in outlets if len(name) > 3)
    if single:
        return not _words("objects").isdisjoint(rest[:REACH]) and (ours or bool(_THROUGH.search(folded)))
    return plural or (opener in _words("offers") and ours) or (opener in _words("nouns") and "http" in folded)
