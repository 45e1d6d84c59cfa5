"""Short lines that may hold a name: what of one is it, what stands side by side in it, whether it is a caption."""

import re
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.labels import after_phrase, beside_date, read_label
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.pictures import is_beside_picture
from pipelines.cleaning.metadata.author_boxes import LISTS, TOLD
from pipelines.cleaning.metadata.bylines import LONGEST_LABEL, spaced_text
from pipelines.cleaning.page import Block
from pipelines.cleaning.roles import is_no_writer
from pipelines.cleaning.text import SPACE, SPACED, tidy

_DASHES = re.compile(rf"{SPACED}[-–—]\s+")
_BARS = "|•·"
_COLUMNS = re.compile(rf"{SPACE}[{_BARS}]\s*")


def signed_name(block: Block) -> str:
    """A short block's text behind the phrase that may introduce a name; empty where it is longer than a signature, or
    an agency's desk signs its dispatch."""
    if len(block.text) > TOLD:
        return ""
    label = read_label(block.spaced)
    if (label is not None and (label.kind in ("initials", "verse-byline") or label.helper)) or is_no_writer(
        block.spaced
    ):
        return ""
    text = spaced_text(block)
    return after_phrase(text, "authors") or tidy(text)


def columns(block: Block) -> list[str]:
    """What stands side by side in a short line: between bars, and beside a date in elements or behind dashes."""
    if len(block.text) > LONGEST_LABEL:
        return []
    parts = _COLUMNS.split(block.text) if any(bar in block.text for bar in _BARS) else [block.text]
    if any(map(str.isdigit, block.text)):
        inner = islice(block.element.iterdescendants("a", "span", "b", "strong"), 10)
        texts = list(map(whole_text, inner))
        parts = [
            *parts,
            *beside_date(block.spaced),
            *(
                text for text in texts if text != block.text and text in block.spaced
            ),  # loose text stands in the article
            *_DASHES.split(block.spaced),
        ]
    return parts


def is_caption_or_link(block: Block) -> bool:
    """A person in the news: a tag under the headline, a caption, a list entry, a name beside a picture."""
    if is_beside_picture(block.element):
        return True
    element: HtmlElement | None = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "main"):
            break
        if element.tag in LISTS:
            return True
        if says(element, "caption"):
            return True
        element = element.getparent()
    return block.link_chars > sum(
        len(text) for text in map(whole_text, block.element.iter("a")) if text.startswith("@")
    )
