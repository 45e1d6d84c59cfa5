"""When the article was published, and when it was modified."""

from dataclasses import replace

from pipelines.cleaning.dates.parse import ParsedDate
from pipelines.cleaning.draft import CleanText, Dates, Metadata
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.publication.choose import AGREE, choose, local_clock
from pipelines.cleaning.publication.declared import declared_in_json_ld, declared_in_meta, read_hints, read_url
from pipelines.cleaning.publication.elements import read_elements
from pipelines.cleaning.publication.near_headline import Headline
from pipelines.cleaning.publication.statements import Statement, Statements
from pipelines.cleaning.publication.visible_lines import read_lines, read_plain_text, read_removed


def find_dates(layout: Layout, body: CleanText, said: Metadata) -> Dates:
    """When the article was published and modified, what that was read from, and what a reader should know of it.

    `body` is the clean text with the lines that were taken out of it, `said` the metadata: the date stands beside the
    title. Flags: `date-disputed` (witnesses contradict each other by more than a day), `weekday-mismatch` (the printed
    weekday is another), `date-of-update` (the page dates its last update only), `relative-date` (worked out from when
    the page was fetched), `hijri-date` (converted by Umm al-Qura), `date-order-unclear` (no date, as either number may
    be the day). Never raises.
    """
    statements = collect(layout, body, said)
    best, disputed = choose(statements.published, layout.page.fetched_at)
    modified = _modified(statements.modified, best.date if best else None)
    order = statements.day_order
    if best is None:
        unclear = ("date-order-unclear",) if order.is_unclear else ()
        return Dates(modified=modified, flags=unclear, proven_order=order.proven)
    wall = local_clock(best, statements.published)
    found = replace(best.date, moment=wall) if wall else best.date
    return Dates(found.iso, modified, best.raw, best.source, tuple(_flags(best, disputed)), order.proven)


def collect(layout: Layout, body: CleanText, said: Metadata) -> Statements:
    """All that the page and its site say about its dates."""
    statements = Statements(layout.page, body, said)
    for read in (declared_in_json_ld, declared_in_meta, read_hints, read_url, read_removed):
        read(statements)
    if layout.page.tree is None:
        read_plain_text(statements)
    else:
        headline = Headline(layout, body, said)
        read_elements(statements, headline)
        read_lines(statements, headline)
    statements.add_two_faced()
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
