"""The phrases of furniture, as data: `furniture/<class>.tsv`, one phrase a line (docs/cleaning.md)."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from crawler.items import Corrections
from pipelines.cleaning.letters import OTHER_GENDER
from pipelines.cleaning.lexicon.pattern_group import PatternGroup
from pipelines.cleaning.lexicon.prompts import goes_on_as_prompt
from pipelines.cleaning.lexicon.rows import (
    CAPS,
    Action,
    LexiconError,
    Match,
    Row,
    Rule,
    Where,
    folded_pattern,
    parse_rows,
    read_rows,
)
from pipelines.cleaning.lexicon.told import tells_who_said
from pipelines.cleaning.text import REMEMBERED, fold_all, strip_edges

__all__ = ["FOLDER", "Action", "Lexicon", "LexiconError", "Rule", "Where", "lexicon", "read_rows"]

FOLDER = Path(__file__).parent / "furniture"

_SEPARATOR = re.compile(r"\s{0,9}(?:[:|/\\–—]|\.\.+|…|-)\s{0,9}\S")
BUTTON_ROW = 120
"""Characters of a row of buttons."""

EDGE_CHARACTERS = 20
"""Characters of punctuation before and behind a line's words that patterns look at: a row of a thousand dashes says no
more than twenty."""

_SENTENCE_END = re.compile("[^.][.\u061f!]$")
_FULL_STOP = re.compile(r"[^.]\.[\"'»”)]{0,3}$")
BUTTON_WORDS = 2
"""Words of a button or heading that, with a full stop behind it, is a sentence: "I agree." Longer phrases are printed
with one."""

NOTICES = frozenset({"ticker", "comments"})
"""Classes whose short phrases are sentences as well: "Urgent.", "Comments are closed." """

STATEMENTS = frozenset({"comments", "consent", "copyright", "frame", "newsletter"})
"""Classes of whole sentences that pages print behind a text: what is said of comments, rights, subscriptions."""

_OPENINGS = frozenset({"opens", "prompt", "colon"})
"""Matches of phrases that sentences open with as well: "watch" is "he watched" as well, "follow" is "they followed"."""

_BARS = re.compile(r"[\[\]|\u00b7\u2022\u2013\u2014»«<>]+")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"(?<![\W_])[\W_]+\d{1,6}$")
"""A count behind a phrase: "comments (3)"."""

_GENDERS = re.compile(rf"(?<=\w)/ ?(?:{'|'.join(OTHER_GENDER)})(?!\w)")
"""The other gender's ending behind a slash ("read", to a man / a woman)."""

_COLON = re.compile(r"\s{0,9}:\s{0,9}\S")


class Lexicon:
    """All rows, indexed so that a line costs a few dictionary look-ups and at most two regular expressions.

    Of two rows for the same phrase the first holds.
    """

    def __init__(self, rows: list[Row]) -> None:
        self._exact: dict[str, Rule] = {}
        self._heads: dict[str, list[tuple[str, Rule]]] = {}
        contained: dict[str, Rule] = {}
        self._words: dict[str, Rule] = {}
        patterns = [(folded_pattern(phrase), rule) for phrase, rule in rows if rule.match == "pattern"]
        others = [row for row in rows if row[1].match != "pattern"]
        for (_, rule), folded in zip(others, fold_all([phrase for phrase, _ in others]), strict=True):
            key = strip_edges(folded)
            if rule.match == "exact":
                self._exact.setdefault(key, rule)
            elif rule.match == "words":
                self._words.setdefault(key, rule)
            elif rule.match == "contains":
                contained.setdefault(key, rule)
            else:
                self._heads.setdefault(_first_word(key), []).append((key, rule))
        for head in self._heads.values():
            head.sort(key=lambda pair: -len(pair[0]))
        self._contained = contained
        self._contains = _alternatives(contained)
        self._patterns = _grouped(patterns)
        self._longest = max((r.max_chars for _, r in [*patterns, *((k, r) for k, r in contained.items())]), default=0)

        self._find_short = lru_cache(REMEMBERED)(self._find)  # a site's furniture comes again on each of its pages

    def find(self, folded: str, key: str) -> Rule | None:
        """The rule that a line falls under: `folded` is the line folded, `key` that without punctuation at its ends."""
        return self._find_short(folded, key) if len(folded) <= BUTTON_ROW else self._find(folded, key)

    def compile_all(self) -> None:
        """Make now what lines would ask for one by one: processes that branch off this one share it."""
        for group in self._patterns:
            group.compile_all()

    def _find(self, folded: str, key: str) -> Rule | None:
        rule = self._seek(folded, key)
        return None if rule and rule.match != "exact" and tells_who_said(folded) else rule

    def _seek(self, folded: str, key: str) -> Rule | None:
        if "/" in key:
            folded, key = _GENDERS.sub("", folded), _GENDERS.sub("", key)
        stopped = _FULL_STOP.search(folded) is not None
        if (rule := self._exact_of(key)) and _may_end_so(rule, folded, key, stopped=stopped):
            return rule
        length = len(key)
        for phrase, rule in self._heads.get(_first_word(key), ()):
            if length > rule.max_chars or not key.startswith(phrase) or (stopped and _takes_no_sentence(rule)):
                continue
            if _begins(rule.match, key, len(phrase)):
                return rule
        if length > self._longest:
            return None
        made = self._made_of(key)
        if made and stopped and _is_button(made, key):
            made = None
        if made and made.where == "any":
            return made
        if rule := self._row_of(folded):
            return rule
        found = self._contains.search(key) if self._contains else None
        if found and length <= self._contained[found[0]].max_chars:
            return self._contained[found[0]]
        folded = _without_long_edges(folded, key)
        for group in self._patterns:
            rule = group.find(folded) if length <= group.most else None
            if rule and length <= rule.max_chars and not (stopped and _takes_no_sentence(rule)):
                return rule
        return made

    def _exact_of(self, key: str) -> Rule | None:
        """The rule whose phrase the line is, or the line without the number that it ends on."""
        rule = self._exact.get(key)
        return self._exact.get(_COUNTED.sub("", key)) if rule is None and key[-1:].isdecimal() else rule

    def _made_of(self, key: str) -> Rule | None:
        """The rule of a line that consists of words of one class and nothing else: of one that is a button wherever it
        stands, where there is such a word."""
        first = _WORD.search(key)
        rule = self._words.get(first[0]) if first else None
        if rule is None or len(key) > rule.max_chars:
            return None
        rules = [self._words.get(word) for word in _WORD.findall(key)]
        if any(other is None or other.kind != rule.kind for other in rules):
            return None
        return next((other for other in rules if other and other.where == "any"), rule)

    def _row_of(self, folded: str) -> Rule | None:
        """The rule of a row of buttons: "[print] [send to a friend] [A+ A-]", each known by itself."""
        if len(folded) > BUTTON_ROW or not _BARS.search(folded):
            return None
        parts = [key for part in _BARS.split(folded) if (key := strip_edges(part))]
        rules = [self._exact.get(part) or self._made_of(part) for part in parts]
        return rules[0] if len(rules) > 1 and None not in rules else None


def _without_long_edges(folded: str, key: str) -> str:
    """A line of which no more than EDGE_CHARACTERS characters are left on either side of its key."""
    start = folded.find(key)
    return folded[max(0, start - EDGE_CHARACTERS) : start + len(key) + EDGE_CHARACTERS] if start >= 0 else folded


def _grouped(patterns: list[tuple[str, Rule]]) -> list[PatternGroup]:
    bounds = pairwise((-1, *CAPS))
    chosen = ((most, [row for row in patterns if least < row[1].max_chars <= most]) for least, most in bounds)
    return [PatternGroup(most, rows) for most, rows in chosen if rows]


def _may_end_so(rule: Rule, folded: str, key: str, *, stopped: bool) -> bool:
    """Whether a line that is the rule's phrase may end as it does: no button has a full stop, and where only the place
    speaks against a word, no other mark of a sentence either."""
    if stopped and _is_button(rule, key):
        return False
    return rule.where == "any" or not _SENTENCE_END.search(folded)


def _takes_no_sentence(rule: Rule) -> bool:
    """Whether a rule takes no line with a full stop: sentences open with its phrase, or its place alone speaks against
    a line, which may be the text's last sentence."""
    return rule.match in _OPENINGS or (rule.where != "any" and rule.kind not in STATEMENTS)


def _is_button(rule: Rule, key: str) -> bool:
    """Whether a phrase is a button's or a heading's, which are printed without a full stop."""
    return rule.kind not in NOTICES and key.count(" ") < BUTTON_WORDS


def _first_word(key: str) -> str:
    return key.split(" ", 1)[0].rstrip(":|/\\.…-–—،,")


def _begins(match: Match, key: str, end: int) -> bool:
    """Whether what stands behind the phrase suits the kind of match."""
    if match in ("prefix", "opens", "prompt"):
        whole = end == len(key) or not (key[end].isalnum() or key[end] == "_")
        return whole and (match != "prompt" or goes_on_as_prompt(key[end:]))
    return bool((_COLON if match == "colon" else _SEPARATOR).match(key, end))


def _alternatives(phrases: dict[str, Rule]) -> re.Pattern[str] | None:
    """Whole words only: a proclitic (waw, fa, ba, kaf, lam, al, sin) before the phrase makes it another word."""
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def lexicon(own: Corrections = Corrections()) -> Lexicon:  # noqa: B008 - frozen: one value for all calls
    """The phrases that are shipped, but for those that are off, and a user's own, which hold before them.

    Made once a process. Raises LexiconError.
    """
    return _made(own)  # whether it is named or not, which the cache would tell apart


@lru_cache(maxsize=8)
def _made(own: Corrections) -> Lexicon:
    added = [row for kind, table in own.tables for row in parse_rows(table, kind, f"{kind}.tsv", checked=True)]
    return Lexicon(added + [(phrase, rule) for phrase, rule in _shipped() if rule.id not in own.off])


@cache
def _shipped() -> tuple[Row, ...]:
    return tuple(row for path in sorted(FOLDER.glob("*.tsv")) for row in read_rows(path))
