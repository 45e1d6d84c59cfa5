"""The record: one `Article` a page, filled in place on its way from the spider to the JSON line."""

from dataclasses import dataclass, field
from typing import Any

WORKING = {"working": True}
"""Metadata of the fields that serve on the way and are not written."""


@dataclass(slots=True)
class Hints:
    """What feeds and sitemaps said of a page before it was fetched: witnesses, as the source wrote them."""

    title: str | None = None
    feed_published: str | None = None
    """RSS pubDate, Atom published, JSON Feed date_published, dc:date."""
    sitemap_published: str | None = None
    """`news:publication_date` of a news sitemap."""
    lastmod: str | None = None
    """A sitemap's `lastmod`, Atom's `updated`: says that a page changed, never when it was published."""
    tags: list[str] = field(default_factory=list)
    section: str | None = None
    content: str | None = None
    """Full text that a feed carries (`content:encoded`), HTML."""


@dataclass(slots=True)
class RemovedLine:
    """A line of the page that is not in the text, and why."""

    text: str
    rule: str
    """The id of the rule that took it."""
    kind: str
    """The class of furniture: read-also, comments, ad, share, source, tags, date, byline, …"""
    place: str
    """Where it stood: `before` the text, `inside` it, or in the `end` zone."""
    moved_to: str | None = None
    """The record field that its content went to, if any."""
    position: int = 0
    """How many lines of the text stand before it."""


@dataclass(slots=True)
class Article:
    """A clean news article, one JSON line."""

    id: str = ""
    """16 hex digits: the start of the SHA-256 of the canonical URL; of the text where there is no URL."""
    url: str | None = None
    """Canonical URL."""
    origin: str = ""
    """Where the bytes came from: the URL requested, the file's path, or `file.warc.gz#offset`."""
    site: str | None = None
    """The site file's name, else the host."""
    title: str | None = None
    """The headline without the site's name."""
    text: str = field(default="", repr=False)
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
    fetched_at: str = ""
    """When the bytes were fetched (or read): ISO 8601, UTC, seconds, ending in `Z`."""
    content_hash: str = ""
    """SHA-256 of the folded text, 64 hex digits."""
    duplicate_of: str | None = None
    """`id` of the earlier article with the same or nearly the same text; null until duplicates are looked for."""
    flags: list[str] = field(default_factory=list)
    """What a reader should know: `weekday-mismatch`, `short`, `encoding-repaired`, …: docs/record.md lists them."""

    html: bytes = field(default=b"", repr=False, metadata=WORKING)
    """The page as fetched, until it is cleaned."""
    content_type: str | None = field(default=None, metadata=WORKING)
    """The Content-Type header, or the type that a file's name stands for."""
    hints: Hints = field(default_factory=Hints, repr=False, metadata=WORKING)
    """What feeds and sitemaps said of the page."""
    key: str = field(default="", metadata=WORKING)
    """The URL that the ledger knows the page by; empty for saved pages."""
    refused: "Rejected | None" = field(default=None, repr=False, metadata=WORKING)
    """Set by a spider where the page must not be cleaned (`noindex`, no HTML, …): why."""
    removed: list[RemovedLine] = field(default_factory=list, repr=False, metadata=WORKING)
    """Every line that was taken out of the text, in the order of the page."""

    def record(self) -> dict[str, Any]:
        """The fields that are written, in their fixed order."""
        return {name: getattr(self, name) for name in RECORD_FIELDS}

    def flag(self, name: str) -> None:
        """Add a flag, once."""
        if name not in self.flags:
            self.flags.append(name)


RECORD_FIELDS: tuple[str, ...] = tuple(
    name for name, f in Article.__dataclass_fields__.items() if not f.metadata.get("working")
)
"""Names of the record's fields, in the order in which they are written."""


class Rejected(Exception):
    """The page is no article that can be delivered. Not an error: it is counted and kept with its reason.

    `reason` is one of the names in docs/record.md (`empty-body`, `list-page`, …); `detail` is one line for people.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
