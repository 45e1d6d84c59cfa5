"""What happened to a page on its way: `Trace`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from crawler.items.page import FetchedPage
from crawler.items.timestamps import utc_stamp

Place = Literal["before", "inside", "end"]
"""Where a line stood, seen from the text: before it, inside it, or behind its end."""


@dataclass(slots=True)
class RemovedLine:
    """A line of the page that is not in the text, and why."""

    text: str
    rule: str
    """The id of the rule that took it."""
    kind: str
    """The class of furniture: read-also, comments, ad, share, source, tags, date, byline, …"""
    place: Place
    """Where it stood: `before` the text, `inside` it, or in the `end` zone."""
    moved_to: str | None = None
    """The record field that its content went to, if any."""
    position: int = 0
    """How many lines of the text stand before it."""


@dataclass(slots=True)
class Trace:
    """What happened to a page on its way: it goes beside the article, or stands alone where there is none."""

    origin: str
    url: str | None
    """Canonical URL, where the page was read as far as that."""
    site: str | None
    fetched_at: str
    key: str = ""
    """The URL that the ledger knows the page by; empty for saved pages."""
    removed: list[RemovedLine] = field(default_factory=list, repr=False)
    """Every line that was taken out of the text, in the order of the page."""
    line_keys: list[str] = field(default_factory=list, repr=False)
    """Folded keys of the page's short lines: what the ledger counts to learn what a site repeats."""
    paragraphs: tuple[bytes, ...] = field(default=(), repr=False)
    """The words of the text as they are compared with other articles' (`pipelines.duplicates.signature`)."""
    text_keys: tuple[int, ...] = field(default=(), repr=False)
    """What all of these words are found by among those of other articles (the same)."""
    versions: list[str] = field(default_factory=list, repr=False)
    """Of a page that shows no text: the addresses of the versions of it that it links, AMP before print."""
    found: dict[str, Any] = field(default_factory=dict, repr=False)
    """Fields of the record that were found before the page was rejected; empty where there is an article."""

    def lines(self, text: str) -> Iterator[str | RemovedLine]:
        """The lines of a text and those that were taken out of it, in the order of the page."""
        kept = text.split("\n") if text else []
        at = 0
        for removed in sorted(self.removed, key=lambda line: line.position):
            yield from kept[at : removed.position]
            at = max(at, removed.position)
            yield removed
        yield from kept[at:]

    @classmethod
    def of(cls, page: FetchedPage) -> Self:
        """The trace of a page that nothing has happened to."""
        return cls(page.origin or page.url or "", page.url, page.site_name, utc_stamp(page.fetched_at), page.key)
