"""Of the articles that share keys with a text: which are compared with it, and of which one it is a duplicate.

The index asks for one text at a time, the batch job (`batch`) for all of them at once: both ask here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest

from pipelines.duplicates.compare import Text
from pipelines.duplicates.signature import stored
from pipelines.duplicates.verdict import LONGER, SAME, Verdict, judge

ROWS_PER_KEY = 64
"""Articles that a key gives, the newest: copies come within days, and what stands in more is officialese."""

CANDIDATES = 12
"""Articles that a text is compared with: those that share most keys with it, of equals the newest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an article for comparisons."""

    number: int
    """In the order in which articles came first; a revision has its article's."""
    length: int
    """Codes of the whole text."""
    codes: bytes
    """`signature.stored` of them."""


def newest(numbers: Iterable[int]) -> list[int]:
    """Of the articles that have a key, those that it gives."""
    return nlargest(ROWS_PER_KEY, numbers)


def most_shared(shared: Counter[int]) -> list[int]:
    """Of articles and how many keys each shares with a text, those that are compared with it, in their order."""
    return [number for _, number in nlargest(CANDIDATES, ((count, number) for number, count in shared.items()))]


def verdicts(candidates: Iterable[Kept], codes: bytes) -> Iterator[tuple[Verdict, int]]:
    """What a text is to articles: those to which it is something, by their numbers. One with the same text ends it."""
    text = Text(codes)
    for one in candidates:
        if one.length < SAME * len(codes) / LONGER:
            continue
        verdict = judge(one.codes, one.length, text)
        if verdict is not Verdict.OTHER:
            yield verdict, one.number
        if verdict is Verdict.DUPLICATE and one.codes == stored(codes):
            return


def earliest(
    found: Iterable[tuple[Verdict, int]], own: int | None, root: Callable[[int], int]
) -> tuple[Verdict, int | None]:
    """The earliest article of which a text is a duplicate, else the earliest that contains it.

    `own` is the number of the text's own article, where it is a revision; `root` gives the article that a chain of
    duplicates leads to.
    """
    by_verdict: dict[Verdict, list[int]] = {Verdict.DUPLICATE: [], Verdict.CONTAINED: []}
    for verdict, number in found:
        one = root(number) if verdict is Verdict.DUPLICATE else number
        if one != own:
            by_verdict[verdict].append(one)
    for verdict, numbers in by_verdict.items():
        if numbers:
            return verdict, min(numbers)
    return Verdict.OTHER, None
