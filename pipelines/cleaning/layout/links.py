"""The links in the blocks of a page and what they say, read once: several rules ask for those of the same blocks."""

from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.page import Block

LOOKED_AT = 200
"""Links of a block's element that are looked at, with or without an address: blocks of loose text stand in an element
that holds half the page."""


@dataclass(frozen=True, slots=True)
class Links:
    """What has been read of a page's links so far."""

    _inside: dict[HtmlElement, list[HtmlElement]] = field(default_factory=dict)
    _texts: dict[HtmlElement, str] = field(default_factory=dict)

    def inside(self, block: Block) -> list[HtmlElement]:
        """The first links in a block's element; it is the first itself where it is one. Nobody changes the list."""
        element = block.element
        found = self._inside.get(element)
        if found is None:
            alone = not len(element) and element.tag != "a"  # as most: to look for links costs twenty times as much
            found = self._inside[element] = [] if alone else list(islice(element.iter("a"), LOOKED_AT))
        return found

    def text(self, link: HtmlElement) -> str:
        """All text in a link, tidied."""
        text = self._texts.get(link)
        if text is None:
            text = self._texts[link] = whole_text(link)
        return text
