"""The way of a page through cleaning: an ordered list of stages. `clean_page` is the one way in."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from crawler.items import Article
from crawler.sites import Site
from pipelines.cleaning.boilerplate import strip_boilerplate
from pipelines.cleaning.dates import find_dates
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.extract import find_text
from pipelines.cleaning.language import find_language
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.page import Page
from pipelines.cleaning.quality import check_article, refuse_other_pages
from pipelines.cleaning.text import fold

Stage = Callable[[Article, Page], None]

STAGES: tuple[Stage, ...] = (
    refuse_other_pages,
    find_text,
    find_metadata,
    strip_boilerplate,
    find_dates,
    find_language,
    check_article,
)
"""Each fills the article from the page, or raises Rejected with a named reason."""


def clean_page(
    html: bytes,
    *,
    url: str | None = None,
    site: Site | str | None = None,
    fetched_at: datetime | None = None,
    origin: str | None = None,
) -> Article:
    """Clean one page.

    `html` is the page as it was fetched or saved (HTML or plain text, any encoding). `fetched_at` is aware and is what
    relative dates count from; without it they stay unread, and the record says when the page was cleaned. `site` is a
    site's knowledge or just its name; `origin` defaults to the URL. Returns the finished Article. Raises Rejected where
    the page is no article.
    """
    moment = (fetched_at or datetime.now(UTC)).astimezone(UTC)
    article = Article(url=url, origin=origin or url or "", html=html, fetched_at=f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    article.saved = fetched_at is None
    if isinstance(site, str):
        article.site, site = site, None
    clean_article(article, site)
    return article


def clean_article(article: Article, site: Site | None = None, learned: frozenset[str] = frozenset()) -> None:
    """Clean the page that `article.html` holds, in place; the bytes are let go. Raises Rejected.

    `article.fetched_at`, `content_type` and `hints` are read where set; `learned` holds the folded keys of lines that
    the site repeats on many pages.
    """
    page = open_page(article, site, learned)
    article.html = b""
    for stage in STAGES:
        stage(article, page)
    article.content_hash = hashlib.sha256(fold(article.text).encode()).hexdigest()
    article.id = hashlib.sha256((article.url or article.text).encode()).hexdigest()[:16]
