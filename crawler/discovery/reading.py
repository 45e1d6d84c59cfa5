"""What the reading processes do with an answer: pure functions of its bytes (crawler/core/readers.py)."""

import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from crawler.core.decoding import as_utf8, decoded
from crawler.core.found import Found, find
from crawler.core.moments import newest
from crawler.core.unpack import GZIP_MAGIC, Unpacked, uncoded, unpack
from crawler.discovery.feeds import FeedError, parse_feed
from crawler.discovery.links import MAX_PAGE, Links, read_links
from crawler.discovery.rules import Rules
from crawler.discovery.sitemaps import Sitemap, parse_sitemap
from crawler.discovery.url_patterns import segments, url_patterns_of

CHUNK = 200
"""Pages that are handed over at once: one transaction of the ledger, some milliseconds of the event loop."""

SEVERAL = 3
"""Pages under a path that make it a section; an article may have a gallery or a second part under it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is known of an answer beside its bytes."""

    url: str
    content_type: str | None = None
    coding: str = ""
    """Content-Encoding, where the bytes are still as they came."""
    limit: int = 0
    """Bytes that they may unpack to."""


SourceKind = Literal["feed", "sitemap"]


@dataclass(slots=True)
class Source:
    """What a feed or sitemap offers this site."""

    kind: SourceKind
    children: list[tuple[str, str | None]] = field(default_factory=list)
    """Sitemaps that an index lists: URL and `lastmod`."""
    patterns: Counter[str] = field(default_factory=Counter)
    """Of the URLs of its articles."""
    packed: list[bytes] = field(default_factory=list)
    """Its articles, the newest first, CHUNK at a time: unpacked when their turn has come."""
    whole: bool = True
    """Whether it came to its end; else it was cut off or damaged, and this is what could be read."""

    def chunks(self) -> Iterator[list[Found]]:
        """The articles, some at a time."""
        for chunk in self.packed:
            yield pickle.loads(chunk)  # our own reading process wrote it


def read_source(body: bytes, sent: Sent, rules: Rules) -> Source:
    """A feed or sitemap. Raises FeedError where it is neither, TooLarge (both are ValueErrors)."""
    sent_whole = uncoded(body, sent.coding, sent.limit) if sent.limit else Unpacked(body, whole=True)
    packed_whole = unpack(sent_whole.body)
    if packed_whole.body.startswith(GZIP_MAGIC):  # a packed file that some job has packed once more
        inner = unpack(packed_whole.body)
        packed_whole = Unpacked(inner.body, packed_whole.whole and inner.whole)
    kind, found = _parse(as_utf8(packed_whole.body), sent.url, rules.home)
    is_whole = sent_whole.whole and packed_whole.whole and found.whole
    pages = [one for one in found.pages if rules.owns(one.url, linked=False)]
    if not found.news:
        pages = [one for one in without_sections(pages) if rules.admits(one)]
    pages.sort(key=_age)
    packed = [pickle.dumps(pages[start : start + CHUNK]) for start in range(0, len(pages), CHUNK)]
    return Source(kind, found.children, url_patterns_of(one.url for one in pages), packed, is_whole)


def _parse(body: bytes, url: str, home: str) -> tuple[SourceKind, Sitemap]:
    found = parse_sitemap(body, url, home)
    if found.pages or found.children:
        start = body[:512].lower()
        is_feed = found.news and (b"<rss" in start or b"<feed" in start or b"<rdf" in start)
        return ("feed" if is_feed else "sitemap"), found
    try:
        feed = parse_feed(body, url, home)
        return "feed", Sitemap(pages=feed.pages, news=True, whole=feed.whole)
    except FeedError:
        if b"<urlset" in body[:2048] or b"<sitemapindex" in body[:2048]:
            return "sitemap", found  # empty, and that is all right
        raise


def without_sections(pages: list[Found]) -> list[Found]:
    """A plain sitemap's pages without the sections among them: those whose path is the folder of several others."""
    folders = Counter("/".join(segments(one.url)[:-1]) for one in pages)
    return [one for one in pages if folders["/".join(segments(one.url))] < SEVERAL]


def _age(found: Found) -> float:
    """Sorts the newest first; pages that nobody dates keep their order behind them."""
    named = newest(found.hints)
    return -named.timestamp() if named else 0.0


@dataclass(slots=True)
class ListPage:
    """What a start or list page offers."""

    links: Links
    own: list[tuple[Found, str]] = field(default_factory=list)
    """The links that stay with the site, each with its text."""


def read_list(body: bytes, sent: Sent, rules: Rules) -> ListPage:
    """A start or list page."""
    links = read_links(decoded(body[:MAX_PAGE], sent.content_type), sent.url)
    own = []
    for url, text in links.anchors.items():
        found = find(url, sent.url, rules.home)
        if found is not None and rules.owns(found.url, linked=True):
            own.append((found, text))
    links.following = [url for url in links.following if rules.owns(url, linked=True)]
    return ListPage(links, own)
