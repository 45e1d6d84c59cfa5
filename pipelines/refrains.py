"""Which of the lines that come again at the edges of an outlet's texts are its writers' own.

A columnist closes all texts with one line, a serial opens each part with one. Nothing in the line tells it from the
outlet's, but where it stands does: right at the text, on some pages only, or on those of one writer.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.cleaning.boilerplate.plain.wording import zone_words

HALF = 0.5
"""Share of an outlet's pages on which its frame stands; a refrain is on those of a writer (own choice)."""

ALL_HIS = 0.9
"""Share of a line's pages that name one writer, from which on the line is his (own choice)."""

ONE_WRITER = 0.8
"""Share of all pages that name one writer: none are beside them that would say what is the outlet's (own choice)."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines of a page above the first running text and behind the last, from the outside inwards."""

    head: list[str | None]
    """Folded keys; None for a line that cannot be learned."""
    tail: list[str | None]
    writers: frozenset[str] = frozenset()
    """Folded names that stand in them."""


def refrains_of(pages: Sequence[Edges], learned: frozenset[str]) -> frozenset[str]:
    """Of the keys that come again on enough `pages`, those that may be a writer's."""
    counts = Counter(key for page in pages for key in {*page.head, *page.tail} if key in learned)
    wide = frozenset(key for key, count in counts.items() if key and count >= HALF * len(pages))
    named = Counter(writer for page in pages for writer in page.writers)
    alone = any(count >= ONE_WRITER * len(pages) for count in named.values())
    return frozenset(key for key in learned if _is_refrain(pages, key, wide, alone))


def _is_refrain(pages: Sequence[Edges], key: str, wide: frozenset[str], alone: bool) -> bool:
    """Whether a line is a formula that closes texts, stands right at the text on less than half of all pages, or on the
    pages of one writer; where all are of one (`alone`), whether it stands right at the text."""
    if key in zone_words("closings"):
        return True
    on = [page for page in pages if key in page.head or key in page.tail]
    next_to = HALF * len(on) < sum(_is_next_to_text(page, key, wide - {key}) for page in on)
    if next_to and (alone or key not in wide):
        return True
    his = Counter(writer for page in on for writer in page.writers)
    return not alone and any(
        count >= ALL_HIS * len(on) and not _writes_without(pages, writer, key) for writer, count in his.items()
    )


def _writes_without(pages: Sequence[Edges], writer: str, key: str) -> bool:
    """Whether a writer has as many pages without the line as with it."""
    with_it = [key in page.head or key in page.tail for page in pages if writer in page.writers]
    return 2 * sum(with_it) <= len(with_it)


def _is_next_to_text(page: Edges, key: str, wide: frozenset[str]) -> bool:
    """Whether nothing of the outlet's stands between a line and the text."""
    if key in page.tail:
        return wide.isdisjoint(page.tail[page.tail.index(key) + 1 :])
    return page.head[-1] == key
