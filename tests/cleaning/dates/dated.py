"""Pages for the tests of dates."""

from datetime import UTC, datetime
from typing import Any

import lxml.html

from crawler.items import Hints
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.page import Line, Page, find_blocks
from pipelines.cleaning.publication import find_dates

TITLE = "افتتاح جسر جديد يربط ضفتي النهر في المدينة القديمة"
TEXT = "قال رئيس البلدية إن الجسر سيختصر الطريق بين الحيين إلى دقائق معدودة، وإن الأشغال استمرت عامين كاملين. " * 2
NOW = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)


def dated(body: str, head: str = "", **known: Any) -> Draft:
    """The article of a page with this head and body; `{title}` and `{text}` stand for the headline and the text."""
    body = body.format(title=f"<h1>{TITLE}</h1>", text=f"<p>{TEXT}</p>")
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    tree = lxml.html.document_fromstring(source)
    page = Page(source, tree, known.pop("url", None), NOW, known.pop("site", None), known.pop("hints", Hints()))
    page.reference = known.pop("reference", NOW)
    page.blocks = find_blocks(tree)
    page.lines = [Line(block.text, block) for block in page.blocks if block.text == TEXT.strip()]
    article = Draft(title=TITLE, text=TEXT.strip(), **known)
    find_dates(article, page)
    return article


def ld(**fields: str) -> str:
    pairs = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {pairs}}}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


PAGE = "{title}{text}"
