"""Pages for the tests of metadata."""

import json
from datetime import UTC, datetime

from crawler.items import FetchedPage, Hints
from pipelines.cleaning.draft import Metadata
from pipelines.cleaning.metadata import find_metadata
from tests.cleaning.laid_out import fetched, showing
from tests.cleaning.pages import LEAD, SECOND, THIRD

URL = "https://www.nidaa.example/news/sadd"


def read(html: bytes, url: str | None = URL, hints: Hints | None = None) -> Metadata:
    """Metadata alone: the lines are those blocks that hold the text, whatever extraction does."""
    page = FetchedPage(body=html, url=url, fetched_at=datetime(2024, 5, 1, 10, tzinfo=UTC), hints=hints or Hints())
    layout = fetched(page)
    return find_metadata(layout, showing(layout, LEAD, SECOND, THIRD))


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'
