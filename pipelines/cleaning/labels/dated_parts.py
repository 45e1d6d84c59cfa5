"""What stands beside a date in a short line: a line is cut at separators, and a date is a part of its own."""

import re
from functools import lru_cache

from pipelines.cleaning.dates.date_line import has_date_form, is_date_line, may_hold_date
from pipelines.cleaning.labels.rules import key_of_phrase, trim
from pipelines.cleaning.letters import FROM
from pipelines.cleaning.text import SPACE, SPACED
from pipelines.cleaning.words import words

STATED_WORDS = 3
"""Words before a day that say what it is of: "was published on"."""

PARTED_LINES = 256
"""Lines that are kept in their parts: a byline is read as a credit, beside its date, and in columns."""

PART_SIGNS = re.compile(
    rf"{SPACE}[/|:،,_()\[\]«»]+\s*|{SPACE}[–—]+\s*|{SPACED}-+\s*|(?<!-)-++(?:\s+|$)|"
    rf"{SPACE}\u0640{{2,}}\s*|{SPACED}\u0640\s+|^-+"
)
ANY_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
"""A date in one word, which a year alone is none."""


def beside_date(line: str) -> list[str]:
    """What stands before a date in a short line, and behind it; nothing where the line holds no date, or it alone."""
    parts = [part for part in dated_parts(line) if not ANY_DIGIT.search(part)] if ANY_DIGIT.search(line) else []
    known = words("labels/credits.toml", "joints")
    return [part for part in (_without_joint(part, known) for part in parts) if part]


def _without_joint(part: str, joints: frozenset[str]) -> str:
    """A part without the preposition that leads to the date: "by … on"."""
    said = part.split()
    while said and key_of_phrase(said[-1]) in joints:
        said.pop()
    return trim(" ".join(said))


@lru_cache(PARTED_LINES)
def dated_parts(line: str) -> tuple[str, ...]:
    """What stands before the date, the date, what stands behind it; empty where there is no such date."""
    tokens = line.split()
    if not has_date_form(" ".join(tokens)):
        return ()
    at = [i for i, word in enumerate(tokens) if ANY_DIGIT.search(word)]
    # Behind the last number a month or a zone may stand, but also "views", which makes that number a count.
    ends = (len(tokens), at[-1] + 1, at[-1] + 2)
    if not any(may_hold_date(" ".join(tokens[:stop])) for stop in ends):
        return ()
    for start in range(max(0, at[0] - STATED_WORDS), at[0] + 1):
        for stop in range(len(tokens), at[-1], -1):
            date = " ".join(tokens[start:stop])
            if tokens[stop - 1] == FROM and stop < len(tokens):
                continue  # "on 3 May 2024 by …", in two words of which that is the first
            if (stop - start > 1 or _NUMBERS.fullmatch(date)) and is_date_line(date):
                before, behind = PART_SIGNS.split(" ".join(tokens[:start])), PART_SIGNS.split(" ".join(tokens[stop:]))
                return tuple(part for part in map(trim, [*before, date, *behind]) if part)
    return ()
