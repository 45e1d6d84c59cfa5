"""Regular expressions that few pages need: compiled when the first asks."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import AnyStr, Generic


class LatePattern(Generic[AnyStr]):
    """A regular expression as `re.compile` makes it, made at its first use: that takes 0.3 to 1 ms, and a worker that
    made all of them at its start would take 60.

    For those that a small page in UTF-8 does not ask; the others gain nothing.
    """

    def __init__(self, pattern: AnyStr, flags: int = 0) -> None:
        self.pattern: AnyStr = pattern
        """As it is written."""
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The expression. Raises re.error where it is none."""
        return re.compile(self.pattern, self._flags)

    def search(self, text: AnyStr) -> re.Match[AnyStr] | None:
        """As re.Pattern has it."""
        return self.compiled.search(text)

    def match(self, text: AnyStr, at: int = 0) -> re.Match[AnyStr] | None:
        """As re.Pattern has it."""
        return self.compiled.match(text, at)

    def fullmatch(self, text: AnyStr) -> re.Match[AnyStr] | None:
        """As re.Pattern has it."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: AnyStr, at: int = 0) -> Iterator[re.Match[AnyStr]]:
        """As re.Pattern has it."""
        return self.compiled.finditer(text, at)

    def sub(self, new: Callable[[re.Match[AnyStr]], AnyStr], text: AnyStr) -> AnyStr:
        """As re.Pattern has it."""
        return self.compiled.sub(new, text)
