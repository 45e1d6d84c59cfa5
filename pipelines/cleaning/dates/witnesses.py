"""Everything on a page that says when the article was published or modified."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from crawler.items import Article
from pipelines.cleaning.dates.fold import plain
from pipelines.cleaning.dates.lexicon import table
from pipelines.cleaning.dates.order import contradicts, is_numeric, proven_order
from pipelines.cleaning.dates.parse import ParsedDate, finish, is_sensible
from pipelines.cleaning.dates.place import Headline, alike, pieces
from pipelines.cleaning.dates.reading import NOTHING, Reading, read
from pipelines.cleaning.dates.stamps import read_stamp
from pipelines.cleaning.page import Page
from pipelines.cleaning.structured import article_nodes, meta_tags, webpage_nodes

_NAMES = table("pages")
_PUBLISHED, _MODIFIED = (frozenset(_NAMES["properties"][key]) for key in ("published", "modified"))
_MICRODATA = frozenset({"datepublished", "datemodified", "datecreated"})
_MARKED = etree.XPath("descendant::*[(@itemprop or (@property and not(self::meta))) and not(self::time)]")
_MARKS = tuple(f"{attribute}={quote}" for attribute in ("itemprop", "property") for quote in "\"'")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_DIGITS = re.compile(r"(?<=[/_-])(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Witness:
    """One statement."""

    source: str
    """What `published_from` would say."""
    weight: int
    """How far such a statement can be trusted, 1 to 5 (docs/dates.md)."""
    date: ParsedDate
    raw: str
    is_update: bool = False
    """The line speaks of an update only."""


class Gatherer:
    """Reads every witness of one page in the light of when it was fetched and what is known of its site."""

    def __init__(self, article: Article, page: Page) -> None:
        self.article, self.page = article, page
        self.zone = page.site.timezone if page.site else None
        self.order = page.site.date_order if page.site else "DMY"
        self.now = page.fetched_at
        self.published: list[Witness] = []
        self.modified: list[Witness] = []
        for gather in (self._json_ld, self._meta, self._hints, self._url, self._removed):
            gather()
        if page.tree is not None:
            headline = Headline(article, page)
            self._elements(headline)
            self._lines(headline)
        else:
            self._plain_lines()

    def _stamp(self, value: object) -> ParsedDate | None:
        """A machine's stamp, or the prose that some sites write in its place."""
        if not isinstance(value, str) or not value.strip():
            return None
        found = read_stamp(value, self.zone)
        if found is None:
            stated = read(value, self.order).published
            found = finish(stated, None, self.zone) if stated and stated.day else None
        return found if found and is_sensible(found.moment, self.now) else None

    def _add(self, where: list[Witness], source: str, weight: int, value: object) -> None:
        for entry in value if isinstance(value, list) else [value]:
            entry = entry.get("@value") if isinstance(entry, dict) else entry
            found = self._stamp(entry)
            if found:
                where.append(Witness(source, weight, found, str(entry).strip()))
                return

    def _json_ld(self) -> None:
        names = _NAMES["json-ld"]
        for node, weight in self._nodes():
            for name in names["published"]:
                self._add(self.published, "json-ld", weight, node.get(name))
            for name in names["modified"]:
                self._add(self.modified, "json-ld", weight, node.get(name))
            if not any(node.get(name) for name in names["published"]):
                for name in names["created"]:
                    self._add(self.published, "json-ld", 2, node.get(name))

    def _nodes(self) -> list[tuple[dict[str, Any], int]]:
        """JSON-LD nodes and their weight. Of several articles it is the one with this headline."""
        nodes = article_nodes(self.page)
        if len(nodes) > 1 and self.article.title:
            title = self.article.title
            nodes = [
                node for node in nodes if alike(title, str(node.get("headline") or node.get("name") or ""))
            ] or nodes
        return [(node, 5) for node in nodes[:1]] + [(node, 3) for node in webpage_nodes(self.page)[:1]]

    def _meta(self) -> None:
        meta = meta_tags(self.page)
        for key, weight, where in (
            ("published", 5, self.published),
            ("vague", 2, self.published),
            ("modified", 4, self.modified),
        ):
            for name in _NAMES["meta"][key]:
                # Microdata of other articles on the page is in there too; _elements tells which is near.
                if name in meta and (name not in _MICRODATA or len(set(meta[name])) == 1):
                    self._add(where, "meta", weight, meta[name])

    def _hints(self) -> None:
        hints = self.page.hints
        self._add(self.published, "feed", 4, hints.feed_published)
        self._add(self.published, "sitemap", 4, hints.sitemap_published)
        self._add(self.modified, "sitemap", 1, hints.lastmod)

    def _url(self) -> None:
        path = unquote(urlsplit_path(self.page.url or self.article.url or ""))
        found = _URL_DAY.search(path) or _URL_DIGITS.search(path)
        if found:
            year, month, day = found.group(1), found.groups()[-2], found.groups()[-1]
            stamp = self._stamp(f"{year}-{int(month):02}-{int(day):02}")
            if stamp:
                self.published.append(Witness("url", 3, stamp, found.group(0)))

    def _removed(self) -> None:
        """Date lines that boilerplate removal took out. The tree knows their place better."""
        for line in self.article.removed:
            if line.kind == "date" or line.moved_to in ("published", "modified"):
                self._line(line.text, self.page.tree is not None or line.place != "before")

    def _plain_lines(self) -> None:
        """A plain text has no place but its first lines."""
        for line in self.page.lines[:4]:
            if len(line.text) <= 140 and read(line.text).pure:
                self._line(line.text, False)

    def _elements(self, headline: Headline) -> None:
        """`time`, and elements that microdata or RDFa mark as dates: those nearest to the headline."""
        found: list[tuple[int, bool, bool, Witness]] = []
        for element, is_modified, is_marked in self._dated_elements():
            distance = headline.distance(element)
            witness = None if distance is None else self._element(element, 4 if is_marked else 3)
            if distance is not None and witness:
                found.append((distance, is_modified, is_marked, witness))
        for where, modified in ((self.published, False), (self.modified, True)):
            mine = [entry for entry in found if entry[1] == modified]
            nearest = min((distance for distance, *_ in mine), default=0)
            where += [witness for distance, _, marked, witness in mine if marked and distance == nearest]
            # Of unmarked ones the first: behind it may stand a list of other articles.
            where += [witness for distance, _, marked, witness in mine if not marked and distance == nearest][:1]

    def _element(self, element: Any, weight: int) -> Witness | None:
        text = " ".join(" ".join(element.itertext()).split())
        value = element.get("datetime") or element.get("content") or element.get("title") or text
        stamp = self._stamp(value) or self._stamp(text)
        return Witness("time", weight, stamp, value.strip()) if stamp else None

    def _dated_elements(self) -> Iterator[tuple[Any, bool, bool]]:
        """(element, speaks of an update, is marked as the publication's)."""
        assert self.page.tree is not None
        for element in self.page.tree.iter("time", "abbr"):
            names = _names(element)
            if element.tag == "abbr" and not {"published", "updated"} & set((element.get("class") or "").split()):
                continue  # the class names are hAtom's
            marked = bool(names & _PUBLISHED) or element.get("pubdate") is not None
            changed = bool(names & _MODIFIED) or "updated" in (element.get("class") or "").lower().split()
            yield element, changed and not marked, marked
        source = self.page.text
        if not any(f"{mark}{name}" in source for mark in _MARKS for name in ("datePublished", "dc:date", "dc:created")):
            return
        for element in _MARKED(self.page.tree):
            if _names(element) & (_PUBLISHED | _MODIFIED):
                yield element, bool(_names(element) & _MODIFIED), True

    def _lines(self, headline: Headline) -> None:
        """The visible line nearest to the headline; a labelled one before others, an update's last."""
        seen = len(self.published)
        for block, behind in headline.lines():
            if not self._line(block.text, behind):
                for piece in pieces(block):
                    self._line(piece, behind)
        mine = self.published[seen:]
        self.published[seen:] = sorted(mine, key=lambda found: (found.is_update, -found.weight))[:1]

    def _line(self, text: str, labelled_only: bool) -> bool:
        """A visible line; far from the headline only where a label says what it is. -> whether it states a date."""
        reading = self._read(text)
        if reading.published is None or reading.published.yearless or (labelled_only and not reading.labelled):
            return False
        found = finish(reading.published, self.page.reference, self.zone)
        if found:
            weight = 2 if reading.loose else 4 if reading.labelled else 3
            self.published.append(Witness("visible", weight, found, text.strip(), reading.is_update))
        changed = finish(reading.modified, self.page.reference, self.zone) if reading.modified else None
        if changed:
            self.modified.append(Witness("visible", 3, changed, text.strip()))
        return True

    def _read(self, text: str) -> Reading:
        """A line in the order that the site's file or the page proves. Where the text itself says that the day is
        another, and the month first would agree with it, nothing is certain."""
        reading = read(text, self.order)
        if self.order != "DMY" or reading.published is None or not is_numeric(plain(text)):
            return reading
        order = proven_order(self.page.text)
        if order:
            return read(text, order)
        other = read(text, "MDY").published
        day, swapped = reading.published.day, other.day if other else None
        if day and swapped and contradicts(self.article.text, day) and not contradicts(self.article.text, swapped):
            return NOTHING
        return reading


def _names(element: Any) -> set[str]:
    return set(f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split())


def urlsplit_path(url: str) -> str:
    """The path of a URL; empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
