"""Feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed, from their bytes to the pages that they announce."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from crawler.core.decoding import as_utf8
from crawler.core.found import Found, find
from crawler.core.text import valid
from crawler.core.unpack import TooLarge, unpack
from crawler.discovery.xml_text import first_items, is_cut_off, mend_xml, whole_entries
from crawler.items import Hints

MAX_FEED = 20 * 1024 * 1024
"""Bytes. News feeds with full content measure a few hundred KiB; the largest podcast feeds reach some 10 MiB."""

MAX_ITEMS = 2000
"""Items of one feed that are read, whether they can be kept or not; feeds of news sites carry 10 to 100."""


class FeedError(ValueError):
    """These bytes are no feed that we read; the message says why, in one line."""


@dataclass(slots=True)
class Feed:
    """What one feed says."""

    pages: list[Found] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    whole: bool = True
    """Whether it came to its end; else it was cut off or damaged, and has what could be read."""


def parse_feed(body: bytes, url: str, home: str | None = None) -> Feed:
    """The pages that the feed at `url` announces, in its order, with its dates, titles, tags and full content.

    Dates stay as the feed wrote them. Raises `FeedError` where the bytes are no feed, too large, or define entities of
    their own (no feed needs that; bombs do). Nothing is fetched.
    """
    try:
        packed = unpack(body, MAX_FEED)
    except TooLarge as error:
        raise FeedError(str(error)) from error
    body = as_utf8(packed.body)
    if b"<!ENTITY" in body[:65536]:
        raise FeedError("defines XML entities")
    feed = _json_feed(body, url, home) if body.startswith(b"{") else _xml_feed(body, url, home)
    feed.whole = packed.whole and not is_cut_off(body)
    return feed


def _xml_feed(body: bytes, url: str, home: str | None) -> Feed:
    import feedparser  # heavy, and many runs read no feed

    body = first_items(mend_xml(whole_entries(body), entities=True), MAX_ITEMS)
    try:
        parsed = feedparser.parse(body, resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, RecursionError, LookupError, AssertionError) as error:  # what its lenient parser lets through
        raise FeedError(f"cannot be read: {type(error).__name__}") from error
    if not parsed.get("version"):
        raise FeedError("neither RSS nor Atom")
    feed = Feed(title=_text(parsed.feed.get("title")), language=_text(parsed.feed.get("language")))
    dated_by_dc = parsed.version.startswith("rss") and b"dc:date" in body
    for entry in parsed.entries[:MAX_ITEMS]:
        hints = Hints(
            title=_text(entry.get("title")),
            feed_published=_text(dict.get(entry, "published")),
            tags=_tags(tag.get("term") for tag in entry.get("tags", [])),
            content=_content(entry),
        )
        updated = _text(dict.get(entry, "updated"))
        if dated_by_dc and hints.feed_published is None:
            hints.feed_published = updated  # feedparser files dc:date under `updated`
        elif not dated_by_dc:
            hints.lastmod = updated
        link = entry.get("feedburner_origlink") or entry.get("link") or entry.get("id")
        _add(feed, link.replace("&amp;", "&") if isinstance(link, str) else None, hints, url, home)
    return feed


def _content(entry: Any) -> str | None:
    """`content:encoded` or Atom's content: the longest, where it is HTML or text; a summary is no full content."""
    values = [part.get("value") or "" for part in entry.get("content", [])]
    return _text(max(values, key=len, default=""))


def _json_feed(body: bytes, url: str, home: str | None) -> Feed:
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedError("broken JSON") from error
    if not isinstance(data, dict) or "jsonfeed.org" not in str(data.get("version")):
        raise FeedError("JSON, but no JSON Feed")
    feed = Feed(title=_text(data.get("title")), language=_text(data.get("language")))
    items = data.get("items")
    for item in items[:MAX_ITEMS] if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        tags = item.get("tags")
        hints = Hints(
            title=_text(item.get("title")),
            feed_published=_text(item.get("date_published")),
            lastmod=_text(item.get("date_modified")),
            tags=_tags(tags if isinstance(tags, list) else []),
            content=_text(item.get("content_html")),
        )
        _add(feed, item.get("url") or item.get("id"), hints, url, home)
    return feed


def _add(feed: Feed, link: object, hints: Hints, url: str, home: str | None) -> None:
    page, itself = find(link, url, home, hints), find(url, url, home)
    if page and not (itself and page.url == itself.url):  # `#`, `?` and `http://` lead back to the feed
        feed.pages.append(page)


def _text(value: object) -> str | None:
    return valid(value).strip() or None if isinstance(value, str) else None


def _tags(values: Iterable[object]) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(text for value in values if (text := _text(value))))
