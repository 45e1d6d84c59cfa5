"""The way of a page through cleaning: an ordered list of stages. `clean_page` and `clean_fetched` are the ways in."""

from collections.abc import Callable
from datetime import datetime

from crawler.items import Article, FetchedPage, Hints, Rejected, Trace
from crawler.sites import Site
from pipelines.cleaning.boilerplate import strip_boilerplate
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.extract import find_text
from pipelines.cleaning.language import find_language
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication import find_dates
from pipelines.cleaning.quality import check_article, refuse_other_pages

Stage = Callable[[Draft, Page], None]

STAGES: tuple[Stage, ...] = (
    refuse_other_pages,
    find_text,
    find_metadata,
    strip_boilerplate,
    find_dates,
    find_language,
    check_article,
)
"""Each fills the draft from the page, or raises Rejected with a named reason."""


def clean_page(  # noqa: PLR0913 - the public face: all that may be known of a page, each by its name
    html: bytes,
    *,
    url: str | None = None,
    site: Site | str | None = None,
    fetched_at: datetime | None = None,
    origin: str | None = None,
    content_type: str | None = None,
    hints: Hints | None = None,
    learned: frozenset[str] = frozenset(),
) -> Article:
    """Clean one page.

    `html` is the page as it was fetched or saved (HTML or plain text, any encoding). `fetched_at` is aware and is what
    relative dates count from; without it they stay unread, and the record says when the page was cleaned. `site` is a
    site's knowledge or just its name; `origin` defaults to the URL; `content_type` is the header; `hints` are what
    feeds and sitemaps said of the page; `learned` holds the folded keys of lines that the site repeats on many pages
    (`pipelines.cleaning.repeats`). Returns the Article. Raises Rejected where the page is no article.
    """
    page = FetchedPage(
        body=html,
        url=url,
        origin=url or "" if origin is None else origin,
        site=site,
        content_type=content_type,
        fetched_at=fetched_at,
        hints=hints or Hints(),
        learned=learned,
    )
    result, _ = clean_fetched(page)
    if isinstance(result, Rejected):
        raise result
    return result


def clean_fetched(page: FetchedPage) -> tuple[Article | Rejected, Trace]:
    """Clean a page whose bytes are at hand: the article, or why there is none, and what happened on the way."""
    draft = Draft.of(page)
    try:
        opened = open_page(page)
        for name in opened.flags:
            draft.flag(name)
        for stage in STAGES:
            stage(draft, opened)
        return draft.article(), draft.trace(page.key)
    except Rejected as why:
        trace = draft.trace(page.key)
        trace.found = draft.found()
        return why, trace
