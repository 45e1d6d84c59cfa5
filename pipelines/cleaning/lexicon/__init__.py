"""The phrases of furniture, as data: `furniture/<class>.tsv`, one phrase a line (docs/cleaning.md)."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pipelines.cleaning.letters import OTHER_GENDER
from pipelines.cleaning.text import fold, key_of, strip_edges

FOLDER = Path(__file__).parent / "furniture"

HEADER = ["phrase", "match", "action", "where", "max", "evidence"]

Match = Literal["exact", "label", "colon", "prefix", "contains", "words", "pattern"]
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


class LexiconError(ValueError):
    """A row is wrong; the message says which file, line and why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row."""

    id: str
    """`class:phrase`, as `scrapy explain` prints it; for a pattern `class:` and what it stands for."""
    kind: str
    """The class of furniture: the file's name."""
    match: Match
    action: Action
    where: Where
    max_chars: int


Name = TypeVar("Name", bound=str)


def _member(cell: str, known: tuple[Name, ...]) -> Name | None:
    """The one of the known names that a cell holds."""
    return next((name for name in known if name == cell), None)


def read_rows(path: Path) -> list[tuple[str, Rule]]:
    """The phrases of one file with their rules. Raises LexiconError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != HEADER:
        raise LexiconError(f"{path.name}: the first line must be the names of the columns")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        where = f"{path.name}:{number}"
        if len(cells) != len(HEADER):
            raise LexiconError(f"{where}: {len(cells)} columns instead of {len(HEADER)}")
        phrase, *named, cap, evidence = cells
        match, action, place = _member(named[0], tuple(MATCHES)), _member(named[1], ACTIONS), _member(named[2], WHERE)
        if match is None or action is None or place is None:
            raise LexiconError(f"{where}: no such match, action or where: {', '.join(named)}")
        if cap and not (cap.isdigit() and int(cap) <= CAPS[-1]):
            raise LexiconError(f"{where}: max is no number up to {CAPS[-1]}: {cap}")
        if match != "pattern" and not key_of(phrase):
            raise LexiconError(f"{where}: the phrase is empty when folded")
        name = evidence if match in ("pattern", "words") else phrase
        rule = Rule(f"{path.stem}:{name}", path.stem, match, action, place, int(cap) if cap else MATCHES[match])
        rows.append((phrase, rule))
    return rows


_SEPARATOR = re.compile(r"\s*(?:[:|/\\–—]|\.\.+|…|-)\s*\S")
ROW = 120
"""Characters of a row of buttons."""

_SENTENCE_END = re.compile("[^.][.\u061f!]$")
_BARS = re.compile(r"[\[\]|\u00b7\u2022\u2013\u2014»«<>]+")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"[\W_]+\d{1,6}$")
"""A count behind a phrase: "comments (3)"."""

_GENDERS = re.compile(rf"(?<=\w)/ ?(?:{'|'.join(OTHER_GENDER)})(?!\w)")
"""The other gender's ending behind a slash ("read", to a man / a woman)."""

_COLON = re.compile(r"\s*:\s*\S")


class Lexicon:
    """All rows, indexed so that a line costs a few dictionary look-ups and at most two regular expressions."""

    def __init__(self, rows: list[tuple[str, Rule]]) -> None:
        self._exact: dict[str, Rule] = {}
        self._heads: dict[str, list[tuple[str, Rule]]] = {}
        contained: dict[str, Rule] = {}
        self._words: dict[str, Rule] = {}
        patterns: list[tuple[str, Rule]] = []
        for phrase, rule in rows:
            if rule.match == "pattern":
                patterns.append((_folded_pattern(phrase), rule))
                continue
            key = key_of(phrase)
            if rule.match == "exact":
                self._exact.setdefault(key, rule)
            elif rule.match == "words":
                self._words[key] = rule
            elif rule.match == "contains":
                contained[key] = rule
            else:
                self._heads.setdefault(_first_word(key), []).append((key, rule))
        for head in self._heads.values():
            head.sort(key=lambda pair: -len(pair[0]))
        self._contained = contained
        self._contains = _alternatives(contained)
        self._patterns = _grouped(patterns)
        self._longest = max((r.max_chars for _, r in [*patterns, *((k, r) for k, r in contained.items())]), default=0)

    def find(self, folded: str, key: str) -> Rule | None:
        """The rule that a line falls under: `folded` is the line folded, `key` that without punctuation at its ends."""
        if "/" in key:
            folded, key = _GENDERS.sub("", folded), _GENDERS.sub("", key)
        rule = self._exact.get(key) or self._exact.get(_COUNTED.sub("", key))
        if rule and (rule.where == "any" or not _SENTENCE_END.search(folded)):
            return rule
        length = len(key)
        for phrase, rule in self._heads.get(_first_word(key), ()):
            if length <= rule.max_chars and key.startswith(phrase) and _begins(rule.match, key, len(phrase)):
                return rule
        if length > self._longest:
            return None
        if rule := self._made_of(key) or self._row_of(folded):
            return rule
        found = self._contains.search(key) if self._contains else None
        if found and length <= self._contained[found[0]].max_chars:
            return self._contained[found[0]]
        for limit, pattern, rules in self._patterns:
            hit = pattern.fullmatch(folded) if length <= limit else None
            if hit and hit.lastgroup and length <= rules[int(hit.lastgroup[1:])].max_chars:
                return rules[int(hit.lastgroup[1:])]
        return None

    def _made_of(self, key: str) -> Rule | None:
        """The rule of a line that consists of the words of one class and nothing else."""
        words = _WORD.findall(key)
        rule = self._words.get(words[0]) if words else None
        if rule is None or len(key) > rule.max_chars:
            return None
        kinds = {other.kind if (other := self._words.get(word)) else None for word in words}
        return rule if kinds == {rule.kind} else None

    def _row_of(self, folded: str) -> Rule | None:
        """The rule of a row of buttons: "[print] [send to a friend] [A+ A-]", each known by itself."""
        if len(folded) > ROW:
            return None
        parts = [key for part in _BARS.split(folded) if (key := strip_edges(part))]
        rules = [self._exact.get(part) or self._made_of(part) for part in parts]
        return rules[0] if len(rules) > 1 and None not in rules else None


def _grouped(patterns: list[tuple[str, Rule]]) -> list[tuple[int, re.Pattern[str], list[Rule]]]:
    """One regular expression for all patterns of about the same cap, with the cap: few are tried on a paragraph."""
    groups = []
    for least, most in pairwise((-1, *CAPS)):
        chosen = [(pattern, rule) for pattern, rule in patterns if least < rule.max_chars <= most]
        either = "|".join(f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(chosen))
        if chosen:
            groups.append((most, re.compile(rf"[\W_]*(?:{either})[\W_]*"), [rule for _, rule in chosen]))
    return groups


def _first_word(key: str) -> str:
    return key.split(" ", 1)[0].rstrip(":|/\\.…-–—،,")


def _begins(match: Match, key: str, end: int) -> bool:
    """Whether what stands behind the phrase suits the kind of match."""
    if match == "prefix":
        return end == len(key) or not (key[end].isalnum() or key[end] == "_")
    return bool((_COLON if match == "colon" else _SEPARATOR).match(key, end))


def _alternatives(phrases: dict[str, Rule]) -> re.Pattern[str] | None:
    """Whole words only: a proclitic (waw, fa, ba, kaf, lam, al, sin) before the phrase makes it another word."""
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _folded_pattern(pattern: str) -> str:
    """A pattern is written in ordinary spelling: its letters are folded, its escapes left alone."""
    parts = re.split(r"(\\.)", pattern)
    return "".join(part if part.startswith("\\") else _spaced(part) for part in parts)


def _spaced(part: str) -> str:
    """Fold without trimming: a space at the edge of a part is part of the pattern."""
    folded = fold(part)
    left = " " if part[:1] == " " else ""
    right = " " if part[-1:] == " " and folded else ""
    return left + folded + right


@cache
def lexicon() -> Lexicon:
    """The project's own phrases, read once a process. Raises LexiconError."""
    return Lexicon([row for path in sorted(FOLDER.glob("*.tsv")) for row in read_rows(path)])
