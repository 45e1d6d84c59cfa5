"""What all fields of the metadata are read against: where the text begins and ends, what the site calls itself."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipelines.cleaning.labels import read_label, short_name
from pipelines.cleaning.metadata.names import is_outlet
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.structured import all_nodes, article_nodes, meta_tags
from pipelines.cleaning.text import fold, tidy
from pipelines.cleaning.toml_files import read_toml

_SITE_META = (
    "og:site_name application-name apple-mobile-web-app-title twitter:domain twitter:app:name:iphone al:ios:app_name"
    " al:android:app_name publisher dc.publisher dcterms.publisher"
).split()
_SITE_TYPES = frozenset({"website", "organization", "newsmediaorganization"})
SEPARATOR = re.compile(r"\s+[-–—|»›:•·/\\]+\s+|\s*[|»]\s*|\s+::+\s+")
"""Between a headline and the site's name; a colon or dash without spaces belongs to the headline."""


SIGNED = 8
"""Blocks behind the text where a byline or source line may stand."""

LEAD = 12
"""Blocks between the lead and the next paragraph: a byline, a date, a picture, buttons."""

TWICE = 12
"""Blocks between the two places where a page prints its headline: a byline, a picture, a caption stand there."""

FOOTER = 25
"""Blocks at the end of a page among which its copyright line stands."""

_COPYRIGHT = re.compile("|".join(read_toml("labels/labels.toml")["copyright"]["words"]), re.IGNORECASE)

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_RELATED = re.compile(r"related|recommend|read-?(?:more|also)|suggest|you-?may", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

LONG_LINE = 60
"""Characters of a line that the text may begin with; a shorter one before it is a dateline, a byline, a caption."""


@dataclass(slots=True)
class Scene:
    """A page, seen for its metadata."""

    page: Page
    nodes: list[dict[str, Any]]
    """JSON-LD nodes of the article, best first."""
    meta: dict[str, list[str]]
    start: int
    """Index of the block that the text begins with; the number of blocks where no line has one."""
    end: int
    """Index of the block that the text ends with."""
    second: int
    """Index of the text's second long block: between it and the lead a byline may stand."""
    document_title: str
    """The text of <title>."""
    outlets: frozenset[str]
    """Folded names that the site goes by."""
    heading: HtmlElement | None = None
    """The element that the title was read from."""
    title_at: int | None = None
    """Index of the title's first block."""
    head_at: int = 0
    """The same; where the page prints the headline twice, of the first of the two."""

    def place_title(self, heading: HtmlElement, at: int) -> None:
        """Remember where the title stands; the text begins behind it, whatever was found as its first line."""
        self.heading, self.title_at = heading, at
        text, above = self.page.blocks[at].text, self.page.blocks[max(0, at - TWICE) : at]
        self.head_at = next((block.index for block in above if block.text == text), at)
        if self.start <= at:
            behind = [line.block.index for line in self.page.lines if line.block is not None and line.block.index > at]
            self.start = min(behind, default=self.start)

    def owns(self, name: str) -> bool:
        """Whether a name is the site's: one of its stated names, or named in the copyright line at the page's end."""
        if is_outlet(name, self.outlets):
            return True
        key = fold(name)
        return any(key in fold(block.text) for block in self.page.blocks[-FOOTER:] if _COPYRIGHT.search(block.text))

    def knows_itself(self, name: str) -> bool:
        """Whether the site states a name of its own in the script that `name` is written in, to compare it with."""
        hosts = _host_names(_address(self.page))
        return any(outlet.isascii() == name.isascii() for outlet in self.outlets if outlet not in hosts)

    def stated(self, *names: str) -> list[str]:
        """The contents of meta elements, in the order of the names, tidied."""
        return [clean(value) for name in names for value in self.meta.get(name, ()) if clean(value)]

    def before(self) -> Iterator[Block]:
        """Blocks between the title and the text, and the text's first two: where bylines stand."""
        first = self.start - 8 if self.title_at is None else self.head_at - 3
        yield from self.page.blocks[max(0, first) : max(self.start + 2, min(self.second, self.start + LEAD))]

    def behind(self, count: int) -> list[Block]:
        """The last three blocks of the text and `count` blocks behind it."""
        return self.page.blocks[max(self.start, self.end - 2) : self.end + 1 + count]

    def signed(self) -> list[Block]:
        """Where a byline or source may stand: before the text, at its end, and behind it up to the next headline."""
        found = [block for block in self.before() if not _is_caption(block)]
        for block in self.behind(SIGNED):
            if block.index > self.end and (block.element.tag in _HEADINGS or _is_of_another(block)):
                break
            if block.index >= self.start + 2:
                found.append(block)
        return found


def _is_caption(block: Block) -> bool:
    element = block.element
    return element.tag == "figcaption" or "caption" in (element.get("class") or "").lower()


def _is_of_another(block: Block) -> bool:
    """Whether a block is a link as long as a headline, but no source line, or stands in a box of related articles."""
    if len(block.text) > 30 and block.link_chars > 0.8 * len(block.text):
        label = read_label(block.spaced)
        return label is None or label.kind != "source"
    above = [block.element, *islice(block.element.iterancestors(), 3)]
    return any(_RELATED.search(element.get("class") or "") for element in above)


def clean(value: object) -> str:
    """A stated string as a reader would see it: entities resolved (some sites escape twice), no markup."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(value)) if "&" in value else value
    return tidy(_TAG.sub(" ", text) if "<" in text else text)


def names_of(value: object) -> Iterator[tuple[str, str]]:
    """(name, lower-cased type) of JSON-LD persons and organisations, however they are written."""
    if isinstance(value, str):
        yield clean(value), ""
    elif isinstance(value, list):
        for entry in value[:20]:
            yield from names_of(entry)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kind = kind.lower() if isinstance(kind, str) else ""
        for listed in ("@list", "@set", "itemListElement"):
            yield from names_of(value.get(listed))
        for name in _names_in(value):
            yield name, kind


def _names_in(node: dict[str, Any]) -> Iterator[str]:
    """The names of one JSON-LD person: a string, several, a node or a text with its language; or in two parts."""
    stated = node.get("name") or node.get("@value")
    for name in stated[:20] if isinstance(stated, list) else [stated]:
        inner = name.get("name") or name.get("@value") if isinstance(name, dict) else name
        if clean(inner):
            yield clean(inner)
    if not stated:
        parts = [clean(node.get(part)) for part in ("givenName", "additionalName", "familyName")]
        if whole := " ".join(filter(None, parts)):
            yield whole


def open_scene(page: Page) -> Scene:
    """Look at a page whose lines are found."""
    start, end, second = _span(page)
    return Scene(page, article_nodes(page), meta_tags(page), start, end, second, _document_title(page), outlets(page))


def _span(page: Page) -> tuple[int, int, int]:
    """First, last and second long block of the lines that were found; short or linked lines are not yet the text."""
    blocks = [line.block for line in page.lines if line.block is not None]
    if not blocks:
        return len(page.blocks), len(page.blocks) - 1, 0
    own = [block.index for block in blocks if block.link_chars * 2 < len(block.text)] or [
        block.index for block in blocks
    ]
    long = [block.index for block in blocks if len(block.text) >= LONG_LINE and block.link_chars * 2 < len(block.text)]
    return min(long or own), max(own), sorted(long)[1] if len(long) > 1 else 0


def outlets(page: Page) -> frozenset[str]:
    """The folded names that the site goes by: stated in meta elements and JSON-LD, or repeated at the title's end."""
    meta = meta_tags(page)
    names = [clean(value) for key in _SITE_META for value in meta.get(key, ())]
    for node in all_nodes(page):
        names += [name for key in ("publisher", "sourceOrganization") for name, _ in names_of(node.get(key))][:4]
        kind = node.get("@type")
        if isinstance(kind, str) and kind.lower() in _SITE_TYPES:
            names += [clean(node.get(key)) for key in ("name", "alternateName")]
    if page.site is not None:
        names.append(page.site.name)
    return frozenset(name_forms(names) | _title_tail(page) | _host_names(_address(page)))


def name_forms(names: Iterable[str]) -> set[str]:
    """Folded names as they are printed: whole, without words such as "newspaper", and without their spaces."""
    found = {fold(name) for name in names if 1 < len(name) <= 60}
    found |= {short_name(name) for name in found} - {""}
    return found | {name.replace(" ", "") for name in found}


def _address(page: Page) -> str | None:
    """Where the page is from: requested, or stated by a saved page."""
    return page.url or next(iter(meta_tags(page).get("og:url", ())), None)


def _host_names(url: str | None) -> set[str]:
    """ "www.jawharafm.net" → jawharafm, jawharafm.net."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return set()
    labels = [label for label in host.split(".")[:-1] if len(label) > 2]
    return {host, max(labels, key=len, default=host)} - {""}


def _document_title(page: Page) -> str:
    """The text of <title>."""
    element = None if page.tree is None else next(page.tree.iter("title"), None)
    return "" if element is None else clean(element.text_content())


def _title_tail(page: Page) -> set[str]:
    """The last part of <title>, where what stands before it is a block of the page: "headline | section | site"."""
    whole = _document_title(page)
    parts = [part for part in SEPARATOR.split(whole) if part]
    if len(parts) < 2 or len(parts[-1]) > 40:
        return set()
    shown = any(12 < len(block.text) < len(whole) - 3 and whole.startswith(block.text) for block in page.blocks)
    if not shown:
        return set()
    marks = [mark.strip() for mark in SEPARATOR.findall(whole)]
    double = len(parts) > 2 and marks[-1] != marks[-2]  # "headline - name | name": the site in two languages
    return {fold(part) for part in parts[-2 if double else -1 :]}
