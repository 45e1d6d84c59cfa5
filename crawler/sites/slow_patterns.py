"""Regular expressions of a user's own that would take very long on a line that they nearly fit: `(a+)+b`."""

import re
import time
from collections.abc import Iterator

SLOWEST = 0.1
"""CPU seconds of a pattern on a line (own choice): the slowest shipped one takes a hundredth of that, and a page has
hundreds of lines."""

UNITS = 12
"""Different characters of a pattern that lines are made of."""

_ANY = ("a", "1", " ", "-", "a ")
"""What classes of characters take."""

_MARKS = r"\.^$*+?{}[]|()"
_LITERALS = re.compile(r"[^\\.^$*+?{}\[\]|()]*")
_QUANTIFIERS = ("*", "+", "?", "{")
_STRANGE = "\u2603"
"""What hardly any pattern takes: with it at the end, a line nearly fits."""


def is_slow(pattern: str, longest: int, *, anywhere: bool = False) -> bool:
    """Whether a pattern takes long on a line of at most `longest` characters that it nearly fits, whole or `anywhere`.

    Lines grow step by step, so that even one whose work doubles with each character is found within a second.
    """
    compiled = re.compile(pattern)
    tried = compiled.search if anywhere else compiled.fullmatch
    for start, unit in _beginnings(pattern):
        for length in (*range(8, 32, 2), 64, 128, 256, 512, longest):
            line = (start + unit * length)[: min(length + len(start), longest)] + _STRANGE
            began = time.process_time()
            tried(line)
            if time.process_time() - began > SLOWEST:
                return True
    return False


def _beginnings(pattern: str) -> Iterator[tuple[str, str]]:
    """What a line may begin with, and what comes again in it."""
    start = _LITERALS.match(pattern)
    literal = start[0] if start else ""
    if pattern[len(literal) :].startswith(_QUANTIFIERS):
        literal = literal[:-1]
    own = list(dict.fromkeys(one for one in pattern if one not in _MARKS))[:UNITS]
    for unit in (*_ANY, *own):
        yield "", unit
        if literal:
            yield literal, unit
