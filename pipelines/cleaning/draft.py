"""An article in the making: what the stages of the chain fill, in their order."""

import hashlib
from dataclasses import dataclass, field, fields
from typing import Any

from crawler.items import RECORD_FIELDS, Article, FetchedPage, RemovedLine, Trace, check_flag, utc_stamp
from pipelines.cleaning.text import fold


@dataclass(slots=True)
class Draft:
    """The record's fields as far as they have been found, named as in `Article`, and what was taken out."""

    url: str | None = None
    """The URL that was fetched, then the canonical one."""
    origin: str = ""
    site: str | None = None
    title: str | None = None
    text: str = field(default="", repr=False)
    published: str | None = None
    modified: str | None = None
    published_raw: str | None = None
    published_from: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: str | None = None
    section: str | None = None
    description: str | None = field(default=None, repr=False)
    image: str | None = None
    language: str | None = None
    fetched_at: str = ""
    flags: list[str] = field(default_factory=list)

    removed: list[RemovedLine] = field(default_factory=list, repr=False)
    """Every line that was taken out of the text, in the order of the page."""
    line_keys: list[str] = field(default_factory=list, repr=False)
    """Folded keys of the page's short lines."""

    @classmethod
    def of(cls, page: FetchedPage) -> "Draft":
        """A draft that holds what is known before the page is read."""
        return cls(url=page.url, origin=page.origin, site=page.site_name, fetched_at=utc_stamp(page.fetched_at))

    def flag(self, name: str) -> None:
        """Add one of FLAGS, once. Raises ValueError where it is none of them."""
        check_flag(name)
        if name not in self.flags:
            self.flags.append(name)

    def found(self) -> dict[str, Any]:
        """The record's fields that a draft has, in the record's order."""
        return {name: getattr(self, name) for name in _SHARED}

    def article(self) -> Article:
        """The whole article. Raises ValueError where there is no text."""
        return Article(
            id=hashlib.sha256((self.url or self.text).encode()).hexdigest()[:16],
            content_hash=hashlib.sha256(fold(self.text).encode()).hexdigest(),
            **self.found(),
        )

    def trace(self, key: str) -> Trace:
        """What happened on the way; `key` is the ledger's."""
        return Trace(self.origin, self.url, self.site, self.fetched_at, key, self.removed, self.line_keys)


_OWN = {one.name for one in fields(Draft)}
_SHARED = tuple(name for name in RECORD_FIELDS if name in _OWN)
