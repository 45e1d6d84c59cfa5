"""What a credit line says."""

import re
from dataclasses import dataclass

LONGEST_LINE = 70
"""Characters of a credit line; the longest of 130 has 66."""

SENTENCE = re.compile(r"[^\W\d_]{3}[.؟!?]\s++\S|[؟!?]$")
"""A sentence in a line, or one that asks or exclaims."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    """The date in it, as printed."""
    strong: bool = True
    """Its parts are known well enough to count without a headline above it."""
