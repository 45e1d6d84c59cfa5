"""Rows of the lexicon: read and checked, one phrase a line (docs/cleaning.md)."""

import re
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from crawler.sites import is_slow
from pipelines.cleaning.text import fold, key_of

HEADER = ["phrase", "match", "action", "where", "max", "evidence"]

FEWEST_COLUMNS = 4
"""Columns that a row must have: `max` and `evidence` may be empty."""

Match = Literal["exact", "label", "colon", "prefix", "opens", "prompt", "contains", "words", "pattern"]
"""How a phrase is compared with a line (docs/cleaning.md)."""

Action = Literal["line", "block", "end", "cut", "sign"]
"""What a rule does.

`line`: the line goes. `block`: the headline-like lines behind it go too. `end`: the end zone may begin here. `cut`: it
begins here, and nothing behind it is the article's. `sign`: the line goes if it stands right before an end zone, as
signatures do.
"""

Where = Literal["any", "edges", "before", "end"]
"""`any` place, the `edges` (before the text or behind its last paragraph), or one of the two."""

MATCHES: dict[Match, int] = {
    "exact": 0,
    "label": 220,
    "colon": 220,
    "prefix": 120,
    "opens": 120,
    "prompt": 120,
    "contains": 120,
    "words": 120,
    "pattern": 160,
}
"""Kinds of match and their cap: characters of the whole folded line, where the row names none; 0 needs no cap.

Uncapped rules eat articles: "وكالة .*" hits 13 %, "(تابعونا على|شارك|اشترك).*" 16 % of 41,661 articles.
"""

CAPS = (60, 160, 1000)
"""Characters: the caps by which patterns are grouped. 1,000 is the highest cap that a row may have."""

ACTIONS: tuple[Action, ...] = get_args(Action)
WHERE: tuple[Where, ...] = get_args(Where)

_MATCH_NAMED: dict[str, Match] = {name: name for name in MATCHES}
_ACTION_NAMED: dict[str, Action] = {name: name for name in ACTIONS}
_WHERE_NAMED: dict[str, Where] = {name: name for name in WHERE}
"""What a cell holds, as one of the known names."""

_ESCAPED = re.compile(r"\\[^1-9]")
_BY_NUMBER = re.compile(r"\\[1-9]|\(\?P|\(\?\(")
"""Parts of a regular expression that lean on the names and numbers of groups: patterns are joined to one another."""


UNALIKE = ("q7 q7 q7 q7", "7" * 20, "q. 7, q" * 5)
"""Lines that have nothing in common: a pattern that fits them all fits any."""


class LexiconError(ValueError):
    """A row is wrong; the message says which file, line and why."""


class Rule(NamedTuple):
    """One row."""

    id: str
    """`class:phrase`, as `scrapy explain` prints it; for a pattern `class:` and what it stands for."""
    kind: str
    """The class of furniture: the file's name."""
    match: Match
    action: Action
    where: Where
    max_chars: int


Row = tuple[str, Rule]
"""A phrase and its rule."""


def read_rows(path: Path) -> list[Row]:
    """The phrases of one file with their rules. Raises LexiconError."""
    return parse_rows(path.read_text(encoding="utf-8"), path.stem, path.name, checked=True)


def parse_rows(text: str, kind: str, name: str, *, checked: bool = False) -> list[Row]:
    """The phrases of a table of the class `kind` with their rules; `name` is what errors call it.

    The first line names the columns; empty lines do not count. `checked`: its phrases are known to be good: they are
    not folded, and patterns not compiled, once more. Raises LexiconError.
    """
    if "\0" in text:
        raise LexiconError(f"{name}: it holds a NUL character")
    lines = text.splitlines()
    if not lines or lines[0].rstrip("\t").split("\t") != HEADER:
        raise LexiconError(f"{name}:1: the first line must be the names of the columns: {' '.join(HEADER)}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            rows.append(_row(line, kind, f"{name}:{number}"))
            if not checked:
                _check(*rows[-1], f"{name}:{number}")
    return rows


def _row(line: str, kind: str, where: str) -> Row:
    cells = line.split("\t")
    if FEWEST_COLUMNS <= len(cells) < len(HEADER):  # an editor cuts what is empty at the end of a line
        cells += [""] * (len(HEADER) - len(cells))
    if len(cells) != len(HEADER):
        raise LexiconError(f"{where}: {len(cells)} columns instead of {len(HEADER)}, tabs between")
    phrase, *named, cap, evidence = cells
    match, action, place = _MATCH_NAMED.get(named[0]), _ACTION_NAMED.get(named[1]), _WHERE_NAMED.get(named[2])
    if match is None or action is None or place is None:
        raise LexiconError(f"{where}: no such match, action or where: {', '.join(named)}")
    if cap and not (cap.isdecimal() and int(cap) <= CAPS[-1]):
        raise LexiconError(f"{where}: max is no number up to {CAPS[-1]}: {cap}")
    name = evidence if match in ("pattern", "words") else phrase
    if not name:
        raise LexiconError(f"{where}: evidence names the rule, and is empty")
    return phrase, Rule(f"{kind}:{name}", kind, match, action, place, int(cap) if cap else MATCHES[match])


def _check(phrase: str, rule: Rule, where: str) -> None:
    if rule.match == "pattern":
        _check_pattern(phrase, rule, where)
    elif not key_of(phrase):
        raise LexiconError(f"{where}: the phrase is empty when folded")
    elif rule.match == "words" and " " in key_of(phrase):
        raise LexiconError(f"{where}: `words` takes one word a row: {phrase}")


def _check_pattern(pattern: str, rule: Rule, where: str) -> None:
    if _BY_NUMBER.search(_ESCAPED.sub("", pattern)):
        raise LexiconError(f"{where}: a pattern has no named groups and refers to none: {pattern}")
    try:
        compiled = re.compile(f"(?P<r0>{folded_pattern(pattern)})")
    except (re.error, RecursionError, OverflowError) as error:
        raise LexiconError(f"{where}: no regular expression: {error}") from error
    if all(map(compiled.fullmatch, UNALIKE)):
        raise LexiconError(f"{where}: the pattern takes any line: {pattern}")
    if is_slow(folded_pattern(pattern), rule.max_chars):
        raise LexiconError(f"{where}: the pattern takes very long on some lines: {pattern}")


def folded_pattern(pattern: str) -> str:
    """A pattern is written in ordinary spelling: its letters are folded, its escapes left alone."""
    parts = re.split(r"(\\.)", pattern)
    return "".join(part if part.startswith("\\") else _spaced(part) for part in parts)


def _spaced(part: str) -> str:
    """Fold without trimming: a space at the edge of a part is part of the pattern."""
    folded = fold(part)
    left = " " if part[:1] == " " else ""
    right = " " if part[-1:] == " " and folded else ""
    return left + folded + right
