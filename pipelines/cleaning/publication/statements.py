"""Witnesses of one page: what they said, and how it is taken down."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipelines.cleaning.dates.order import proven_order
from pipelines.cleaning.dates.parse import ParsedDate, finish, is_sensible
from pipelines.cleaning.dates.reading import read
from pipelines.cleaning.dates.timestamps import read_timestamp
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.page import Page

LAST_NUMBER = 10**13
"""Unix time in milliseconds has 13 digits."""

_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)")


Source = Literal["json-ld", "meta", "time", "sitemap", "feed", "visible", "url"]
"""Who states a date; the best comes first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement."""

    source: Source
    """What `published_from` would say."""
    weight: int
    """How far such a statement can be trusted, 1 to 5 (docs/dates.md)."""
    date: ParsedDate
    raw: str
    is_update: bool = False
    """The line speaks of an update only."""


def is_two_faced(value: object) -> bool:
    """A machine's "04/03/2024": templates print months first and days first alike, and nothing in it says which."""
    found = _SLASHED.match(value) if isinstance(value, str) else None
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= 12


class Statements:
    """The statements about one page, in the light of when it was fetched and what is known of its site."""

    def __init__(self, page: Page, body: CleanText, said: Metadata) -> None:
        self.page, self.body, self.said = page, body, said
        self.zone = page.site.timezone if page.site else None
        self.order = page.site.date_order if page.site else "DMY"
        self.published: list[Statement] = []
        self.modified: list[Statement] = []

    @cached_property
    def proven_order(self) -> str | None:
        """The order of numeric dates that other dates of the page prove."""
        return proven_order(self.page.text)

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
            text = entry.get("@value") or entry.get("date") if isinstance(entry, dict) else entry
            found = None if is_two_faced(text) else self.stamp(text)
            if found:
                where.append(Statement(source, weight, found, str(text).strip()))
                return
