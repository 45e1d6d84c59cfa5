"""Where the headline stands: the block that says what the page's title says."""

import re

from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold

NAME = 1.5
"""How many times as long as a part of the title another part must be for the first to be the site's name or motto,
which stands in many titles (own choice)."""

_HOME = re.compile(r"(?:https?://[^/?#]+)?/?")


def _leads_home(block: Block) -> bool:
    """Whether a heading is one link to the front page: the site's name, which titles hold too."""
    if block.link_chars < 0.9 * len(block.text):
        return False
    targets = [target for link in block.element.iter("a") if (target := link.get("href"))]
    return bool(targets) and all(_HOME.fullmatch(target) for target in targets)


def find_headline(blocks: list[Block], titles: list[str]) -> int | None:
    """The block that is the headline: an h1, else the first block, that says what the page's title says; one that says
    a much longer part of it before one that says a shorter. An h1 of one short word is it where a title is that word
    and nothing else.

    `titles` are what <title> and og:title say: with the site's name, so that the headline is a part of them.
    """
    folded = [fold(title) for title in titles if title]
    ones = [block.index for block in blocks if block.element.tag == "h1" and len(block.text) >= 20]
    said = "\n".join(folded)  # no key holds a line feed
    best: int | None = None
    longest, most = 0.0, 2 * max(map(len, folded), default=0)
    for block in blocks:
        tag = block.element.tag
        if tag == "h1" and len(block.text) < 8 and fold(block.text) in folded:
            return block.index
        if tag == "title" or not 8 <= len(block.text) <= 300 or (tag == "h1" and _leads_home(block)):
            continue
        if tag in ("h1", "h2") or longest < len(block.text) <= most:
            key = fold(block.text)
            if key in said and len(key) >= 8:
                if tag == "h1":
                    return block.index
                if len(key) >= 20 and (best is None or len(key) > longest):
                    best, longest = block.index, NAME * len(key)
    if len(ones) == 1 and (best is None or (best < ones[0] and _is_entry(blocks[best]))):
        return ones[0]
    return best


def _is_entry(block: Block) -> bool:
    """Whether a block is an entry of a menu: a link in a list of a navigation, which may say what the title says."""
    return block.link_chars >= 0.9 * len(block.text) and any(e.tag == "nav" for e in block.element.iterancestors())


def shown_title(title: str | None, blocks: list[Block], start: int) -> int | None:
    """The block of the headline: a heading that shows it, else the last such block above the text, else the first h1.

    Tickers and lists of news show headlines too, above and below.
    """
    headings = [block.index for block in blocks[:start] if _heading_level(block) == 1]
    if title:
        opening, longest = title[:24], 2 * len(title) + 40
        shown = [block.index for block in blocks if opening in block.text and len(block.text) <= longest]
        shown = shown or [index for index in headings if alike(title, blocks[index].text)]
        above = [index for index in shown if index < start]
        first = next((index for index in above if _heading_level(blocks[index])), None)
        if above or shown:
            return first if first is not None else above[-1] if above else shown[0]
    return headings[0] if len(headings) == 1 else None


def _heading_level(block: Block) -> int:
    """1 or 2 inside h1 or h2; 0 elsewhere."""
    parent = block.element.getparent()
    for element in (block.element, parent):
        if element is not None and element.tag in ("h1", "h2"):
            return int(str(element.tag)[1])
    return 0


def alike(one: str, other: str) -> bool:
    """Most words are the same, but for quotes and marks: titles come from metadata, headings from the page."""
    first, second = ({word for word in fold(text).split() if len(word) > 2} for text in (one, other))
    return len(first & second) * 2 > max(len(first), len(second), 1)
