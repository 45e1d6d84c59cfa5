"""Who wrote it: people and desks, never outlets, agencies or accounts."""

import re
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.cities import read_cities
from pipelines.cleaning.labels import (
    Label,
    after_phrase,
    beside_date,
    is_credit_word,
    is_full_name,
    opens_with_given_name,
    read_label,
    split_names,
)
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.bylines import LONGEST_LABEL, Mark
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import NO_BYLINES, bare_name, beside_agency, is_desk, is_own_desk, person, without_title
from pipelines.cleaning.stated_values import names_of
from pipelines.cleaning.text import SPACE, SPACED, fold, tidy

MOST_AUTHORS = 6
"""More names are a staff list (own choice)."""

BESIDE = 300
"""Characters of an element that is a picture and what stands beside it; the article's own holds pictures, too."""

_SEVERAL = re.compile(rf"{SPACE}[,\u060c;\u061b|/&]\s*")
"""Between the names of several people in one stated string."""

MOST_STATED = 100
"""Stated names that are looked at (own choice): 70,000 in one meta element took a second."""

TOLD = 60
"""Characters of a line that tells something; a shorter one may be the signature itself."""

_DASHES = re.compile(rf"{SPACED}[-–—]\s+")
_PARTED = re.compile(r"[-–—/|:،]")
_COLUMNS = re.compile(rf"{SPACE}[|•·]\s*")
_AUTHOR_META = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author cxenseparse:author".split()
)
_PERSONS = ("", "person", "thing")
_LABELLED_META = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
"""A label and its value, as cards show them: "written by", "reading time"."""


def find_authors(around: Surroundings, labels: list[Label], marks: list[Mark]) -> list[str]:
    """The authors: byline lines, then elements that say author, then a bare name, then what is stated."""
    found = (
        _people([name for label in labels for name in label.values("authors")], around)
        or _people(_in_cities(around), around)
        or [name for name in _marked(around, marks) if not is_in_the_news(name, around)]
        or [name for name in _people(_signatures(around), around) if not is_in_the_news(name, around)]
        or [name for name in _people(_stated(around), around) if _is_credible(name, around)]
    )
    return found[:MOST_AUTHORS]


def _in_cities(around: Surroundings) -> list[str]:
    """The people of a byline of several cities, or of the paper and a person."""
    return [name for block in around.signed for name in read_cities(block.spaced, around.outlets).people]


def _people(names: list[str], around: Surroundings) -> list[str]:
    """Names of people and desks, once each, in order."""
    people = {fold(name): name for raw in names if (name := person(raw, around.outlets, around.layout.page.lexicon))}
    return list(people.values())


def _marked(around: Surroundings, marks: list[Mark]) -> list[str]:
    """The names in the first block that has any."""
    for at in dict.fromkeys(mark.block for mark in marks if mark.field == "authors"):
        texts = [mark.text for mark in marks if mark.block == at and mark.field == "authors"]
        if names := _people([name for text in texts for name in _named_in(text)], around):
            return names
        dated = _columns(around.blocks[at]) if any(map(str.isdigit, "".join(texts))) else []
        for part in dated:
            if (name := person(part, around.outlets, around.layout.page.lexicon)) and is_full_name(name):
                return [name]
    return []


def _named_in(text: str) -> list[str]:
    """The names in the text of an element that says author; beside "follow-ups" only what is surely a person's."""
    label = read_label(text)
    if label is not None and label.kind in NO_BYLINES:
        return []
    names = split_names(text)
    return list(filter(opens_with_given_name, names)) if any(map(is_credit_word, _PARTED.split(text))) else names


def _stated(around: Surroundings) -> list[str]:
    """JSON-LD author of type Person or none, then the meta elements."""
    named = [part for name, kind in ld_authors(around) if kind in _PERSONS for part in _SEVERAL.split(name)]
    for value in [*around.layout.stated(*_AUTHOR_META), *_on_card(around)]:
        named += _SEVERAL.split(value)
    return [part for name in named[:MOST_STATED] for part in split_names(name)]


def _on_card(around: Surroundings) -> list[str]:
    """The value beside "written by" among those that the page states for a card on a network."""
    pairs = [(around.layout.stated(label)[:1], around.layout.stated(value)[:1]) for label, value in _LABELLED_META]
    return [value[0] for label, value in pairs if label and value and after_phrase(label[0], "authors") == ""]


def ld_authors(around: Surroundings) -> list[tuple[str, str]]:
    """Names and types of the JSON-LD author; one that is only referred to is looked up."""
    node = around.nodes[0] if around.nodes else {}
    author = node.get("author") or node.get("creator")
    return [
        pair for one in (author if isinstance(author, list) else [author]) for pair in names_of(_whole(one, around))
    ]


def _whole(author: object, around: Surroundings) -> object:
    """A stated author; where he is only referred to, the node that describes him."""
    if isinstance(author, dict) and not author.get("name") and author.get("@id"):
        return [node for node in around.page.json_ld if node.get("@id") == author["@id"]]
    return author


def _is_credible(name: str, around: Surroundings) -> bool:
    """Whether a stated name may be believed: more than one word, not the site's, and a desk only where it is shown."""
    if " " not in name or (around.layout.owns(name) and not is_own_desk(name, around.outlets)):
        return False
    key = fold(name)
    return (
        not is_desk(name)
        or is_own_desk(name, around.outlets)
        or any(key in fold(block.text) for block in around.signed if len(block.text) <= LONGEST_LABEL)
    )


def is_in_the_news(name: str, around: Surroundings) -> bool:
    """Whether text or headline speak of somebody: who is in the news does not write it, except "X writes: …"."""
    key = fold(name)
    title = fold(around.blocks[around.title_at].text) if around.title_at is not None else ""
    if key in title:
        return not title.startswith(key)
    return any(key in fold(line.text) for line in around.lines if len(line.text) >= TOLD)


def _signatures(around: Surroundings) -> list[str]:
    """A bare name in a block of its own, right under the headline or right behind the text's last long paragraph."""
    at = around.title_at
    head = [block for block in around.before() if at is not None and at < block.index < around.start]
    for block in head:  # "محليات | 3 مايو 2024 | سالم الهادي"
        parts = _columns(block)
        for part in parts if len(parts) > 1 else ():
            name = None if any(map(str.isdigit, part)) else person(part, around.outlets, around.layout.page.lexicon)
            if name and opens_with_given_name(name) and not _is_caption_or_link(block):
                return [name]
    for block in [*head, *_after_last_paragraph(around)]:
        name = after_phrase(block.spaced, "authors") or tidy(block.spaced) if len(block.text) <= 60 else ""
        names = [bare_name(part) for part in split_names(bare_name(beside_agency(name)[0]))]
        if names and all(_signs(part, around) for part in names) and not _is_caption_or_link(block):
            return names
    return []


def _signs(name: str, around: Surroundings) -> bool:
    """Whether a bare line can be a signature: a full name, with a title or without, or one of the site's desks."""
    return is_full_name(without_title(name)) or is_own_desk(name, around.outlets)


def _columns(block: Block) -> list[str]:
    """What stands side by side in a short line: between bars, and beside a date in elements or behind dashes."""
    if len(block.text) > LONGEST_LABEL:
        return []
    parts = _COLUMNS.split(block.text)
    if any(map(str.isdigit, block.text)):
        inner = islice(block.element.iterdescendants("a", "span", "b", "strong"), 10)
        texts = [tidy("".join(element.itertext())) for element in inner]
        parts = [
            *parts,
            *beside_date(block.spaced),
            *(text for text in texts if text != block.text),
            *_DASHES.split(block.text),
        ]
    return parts


def _after_last_paragraph(around: Surroundings) -> list[Block]:
    """The blocks from the last one that reads like a paragraph to two behind the text."""
    blocks = around.blocks
    last = around.end
    while last > around.start and len(blocks[last].text.split()) < 5 and last > around.end - 3:
        last -= 1
    return blocks[last + 1 : last + 3]


def _is_caption_or_link(block: Block) -> bool:
    """A person in the news: a tag under the headline, a caption, a list entry, a name beside a picture."""
    element: HtmlElement | None = block.element
    for depth in range(3):
        if element is None or element.tag in ("body", "article", "main"):
            break
        if element.tag in ("figure", "figcaption", "li", "nav", "aside", "picture"):
            return True
        pictured = depth < 2 and element.find(".//img") is not None and len(str(element.text_content())) <= BESIDE
        if pictured or says(element, "caption"):
            return True
        element = element.getparent()
    return block.link_chars > 0
