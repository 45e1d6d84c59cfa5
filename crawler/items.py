"""What comes in, what goes out, what happened: `FetchedPage`, `Article` (exactly the record) and `Trace`."""

import re
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Literal, Self

from crawler.sites.site import Site
from crawler.sites.usage_terms import UsageTerms

RECORD_VERSION = 2
"""Version of the record's schema: 2 added `revision` and `contained_in`. It grows with every change of the fields."""

REASONS = {
    "binary": "not text but an image, a PDF, an archive or other binary data",
    "block-page": "a bot check or a refusal stands where the article should be",
    "cleaner-crashed": "the worker process died on this page, twice",
    "cleaner-error": "a fault in naqi stopped the cleaning of this page; the detail says where",
    "cleaner-timeout": "cleaning took longer than the time limit for one page",
    "consent-page": "a cookie or privacy notice stands where the article should be",
    "copy": "the same article with the same text is in the file already (`scrapy clean`; `--keep-copies` writes it)",
    "duplicate": "an earlier article tells the same story (with DUPLICATES=drop)",
    "empty-body": "the page has no article text in its HTML",
    "empty-file": "there are no bytes, or white space only",
    "error-page": "an error message that was sent as a page",
    "gone": "the page was an article before and answers 404 or 410 now; the row stands in gone.jsonl",
    "list-page": "a list of headlines or teasers, not one article",
    "login-wall": "the text is shown only to those who log in or subscribe",
    "malformed": "the HTML could not be parsed",
    "noindex": "the page asks not to be indexed",
    "not-html": "the server sent something that is no page",
    "tdm-reserved": "the publisher reserves text and data mining (TDMRep); TDM_OBEY=0 takes the page",
    "too-deep": "elements are nested so deep that text would be lost",
    "too-large": "larger than one page may be",
    "too-short": "less text than the shortest news item has",
    "truncated-gzip": "compressed data (gzip, Brotli, zstd) that end too early or are damaged",
    "unchanged": "the page is the same as when it was written before",
    "unreadable-file": "the file could not be read",
    "video-only": "a video or audio player with no article beside it",
}
"""Why a page is rejected, each in a line: docs/record.md prints them."""

FLAGS = {
    "date-disputed": "trustworthy witnesses name different days of publication",
    "date-order-unclear": "the date can be read day first or month first and nothing decides; `published` is null",
    "date-of-update": "the page dates its last update only; `published` is that date",
    "embedded-text": "the page shows its text by script only: it was read from its embedded data or its feed",
    "encoding-damaged": "some characters could not be decoded; they stand as U+FFFD or are missing",
    "encoding-repaired": "the page named a wrong encoding or held UTF-8 read as Windows-1256; the text is repaired",
    "hijri-date": "the page prints a Hijri date only; it is converted by the Umm al-Qura calendar",
    "machine-translated": "the page says that its text was translated by machine",
    "no-ai-training": "the publisher does not want the page used for AI training (docs/law.md says where that is read)",
    "paywalled": "the page says that the full text is for subscribers: the text may be its beginning only",
    "relative-date": "the page says how long ago only (`two days ago`); counted from when it was fetched",
    "rendered": "the page shows its text by script only: it was read in a browser (RENDER)",
    "short": "a brief item of a few lines, such as breaking news",
    "weekday-mismatch": "the weekday printed beside the date is another",
}
"""What a reader should know of a record, each in a line: docs/record.md prints them."""


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
    own_published: str | None = None
    """When the page itself says that it was published, where an earlier run (`since=`) read it and had no use for it.
    It only says whether to fetch the page: it is no witness beside the page."""


class Rejected(Exception):
    """The page is no article that can be delivered. Not an error: it is counted and kept with its reason.

    `reason` is one of REASONS (ValueError where it is not); `detail` is one line for people.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        if reason not in REASONS:
            raise ValueError(f"no such reason: {reason}")
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a user has corrected in the lexicon of furniture (`pipelines.cleaning.lexicon.own` reads and checks it).

    Plain texts: they travel with the pages to the processes and machines that clean them.
    """

    tables: tuple[tuple[str, str], ...] = ()
    """Class and text of each table of phrases that is added, as `lexicon/furniture/CLASS.tsv` has it."""
    off: frozenset[str] = frozenset()
    """Rules that are switched off, by the name that `scrapy explain` prints."""


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as it came in: spiders yield it, the clean pipeline makes an `Article` of it."""

    body: bytes | None = field(default=b"", repr=False)
    """The bytes: HTML or plain text in any encoding. None: they are still in the file that `origin` names, and the
    worker that cleans the page reads them."""
    url: str | None = None
    origin: str = ""
    """Where the bytes came from: the URL requested, the file's path, or `file.warc.gz#offset`; empty: the URL."""
    site: Site | str | None = field(default=None, repr=False)
    """What is known of the site, or just its name or host."""
    content_type: str | None = None
    """The Content-Type header, or the type that a file's name stands for."""
    fetched_at: datetime | None = None
    """When the bytes were fetched: aware. None where it is not known: then relative dates have nothing to count from,
    and the record says when the page was cleaned."""
    hints: Hints = field(default_factory=Hints, repr=False)
    """What feeds and sitemaps said of the page."""
    learned: frozenset[str] = field(default=frozenset(), repr=False)
    """Folded keys of lines that the site repeats on many pages."""
    corrections: Corrections | None = field(default=None, repr=False)
    """The user's corrections of the lexicon; None: those that the environment names (LEXICON_DIR), if any."""
    key: str = ""
    """The URL that the ledger knows the page by; empty for saved pages."""
    stated: UsageTerms = field(default=UsageTerms(), repr=False)
    """What the answer's headers and the server's files say of the page's use."""
    obey_tdm: bool = True
    """Whether a page whose publisher reserves text and data mining is rejected (TDM_OBEY)."""
    attempt: str = ""
    """How the page was had: empty: as the server sends it; `version`: the AMP or print version that it links;
    `browser`: after its scripts have run."""
    refused: Rejected | None = field(default=None, repr=False)
    """Set by a spider where the page must not be cleaned (`noindex`, no HTML, …): why."""

    @property
    def site_name(self) -> str | None:
        """The site's name, as the record has it."""
        return self.site.name if isinstance(self.site, Site) else self.site


MAX_PAGE_BYTES = 20_000_000
"""A larger page is not cleaned: the largest article page among those measured has 0.5 MB, a gzip bomb has any size."""


def too_large() -> Rejected:
    """Why a page of more than MAX_PAGE_BYTES is refused."""
    return Rejected("too-large", f"more than {MAX_PAGE_BYTES // 1_000_000} MB")


def utc_stamp(moment: datetime | None = None) -> str:
    """A moment, by default now, as the record, the ledger and archives write it: `2026-11-27T09:30:00Z`.

    A moment without a zone is UTC.
    """
    moment = datetime.now(UTC) if moment is None else moment
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"  # strftime asks the system for its zone


Place = Literal["before", "inside", "end"]
"""Where a line stood, seen from the text: before it, inside it, or behind its end."""


@dataclass(slots=True)
class RemovedLine:
    """A line of the page that is not in the text, and why."""

    text: str
    rule: str
    """The id of the rule that took it."""
    kind: str
    """The class of furniture: read-also, comments, ad, share, source, tags, date, byline, …"""
    place: Place
    """Where it stood: `before` the text, `inside` it, or in the `end` zone."""
    moved_to: str | None = None
    """The record field that its content went to, if any."""
    position: int = 0
    """How many lines of the text stand before it."""


@dataclass(slots=True)
class Trace:
    """What happened to a page on its way: it goes beside the article, or stands alone where there is none."""

    origin: str
    url: str | None
    """Canonical URL, where the page was read as far as that."""
    site: str | None
    fetched_at: str
    key: str = ""
    """The URL that the ledger knows the page by; empty for saved pages."""
    removed: list[RemovedLine] = field(default_factory=list, repr=False)
    """Every line that was taken out of the text, in the order of the page."""
    line_keys: list[str] = field(default_factory=list, repr=False)
    """Folded keys of the page's short lines: what the ledger counts to learn what a site repeats."""
    paragraphs: tuple[bytes, ...] = field(default=(), repr=False)
    """The words of the text as they are compared with other articles' (`pipelines.duplicates.signature`)."""
    versions: list[str] = field(default_factory=list, repr=False)
    """Of a page that shows no text: the addresses of the versions of it that it links, AMP before print."""
    found: dict[str, Any] = field(default_factory=dict, repr=False)
    """Fields of the record that were found before the page was rejected; empty where there is an article."""

    @classmethod
    def of(cls, page: FetchedPage) -> Self:
        """The trace of a page that nothing has happened to."""
        return cls(page.origin or page.url or "", page.url, page.site_name, utc_stamp(page.fetched_at), page.key)


@dataclass(slots=True, kw_only=True, weakref_slot=True)
class Article:
    """A clean news article, one JSON line. Raises ValueError where it is not whole: no id, text, hash or time."""

    id: str
    """16 hex digits: the start of the SHA-256 of the canonical URL; of the text where there is no URL."""
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


_ID = re.compile("[0-9a-f]{16}")
_HASH = re.compile("[0-9a-f]{64}")

RECORD_FIELDS: tuple[str, ...] = tuple(one.name for one in fields(Article))
"""Names of the record's fields, in the order in which they are written."""


def check_flag(name: str) -> None:
    """Raise ValueError where the name is none of FLAGS."""
    if name not in FLAGS:
        raise ValueError(f"no such flag: {name}")
