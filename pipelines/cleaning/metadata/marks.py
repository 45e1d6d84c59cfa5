"""Elements of a page that say by their names, or by where they lead, that they hold its author or its source."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import with_ancestors
from pipelines.cleaning.labels import after_phrase, is_full_name, read_label, trim
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.author_boxes import WHOLE
from pipelines.cleaning.metadata.author_links import is_all_link, leads_to_author
from pipelines.cleaning.metadata.bylines import INLINE, LONGEST_LABEL, MOST_ELEMENTS, spaced_text
from pipelines.cleaning.page import Block
from pipelines.cleaning.rendering import shown_text
from pipelines.cleaning.roles import leads_to_more
from pipelines.cleaning.text import tidy

LONGEST_LINE = 200
"""Characters of a block that may hold a byline among other things ("3 مايو 2024 بواسطة …")."""

FEWEST_OF_HEADLINE = 3
"""Words of a linked headline beside a name (own choice)."""

SIGNS = ("i", "span", "em", "b")
"""Elements that show a sign of a font."""

_URL = re.compile(r"https?://\S+")
_OTHERS = frozenset({"tags", "hashtags", "section", "crumbs", "published", "modified"})
_CONTAINERS = (*WHOLE, "section")

MarkField = Literal["authors", "source"]
"""What an element may say that it holds."""


Said = dict[HtmlElement, MarkField | None]
"""What elements say: blocks side by side stand in the same ones."""


class Mark(NamedTuple):
    """The text of an element that says what it is."""

    field: MarkField
    text: str
    """Without the phrase that may introduce it."""
    block: int


def byline_marks(around: Surroundings) -> list[Mark]:
    """Elements that say author or source by class, rel, itemprop or link, the inner ones first, block by block."""
    marks: list[Mark] = []
    said: Said = {}
    for block in around.signed:
        if len(block.text) > LONGEST_LINE or _is_under_link(block, around) or _is_quoted(block):
            continue
        if not (block.link_chars and _is_card(block, around)):
            marks += _marks(block, said, signed=block.index <= around.start)
    return marks


def _is_quoted(block: Block) -> bool:
    """Whether a block stands in a quotation, where a name is that of somebody who is quoted."""
    return any(element.tag == "blockquote" for element in with_ancestors(block.element, 2))


def _is_under_link(block: Block, around: Surroundings) -> bool:
    """Whether a block behind the text's beginning stands right under a linked headline, in one box: who wrote that."""
    if block.index <= around.start + 1:
        return False
    above, box = around.blocks[block.index - 1], block.element.getparent()
    linked = is_all_link(above) and len(above.text.split()) > FEWEST_OF_HEADLINE
    if not linked or box is None or box.tag in WHOLE or box not in above.element.iterancestors():
        return False
    return box not in around.blocks[around.start].element.iterancestors()


def _is_card(block: Block, around: Surroundings) -> bool:
    """Whether a block over the headline or behind the text links a headline as well: its writer wrote that."""
    if around.head_at <= block.index <= around.end:
        return False
    known = around.links
    links = known.inside(block)[:MOST_ELEMENTS]
    if block.element.tag == "li" and len({link.get("href") for link in links if known.text(link)}) > 1:
        return True  # of a list of writers, each with what he wrote
    return any(
        len(text.split()) >= FEWEST_OF_HEADLINE
        and not leads_to_author(link.get("href") or "")
        and not leads_to_more(text)
        and not (text == block.spaced and is_full_name(text))
        for link in links
        if (text := known.text(link)) in block.spaced
    )


def _marks(block: Block, said: Said, *, signed: bool) -> list[Mark]:
    """What a block's elements say; `signed`: and signs of persons, which behind the text stand for readers too."""
    marks: list[Mark] = []
    taken: list[HtmlElement] = []
    for element in reversed(list(_elements(block))):
        field = _says(element, said)
        if signed and not taken and (name := _behind_sign(element)):
            marks.append(Mark("authors", name, block.index))
        if not field or any(element in inner.iterancestors() for inner in taken):
            continue
        text = spaced_text(block) if element is block.element else shown_text(element)
        found = _mark(field, text, block.index)
        marks += found
        taken += [element] * len(found)
    return marks[::-1] or _above(block, said)


def _behind_sign(element: HtmlElement) -> str:
    """The full name that stands right behind the sign of a person, in the text or in an element; else empty."""
    if element.tag not in SIGNS or not says(element, "person-sign") or shown_text(element):
        return ""
    behind = element.getnext()
    name = trim(tidy(element.tail or "")) or (trim(shown_text(behind)) if behind is not None else "")
    return name if is_full_name(name) else ""


def _mark(field: MarkField, text: str, at: int) -> list[Mark]:
    text = tidy(_URL.sub(" ", text))
    label = read_label(text) if len(text) <= LONGEST_LABEL else None
    values = label.values(field) if label is not None else ()
    rest = after_phrase(text, field)
    if label is not None and label.kind in _OTHERS:
        return []  # the label of another field, in a box for several ("post-source-tags")
    beside = [Mark("source", value, at) for value in label.values("source")] if label and field == "authors" else []
    return beside + [
        Mark(field, value, at) for value in values or [text if rest is None else rest] if 1 < len(value) <= 80
    ]


def _above(block: Block, said: Said) -> list[Mark]:
    """The block's text, where an element around it says what it is ("<section aria-labelledby=article-byline>")."""
    for element in with_ancestors(block.element, 3)[1:]:
        if element.tag in WHOLE:
            break
        if field := _says(element, said):
            return _mark(field, spaced_text(block), block.index)
    return []


def _elements(block: Block) -> Iterator[HtmlElement]:
    """The block's element and what stands inline in it."""
    if block.element.tag in _CONTAINERS:  # loose text: only what stands right in the container, and in this block
        for child in islice(block.element.iterchildren(*INLINE), MOST_ELEMENTS):
            text = " ".join("".join(child.itertext()).split())
            if text and text in block.text:
                yield child
        return
    yield block.element
    if len(block.element):
        yield from islice(block.element.iterdescendants(*INLINE), MOST_ELEMENTS)


def _says(element: HtmlElement, said: Said) -> MarkField | None:
    if element not in said:
        stated = dict(element.items())
        said[element] = _read_names(stated) if stated else None
    return said[element]


def _read_names(stated: Mapping[str, str]) -> MarkField | None:
    return "authors" if _says_author(stated) else "source" if _says_source(stated) else None


def _says_author(stated: Mapping[str, str]) -> bool:
    if stated.get("rel") == "author" or stated.get("itemprop") == "author" or says(stated, "byline"):
        return True
    return "href" in stated and leads_to_author(stated["href"])


def _says_source(stated: Mapping[str, str]) -> bool:
    return says(stated, "source") or "/source/" in stated.get("href", "")
