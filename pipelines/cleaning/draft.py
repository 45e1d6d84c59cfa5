"""What the stages of the chain give, and the record that is made of it."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from crawler.items import Article, FetchedPage, RemovedLine, Trace, article_id, check_flag, id_of_address, utc_stamp
from pipelines.cleaning.page import Line
from pipelines.cleaning.repeats import order_keys
from pipelines.cleaning.text import fold


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself: fields of the record, by their names."""

    url: str | None = None
    """The canonical URL; the one that was fetched where the page names none."""
    title: str | None = None
    title_at: int | None = None
    """The block that the title was read from, where it is shown."""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: str | None = None
    section: str | None = None
    description: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The article's text, and what was taken out of it."""

    text: str = ""
    """One paragraph a line."""
    kept: tuple[Line, ...] = ()
    """The lines of the page that the text is made of."""
    removed: list[RemovedLine] = field(default_factory=list)
    """Every line that was taken out, in the order of the page."""
    line_keys: list[str] = field(default_factory=list)
    """Folded keys of the page's short lines: what the ledger counts to learn what a site repeats."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When the article was published and changed: fields of the record, by their names."""

    published: str | None = None
    modified: str | None = None
    published_raw: str | None = None
    published_from: str | None = None
    flags: tuple[str, ...] = ()
    """What a reader should know of these dates: some of FLAGS."""
    proven_order: str | None = None
    """DMY or MDY, where the page proves the order of its numeric dates: no field, but learned of the site."""


TOLD_APART_BY = ("site", "title", "published_raw", "authors", "tags", "source", "section", "description", "image")
"""What the site and the page say of themselves: two outlets print one text and differ in it. The date is as it was
written: one that is counted from the time of the visit would be another with each visit."""


@dataclass(slots=True)
class Draft:
    """An article in the making: what the stages have given so far. Where one of them rejects the page, it shows."""

    fetched: FetchedPage
    fetched_at: str
    """When the bytes were fetched, else when the cleaning began: as the record has it."""
    metadata: Metadata
    body: CleanText = field(default_factory=CleanText)
    dates: Dates = field(default_factory=Dates)
    language: str | None = None
    flags: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: FetchedPage) -> "Draft":
        """A draft that holds what is known before the page is read."""
        return cls(page, utc_stamp(page.fetched_at), Metadata(url=page.url))

    def flag(self, *names: str) -> None:
        """Add some of FLAGS, each once. Raises ValueError where one is none of them."""
        for name in names:
            check_flag(name)
            if name not in self.flags:
                self.flags.append(name)

    def found(self) -> dict[str, Any]:
        """The record's fields as far as they are known, in the record's order."""
        said, dates, page = self.metadata, self.dates, self.fetched
        return {
            "url": said.url,
            "origin": page.origin or page.url or "",
            "site": page.site_name,
            "title": said.title,
            "text": self.body.text,
            "published": dates.published,
            "modified": dates.modified,
            "published_raw": dates.published_raw,
            "published_from": dates.published_from,
            "authors": said.authors,
            "tags": said.tags,
            "source": said.source,
            "section": said.section,
            "description": said.description,
            "image": said.image,
            "language": self.language,
            "fetched_at": self.fetched_at,
            "flags": self.flags,
        }

    def article(self) -> Article:
        """The whole article. Raises ValueError where there is no text."""
        found = self.found()
        return Article(
            id=id_of_address(found["url"]) if found["url"] else article_id(_told_of(found)),
            content_hash=hashlib.sha256(fold(found["text"]).encode()).hexdigest(),
            **found,
        )

    def trace(self) -> Trace:
        """What happened on the way."""
        page = self.fetched
        return Trace(
            page.origin or page.url or "",
            self.metadata.url,
            page.site_name,
            self.fetched_at,
            page.key,
            self.body.removed,
            [*self.body.line_keys, *order_keys(self.dates.proven_order)],
        )


def _told_of(found: dict[str, Any]) -> str:
    """What an article without an address is known by: its text, and before it whatever else tells its print from
    another outlet's. Where nothing of that is known it is the text alone."""
    told = [value for name in TOLD_APART_BY if (value := found[name])]
    return "\n".join([*(json.dumps(value, ensure_ascii=True) for value in told), found["text"]])
