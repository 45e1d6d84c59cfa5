"""Sitemaps: indexes, plain, gzip, text and news sitemaps, and feeds used as sitemaps.

ultimate-sitemap-parser reads the same kinds, but gives dates as points in time: `2024-10-30` comes back as midnight,
and nobody can tell any more that no hour was stated. The record keeps what the source wrote, so the few elements that
we need are read here, from lxml's incremental parser.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from lxml import etree

from crawler.core.decoding import as_utf8
from crawler.core.found import Found, find
from crawler.core.moments import moment
from crawler.core.unpack import unpack
from crawler.discovery.feeds import FeedError, parse_feed
from crawler.discovery.xml_text import is_cut_off, mend_xml, whole_entries
from crawler.items import Hints
from crawler.sites.urls import absolute

MAX_ENTRIES = 100_000
"""Entries of one sitemap that are read, whether they can be kept or not: the protocol (sitemaps.org) allows 50,000."""

MAX_CHILDREN = 5_000
"""Sitemaps of one index that are kept, the newest: a run reads `visit.MAX_SITEMAPS`, and the ledger remembers them."""

ALL_AT_ONCE = timedelta(minutes=5)
"""Within it a generator writes the largest sitemap: pages that all changed in so short a time did not."""

ENOUGH = 20
"""Pages of a sitemap, at least, that are taken to prove it: more than a newsroom changes in that time (own choice)."""

FIELDS = frozenset("loc lastmod publication_date title keywords".split())
KEYWORDS = re.compile("[,\u060c;\u061b]")
"""What separates a news sitemap's keywords: the comma and the semicolon, Latin and Arabic."""


@dataclass(slots=True)
class Sitemap:
    """What one sitemap says."""

    pages: list[Found] = field(default_factory=list)
    children: list[tuple[str, str | None]] = field(default_factory=list)
    """Sitemaps that an index lists: URL and `lastmod`."""
    news: bool = False
    """Whether it carries the news extension: all its pages are articles."""
    whole: bool = True
    """Whether it came to its end; else it was cut off or damaged, and has what could be read."""


def parse_sitemap(body: bytes, url: str, home: str | None = None) -> Sitemap:
    """What the sitemap at `url` lists. Dates stay as it wrote them. Bytes that are no sitemap give an empty `Sitemap`.

    Raises `TooLarge` for a body that unpacks to more than the protocol could need. Nothing is fetched.
    """
    packed = unpack(body)
    body = as_utf8(packed.body)
    found = _xml(body, url, home) if body.startswith(b"<") else _plain_text(body, url, home)
    found.whole = packed.whole and not is_cut_off(body)
    if is_when_it_was_written(found.pages):
        for page in found.pages:
            page.hints.lastmod = None
    return found


def is_when_it_was_written(pages: Sequence[Found]) -> bool:
    """Whether each `lastmod` of a sitemap is the moment at which the sitemap was made, as some generators have it: by
    them all pages of a site would be fetched again at each run. A day without a clock may be that of all."""
    if len(pages) < ENOUGH:
        return False
    first = last = None
    for page in pages:
        said = moment(page.hints.lastmod) if ":" in (page.hints.lastmod or "") else None
        if said is None:
            return False
        first, last = min(first or said, said), max(last or said, said)
        if last - first > ALL_AT_ONCE:
            return False
    return True


def _plain_text(body: bytes, url: str, home: str | None) -> Sitemap:
    """One absolute URL a line, UTF-8 (sitemaps.org, "Text file")."""
    found = Sitemap()
    for line in islice(io.BytesIO(body), MAX_ENTRIES):
        text = line.strip().decode("utf-8", "replace")
        if text.startswith(("http://", "https://")) and len(text.split()) == 1:
            _add(found, {"loc": text}, url, home)
    return found


def _xml(body: bytes, url: str, home: str | None) -> Sitemap:
    """Entries as they end; what is read is freed, so that memory stays flat. Entities are not resolved: no bombs."""
    found = Sitemap()
    events = etree.iterparse(
        io.BytesIO(mend_xml(whole_entries(body), entities=False)),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    values: dict[str, str] = {}
    root, read = None, 0
    try:
        for event, element in events:
            name = _local_name(element)
            if event == "start":
                if root is None:
                    root = element
                    if name in {"rss", "feed", "RDF"}:
                        return _feed(body, url, home)
                    if name not in {"urlset", "sitemapindex"}:
                        return found
                elif name in {"url", "sitemap"}:
                    values = {}
                continue
            if name in FIELDS:
                _keep(values, element, name)
            elif name in {"url", "sitemap"}:
                _entry(found, name, values, url, home)
            if element.getparent() is root:  # whatever it is, it is read and goes
                element.clear()
                _free_earlier(element)
                read += 1
                if read >= MAX_ENTRIES:
                    break
    except etree.XMLSyntaxError:
        pass  # what stood before the break is good
    found.children = newest_children(found.children)
    return found


def newest_children(children: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """The sitemaps of an index; where there are more than MAX_CHILDREN, the newest and those that nobody dates."""
    if len(children) <= MAX_CHILDREN:
        return children
    dated = [(url, lastmod, moment(lastmod)) for url, lastmod in children]
    dated.sort(key=lambda one: one[2].timestamp() if one[2] else float("inf"), reverse=True)
    return [(url, lastmod) for url, lastmod, _ in dated[:MAX_CHILDREN]]


def _free_earlier(element: etree._Element) -> None:
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _keep(values: dict[str, str], element: etree._Element, name: str) -> None:
    """The first value of a field of this entry; pictures and videos have a `loc` and `title` of their own.

    A value with an entity of the document's own in it, which is not unfolded, is none.
    """
    if len(element):
        return
    namespace = str(element.tag).rpartition("}")[0].lower()
    text = (element.text or "").strip().replace("&nbsp;", " ")
    if text and not any(kind in namespace for kind in ("image", "video", "mobile")):
        values.setdefault(name, text)


def _entry(found: Sitemap, kind: str, values: dict[str, str], url: str, home: str | None) -> None:
    if kind == "url":
        _add(found, values, url, home)
        return
    child = absolute(url, _link(values))
    if child and "loc" in values:
        found.children.append((child, values.get("lastmod")))


def _add(found: Sitemap, values: dict[str, str], url: str, home: str | None) -> None:
    hints = Hints(
        title=values.get("title"),
        sitemap_published=values.get("publication_date"),
        lastmod=values.get("lastmod"),
        tags=[tag for part in KEYWORDS.split(values.get("keywords", "")) if (tag := part.strip())],
    )
    page = find(_link(values), url, home, hints) if "loc" in values else None
    if page:
        found.news = found.news or hints.sitemap_published is not None
        found.pages.append(page)


def _link(values: dict[str, str]) -> str:
    """The address, also where it was escaped twice (`&amp;amp;`)."""
    return values.get("loc", "").replace("&amp;", "&")


def _feed(body: bytes, url: str, home: str | None) -> Sitemap:
    try:
        return Sitemap(pages=parse_feed(body, url, home).pages, news=True)
    except FeedError:
        return Sitemap()
