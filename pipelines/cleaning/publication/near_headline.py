"""Where on a page the article's own date line stands: beside the headline, and nowhere else."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.words import either, table
from pipelines.cleaning.draft import Draft
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.text import fold, tidy
from pipelines.cleaning.toml_files import read_toml

BEFORE_TITLE = 6
"""Blocks above the headline that may hold its date (own choice; the gold pages need 2)."""
BEHIND_TITLE = 40
"""Blocks below it: polls, share buttons and galleries stand between headline and text (the gold pages need 11)."""
BEHIND_LEAD = 3
"""Blocks below the text's first where a line that is nothing but a date is the page's own."""
BEHIND_TEXT = 4
"""Blocks below the text that may hold a labelled date."""

MAX_PIECES = 30
"""Inline elements of a block, and pieces of text of an element, that are looked at (own choice)."""

MAX_DEPTH = 100
"""Ancestors of an element that are looked at: real pages nest 30 to 50 deep, hostile ones 100,000."""

TEASER_DEPTH = 2
"""Elements around a date in which a linked headline is looked for: the list's entry, and a column of it."""

TEASER_WORDS = 4
"""Words of a linked headline; links of fewer are the section or the author."""

PARAGRAPH = 120
"""Characters of a block that is surely text."""

_ELSEWHERE = read_toml("publication/names.toml")["elsewhere"]
_ELEMENTS = frozenset(_ELSEWHERE["elements"])
_WORDS = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, _ELSEWHERE['words']))})(?=$|[\s_-])")
_OWN = re.compile(r"(?:post|entry|article|story|single|content)[-_]+(?:footer|header|masthead)")
"""Parts of the article itself, by the names that themes give them."""
_MAY_BE_DATE = re.compile("|".join([r"\d[^\d]{0,12}\d|\d{4}", *table("relative")["hints"]["block"]]))
"""Cheap: two numbers near each other or a year (of any digits), or the openers of relative phrases."""

_TODAY = re.compile(rf"\s*{either(table('relative')['days']['0'])}.*\d{{4}}")
"""A line above the headline that opens with "today" and names a day is the site's own calendar, a weekday or not."""


class Headline:
    """The article's headline on the page, and what stands around it."""

    def __init__(self, article: Draft, page: Page) -> None:
        self.blocks = page.blocks
        span = _text_span(article, page)
        self.start, self.end = span or (len(page.blocks), len(page.blocks))
        self.at = _title_index(article.title, page.blocks, self.start)
        if span is None and self.at is not None:
            self.start = self.end = self._first_paragraph(self.at)
        anchor = self.blocks[self.at].element if self.at is not None else self._first_element()
        self._levels: dict[HtmlElement, int] = {}
        if anchor is not None:
            self._levels = {element: level for level, element in enumerate([anchor, *anchor.iterancestors()])}

    def _first_paragraph(self, at: int) -> int:
        """Where the text may begin, on a page whose lines do not know their blocks."""
        behind = self.blocks[at + 1 : at + BEHIND_TITLE]
        return next((block.index for block in behind if len(block.text) >= PARAGRAPH), at + 1)

    def _first_element(self) -> HtmlElement | None:
        return self.blocks[self.start].element if self.start < len(self.blocks) else None

    def lines(self) -> Iterator[tuple[Block, bool]]:
        """Blocks that may hold the article's date, nearest to the headline first; and whether they stand behind the
        text, where only a labelled date counts."""
        top = self.start - BEFORE_TITLE if self.at is None else self.at - BEFORE_TITLE
        title = self.start if self.at is None else self.at
        below = self.blocks[title + 1 : min(self.start, title + BEHIND_TITLE)]
        above = self.blocks[max(0, top) : title][::-1]
        behind = self.blocks[self.end + 1 : self.end + 1 + BEHIND_TEXT]
        for block in below:
            if self._may_be_date(block):
                yield block, False
        for block in self.blocks[self.start + 1 : self.start + 1 + BEHIND_LEAD]:  # headline, lead, date, text
            if block.index < self.end and _holds_date_line(block) and self._may_be_date(block):
                yield block, False
        for block in above:
            if self._may_be_date(block) and not _TODAY.match(fold(block.text)):
                yield block, False
        for block in behind:
            if self._may_be_date(block):
                yield block, True

    def distance(self, element: HtmlElement) -> int | None:
        """How far up the tree headline and element meet; None where the element stands in another part of the page."""
        for ancestor in lineage(element):
            if ancestor in self._levels:
                if ancestor.tag in ("body", "html") and ancestor is not element.getparent():
                    return None  # two parts of the page
                return self._levels[ancestor]
            if _is_elsewhere(ancestor):
                return None
        return None

    def dates_a_teaser(self, element: HtmlElement) -> bool:
        """Whether a headline that leads elsewhere stands right beside the element: the date is that article's."""
        for ancestor in islice(element.iterancestors(), TEASER_DEPTH):
            if ancestor in self._levels:
                return False
            links = islice(ancestor.iter("a"), MAX_PIECES)
            if any(len(text_of(link).split()) >= TEASER_WORDS for link in links):
                return True
        return False

    def _may_be_date(self, block: Block) -> bool:
        if len(block.text) > 200 or not _MAY_BE_DATE.search(block.text):
            return False
        for ancestor in lineage(block.element):
            if ancestor in self._levels and ancestor is not block.element:
                return True
            if _is_elsewhere(ancestor):
                return False
        return True


def _holds_date_line(block: Block) -> bool:
    """A block that is nothing but a date, or a short one with an element in it that is."""
    if is_date_line(block.spaced):
        return True
    return len(block.text) <= PARAGRAPH and any(map(is_date_line, pieces(block)))


def lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and those that it stands in, from the inside, no more than MAX_DEPTH."""
    yield element
    yield from islice(element.iterancestors(), MAX_DEPTH)


def text_of(element: HtmlElement) -> str:
    """What an element says, or the beginning of it: an element that was never closed holds the rest of the page."""
    return " ".join(" ".join(islice(element.itertext(), MAX_PIECES)).split())


def _is_elsewhere(element: HtmlElement) -> bool:
    if element.tag in ("header", "footer"):  # the page's, unless it stands inside the article
        return not any(ancestor.tag in ("article", "main") for ancestor in lineage(element))
    if element.tag in _ELEMENTS:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return len(marks) > 1 and _WORDS.search(_OWN.sub("", marks)) is not None


def _text_span(article: Draft, page: Page) -> tuple[int, int] | None:
    """Indices of the first and last block of the text that was kept; None where no line knows its block."""
    kept = frozenset(article.text.split("\n"))
    known = [line for line in page.lines if line.block is not None]
    places = [line.block.index for line in known if line.block and tidy(line.text) in kept]
    places = places or [line.block.index for line in known if line.block]
    return (min(places), max(places)) if places else None


def _title_index(title: str | None, blocks: list[Block], start: int) -> int | None:
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


def pieces(block: Block) -> Iterator[str]:
    """What the inline elements of a block say, each for itself: templates put a date into an element of its own."""
    inline = block.element.iter("span", "b", "i", "em", "small", "strong", "font", "bdi", "a")
    for element in islice(inline, MAX_PIECES):
        text = text_of(element)
        if text != block.text and len(text) <= 100 and _MAY_BE_DATE.search(text):
            yield text


def alike(one: str, other: str) -> bool:
    """Most words are the same, but for quotes and marks: titles come from metadata, headings from the page."""
    first, second = ({word for word in fold(text).split() if len(word) > 2} for text in (one, other))
    return len(first & second) * 2 > max(len(first), len(second), 1)
