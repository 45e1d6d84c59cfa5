"""Patterns of about the same cap, of which few are tried on a line, and compiled when they are tried."""

import re
from collections.abc import Iterable
from functools import cached_property

from pipelines.cleaning.lexicon.openings import first_letter, first_letters
from pipelines.cleaning.lexicon.rows import Rule


class _Pattern:
    """A row with the regular expression of lines that it fits, with signs around."""

    def __init__(self, number: int, pattern: str, rule: Rule) -> None:
        self.number, self.rule = number, rule
        self._pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Made when it is needed: all together take a tenth of a second, and a small page needs a tenth of them."""
        return re.compile(rf"[\W_]*(?:{self._pattern})[\W_]*")


class PatternGroup:
    """The patterns of about the same cap.

    Most say which letters a line may open with: of these, those of a line's letter are tried one by one. The others
    are one regular expression.
    """

    def __init__(self, most: int, rows: Iterable[tuple[str, Rule]]) -> None:
        self.most = most
        """The highest cap of its rules."""
        self._of_letter: dict[str, list[_Pattern]] = {}
        self._open: list[tuple[int, str, Rule]] = []
        for number, (pattern, rule) in enumerate(rows):
            letters = first_letters(pattern)
            if letters is None:
                self._open.append((number, pattern, rule))
                continue
            row = _Pattern(number, pattern, rule)
            for letter in letters:
                self._of_letter.setdefault(letter, []).append(row)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Whether any of the patterns fits that let a line open with any letter."""
        return _either([pattern for _, pattern, _ in self._open])

    @cached_property
    def _which(self) -> re.Pattern[str]:
        """The same with a name for each pattern; made when it is needed, as that takes long."""
        return _either([f"(?P<r{place}>{pattern})" for place, (_, pattern, _) in enumerate(self._open)])

    def find(self, folded: str) -> Rule | None:
        """The rule of the first pattern that fits the line."""
        first = next(
            (row for row in self._of_letter.get(first_letter(folded), ()) if row.compiled.fullmatch(folded)), None
        )
        other = self._open_row(folded)
        if first and other:
            return first.rule if first.number < other[0] else other[2]
        return first.rule if first else other[2] if other else None

    def compile_all(self) -> None:
        """Do now what lines would ask for one by one."""
        for rows in self._of_letter.values():
            for row in rows:
                row.compiled  # noqa: B018 - it is made when it is asked for

    def _open_row(self, folded: str) -> tuple[int, str, Rule] | None:
        """The row of the first pattern that fits, of those that let a line open with any letter.

        First it is asked whether any of them fits, which hardly ever is so: without names of groups most patterns are
        out by their first letter, and it takes a third of the time.
        """
        found = self._which.fullmatch(folded) if self._any.fullmatch(folded) else None
        return self._open[int(found.lastgroup[1:])] if found and found.lastgroup else None


def _either(patterns: list[str]) -> re.Pattern[str]:
    """A regular expression for any of the patterns; where there are none, it fits nothing."""
    return re.compile(rf"[\W_]*(?:{'|'.join(patterns) or '(?!)'})[\W_]*")
