"""Date lines that a reader sees."""

import re
from datetime import date, timedelta
from itertools import islice, takewhile

from pipelines.cleaning.dates.date_line import MAX_LINE
from pipelines.cleaning.dates.dated_line import find_date, without_issue
from pipelines.cleaning.dates.parse import finish
from pipelines.cleaning.dates.reading import Reading, read
from pipelines.cleaning.dates.relative import is_rough
from pipelines.cleaning.labels import beside_date, is_full_name, read_label
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.pictures import is_beside_picture
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.page import Block
from pipelines.cleaning.publication.near_headline import MAX_PIECES, TEASER_WORDS, Headline, inline_texts, start_of_text
from pipelines.cleaning.publication.statements import Statement, Statements
from pipelines.cleaning.text import SPACED, fold, key_of, tidy

_COLUMNS = re.compile(rf"{SPACED}[/|]\s+")

OTHERS = frozenset("read-also comments widget navigation".split())
"""Kinds of lines behind a text, behind which a date is another text's."""

LABELLED = 4
"""Weight of a day that a label explains."""

AGREE = timedelta(days=1)
"""How much later than an update a day may be that no label explains: another zone."""

ON_SALE = timedelta(days=7)
"""How long the issue of a paper is the present one: a weekly's (own choice)."""

FIRST_LINES = 4
"""Lines of a plain text that may be its dateline: it has no other place."""


def read_lines(statements: Statements, headline: Headline) -> None:
    """The visible line nearest to the headline; a labelled one before others, an update's last."""
    seen = len(statements.published)
    unread = set[date]().union(*map(_unread_day, headline.first()))
    issues: list[str] = []
    for block, behind in headline.lines():
        before = len(statements.published)
        if not _add_line(statements, block.spaced, behind):
            for piece in [
                *inline_texts(block),
                *_columns(block.spaced),
                *_of_issue(block),
                *_stamped(block),
                *_unlinked(block),
                *([] if _is_caption(block, headline) else _unnamed(block, headline.outlets)),
            ]:
                _add_line(statements, piece, behind)
        if behind and len(statements.published) == before:
            issues += _of_own_issue(statements, block)
        found = statements.published[before:]
        if headline.is_above(block):
            changed = {one.date.day for one in statements.modified}
            today = statements.page.fetched_at.date() if headline.stands_apart(block) else None
            statements.published[before:] = [one for one in found if _may_stand_above(one, unread, changed, today)]
        if not behind and not found and not _is_caption(block, headline):
            unread |= _unread_day(block)
    if len(issues) == 1:  # more are what the writer has read
        _add_line(statements, issues[0], False)
    lines = statements.published[seen:]
    updates = [line.date.day for line in lines if line.is_update]
    lines = [line for line in lines if line.weight >= LABELLED or all(line.date.day <= day + AGREE for day in updates)]
    lines.sort(key=lambda found: (found.is_update, -found.weight))
    statements.published[seen:] = lines[:1]


def _unread_day(block: Block) -> set[date]:
    """The day in a line below the headline whose other words are not understood, as in elements of their own."""
    found = map(find_date, (block.spaced, *inline_texts(block)) if len(block.text) <= MAX_LINE else ())
    stated = (dated.reading.published for dated in found if dated)
    return {one.day for one in stated if one and one.day}


def _may_stand_above(found: Statement, unread: set[date], changed: set[date], today: date | None) -> bool:
    """Whether a line above the headline may be the article's rather than the site's calendar.

    It is not where a line below names another day (`unread`), where it is later than what the page says of its last
    change (`changed`), or is the day of the fetch and stands apart from the article (`today`).
    """
    if found.weight >= LABELLED:
        return True
    day = found.date.day
    return day != today and all(day == one for one in unread) and all(day <= one + AGREE for one in changed)


def _is_caption(block: Block, headline: Headline) -> bool:
    """Whether a line stands beside a picture, no writer's and not beside the headline: a day in it is the picture's."""
    element, around = block.element, block.element.getparent()
    if around is None or headline.holds(element) or says(element, "byline") or says(around, "byline"):
        return False
    if headline.holds(around):
        return next(element.iter("img"), None) is not None
    return is_beside_picture(element)


def _columns(text: str) -> list[str]:
    """What slashes and bars part in a short line: a date, and for whom the text was written."""
    parts = _COLUMNS.split(text) if len(text) <= MAX_LINE else []
    return parts if len(parts) > 1 else []


def _of_issue(block: Block) -> list[str]:
    """The day behind the number of a paper's or magazine's issue: "Name-issue: 3762 - 2012 / 6 / 18 - 14:07"."""
    if len(block.text) > MAX_LINE or without_issue(fold(block.spaced)) == fold(block.spaced):
        return []
    dated = find_date(block.spaced)
    return [dated.date] if dated and len(dated.rest.split()) <= TEASER_WORDS else []


def _of_own_issue(statements: Statements, block: Block) -> list[str]:
    """The day of the issue of the paper that a text stood in, named behind it: "the paper X - issue 4862 - 26 December
    2015". Not that of the days around the fetch, which is the issue on sale."""
    dated = find_date(block.spaced) if _of_issue(block) else None
    if dated is None or not sounds_like_outlet(dated.rest):
        return []
    day = dated.reading.published.day if dated.reading.published else None
    return [dated.date] if day is not None and day < statements.page.fetched_at.date() - ON_SALE else []


def _stamped(block: Block) -> tuple[str, ...]:
    """The day in a line that names an outlet and when it published the text."""
    label = read_label(block.spaced) if len(block.text) <= MAX_LINE else None
    return label.values("published") if label is not None and label.kind == "stamped-source" else ()


def _unlinked(block: Block) -> list[str]:
    """A short line without its links: the writer's name beside a date. A linked headline has its own."""
    if not block.link_chars or len(block.text) > MAX_LINE:
        return []
    rest = block.spaced
    for text in map(start_of_text, islice(block.element.iter("a"), MAX_PIECES)):
        if len(text.split()) >= TEASER_WORDS:
            return []
        rest = rest.replace(text, " ", 1)
    return [tidy(rest)] if rest != block.spaced else []


def _unnamed(block: Block, outlets: frozenset[str]) -> list[str]:
    """A short line without the writer's full name or the outlet's, that stands before its date or behind it."""
    beside = beside_date(block.spaced) if len(block.text) <= MAX_LINE else []
    named = (is_full_name(part) or sounds_like_outlet(part) or is_outlet(part, outlets) for part in beside)
    if not beside or not all(named):
        return []
    rest = block.spaced
    for part in beside:
        rest = rest.replace(part, " ", 1)
    return [tidy(rest).strip(" :|,-")]


def read_removed(statements: Statements) -> None:
    """Date lines that boilerplate removal took out. Where there is a tree, it knows their place better."""
    for line in statements.body.removed:
        if line.kind == "date" or line.moved_to in ("published", "modified"):
            _add_line(statements, line.text, statements.page.tree is not None or line.place != "before")


def read_plain_text(statements: Statements) -> None:
    """Lines at the top of a plain text that are nothing but a date; where nothing states one, its dated credit behind.

    A date that stays in the text heads a part of it.
    Behind links to other articles or comments a date is theirs, and two days behind one text say nothing.
    """
    kept = {line.text for line in statements.body.kept}
    for line in statements.page.plain_lines[:FIRST_LINES]:
        if line.text not in kept and read(line.text).pure:
            _add_line(statements, line.text, False)
    _prefer_below_headline(statements)
    if statements.published:
        return
    own = takewhile(lambda gone: gone.place == "before" or gone.kind not in OTHERS, statements.body.removed)
    for gone in own:
        if gone.place != "before" and (gone.kind == "date" or gone.moved_to == "published"):
            _add_line(statements, gone.text, False)
    if len({found.date.day for found in statements.published}) > 1:
        statements.published.clear()


def _prefer_below_headline(statements: Statements) -> None:
    """Where a plain text has a day below its headline, another above it, which no label explains, is the site's."""
    said = {key_of(line.text): i for i, line in reversed(list(enumerate(statements.page.plain_lines)))}
    title = said.get(key_of(statements.said.title or ""))
    if title is None:
        return
    seen = [(found, said.get(key_of(found.raw))) for found in statements.published if found.source == "visible"]
    below = {
        found.date.day
        for found, at in seen
        if at is not None and at > title and not found.is_update and read(found.raw).pure
    }
    if not below:
        return
    above = [found for found, at in seen if at is not None and at < title and found.weight < LABELLED]
    stale = [found for found in above if found.date.day not in below]
    statements.published = [found for found in statements.published if found not in stale]


def _read(statements: Statements, text: str) -> Reading:
    """A line; in a plain text the date may stand beside other words: a paper's name, a byline."""
    dated = find_date(text) if statements.page.tree is None else None
    if dated is None:
        return statements.read(text)
    reading = statements.read(dated.date)
    stated = reading.published
    if stated is None or (stated.day and stated.weekdays and stated.day.weekday() not in stated.weekdays):
        return dated.reading
    return reading


def _add_line(statements: Statements, text: str, labelled_only: bool) -> bool:
    """A visible line; far from the headline only where a label says what it is. -> whether it states a date."""
    reading = _read(statements, text)
    if reading.published is None or reading.published.yearless or (labelled_only and not reading.labelled):
        return False
    found = finish(reading.published, statements.page.reference, statements.zone)
    if found and not is_rough(reading.published.phrase or ""):
        weight = 2 if reading.loose else LABELLED if reading.labelled else 3
        statements.published.append(Statement("visible", weight, found, text.strip(), reading.is_update))
    changed = finish(reading.modified, statements.page.reference, statements.zone) if reading.modified else None
    if changed:
        statements.modified.append(Statement("visible", 3, changed, text.strip()))
    return True
