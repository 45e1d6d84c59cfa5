"""What became of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page."""

    key: str
    """The page's URL in the ledger."""
    site: str
    state: str
    """`written`, `rejected` or `gone`."""
    reason: str | None = None
    article: str | None = None
    content_hash: str | None = None
    revision: int = 1
    lines: tuple[str, ...] = ()
    """Folded keys of its short lines, for learning what the site repeats."""
