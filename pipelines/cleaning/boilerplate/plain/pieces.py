"""The pieces of a credit line: what stands between its dashes, slashes, bars and brackets."""

import re

from pipelines.cleaning.boilerplate.plain.outlets import EDGES, HOST, WHOLE_QUOTE
from pipelines.cleaning.boilerplate.plain.wording import zone_words
from pipelines.cleaning.text import SPACE, SPACED, fold

_SPLIT = re.compile(
    rf"{SPACE}[/|:•·]+\s*|{SPACED}\++\s+|{SPACE}[–—]+\s*|{SPACED}-+\s*|(?<!-)-++(?:\s+|$)|"
    rf"{SPACED}_+\s+|_++(?=[«\"“”]|$)|{SPACE}ـ{{2,}}\s*|{SPACED}ـ+\s+|^-+|{SPACE}[()\[\]]+\s*"
)
_TIGHT = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def _without_quotes_inside(line: str) -> str:
    """A line whose only separators are the quotation marks around the outlet, before such a word as "exclusive"."""
    last = fold(line.rstrip(EDGES)).rpartition(" ")[2]
    inside = WHOLE_QUOTE.search(line)
    if inside is None or last not in zone_words("credit_words") or not inside.start() > 0 or inside.end() == len(line):
        return line
    return f"{line[: inside.start()]} / {inside[0]} / {line[inside.end() :]}"


def _bare(piece: str) -> str:
    """A piece without signs around it; some papers print a sign of theirs behind their name."""
    return piece.strip(EDGES).rstrip("#")


def pieces(line: str) -> list[str]:
    """A line cut at its dashes, slashes, bars and brackets, without what is printed before names."""
    parts = [part for part in (piece.strip(EDGES) for piece in _SPLIT.split(_without_quotes_inside(line))) if part]
    parts = [
        part
        for whole in parts
        for part in ([whole] if HOST.fullmatch(whole) else map(_bare, _TIGHT.split(whole)))
        if part
    ]
    return [part for part in parts if fold(part) not in zone_words("honorifics")]
