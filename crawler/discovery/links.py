"""What an HTML page offers: links to articles and lists, feeds, the next page, and what it asks of robots."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html
from w3lib.html import get_meta_refresh

from crawler.core.text import valid
from crawler.items import without_excess_attributes
from crawler.sites.robots_tag import meta_directives, tag_directives
from crawler.sites.urls import absolute

FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json text/rss text/rss+xml".split()
)
"""Types of `<link rel=alternate>` that are feeds (HTML Standard, "alternate"; JSON Feed 1.1)."""

XML_OR_JSON = frozenset("application/xml text/xml application/json".split())
FEED_NAME = re.compile(r"\b(?:rss|feed|atom)", re.IGNORECASE)
"""Types that say too little (WordPress announces its programming interface so), with names that say enough."""

MAX_LINKS = 3000
"""Links of one page that are kept; the largest home pages have some 1,000."""

MAX_READ = 20_000
"""Links of one page that are read, doubles among them, before the rest is left."""

MAX_PAGE = 5 * 1024 * 1024
"""Bytes of a list page that are read; the largest home pages that were met have 2 MB."""

MAX_WORDS = 400
"""Characters of a link's text that are read: links that are never closed hold all that follows."""

LONG_RUN = 500
"""Characters between two links that a list's teasers do not reach: they are of two or three lines."""

NO_PROSE = frozenset("a script style noscript template select nav footer".split())
"""Elements whose text is none of an article's."""

MAX_HEAD = 256 * 1024
"""Bytes of a page in which its robots meta tags are looked for."""

NEXT_PATH = re.compile(r"/(?:page|pages|p)[/-](\d{1,4})/?$|[?&](?:page|paged|pg|pn)=(\d{1,4})(?:&|$)", re.IGNORECASE)
"""The page number in a list page's URL."""


@dataclass(slots=True)
class Links:
    """What one page offers, URLs absolute, each once, in the order of the page."""

    anchors: dict[str, str] = field(default_factory=dict)
    """URL to the longest text that links to it."""
    feeds: list[str] = field(default_factory=list)
    following: list[str] = field(default_factory=list)
    """`rel=next`: the list goes on there."""
    language: str | None = None
    title: str | None = None
    leads_on: str | None = None
    """Where a page without a single link sends its readers: by a refresh for those without scripts, or by a script."""
    is_article: bool = False
    """The page calls itself an article (Open Graph, JSON-LD), or holds a long text that no link interrupts."""


def read_links(text: str, url: str) -> Links:
    """What the page `text` at `url` offers. A page that cannot be parsed offers nothing."""
    found = Links()
    tree = _tree(without_excess_attributes(text[:MAX_PAGE]))
    if tree is None:
        return found
    named = next((href for one in islice(tree.iter("base"), MAX_BASES) if (href := one.get("href"))), "")
    base = absolute(url, named) or url
    found.language = tree.get("lang")
    found.title = valid(" ".join((tree.findtext(".//title") or "")[: 10 * MAX_WORDS].split())) or None
    found.is_article = _calls_itself_article(tree) or _longest_run(tree) >= LONG_RUN
    for link in islice(tree.iter("link"), MAX_LINKS):
        _head_link(found, link, base)
    for anchor in islice(_anchors(tree), MAX_READ):
        target = absolute(base, anchor.get("href", ""))
        if target is None:
            continue
        target = target.split("#")[0]
        if "next" in (anchor.get("rel") or "").lower().split() and target not in found.following:
            found.following.append(target)
        words = _words(anchor)
        if len(words) >= len(found.anchors.get(target, "")):
            found.anchors[target] = words
        if len(found.anchors) >= MAX_LINKS:
            break
    if not found.anchors:
        found.leads_on = _leads_on(text[:MAX_HEAD], base)
    return found


MAX_BASES = 100
"""`<base>` elements among which one with an address is looked for; the first counts (HTML Standard, "base")."""


def _words(anchor: html.HtmlElement) -> str:
    """A link's text; its title where it has none."""
    pieces: list[str] = []
    length = 0
    for piece in anchor.itertext():  # none of them is empty
        pieces.append(str(piece))
        length += len(piece)
        if length > MAX_WORDS:
            break
    return valid(" ".join("".join(pieces).split())[:MAX_WORDS] or (anchor.get("title") or "")[:MAX_WORDS])


SCRIPT_LEADS = re.compile(
    r"""location(?:\.href)?(?:\s{0,9}=\s{0,9}|\.(?:replace|assign)\(\s{0,9})["']([^"'\s<>]{1,2000})["']"""
)
"""A script's plain redirect: `location.replace("/ar/")`, `window.location = '/ar/'`."""


def _leads_on(text: str, base: str) -> str | None:
    """Where a page that has nothing to show leads its readers."""
    _, target = get_meta_refresh(text, base, ignore_tags=("script",))
    script = SCRIPT_LEADS.search(text)
    return absolute(base, target or (script[1] if script else "") or "#") if target or script else None


def _tree(text: str) -> html.HtmlElement | None:
    try:
        tree = html.fromstring(text.replace("\x00", ""))
    except (etree.ParserError, ValueError):
        try:
            tree = html.fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
        except (etree.ParserError, ValueError):
            return None
    return tree if isinstance(tree, html.HtmlElement) else None


def _anchors(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (a for a in tree.iter("a", "area") if a.get("href"))


def _head_link(found: Links, link: html.HtmlElement, base: str) -> None:
    rel = (link.get("rel") or "").lower().split()
    target = absolute(base, link.get("href") or "")
    if not target or not link.get("href"):
        return
    kind = (link.get("type") or "").lower().split(";")[0].strip()
    is_feed = kind in FEED_TYPES or (kind in XML_OR_JSON and FEED_NAME.search(target))
    if "alternate" in rel and is_feed and "/comments/" not in target and target not in found.feeds:
        found.feeds.append(target)
    if "next" in rel and target not in found.following:
        found.following.append(target)


def _calls_itself_article(tree: html.HtmlElement) -> bool:
    types = tree.xpath("//meta[@property='og:type' or @name='og:type']/@content")
    if any(str(value).strip().lower() == "article" for value in types):
        return True
    scripts = " ".join(map(str, tree.xpath("//script[contains(@type, 'ld+json')]/text()")))
    if re.search(r'"(?:ItemList|CollectionPage|SearchResultsPage)"', scripts):
        return False  # the articles are those of a list
    return re.search(r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|Article)"', scripts) is not None


def _longest_run(tree: html.HtmlElement) -> int:
    """Characters of the longest text between two links: an article's is long, a teaser's short."""
    body = tree.find(".//body")
    longest = run = 0
    walker = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for event, element in islice(walker, MAX_EVENTS):
        text = element.text if event == "start" else element.tail
        if event == "start" and element.tag in NO_PROSE:
            walker.skip_subtree()
            run, text = 0, None
        run += len((text or "").strip())
        longest = max(longest, run)
    return longest


MAX_EVENTS = 400_000
"""Beginnings and ends of elements that are looked at; the largest pages have some 20,000 elements."""


def page_number(url: str) -> int:
    """The number of a list page in its URL (`/page/3/`, `?page=3`); 1 where it has none."""
    match = NEXT_PATH.search(url)
    return int(match.group(1) or match.group(2)) if match else 1


def robots_directives(body: bytes, tags: Iterable[str], agent: str) -> frozenset[str]:
    """What a page asks of robots: the words of its robots meta tags and of its `X-Robots-Tag` lines that are meant for
    `agent`."""
    return tag_directives(tags, agent) | meta_directives(_robots_metas(body[:MAX_HEAD], agent), agent)


def _robots_metas(head: bytes, agent: str) -> list[tuple[str, str]]:
    plain = head.lower()
    if b"robots" not in plain and agent.lower().encode() not in plain:
        return []
    end = re.search(rb"<body[\s>]", head, re.IGNORECASE)
    # Each article is looked at here, in the event loop; names and words are ASCII, whatever the encoding is.
    part = without_excess_attributes((head[: end.start()] if end else head).decode("latin-1")).encode("latin-1")
    try:
        tree = html.fromstring(part.replace(b"\x00", b"") or b"<html/>")
    except (etree.ParserError, ValueError):
        return []
    return [((m.get("name") or "").strip().lower(), m.get("content") or "") for m in tree.iter("meta")]
