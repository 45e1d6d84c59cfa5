"""What a site's article URLs look like: learned from its own feeds and sitemaps before any pattern."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

ENOUGH = 5
"""Article URLs that must be known before their patterns decide; fewer may all come from one section."""

SHARE = 0.05
"""Part of the known URLs that a pattern must hold to count: a feed's stray links (a poll, an advertisement) do not."""

SLUG_WORDS = 4
"""Words in a path segment that make it a headline; section names have one to three (`world-cup-2026`)."""

SLUG_LETTERS = 25
"""Letters that make an unhyphenated segment a headline."""

ID_DIGITS = 4
"""Digits in a row that make an article number; years alone (`/2026/`) stand in a date or in an archive's path."""

DATE_PATH = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])[/-]?(?:0?[1-9]|[12]\d|3[01])(?:/|-|_|$)")
YEAR = re.compile(r"^(?:19|20)\d\d$")
ID_NAMES = frozenset("id nid aid newsid news_id articleid article_id p storyid itemid newsno sid".split())
"""Query parameters that hold an article's number."""

NEVER = re.compile(
    r"^(?:tags?|keywords?|categor(?:y|ies)|authors?|writers?|users?|search|login|signin|sign-in|register|signup|subscribe"
    r"|account|cart|rss|feeds?|sitemaps?|wp-(?:json|admin|login|content|includes)\S*|cdn-cgi|calendar|epg)$",
    re.IGNORECASE,
)
"""Path segments under which no article stands, whole segments only."""

LISTING = re.compile(
    r"^(?:topics?|sections?|pages?|p|archives?|news|live|videos?|photos?|gallery|galleries|podcasts?|schedule|print|share"
    r"|comments?|profiles?|contact(?:-?us)?|about(?:-?us)?|privacy(?:-policy)?|terms(?:-\w+)*|policy|cookies?|advertise"
    r"|advertising|careers|jobs|newsletters?|weather|horoscopes?|\d{1,3})$",
    re.IGNORECASE,
)
"""Path segments that end the URL of a list or a service page; an article's URL may pass through them
(`/archives/12345`)."""

FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|gz|mp[34]|m4[av]|webm|ogg|wav|avi|mov|css|js"
    r"|json|xml|rss|txt|apk|exe|woff2?|ttf)$",
    re.IGNORECASE,
)
"""Names of files that are no HTML page."""


def segments(url: str) -> list[str]:
    """The path's parts, percent-decoded."""
    return [unquote(part) for part in urlsplit(url).path.split("/") if part]


def url_pattern(url: str) -> str:
    """A URL's pattern: numbers, headlines and words replaced by their kind, the first segment's word kept as it is.

    `/politics/2026/11/22/some-long-headline-here` and `/politics/2026/11/23/another-headline-of-it` have one pattern.
    """
    parts = segments(url)
    kinds = [_kind(part, last=i == len(parts) - 1) for i, part in enumerate(parts)]
    query = sorted(name for name, _ in parse_qsl(urlsplit(url).query))
    return "/".join(kinds) + ("?" + "&".join(query) if query else "")


def _kind(segment: str, *, last: bool) -> str:
    stem, dot, extension = segment.rpartition(".")
    if not dot or not extension.isalpha() or len(extension) > 5:
        stem, extension = segment, ""
    if stem.isdigit():
        kind = "id" if len(stem) >= ID_DIGITS else "number"
    elif is_headline(stem):
        kind = "headline"
    elif re.search(rf"\d{{{ID_DIGITS},}}", stem):
        kind = "word-id"
    else:
        kind = "last-word" if last else "word"
    return f"{kind}.{extension.lower()}" if extension else kind


def is_headline(segment: str) -> bool:
    """Whether a path segment reads like a headline: many words, or very many letters."""
    words = [word for word in re.split(r"[-_\s+,،]+", segment) if word]
    return len(words) >= SLUG_WORDS or sum(map(str.isalpha, segment)) >= SLUG_LETTERS


STORY = re.compile(r"^(?:articles?|story|stories|posts?|details?|news-?details?|node)$", re.IGNORECASE)
"""Path segments behind which an article's number or name stands."""


def is_page(url: str, *, listed: bool = False) -> bool:
    """Whether a URL can lead to an article at all: no home page, file, log-in, tag or search page.

    `listed`: a sitemap names it, or a headline links to it: then a short number at its end is a young site's article,
    not page 2 of a list.
    """
    parts = segments(url)
    if not parts:
        return bool(urlsplit(url).query)
    if FILES.search(parts[-1]) or any(NEVER.match(part) for part in parts):
        return False
    if parts[-1].isdigit() and (listed or _is_story(parts)):
        return True
    return bool(urlsplit(url).query) or not LISTING.match(parts[-1])


def _is_story(parts: list[str]) -> bool:
    return len(parts) > 1 and STORY.match(parts[-2]) is not None


def looks_like_article(url: str) -> bool:
    """Whether a URL bears the marks that article URLs of all sites share: a date, a number, a headline."""
    parts = urlsplit(url)
    if not is_page(url):
        return False
    if DATE_PATH.search(parts.path) and DATE_PATH.sub("/", parts.path).strip("/"):
        return True  # something besides the date: a day's archive is a list
    if any(is_headline(part) for part in segments(url)[-2:]):
        return True
    if _is_story(segments(url)):
        return True
    stems = [part.split(".")[0] for part in segments(url)]
    if any(re.search(rf"\d{{{ID_DIGITS},}}", stem) and not YEAR.match(stem) for stem in stems):
        return True
    return any(name.lower() in ID_NAMES and value.isdigit() for name, value in parse_qsl(parts.query))


def url_patterns_of(urls: Iterable[str]) -> Counter[str]:
    """How often each pattern occurs."""
    return Counter(url_pattern(url) for url in urls)


class UrlPatterns:
    """The patterns of one site's article URLs, as far as they are known."""

    def __init__(self) -> None:
        self._known: Counter[str] = Counter()

    def learn(self, patterns: Counter[str]) -> None:
        """These are articles: the site's feed or sitemap says so."""
        self._known += patterns

    @property
    def enough(self) -> bool:
        """Whether the known patterns decide."""
        return self._known.total() >= ENOUGH

    def fits(self, url: str) -> bool:
        """Whether a URL has a pattern that the site's articles have."""
        return self._known[url_pattern(url)] >= max(1, SHARE * self._known.total())

    def is_article(self, url: str, text: str = "") -> bool:
        """Whether a link leads to an article. `text` is the link's text.

        The learned patterns come first; then the marks that all sites share. A link that reads like a headline is one
        where the URL at least can be an article's.
        """
        headline = len(text.split()) > SLUG_WORDS
        if not is_page(url, listed=headline):
            return False
        if self.enough and self.fits(url):
            plain = url_pattern(url).rpartition("/")[2].startswith("last-word")  # as section names are
            return not plain or len(text.split()) >= SLUG_WORDS
        if self.enough:
            return looks_like_article(url) and len(text.split()) >= SLUG_WORDS
        return looks_like_article(url) or len(text.split()) > SLUG_WORDS
