"""What all fields of the metadata are read against: where the text begins and ends, what the site calls itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from pipelines.cleaning.labels import read_label
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.outlets import address_of, document_title, host_names, is_outlet, outlets
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.structured import article_nodes, meta_tags
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

SIGNED = 8
"""Blocks behind the text where a byline or source line may stand."""

LEAD = 12
"""Blocks between the lead and the next paragraph: a byline, a date, a picture, buttons."""

TWICE = 12
"""Blocks between the two places where a page prints its headline: a byline, a picture, a caption stand there."""

FOOTER = 25
"""Blocks at the end of a page among which its copyright line stands."""

_COPYRIGHT = re.compile("|".join(read_toml("labels/labels.toml")["copyright"]["words"]), re.IGNORECASE)

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
        hosts = host_names(address_of(self.page))
        return any(outlet.isascii() == name.isascii() for outlet in self.outlets if outlet not in hosts)

    def stated(self, *names: str) -> list[str]:
        """The contents of meta elements, in the order of the names, tidied."""
        return [stated_text(value) for name in names for value in self.meta.get(name, ()) if stated_text(value)]

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
    return element.tag == "figcaption" or says(element, "caption")


def _is_of_another(block: Block) -> bool:
    """Whether a block is a link as long as a headline, but no source line, or stands in a box of related articles."""
    if len(block.text) > 30 and block.link_chars > 0.8 * len(block.text):
        label = read_label(block.spaced)
        return label is None or label.kind != "source"
    above = [block.element, *islice(block.element.iterancestors(), 3)]
    return any(says(element, "related") for element in above)


def open_scene(page: Page) -> Scene:
    """Look at a page whose lines are found."""
    start, end, second = _span(page)
    return Scene(page, article_nodes(page), meta_tags(page), start, end, second, document_title(page), outlets(page))


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
