"""What goes out: `Article`, exactly the record."""

import hashlib
import re
from dataclasses import dataclass, field, fields
from typing import Any

from crawler.items.reasons import check_flag
from crawler.sites.urls import single_slashes

RECORD_VERSION = 2
"""Version of the record's schema: 2 added `revision` and `contained_in`. It grows with every change of the fields."""


@dataclass(slots=True, kw_only=True, weakref_slot=True)
class Article:
    """A clean news article, one JSON line. Raises ValueError where it is not whole: no id, text, hash or time."""

    id: str
    """16 hex digits: the start of the SHA-256 of the canonical URL, with one slash where its path has several; where
    there is none, of the text and of what tells one print of it from another: site, title, date as written, authors,
    tags, source, section, description, image."""
    url: str | None = None
    """Canonical URL."""
    origin: str
    """Where the bytes came from: the URL requested, the file's path, or `file.warc.gz#offset`."""
    site: str | None = None
    """The site file's name, else the host."""
    title: str | None = None
    """The headline without the site's name."""
    text: str = field(repr=False)
    """The article: one paragraph a line, no blank lines, nothing but what the journalist wrote."""
    published: str | None = None
    """ISO 8601, as precise as the page states it; never guessed."""
    modified: str | None = None
    """ISO 8601, as `published`."""
    published_raw: str | None = None
    """The string that `published` was read from."""
    published_from: str | None = None
    """The witness that `published` is taken from: `json-ld`, `meta`, `time`, `visible`, `feed`, `sitemap` or `url`."""
    authors: list[str] = field(default_factory=list)
    """People or desks named as byline."""
    tags: list[str] = field(default_factory=list)
    """Keywords that the page shows."""
    source: str | None = None
    """The agency or outlet that the page names as its source."""
    section: str | None = None
    """The section of the site that the article stands in."""
    description: str | None = field(default=None, repr=False)
    """The page's own summary."""
    image: str | None = None
    """URL of the main picture."""
    language: str | None = None
    """ISO 639-1 code of the text's language."""
    fetched_at: str
    """When the bytes were fetched (or read): ISO 8601, UTC, seconds, ending in `Z`."""
    content_hash: str
    """SHA-256 of the folded text, 64 hex digits."""
    revision: int = field(default=1, metadata={"json_schema_extra": {"minimum": 1}})
    """1 for the first record with this `id`, 2 for the next with another text, …: the highest is the newest."""
    duplicate_of: str | None = None
    """`id` of the earlier article with the same or nearly the same text; null until duplicates are looked for."""
    contained_in: str | None = None
    """`id` of the article whose text holds all of this one; null until duplicates are looked for."""
    flags: list[str] = field(default_factory=list)
    """What a reader should know: `weekday-mismatch`, `short`, `encoding-repaired`, …: FLAGS has them all."""

    def __post_init__(self) -> None:
        if not (_ID.fullmatch(self.id) and _HASH.fullmatch(self.content_hash) and self.fetched_at and self.text):
            raise ValueError(f"not a whole article: id {self.id!r}, {len(self.text)} characters of text")
        for name in self.flags:
            check_flag(name)

    def record(self) -> dict[str, Any]:
        """The fields that are written, in their fixed order."""
        return {name: getattr(self, name) for name in RECORD_FIELDS}


def id_of_address(url: str) -> str:
    """The id of the article that is known by its address, in any spelling of its slashes."""
    return article_id(single_slashes(url))


def article_id(told: str) -> str:
    """The id of the article that is known by `told`: its address in the one spelling, or its text."""
    return hashlib.sha256(told.encode()).hexdigest()[:16]


FORMS = {
    "id": "[0-9a-f]{16}",
    "content_hash": "[0-9a-f]{64}",
    "fetched_at": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T[0-9:.Z+-]+",
    "duplicate_of": "[0-9a-f]{16}",
    "contained_in": "[0-9a-f]{16}",
}
"""Regular expressions of values that have one form, whole, null aside: what reads records relies on it."""

_ID = re.compile(FORMS["id"])
_HASH = re.compile(FORMS["content_hash"])


def is_id(value: object) -> bool:
    """Whether a value of a JSON line is an article's id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


RECORD_FIELDS: tuple[str, ...] = tuple(one.name for one in fields(Article))
"""Names of the record's fields, in the order in which they are written."""
