"""The box on the author under a text, whatever it is called: the byline's name once more, or "the author"."""

import re

from lxml.html import HtmlElement

from pipelines.cleaning.labels import read_label
from pipelines.cleaning.layout.outline import Outline
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.roles import is_about_writer

OPENING_WORDS = (2, 5)
"""Words of a name; a single word may be anything."""

LONGEST_BYLINE = 120
"""Characters of the line above the text that holds the name: a date and a time to read stand in it, too."""

LONGEST_ABOUT = 600
"""Characters of a paragraph on the author (own choice): two or three sentences."""

ABOUT_LINES = 6
"""Lines of the box: a name, an office, a sentence or two, links to accounts."""

TEXT = 3
"""Paragraphs that a text has of its own."""

_BY = frozenset(("", "by", "par", "von", "por"))

_BOXES = frozenset(("div", "section", "aside", "footer", "table"))
_WORD_BEHIND = re.compile(r"\s*[^\W\d_]")
_NO_NAME = re.compile(r"[\d:;|/@.,،؛؟!?«»\"]")


def author_boxes(region: list[Block], head: list[Block], found: Outline) -> frozenset[int]:
    """The blocks of such a box. `head` is the headline and what stands between it and the region's first paragraph."""
    above = [block.spaced for block in head[1:] if len(block.text) <= LONGEST_BYLINE and not is_prose(block.text)]
    prose = [block for block in region if is_prose(block.text) and not found.zone(block.index)]
    for at, block in enumerate(region):
        heads = is_about_writer(block.text) and any(_is_name(one.text) for one in region[at + 1 : at + 2])
        opens = _opens(block, above)
        told = None if heads or opens else _who_is_told_of(block, above)
        if not (heads or opens or told):
            continue
        before = [one for one in prose if one.index < block.index]
        if len(before) < TEXT:
            continue
        name = told or (region[at + 1].text if heads else block.text)
        if _is_told_of(name, [one.spaced for one in (*head[:1], *before)]):
            continue
        box = _box_around(block.element, before[-1])
        own = [one for one in region[at:] if box is not None and box in (one.element, *one.element.iterancestors())]
        behind = [one for one in prose if own and one.index > own[-1].index]
        if told:  # a sentence of his own needs no line beside it, and may have other boxes behind it
            behind = [one for one in behind if one.element.getparent() is before[-1].element.getparent()]
        if (told is None) < len(own) <= ABOUT_LINES and not behind:
            return frozenset(one.index for one in own)
    return frozenset()


def _opens(block: Block, above: list[str]) -> bool:
    """Whether a block is a name that stands above the text, too, alone or as a byline does: not in a talk with him."""
    name = block.text
    return _is_name(name) and any(
        _names(line, name) and (_is_byline(line) or _stands_apart(line, name)) for line in above
    )


def _who_is_told_of(block: Block, above: list[str]) -> str | None:
    """The name of a byline above the text that a sentence opens with: "Jo Keller covers the harbour for …"."""
    if len(block.text) > LONGEST_ABOUT or not is_prose(block.text):
        return None
    words = block.text.split()
    opening = " ".join(words[: OPENING_WORDS[0]])
    if not any(opening in line for line in above):
        return None  # as of nearly all paragraphs
    names = (" ".join(words[:count]) for count in range(OPENING_WORDS[1], OPENING_WORDS[0] - 1, -1))
    return next((name for name in names if _is_name(name) and any(_opens_line(line, name) for line in above)), None)


def _opens_line(line: str, name: str) -> bool:
    """Whether a line opens with a name, "by" before it or not, or is a byline of it."""
    before, found, behind = line.partition(name)
    if not found or behind[:1].isalpha():
        return False
    label = read_label(line)
    return before.strip().lower() in _BY or (label is not None and name in label.values("authors"))


def _stands_apart(line: str, name: str) -> bool:
    """Whether marks or numbers part the name from all else in a line."""
    before, _, behind = line.partition(name)
    return not _WORD_BEHIND.match(behind) and not before.rstrip()[-1:].isalpha()


def _is_byline(line: str) -> bool:
    label = read_label(line)
    return label is not None and bool(label.values("authors"))


def _is_told_of(name: str, told: list[str]) -> bool:
    """Whether a text speaks of who bears a name, by all of it or its last word: the box is on whom it portrays, or on
    whose book it reviews."""
    return any(_names(text, part) for text in told for part in (name, name.split()[-1]))


def _is_name(text: str) -> bool:
    """Whether a line may be a name: a few words and no marks."""
    return OPENING_WORDS[0] <= len(text.split()) <= OPENING_WORDS[1] and not _NO_NAME.search(text)


def _names(line: str, name: str) -> bool:
    """Whether a line holds a name, as words of their own."""
    # Most lines do not: an expression for each pair of a name and a line took seconds on a page of many.
    return name in line and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) is not None


def _box_around(element: HtmlElement, paragraph: Block) -> HtmlElement | None:
    """The largest box around an element that does not hold a paragraph before it."""
    around = {paragraph.element, *paragraph.element.iterancestors()}
    box = None
    for one in (element, *element.iterancestors()):
        if one in around:
            break
        if one.tag in _BOXES:
            box = one
    return box
