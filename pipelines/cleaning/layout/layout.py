"""One layout of a page: worked out once, before its text is known, and read by all stages."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.cleaning.layout.headline import find_headline
from pipelines.cleaning.layout.outline import Outline, outline
from pipelines.cleaning.layout.zones import name_zones
from pipelines.cleaning.outlets import address_of, document_title, host_names, is_outlet, outlets
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

FOOTER = 25
"""Blocks at the end of a page among which its copyright line stands."""

_COPYRIGHT = re.compile("|".join(read_toml("labels/labels.toml")["copyright"]["words"]), re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """What a page shows where. Of a plain text there are no blocks, no headline and no outlets."""

    page: Page

    @property
    def blocks(self) -> list[Block]:
        """The page's blocks, in its order; all positions are indices of these."""
        return self.page.blocks

    @cached_property
    def headline(self) -> int | None:
        """The block that says what the page's title says."""
        meta = self.page.meta
        titles = [
            *(element.text or "" for element in self.page.tagged["title"][:1]),
            *meta.get("og:title", [])[:1],
            *meta.get("twitter:title", [])[:1],
        ]
        return find_headline(self.blocks, titles)

    @cached_property
    def outline(self) -> Outline:
        """The elements above the blocks, the region that each stands in, and how much running text each block is."""
        found = outline(self.blocks)
        name_zones(found, self.headline, self.page.tagged, self.blocks)
        return found

    @cached_property
    def document_title(self) -> str:
        """The text of <title>."""
        return document_title(self.page)

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The folded names that the site goes by."""
        return outlets(self.page) if self.page.tree is not None else frozenset()

    def owns(self, name: str) -> bool:
        """Whether a name is the site's: one of its stated names, or named in the copyright line at the page's end."""
        if is_outlet(name, self.outlets):
            return True
        key = fold(name)
        return any(key in fold(block.text) for block in self.blocks[-FOOTER:] if _COPYRIGHT.search(block.text))

    def knows_itself(self, name: str) -> bool:
        """Whether the site states a name of its own in the script that `name` is written in, to compare it with."""
        hosts = host_names(address_of(self.page))
        return any(outlet.isascii() == name.isascii() for outlet in self.outlets if outlet not in hosts)

    def stated(self, *names: str) -> list[str]:
        """The contents of meta elements, in the order of the names, tidied."""
        values = (value for name in names for value in self.page.meta.get(name, ()))
        return [text for value in values if (text := stated_text(value))]
