"""Layouts of pages and texts for the tests of single stages."""

from datetime import UTC, datetime
from typing import Any

import lxml.html

from crawler.items import FetchedPage
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.page import Line, Page

NOW = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)


def of_page(source: str, **known: Any) -> Layout:
    """The layout of a page that was fetched NOW."""
    known = {"url": None, "fetched_at": NOW, "reference": NOW, **known}
    return Layout(Page(source, lxml.html.document_fromstring(source), **known))


def of_text(*lines: str, **known: Any) -> tuple[Layout, tuple[Line, ...]]:
    """The layout of a plain text, and its lines."""
    layout = Layout(Page("\n".join(lines), None, **{"url": None, "fetched_at": NOW, **known}))
    return layout, tuple(map(Line, lines))


def fetched(page: FetchedPage) -> Layout:
    """The layout of a page as it comes in."""
    return Layout(open_page(page))


def showing(layout: Layout, *texts: str) -> tuple[Line, ...]:
    """The blocks of a page that hold one of the texts, as lines."""
    return tuple(Line(block.text, block) for block in layout.blocks if block.text in texts)
