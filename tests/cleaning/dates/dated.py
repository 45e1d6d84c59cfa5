"""Pages for the tests of dates."""

from typing import Any

from pipelines.cleaning.draft import CleanText, Dates, Metadata
from pipelines.cleaning.publication import find_dates
from tests.cleaning.laid_out import of_page, showing

TITLE = "افتتاح جسر جديد يربط ضفتي النهر في المدينة القديمة"
TEXT = "قال رئيس البلدية إن الجسر سيختصر الطريق بين الحيين إلى دقائق معدودة، وإن الأشغال استمرت عامين كاملين. " * 2


def dated(body: str, head: str = "", **known: Any) -> Dates:
    """The dates of a page with this head and body; `{title}` and `{text}` stand for the headline and the text."""
    body = body.format(title=f"<h1>{TITLE}</h1>", text=f"<p>{TEXT}</p>")
    removed = known.pop("removed", [])
    layout = of_page(f"<html><head>{head}</head><body>{body}</body></html>", **known)
    text = CleanText(TEXT.strip(), showing(layout, TEXT.strip()), removed)
    return find_dates(layout, text, Metadata(title=TITLE))


def ld(**fields: str) -> str:
    pairs = ", ".join(f'"{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {pairs}}}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


PAGE = "{title}{text}"
