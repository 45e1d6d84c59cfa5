"""What discovery keeps in the ledger of each feed, sitemap and list page, beside what HTTP needs."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from crawler.ledger import Resource

MAX_PATTERNS = 20
"""URL patterns that are remembered of one feed or sitemap."""


@dataclass(slots=True)
class Memory:
    """Kept in `Resource.note`: a 304 has no body, so what the last body said must be known."""

    children: list[tuple[str, str | None]] = field(default_factory=list)
    """An index's sitemaps with their `lastmod`."""
    patterns: Counter[str] = field(default_factory=Counter)
    """Patterns of the article URLs that it listed."""
    lastmod: str | None = None
    """What the index said of this sitemap when it was last read."""

    def dump(self) -> str:
        """As text for the ledger."""
        patterns = dict(self.patterns.most_common(MAX_PATTERNS))
        return json.dumps({"children": self.children, "patterns": patterns, "lastmod": self.lastmod})


def recall(resource: Resource | None) -> Memory:
    """What the ledger remembers; empty where it knows nothing, or something that it cannot read."""
    try:
        data: Any = json.loads(resource.note or "{}") if resource else {}
        children = [(str(url), lastmod) for url, lastmod in data.get("children", ())]
        return Memory(children, Counter(data.get("patterns", data.get("shapes", {}))), data.get("lastmod"))
    except (ValueError, TypeError, AttributeError):
        return Memory()
