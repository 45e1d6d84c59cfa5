"""Where on a page the article's own date line stands: beside the headline, and nowhere else."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.dates.words import either, table
from pipelines.cleaning.draft import CleanText, Metadata
from pipelines.cleaning.labels import is_home
from pipelines.cleaning.layout import Layout
from pipelines.cleaning.layout.element_names import is_undated, says
from pipelines.cleaning.layout.headline import shown_title
from pipelines.cleaning.layout.span import span_of_kept
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import fold

BEFORE_TITLE = 6
"""Blocks above the headline that may hold its date (own choice; the gold pages need 2)."""
BEHIND_TITLE = 40
"""Blocks below it: polls, share buttons and galleries stand between headline and text (the gold pages need 11)."""
BEHIND_LEAD = 3
"""Blocks below the text's first where a line that is nothing but a date is the page's own."""
BEHIND_TEXT = 4
"""Blocks below the text that may hold a labelled date."""

MAX_PIECES = 30
"""Inline elements of a block, and inline_texts of text of an element, that are looked at (own choice)."""

MAX_ANCESTORS = 100
"""Ancestors of an element that are looked at: real pages nest 30 to 50 deep, hostile ones 100,000."""

LEAD_REACH = 12
"""Blocks between the lead and the next paragraph, where more than those stand there: a picture, a caption, a byline."""

TEASER_DEPTH = 2
"""Elements around a date in which a linked headline is looked for: the list's entry, and a column of it."""

TEASER_WORDS = 4
"""Words of a linked headline; links of fewer are the section or the author."""

SURE_TEXT = 120
"""Characters of a block that is surely text."""

_MAY_BE_DATE = re.compile("|".join([r"\d[^\d]{0,12}\d|\d{4}", *table("relative")["hints"]["block"]]))
"""Cheap: two numbers near each other or a year (of any digits), or the openers of relative phrases."""

_TODAY = re.compile(rf"\s*{either(table('relative')['days']['0'])}.*\d{{4}}")
"""A line above the headline that opens with "today" and names a day is the site's own calendar, a weekday or not."""


class Headline:
    """The article's headline on the page, and what stands around it."""

    def __init__(self, layout: Layout, body: CleanText, said: Metadata) -> None:
        self.blocks = layout.blocks
        self.outlets = layout.outlets
        span = span_of_kept(body.kept)
        self.start, self.end = span or (len(self.blocks), len(self.blocks))
        taken = sorted(line.block.index for line in body.kept if line.block is not None)
        self._second = next((index for index in taken if index > self.start), self.start)
        self.at = shown_title(said.title, self.blocks, self.start) if said.title_at is None else said.title_at
        if span is None and self.at is not None:
            self.start = self.end = self._first_paragraph(self.at)
        anchor = self.blocks[self.at].element if self.at is not None else self._first_element()
        self._levels: dict[HtmlElement, int] = {}
        if anchor is not None:
            self._levels = {element: level for level, element in enumerate([anchor, *anchor.iterancestors()])}

    def _first_paragraph(self, at: int) -> int:
        """Where the text may begin, on a page whose lines do not know their blocks."""
        behind = self.blocks[at + 1 : at + BEHIND_TITLE]
        return next((block.index for block in behind if len(block.text) >= SURE_TEXT), at + 1)

    def _gap(self) -> int:
        """How many blocks behind the text's first are looked at: those up to the text's next."""
        return max(BEHIND_LEAD, min(self._second, self.start + LEAD_REACH) - self.start)

    def _first_prose(self) -> int:
        """Where the running text begins: its points, with a heading, may stand above the byline."""
        behind = self.blocks[self.start : self.start + BEHIND_TITLE]
        if not any(element.tag == "li" for block in behind[:2] for element in islice(lineage(block.element), 2)):
            return self.start
        return next((block.index for block in behind if is_prose(block.text)), self.start)

    def _first_element(self) -> HtmlElement | None:
        return self.blocks[self.start].element if self.start < len(self.blocks) else None

    def lines(self) -> Iterator[tuple[Block, bool]]:
        """Blocks that may hold the article's date, nearest to the headline first; and whether they stand behind the
        text, where only a labelled date counts."""
        top = self.start - BEFORE_TITLE if self.at is None else self.at - BEFORE_TITLE
        title = self.start if self.at is None else self.at
        below = self.blocks[title + 1 : min(self._first_prose(), title + BEHIND_TITLE)]
        above = self.blocks[max(0, top) : title][::-1]
        behind = self.blocks[self.end + 1 : self.end + 1 + BEHIND_TEXT]
        for block in below:
            if self._may_be_date(block):
                yield block, False
        for block in self.blocks[self.start + 1 : self.start + 1 + self._gap()]:  # headline, lead, date, text
            if block.index < self.end and _holds_date_line(block) and self._may_be_date(block):
                yield block, False
        for block in takewhile(lambda one: not _leads_home(one), above):
            if self._may_be_date(block) and not _TODAY.match(fold(block.text)) and not self._is_teasers(block):
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

    def first(self) -> list[Block]:
        """The text's first line: where it is short it may be one that nothing knew."""
        return self.blocks[self.start : self.start + 1] if self.start < self.end else []

    def is_above(self, block: Block) -> bool:
        """Whether a block stands above the headline, or above the text where no line is the headline."""
        return block.index < (self.start if self.at is None else self.at)

    def stands_apart(self, block: Block) -> bool:
        """Whether a block shares nothing with the headline but the page, and is not called an article's date."""
        if any(says(element, "own-date") for element in islice(lineage(block.element), 2)):
            return False
        shared = next((one for one in lineage(block.element) if one in self._levels), None)
        return shared is None or shared.tag in ("html", "body", "form")

    def holds(self, element: HtmlElement) -> bool:
        """Whether the headline stands in an element."""
        return element in self._levels

    def _is_teasers(self, block: Block) -> bool:
        """Whether a headline that leads elsewhere stands in a block or right beside it: a ticker's entry."""
        links = islice(block.element.iter("a"), MAX_PIECES) if block.link_chars else ()
        if not self.holds(block.element) and any(len(start_of_text(link).split()) >= TEASER_WORDS for link in links):
            return True
        return self.dates_a_teaser(block.element)

    def dates_a_teaser(self, element: HtmlElement) -> bool:
        """Whether a headline that leads elsewhere stands right beside the element: the date is that article's."""
        for ancestor in islice(element.iterancestors(), TEASER_DEPTH):
            if ancestor in self._levels:
                return False
            links = islice(ancestor.iter("a"), MAX_PIECES)
            if any(len(start_of_text(link).split()) >= TEASER_WORDS for link in links):
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


def _leads_home(block: Block) -> bool:
    """Whether a block is a menu or a path that opens with the home page: what stands above it is the site's head."""
    link = next(block.element.iter("a"), None) if block.link_chars else None
    return is_home(block.text) or (link is not None and is_home(start_of_text(link)))


def _holds_date_line(block: Block) -> bool:
    """A block that is nothing but a date, or a short one with an element in it that is."""
    if is_date_line(block.spaced):
        return True
    return len(block.text) <= SURE_TEXT and any(map(is_date_line, inline_texts(block)))


def lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and those that it stands in, from the inside, no more than MAX_ANCESTORS."""
    above: HtmlElement | None = element
    for _ in range(MAX_ANCESTORS + 1):
        if above is None:
            return
        yield above
        above = above.getparent()


def start_of_text(element: HtmlElement) -> str:
    """What an element says, or the beginning of it: an element that was never closed holds the rest of the page."""
    if not len(element):  # as most are: a walk is set up in ten times the time
        return " ".join((element.text or "").split())
    return " ".join(" ".join(islice(element.itertext(), MAX_PIECES)).split())


def _is_elsewhere(element: HtmlElement) -> bool:
    if element.tag in ("header", "footer"):  # the page's, unless it stands inside the article
        return not any(ancestor.tag in ("article", "main") for ancestor in lineage(element))
    return is_undated(element)


def inline_texts(block: Block) -> Iterator[str]:
    """What the inline elements of a block say, each for itself: templates put a date into an element of its own."""
    inline = block.element.iter("span", "b", "i", "em", "small", "strong", "font", "bdi", "a", "time")
    for element in islice(inline, MAX_PIECES):
        text = start_of_text(element)
        if text != block.text and len(text) <= 100 and _MAY_BE_DATE.search(text):
            yield text
