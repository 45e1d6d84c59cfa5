"""What comes in: `FetchedPage`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from crawler.items.reasons import Rejected
from crawler.sites.site import Site
from crawler.sites.usage_terms import UsageTerms

Attempt = Literal["", "version", "browser"]


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


class Corrections(NamedTuple):
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
    attempt: Attempt = ""
    """How the page was had: empty: as the server sends it; `version`: the AMP or print version that it links;
    `browser`: after its scripts have run."""
    refused: Rejected | None = field(default=None, repr=False)
    """Set by a spider where the page must not be cleaned (`noindex`, no HTML, …): why."""

    def __post_init__(self) -> None:
        if isinstance(self.body, str):
            raise TypeError("a page's bytes are wanted, as they came (response.body, a file opened with 'rb'), no str")

    @property
    def site_name(self) -> str | None:
        """The site's name, as the record has it."""
        return self.site.name if isinstance(self.site, Site) else self.site


MAX_PAGE_BYTES = 20_000_000
"""A larger page is not cleaned: the largest article page among those measured has 0.5 MB, a gzip bomb has any size."""


def too_large() -> Rejected:
    """Why a page of more than MAX_PAGE_BYTES is refused."""
    return Rejected("too-large", f"more than {MAX_PAGE_BYTES // 1_000_000} MB")
