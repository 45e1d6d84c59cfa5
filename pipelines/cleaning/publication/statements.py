"""Witnesses of one page: what they said, and how it is taken down."""

import re
from datetime import date
from typing import Literal, NamedTuple

from pipelines.cleaning.dates.parse import ParsedDate, finish, is_sensible
from pipelines.cleaning.dates.reading import Reading, read
from pipelines.cleaning.dates.timestamps import read_timestamp
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.page import Page
from pipelines.cleaning.publication.day_order import DayOrder

LAST_NUMBER = 10**13
"""Unix time in milliseconds has 13 digits."""

_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)")


Source = Literal["json-ld", "meta", "time", "sitemap", "feed", "visible", "url"]
"""Who states a date; the best comes first."""


class Statement(NamedTuple):
    """One statement."""

    source: Source
    """What `published_from` would say."""
    weight: int
    """How far such a statement can be trusted, 1 to 5 (docs/dates.md)."""
    date: ParsedDate
    raw: str
    is_update: bool = False
    """The line speaks of an update only."""


def is_two_faced(text: str) -> bool:
    """A machine's "04/03/2024" or "6/19/2024": templates print months first and days first alike."""
    found = _SLASHED.match(text)
    return found is not None and found[1] != found[2] and int(found[1]) <= 12


_WRAPPINGS = ("@value", "date", "$date", "$numberLong", "_seconds", "seconds")
"""How serializers wrap a moment in an object: JSON-LD, PHP, MongoDB (two deep), Firestore."""


def _wrapped(value: object) -> object:
    """The moment in such an object; the value itself where it is none."""
    for _ in _WRAPPINGS:
        if not isinstance(value, dict):
            break
        value = next((value[name] for name in _WRAPPINGS if value.get(name)), None)
    return value


class Statements:
    """The statements about one page, in the light of when it was fetched and what is known of its site."""

    def __init__(self, page: Page, body: CleanText, said: Metadata) -> None:
        self.page, self.body, self.said = page, body, said
        self.zone = page.site.timezone if page.site else None
        self.order = page.site.date_order if page.site else "DMY"
        self.published: list[Statement] = []
        self.modified: list[Statement] = []
        self.day_order = DayOrder(page, body.text)
        self._two_faced: list[tuple[list[Statement], Source, int, str]] = []

    def read(self, text: str) -> Reading:
        """A visible line, in the order that the site's file names, or else that something on the page decides."""
        return read(text, self.order) if self.order != "DMY" else self.day_order.read(text, self._days())

    def _days(self) -> list[date]:
        return [found.date.day for found in self.published if not found.is_update]

    def add_two_faced(self) -> None:
        """Take down the machines' dates that can be read in two ways, now that the other witnesses are heard."""
        days = self._days()
        for where, source, weight, text in self._two_faced:
            stated = self.day_order.read_machine(text, days)
            found = finish(stated, None, self.zone) if stated and stated.day else None
            if found and is_sensible(found.moment, self.page.fetched_at):
                where.append(Statement(source, weight, found, text.strip()))

    def stamp(self, value: object) -> ParsedDate | None:
        """A machine's stamp, or the prose that some sites write in its place; None where it makes no sense."""
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < LAST_NUMBER:
            value = str(int(value))
        if not isinstance(value, str) or not value.strip():
            return None
        found = read_timestamp(value, self.zone)
        if found is None:
            reading = read(value, self.order)
            stated = None if reading.trailed else reading.published
            found = finish(stated, None, self.zone) if stated and stated.day else None
        return found if found and is_sensible(found.moment, self.page.fetched_at) else None

    def add(self, where: list[Statement], source: Source, weight: int, value: object) -> None:
        """Take down the first statement of `value`, a string or a list of them, that makes sense."""
        for entry in value if isinstance(value, list) else [value]:
            text = _wrapped(entry)
            if isinstance(text, str) and is_two_faced(text):
                self._two_faced.append((where, source, weight, text))
                return
            found = self.stamp(text)
            if found:
                where.append(Statement(source, weight, found, str(text).strip()))
                return
