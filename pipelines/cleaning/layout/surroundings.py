"""What stands around an article's text: between its headline and its first paragraph, and behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from pipelines.cleaning.dates import is_date_line
from pipelines.cleaning.element_text import with_ancestors
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.layout import Layout
from pipelines.cleaning.layout.links import Links
from pipelines.cleaning.layout.span import span_of_found
from pipelines.cleaning.page import Block, Line, Page

SIGNED = 8
"""Blocks behind the text where a byline or source line may stand."""

LEAD_REACH = 12
"""Blocks between the lead and the next paragraph: a byline, a date, a picture, buttons."""

TWICE = 12
"""Blocks between the two places where a page prints its headline: a byline, a picture, a caption stand there."""

FOOTER_DEPTH = 6
"""Elements around a line in which the page's footer is looked for (own choice)."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements of headings."""


@dataclass(frozen=True)
class Surroundings:
    """A layout, and where in it text and headline stand. All positions are indices of blocks."""

    layout: Layout
    lines: Sequence[Line]
    """The lines that may be the article's."""
    start: int
    """The block that the text begins with; the number of blocks where no line has one."""
    end: int
    """The block that the text ends with."""
    second: int
    """The text's second long block: between it and the lead a byline may stand."""
    title_at: int | None = None
    """The first block of the heading that the title was read from."""
    head_at: int = 0
    """The same; where the page prints the headline twice, of the first of the two."""

    @classmethod
    def of(cls, layout: Layout, lines: Sequence[Line]) -> "Surroundings":
        """The surroundings of these lines; where the title stands is not yet known."""
        span = span_of_found(lines, layout.blocks)
        return cls(layout, lines, span.start, span.end, span.second)

    def with_title(self, at: int) -> "Surroundings":
        """The same, and where the title stands: the text begins behind it, whatever was found as its first line."""
        text, above = self.blocks[at].text, self.blocks[max(0, at - TWICE) : at]
        head_at = next((block.index for block in above if block.text == text), at)
        start = self.start
        if start <= at:
            behind = [line.block.index for line in self.lines if line.block is not None and line.block.index > at]
            start = min(behind, default=start)
        return replace(self, title_at=at, head_at=head_at, start=start)

    @cached_property
    def links(self) -> Links:
        """The links in the blocks."""
        return Links()

    @property
    def page(self) -> Page:
        """The page."""
        return self.layout.page

    @property
    def blocks(self) -> list[Block]:
        """The page's blocks."""
        return self.layout.blocks

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """The JSON-LD nodes of the article, best first."""
        return self.layout.page.article_nodes

    @property
    def outlets(self) -> frozenset[str]:
        """The folded names that the site goes by."""
        return self.layout.outlets

    def holds(self, block: Block) -> bool:
        """Whether a block stands inside the text, between its first and its last."""
        return self.start < block.index < self.end

    def before(self) -> Iterator[Block]:
        """Blocks between the title and the text, and the text's first two: where bylines stand."""
        first = self.start - 8 if self.title_at is None else self.head_at - 3
        yield from self.blocks[max(0, first) : max(self.start + 2, min(self.second, self.start + LEAD_REACH))]

    def opening_lines(self, count: int) -> list[Line]:
        """The first lines of the text behind the headline, without its date: what was found as text may hold those."""
        at = -1 if self.title_at is None else self.title_at
        own = (line for line in self.lines if line.block is None or line.block.index > at)
        return list(islice((line for line in own if not is_date_line(line.text)), count))

    def closing_lines(self, count: int) -> list[Line]:
        """The last lines of the text before the page's footer, which may be found as text where nothing parts them."""
        own = (line for line in reversed(self.lines) if line.block is None or not _is_in_footer(line.block))
        return list(islice(own, count))[::-1]

    def opening(self, count: int) -> list[str]:
        """What these lines say."""
        return [line.text for line in self.opening_lines(count)]

    def behind(self, count: int) -> list[Block]:
        """The last three blocks of the text and `count` blocks behind it."""
        return self.blocks[max(self.start, self.end - 2) : self.end + 1 + count]

    @cached_property
    def signed(self) -> list[Block]:
        """Where a byline or source may stand: before the text, at its end, and behind it up to the next headline."""
        found = [block for block in self.before() if not _is_caption(block)]
        zone = self.layout.outline.zone
        for block in self.behind(SIGNED):
            if zone(block.index) == "comments" != zone(self.start):
                break
            if block.index > self.end and (
                (block.element.tag in HEADINGS and not _says_source(block)) or _is_of_another(block)
            ):
                break
            if block.index >= self.start + 2 and not _is_caption(block):
                found.append(block)
        return found


def _is_in_footer(block: Block) -> bool:
    """Whether a block stands in the page's footer or a menu, and not in the footer of an article."""
    for element in with_ancestors(block.element, FOOTER_DEPTH):
        if element.tag in ("footer", "nav"):
            return not any(above.tag in ("article", "main") for above in element.iterancestors())
    return False


def _says_source(block: Block) -> bool:
    """Whether a heading is a line that names the source: "المصدر: …"."""
    label = read_label(block.spaced)
    return label is not None and label.kind == "source" and bool(label.values("source"))


def _is_caption(block: Block) -> bool:
    element = block.element
    return element.tag == "figcaption" or says(element, "caption")


def _is_of_another(block: Block) -> bool:
    """Whether a block is a link as long as a headline, but no source line, or stands in a box of related articles."""
    if len(block.text) > 30 and block.link_chars > 0.8 * len(block.text):
        label = read_label(block.spaced)
        return label is None or label.kind != "source"
    return any(says(element, "related") for element in with_ancestors(block.element, 3))
