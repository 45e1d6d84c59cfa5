"""A numeric date that can be read day first or month first: which of the two it is, where something decides.

In this order: the weekday beside it, what other witnesses say, other dates of the page, a month that is named on it,
what the site has taught over its pages, and that nothing is published after it was fetched. Arab sites print the day
first; so a line is read here where nothing decides, unless American software seems to have printed it: then it is null.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from crawler.items import moved
from pipelines.cleaning.dates.clock import prints_minutes_first
from pipelines.cleaning.dates.normalize import plain
from pipelines.cleaning.dates.order import contradicts, days_both_ways, is_numeric, names_day, proven_order
from pipelines.cleaning.dates.reading import NOTHING, Reading, Stated, read
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.repeats import learned_order

CLOSE, APART = timedelta(days=3), timedelta(days=20)
"""Between the stamps of one page, in the right order and in the other (own choice)."""

NEAR = timedelta(days=1)
"""How far another witness's day may be, in another zone."""

MOSTLY, HEADLINE_WORDS = 0.8, 4
"""How much of a line is a link, and its words, where it is the headline of another article."""

_AMERICAN = re.compile(r"\d\s?[AaPp]\.?\s?[Mm](?![A-Za-z])")
"""A clock time with AM or PM behind it, as .NET and JavaScript print them in their American form."""


class DayOrder:
    """How the numeric dates of one page are to be read."""

    def __init__(self, page: Page, lead: str) -> None:
        """`lead` is the beginning of the article's text."""
        self._lead = lead
        self._shown = [block.spaced for block in page.blocks] or [line.text for line in page.plain_lines]
        self._blocks = page.blocks
        stated = [value for values in page.meta.values() for value in values if value[:1].isdigit()]
        self.proven = proven_order([*self._shown, *stated])
        """DMY or MDY, where the page's other dates prove it."""
        self._taught = learned_order(page.learned)
        self._fetched_on = moved(page.fetched_at, timedelta(days=1)).date()
        self.is_unclear = False
        """A date was left unread because nothing decided."""
        self._minutes_first = prints_minutes_first(self._shown)

    def read(self, text: str, days: list[date]) -> Reading:
        """A line, read in the order that is certain; NOTHING where it must not be guessed. `days` are those that other
        witnesses state."""
        found = self._read(text, days)
        stated = found.published
        if self._minutes_first and stated is not None and stated.clock is not None:
            return found._replace(published=replace(stated, clock=None))
        return found

    def _read(self, text: str, days: list[date]) -> Reading:
        given = read(text, "DMY")
        if not is_numeric(plain(text)):
            return given
        swapped = read(text, "MDY")
        if given.published is None or swapped.published is None:
            return swapped if given.published is None else given
        if given.published.day == swapped.published.day:
            return given
        order = self._decided(given.published, swapped.published, days)
        if order is not None:
            return given if order == "DMY" else swapped
        one, other = given.published.day, swapped.published.day
        if one and other and contradicts(self._lead, one) and not contradicts(self._lead, other):
            return NOTHING
        if _AMERICAN.search(text):
            self.is_unclear = True
            return NOTHING
        return given

    def read_machine(self, text: str, days: list[date]) -> Stated | None:
        """A machine's "04/03/2020": templates print both, so that it counts only where something decides."""
        given, swapped = read(text, "DMY").published, read(text, "MDY").published
        if given is None or swapped is None:
            return given or swapped
        order = self._decided(given, swapped, days)
        self.is_unclear = self.is_unclear or order is None
        return None if order is None else given if order == "DMY" else swapped

    def _decided(self, given: Stated, swapped: Stated, days: list[date]) -> str | None:
        one, other = given.day, swapped.day
        if one is None or other is None:
            return None
        weekdays = given.weekdays
        return (
            _only(one.weekday() in weekdays, other.weekday() in weekdays)
            or _only(any(abs(day - one) <= NEAR for day in days), any(abs(day - other) <= NEAR for day in days))
            or self.proven
            or self._by_neighbours(one, other)
            or _only(names_day(self._own(), one), names_day(self._own(), other))
            or self._taught
            or ("DMY" if one <= self._fetched_on < other else None)
        )

    def _own(self) -> list[str]:
        """The lines less those right behind a linked headline, where that article's day stands."""
        return [block.spaced for before, block in pairwise(self._blocks) if not _is_teaser(before)] or self._shown

    def _by_neighbours(self, one: date, other: date) -> str | None:
        """Replies and updates of the next days: in one order they are close together, in the other months apart."""
        gaps = [(abs(day - one), abs(swapped - other)) for day, swapped in days_both_ways(self._shown)]
        day_first = any(timedelta(0) < gap <= CLOSE and swapped > APART for gap, swapped in gaps)
        return _only(day_first, any(timedelta(0) < swapped <= CLOSE and gap > APART for gap, swapped in gaps))


def _is_teaser(block: Block) -> bool:
    return block.link_chars >= len(block.text) * MOSTLY and len(block.text.split()) >= HEADLINE_WORDS


def _only(day_first: bool, month_first: bool) -> str | None:
    """The order that alone is supported."""
    return None if day_first == month_first else "DMY" if day_first else "MDY"
