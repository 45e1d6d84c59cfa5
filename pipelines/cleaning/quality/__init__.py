"""Is it an article at all, before the text is looked for; and is it one that can be delivered, at the end."""

import re
from itertools import islice

from crawler.items import Rejected
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.page import Page
from pipelines.cleaning.quality.other_pages import find_notes, refuse_other_pages
from pipelines.cleaning.text import fold

__all__ = ["check_article", "refuse_other_pages"]

FEWEST_WORDS = 4
"""Words of a text, at least: one sentence of breaking news; less is a caption or a button (as extract's FEW_WORDS)."""

SHORT_TEXT = 50
"""Words below which a text is flagged `short`: breaking items and notes; the 1,400 shared articles begin at 88."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def check_article(page: Page, body: CleanText, said: Metadata) -> list[str]:
    """What a reader should know of the article, as flags: `short`, `paywalled`, `machine-translated`.

    Raises Rejected where nothing (`empty-body`) or too little (`too-short`) is left, or only the headline again.
    """
    text, title = body.text, said.title
    words = sum(1 for _ in islice(_WORD.finditer(text), SHORT_TEXT))
    if not words:
        raise Rejected("empty-body", "nothing is left of the page's text")
    if title and len(text) < 2 * len(title) and fold(text) == fold(title):
        raise Rejected("empty-body", "nothing is left but the headline")
    if words < FEWEST_WORDS:
        raise Rejected("too-short", f"{words} words: {text[:80]!r}")
    return [*(["short"] if words < SHORT_TEXT else []), *find_notes(page)]
