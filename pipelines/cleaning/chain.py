"""The way of a page through cleaning: stage after stage. `clean_page` and `clean_fetched` are the ways in."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from crawler.items import Article, Corrections, FetchedPage, Hints, Rejected, Trace
from crawler.sites import Site, UsageTerms, usage_headers
from pipelines.cleaning.boilerplate import strip_boilerplate
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.embedded import EMPTY, look_elsewhere
from pipelines.cleaning.embedded import FLAG as EMBEDDED
from pipelines.cleaning.extract import find_text
from pipelines.cleaning.language import find_language
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.metadata import find_metadata
from pipelines.cleaning.publication import find_dates
from pipelines.cleaning.quality import check_article, refuse_other_pages
from pipelines.cleaning.wishes import find_wishes


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
    headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    obey_tdm: bool = True,
    corrections: Corrections | None = None,
) -> Article:
    """Clean one page.

    `html` is the page as it was fetched or saved (HTML or plain text, any encoding). `fetched_at` is aware and is what
    relative dates count from; without it they stay unread, and the record says when the page was cleaned. `site` is a
    site's knowledge or just its name; `origin` defaults to the URL; `content_type` is the header; `hints` are what
    feeds and sitemaps said of the page; `learned` holds the folded keys of lines that the site repeats on many pages
    (`pipelines.cleaning.repeats`). `headers` are the answer's, as pairs or by name: what they say of use counts.
    With `obey_tdm` a page is rejected whose publisher reserves text and data mining. `corrections` are the user's of
    the lexicon (`naqi.read_corrections`), by default those of the folder that the environment's LEXICON_DIR names.

    Returns the Article. Raises Rejected where the page is no article, LexiconError where that folder is wrong.
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
        stated=UsageTerms(usage_headers(headers)),
        obey_tdm=obey_tdm,
        corrections=corrections,
    )
    result, _ = clean_fetched(page)
    if isinstance(result, Rejected):
        raise result
    return result


def clean_fetched(fetched: FetchedPage) -> tuple[Article | Rejected, Trace]:
    """Clean a page whose bytes are at hand: the article, or why there is none, and what happened on the way.

    Where the page shows no text, the text is looked for in what it hands to its scripts, and in its feed.
    """
    flags = ("rendered",) if fetched.attempt == "browser" else ()
    result, trace = _run(fetched, *flags)
    if isinstance(result, Rejected) and result.reason in EMPTY and (elsewhere := look_elsewhere(fetched, result)):
        if elsewhere.written_out is not None:
            other, its_trace = _run(elsewhere.written_out, EMBEDDED, *flags)
            if isinstance(other, Article):
                return other, its_trace
        result, trace.versions = elsewhere.why, elsewhere.versions
    return result, trace


def _run(fetched: FetchedPage, *flags: str) -> tuple[Article | Rejected, Trace]:
    """The stages. Each takes what those before it gave, and gives a value of its own; any may raise Rejected."""
    draft = Draft.of(fetched)
    try:
        page = open_page(fetched)
        draft.flag(*page.flags)
        draft.flag(*find_wishes(page, fetched.stated, obey_tdm=fetched.obey_tdm))
        refuse_other_pages(page)
        layout = Layout(page)
        lines = find_text(layout)
        draft.metadata = find_metadata(layout, lines)
        draft.body, draft.metadata = strip_boilerplate(layout, lines, draft.metadata)
        draft.dates = find_dates(layout, draft.body, draft.metadata)
        draft.flag(*draft.dates.flags)
        draft.language = find_language(page, draft.body)
        draft.flag(*check_article(page, draft.body, draft.metadata))
        draft.flag(*flags)
        return draft.article(), draft.trace()
    except Rejected as why:
        trace = draft.trace()
        trace.found = draft.found()
        return why, trace
