"""A page as evidence: decoded once, parsed once, cut into blocks once. Stages only read it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any, Final

from lxml.html import HtmlElement

from crawler.items import Corrections, Hints
from crawler.sites import Site
from pipelines.cleaning.element_text import text_of
from pipelines.cleaning.entities import unescaped
from pipelines.cleaning.lexicon import Lexicon, lexicon
from pipelines.cleaning.preformatted import is_wrapped, shown_lines
from pipelines.cleaning.rendering import SKIPPED_TAGS, Look, look_of
from pipelines.cleaning.sheet_looks import looks_by_sheet
from pipelines.cleaning.structured import (
    ARTICLE_TYPES,
    PAGE_TYPES,
    canonical_links,
    names_one,
    nodes_about,
    read_json_ld,
    read_meta,
)
from pipelines.cleaning.style_sheets import NO_RULES, rules_of

JOINT = "\x00"
"""Marks the place between two inline elements while a block is put together; HTML text cannot hold it."""


Tagged = Mapping[object, list[HtmlElement]]
"""Elements by their tags, each list in the page's order; of a tag that the page does not have, an empty list."""

SILENT = "\x01"
"""Stands around the parts of a block that are hidden; HTML text cannot hold it either."""

NO_LOOKS: Mapping[HtmlElement, Look] = {}
"""Of a page without style sheets that matter here."""

UNSEEN = re.compile(f"{SILENT}[^{SILENT}]*{SILENT}")
_UNSEEN_BEFORE_MARK = re.compile(f"{UNSEEN.pattern}(?={JOINT}?[,.;:!?)\\]\u060c\u061b\u061f\u2026\u00bb\u201d])")


@dataclass(slots=True, eq=False)  # its fields are Final: a frozen one takes three times as long to make
class Block:
    """The text between two block-level boundaries, in the order of the document."""

    index: Final[int]
    text: Final[str]
    """White space folded to single spaces; otherwise as the page has it."""
    element: Final[HtmlElement]
    """The innermost block-level element that the text stands in."""
    link_chars: Final[int]
    """How many characters of `text` stand inside links."""
    spaced: Final[str]
    """`text` with a space where one inline element ends and the next begins at once: what the style sheet sets apart,
    such as a label and its value, is glued in `text`; and with what is hidden in the line, such as labels for the
    blind. Only for reading short lines: such elements cut words of running text, too."""


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate line of the article: a block of the page, or a line of a plain text."""

    text: str
    block: Block | None = None
    """The block that it comes from; None for plain text."""
    taken: tuple[str, str] | None = None
    """Rule and class of furniture, where its place in the DOM already says that it is no text."""


@dataclass(frozen=True)
class Page:
    """What came in, decoded and parsed, and what it states for machines; worked out when it is asked for, once."""

    text: str
    """The decoded source: HTML, or the plain text itself."""
    tree: HtmlElement | None
    """The one parse; None for plain text. Nothing changes it."""
    url: str | None
    fetched_at: datetime
    """When the bytes were fetched or read: aware, UTC. No publication date lies behind it."""
    site: Site | None = None
    hints: Hints = field(default_factory=Hints)
    learned: frozenset[str] = frozenset()
    """Folded keys of lines that this site repeats on many pages."""
    corrections: Corrections = field(default_factory=Corrections)
    """The user's corrections of the lexicon."""
    reference: datetime | None = None
    """When the bytes were fetched, where that is known: what relative dates count from."""
    flags: tuple[str, ...] = ()
    """What decoding had to repair, as the record's flags say it."""

    @cached_property
    def whole(self) -> list[HtmlElement]:
        """All elements of the tree, held for the sake of speed: what nobody holds lxml makes anew for each reader."""
        return [] if self.tree is None else list(self.tree.iter())

    @cached_property
    def tagged(self) -> Tagged:
        """All elements by their tags, in their order: who looks for some need not walk over the page."""
        found: defaultdict[object, list[HtmlElement]] = defaultdict(list)
        for element in self.whole:
            found[element.tag].append(element)
        return found

    @cached_property
    def elements(self) -> list[HtmlElement]:
        """The body and all that is in it, comments too, in their order; none of a plain text."""
        body = None if self.tree is None else next(self.tree.iter("body"), None)
        if body is None:
            return self.whole
        is_last = body.getnext() is None and body.getparent() is self.tree
        return self.whole[self.whole.index(body) :] if is_last else list(body.iter())

    @cached_property
    def blocks(self) -> list[Block]:
        """The page cut at the edges of its block-level elements; none of a plain text."""
        rules = NO_RULES if self.tree is None else rules_of([*self.tree.iter("style")])
        return find_blocks(self.elements, looks_by_sheet(rules, self.tagged) if any(rules) else NO_LOOKS)

    @cached_property
    def plain_lines(self) -> list[Line]:
        """The lines of a plain text; none of a page."""
        return [Line(line.strip()) for line in self.text.splitlines() if line.strip()] if self.tree is None else []

    @property
    def lexicon(self) -> Lexicon:
        """The phrases of furniture, with the user's corrections."""
        return lexicon(self.corrections)

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The meta elements: lower-cased `name`, `property` or `itemprop` to contents, in the page's order."""
        return {} if self.tree is None else read_meta(self.tagged["meta"])

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD node that stands for the page, its site or its publisher, in the page's order."""
        return [] if self.tree is None else read_json_ld(self.tagged["script"])

    @cached_property
    def article_nodes(self) -> list[dict[str, Any]]:
        """The JSON-LD nodes that describe the page's own article, best first."""
        return nodes_about(self.json_ld, ARTICLE_TYPES, self._addresses)

    @cached_property
    def webpage_nodes(self) -> list[dict[str, Any]]:
        """The JSON-LD nodes that describe the page as a whole, best first."""
        return nodes_about(self.json_ld, PAGE_TYPES, self._addresses)

    def is_named_by(self, node: dict[str, Any]) -> bool:
        """Whether a JSON-LD node names one of the page's addresses as its own."""
        return names_one(node, self._addresses)

    @cached_property
    def _addresses(self) -> list[str]:
        """The addresses that the page goes by."""
        links = canonical_links(self.tagged["link"])
        return [*([self.url] if self.url else []), *self.meta.get("og:url", []), *links]


def _read(raw: str) -> tuple[str, str]:
    """A block's `text` and `spaced`, of what was put together."""
    if JOINT not in raw and SILENT not in raw:
        text = " ".join(raw.split())
        return text, text
    seen = UNSEEN.sub(" ", _UNSEEN_BEFORE_MARK.sub("", raw)) if SILENT in raw else raw
    text = " ".join(seen.replace(JOINT, "").split())
    return text, " ".join(raw.replace(JOINT, " ").replace(SILENT, " ").split()) or text


def body_of(root: HtmlElement) -> list[HtmlElement]:
    """The body of a tree, or its root where it has none, and all that is in it."""
    return list(next(root.iter("body"), root).iter())


def find_blocks(elements: list[HtmlElement], looks: Mapping[HtmlElement, Look] = NO_LOOKS) -> list[Block]:
    """Cut an element into its blocks: `elements` are it and all that is in it, in their order; `looks` are of
    those that do not look as they say themselves. Iterative, so that depth is no limit; linear in their number."""
    if not elements:
        return []
    top = elements[0]
    found: list[Block] = []
    owners = [top]
    preformatted: list[tuple[HtmlElement, bool]] = []
    parts: list[str] = []
    links = link_chars = 0
    abuts = False  # an inline element has just ended, and no text since

    def flush() -> None:
        nonlocal link_chars
        raw = "".join(parts) if len(parts) > 1 else parts[0]
        text, spaced = _read(unescaped(raw) if "&" in raw else raw)
        parts.clear()
        if text:
            found.append(Block(len(found), text, owners[-1], link_chars, spaced))
        link_chars = 0

    def add_lines(text: str) -> None:
        """Text in an element that keeps its line feeds: a paragraph ends at each."""
        nonlocal link_chars
        pieces = shown_lines(text, preformatted[-1][1]) if "\n" in text else (text,)
        for number, piece in enumerate(pieces):
            if number and parts:
                flush()
            parts.append(piece)
            if links:
                link_chars += len(piece.strip())

    unread = iter(elements)
    above: list[tuple[HtmlElement, str, bool, int]] = []  # what is open: element, tag, is it a block; see `left`
    left = 1  # how many elements are to come in the innermost of those that are open
    for element in unread:
        tag = element.tag
        is_block, is_comment = False, True
        if isinstance(tag, str):
            is_comment, inside = False, len(element)
            text = None if tag in SKIPPED_TAGS else element.text
            if not inside and not parts and (not text or text.isspace()):
                links += tag == "a"  # nothing in it and nothing before it: it does not matter how it is shown
            else:
                shown, keeps_lines = look_of(element, tag)
                if looks and element in looks:
                    shown, keeps_lines = looks[element]
                if shown == "block":
                    is_block = True
                    if parts:
                        flush()
                    owners.append(element)
                elif shown == "line":
                    if abuts and parts:
                        parts.append(JOINT)
                    links += tag == "a"
                else:
                    links += tag == "a"
                    if shown == "hidden":
                        parts.append(f"{SILENT}{text_of(element)}{SILENT}")
                    if inside:
                        below = sum(1 for _ in element.iterdescendants())
                        next(islice(unread, below, below), None)
                    inside, text, keeps_lines = 0, None, False
                if keeps_lines:
                    preformatted.append((element, is_wrapped(element)))
                if text and (parts or not text.isspace()):
                    if preformatted:
                        add_lines(text)
                    else:
                        parts.append(text)
                        if links:
                            link_chars += len(text.strip())
                if inside:
                    abuts = False
                    above.append((element, tag, is_block, left))
                    left = inside
                    continue
        while above:  # the element ends here, and with it each whose last one it is; nothing stands behind the top
            if is_block:
                if parts:
                    flush()
                owners.pop()
            elif tag == "a":
                links -= 1
            if preformatted and preformatted[-1][0] is element:
                preformatted.pop()
            text = element.tail
            abuts = not (text or is_block or is_comment)
            if text and (parts or not text.isspace()):
                if preformatted:
                    add_lines(text)
                else:  # twice: a call for each piece of text is a tenth of the walk
                    parts.append(text)
                    if links:
                        link_chars += len(text.strip())
            left -= 1
            if left:
                break
            element, tag, is_block, left = above.pop()
            is_comment = False
    if parts:
        flush()
    return found
