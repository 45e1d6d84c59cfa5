"""When the article was published, and when it was modified."""

from dataclasses import replace

from crawler.items import Article
from pipelines.cleaning.dates.choose import AGREE, choose, local_clock
from pipelines.cleaning.dates.elements import hear_elements
from pipelines.cleaning.dates.hearing import Hearing, Witness
from pipelines.cleaning.dates.parse import ParsedDate
from pipelines.cleaning.dates.place import Headline
from pipelines.cleaning.dates.stated import hear_hints, hear_json_ld, hear_meta, hear_url
from pipelines.cleaning.dates.visible import hear_lines, hear_plain_text, hear_removed
from pipelines.cleaning.page import Page


def find_dates(article: Article, page: Page) -> None:
    """Fill `published`, `modified`, `published_raw` and `published_from`, and flag what a reader should know.

    Flags: `date-disputed` (witnesses contradict each other by more than a day), `weekday-mismatch` (the printed weekday
    is another), `date-of-update` (the page dates its last update only), `relative-date` (worked out from when the page
    was fetched), `hijri-date` (converted by Umm al-Qura). Never raises.
    """
    heard = hear(article, page)
    best, disputed = choose(heard.published, page.fetched_at)
    if best is not None:
        wall = local_clock(best, heard.published)
        found = replace(best.date, moment=wall) if wall else best.date
        article.published, article.published_raw, article.published_from = found.iso, best.raw, best.source
        for name in _flags(best, disputed):
            article.flag(name)
    article.modified = _modified(heard.modified, best.date if best else None)


def hear(article: Article, page: Page) -> Hearing:
    """All that the page and its site say about its dates."""
    hearing = Hearing(article, page)
    for listen in (hear_json_ld, hear_meta, hear_hints, hear_url, hear_removed):
        listen(hearing)
    if page.tree is None:
        hear_plain_text(hearing)
    else:
        headline = Headline(article, page)
        hear_elements(hearing, headline)
        hear_lines(hearing, headline)
    return hearing


def _flags(best: Witness, disputed: bool) -> list[str]:
    flags = list(best.date.flags)
    flags += ["date-disputed"] if disputed else []
    flags += ["date-of-update"] if best.is_update else []
    flags += [f"{best.date.kind}-date"] if best.date.kind in ("relative", "hijri") else []
    return flags


def _modified(witnesses: list[Witness], published: ParsedDate | None) -> str | None:
    """The first statement that makes sense: an update long before the publication is a template's leftover."""
    for found in witnesses:
        if published is None or found.date.day >= published.day - AGREE:
            return found.date.iso
    return None
