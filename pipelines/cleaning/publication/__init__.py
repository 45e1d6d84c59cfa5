"""When the article was published, and when it was modified."""

from dataclasses import replace

from pipelines.cleaning.dates.parse import ParsedDate
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication.choose import AGREE, choose, local_clock
from pipelines.cleaning.publication.declared import read_hints, read_json_ld, read_meta, read_url
from pipelines.cleaning.publication.elements import read_elements
from pipelines.cleaning.publication.near_headline import Headline
from pipelines.cleaning.publication.statements import Statement, Statements
from pipelines.cleaning.publication.visible_lines import read_lines, read_plain_text, read_removed


def find_dates(article: Draft, page: Page) -> None:
    """Fill `published`, `modified`, `published_raw` and `published_from`, and flag what a reader should know.

    Flags: `date-disputed` (witnesses contradict each other by more than a day), `weekday-mismatch` (the printed weekday
    is another), `date-of-update` (the page dates its last update only), `relative-date` (worked out from when the page
    was fetched), `hijri-date` (converted by Umm al-Qura). Never raises.
    """
    statements = collect(article, page)
    best, disputed = choose(statements.published, page.fetched_at)
    if best is not None:
        wall = local_clock(best, statements.published)
        found = replace(best.date, moment=wall) if wall else best.date
        article.published, article.published_raw, article.published_from = found.iso, best.raw, best.source
        for name in _flags(best, disputed):
            article.flag(name)
    article.modified = _modified(statements.modified, best.date if best else None)


def collect(article: Draft, page: Page) -> Statements:
    """All that the page and its site say about its dates."""
    statements = Statements(article, page)
    for read in (read_json_ld, read_meta, read_hints, read_url, read_removed):
        read(statements)
    if page.tree is None:
        read_plain_text(statements)
    else:
        headline = Headline(article, page)
        read_elements(statements, headline)
        read_lines(statements, headline)
    return statements


def _flags(best: Statement, disputed: bool) -> list[str]:
    flags = list(best.date.flags)
    flags += ["date-disputed"] if disputed else []
    flags += ["date-of-update"] if best.is_update else []
    flags += [f"{best.date.kind}-date"] if best.date.kind in ("relative", "hijri") else []
    return flags


def _modified(witnesses: list[Statement], published: ParsedDate | None) -> str | None:
    """The first statement that makes sense: an update long before the publication is a template's leftover."""
    for found in witnesses:
        if published is None or found.date.day >= published.day - AGREE:
            return found.date.iso
    return None
