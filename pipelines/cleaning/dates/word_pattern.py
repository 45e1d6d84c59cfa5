"""Regular expressions that want one of certain words: most lines have none, and most pages need few of them."""

import re
from collections.abc import Callable, Iterable, Iterator

from pipelines.cleaning.dates.words import LETTER, either, folded
from pipelines.cleaning.late_pattern import LatePattern

_WORD = re.compile(f"[{LETTER}]+")


class WordPattern(LatePattern[str]):
    """A regular expression that fits a text only where one of some words stands in it, as a whole word (`either`).

    The words are looked for first: one look at a text's words costs less than most expressions do. The expression is
    compiled when there is one: names of months and zones stand in many, which all together take a tenth of a second.
    """

    def __init__(self, pattern: str, words: Iterable[str], lead: str = "") -> None:
        """`words` are taken as `either` takes them, as is `lead`; each begins with a letter (ValueError)."""
        super().__init__(pattern)
        begins = [_WORD.match(word) for word in folded(words)]
        if None in begins:
            raise ValueError(f"a word that begins with no letter: {pattern}")
        self._begins = frozenset(lead_or_not + found[0] for found in begins if found for lead_or_not in {"", lead})

    def may_fit(self, text: str) -> bool:
        """Whether one of the words stands in a text, or begins there."""
        return not self._begins.isdisjoint(_WORD.findall(text))

    def search(self, text: str) -> re.Match[str] | None:
        """As re.Pattern has it."""
        return self.compiled.search(text) if self.may_fit(text) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As re.Pattern has it."""
        return self.compiled.match(text, at) if self.may_fit(text) else None

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        """As re.Pattern has it."""
        return self.compiled.finditer(text, at) if self.may_fit(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As re.Pattern has it."""
        return self.compiled.sub(new, text) if self.may_fit(text) else text

    def subn(self, new: str, text: str) -> tuple[str, int]:
        """As re.Pattern has it."""
        return self.compiled.subn(new, text) if self.may_fit(text) else (text, 0)


def whole_words(words: Iterable[str]) -> WordPattern:
    """A pattern for any of the words."""
    chosen = list(words)
    return WordPattern(either(chosen), chosen)
