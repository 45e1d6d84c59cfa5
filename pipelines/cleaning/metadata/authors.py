"""Who wrote it: people and desks, never outlets, agencies or accounts."""

import re

from pipelines.cleaning.cities import read_cities
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.element_text import with_ancestors
from pipelines.cleaning.labels import (
    Label,
    after_phrase,
    is_credit_word,
    is_full_name,
    opens_with_given_name,
    read_label,
    split_names,
    without_helpers,
)
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.author_boxes import TOLD, WHOLE, titled_bio
from pipelines.cleaning.metadata.bylines import LONGEST_LABEL
from pipelines.cleaning.metadata.datelines import dateline_person
from pipelines.cleaning.metadata.headline_names import headline_names
from pipelines.cleaning.metadata.marks import Mark
from pipelines.cleaning.metadata.name_lines import columns
from pipelines.cleaning.metadata.signatures import signatures
from pipelines.cleaning.page import Block, Line
from pipelines.cleaning.people import NO_BYLINES, is_own_desk, person
from pipelines.cleaning.roles import is_desk
from pipelines.cleaning.stated_values import names_of
from pipelines.cleaning.text import SPACE, fold

MOST_AUTHORS = 6
"""More names are a staff list (own choice)."""

BOXED = 2
"""Elements above a name among which is the box of all writers (own choice)."""

_SEVERAL = re.compile(rf"{SPACE}[,\u060c;\u061b|/&]\s*")
"""Between the names of several people in one stated string."""

MOST_STATED = 100
"""Stated names that are looked at (own choice): 70,000 in one meta element took a second."""

_DASH = re.compile(r"\s[-–—]\s")
_PARTED = re.compile(r"[-–—/|:،]")
_AUTHOR_META = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author cxenseparse:author".split()
)
_PERSONS = ("", "person", "thing")
_LABELLED_META = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
"""A label and its value, as cards show them: "written by", "reading time"."""


def find_authors(around: Surroundings, labels: list[Label], marks: list[Mark]) -> list[str]:
    """The authors: byline lines, elements that say author, a bare name, a translator or editor, what is stated."""
    said = _said(around, labels, marks)
    shown = [name for name in said if not is_desk(name)] or _unmarked(around)
    found = (
        shown
        or said
        or [name for name in _people(_stated(around), around) if _is_credible(name, around)]
        or _labelled(around, [label for label in labels if label.helper])
    )
    return found[:MOST_AUTHORS]


def _said(around: Surroundings, labels: list[Label], marks: list[Mark]) -> list[str]:
    """The people and desks whom a byline or an element that says author names."""
    return (
        _labelled(around, [label for label in labels if not label.helper])
        or _people(_in_cities(around), around)
        or [name for name in _marked(around, marks) if not is_in_the_news(name, around)]
    )


def _unmarked(around: Surroundings) -> list[str]:
    """The people whose names stand where writers' do, and nothing says so. A desk that is said gives way to them."""
    return (
        [name for name in _people(signatures(around), around) if not is_in_the_news(name, around)]
        or _in_dateline(around)
        or _people(headline_names(around), around)
    )


def _labelled(around: Surroundings, labels: list[Label]) -> list[str]:
    """The people whom byline lines name."""
    named = [name for label in labels for name in label.values("authors")]
    return _people([name for several in named for name in _each(several)], around)


def _each(several: str) -> list[str]:
    """The names that "and" joins in one, where each is a full one; else the one."""
    names = split_names(several)
    return names if len(names) > 1 and all(map(is_full_name, names)) else [several]


def _in_cities(around: Surroundings) -> list[str]:
    """The people of a byline of several cities, or of the paper and a person."""
    return [name for block in around.signed for name in read_cities(block.spaced, around.outlets).people]


def _in_dateline(around: Surroundings) -> list[str]:
    """The person in the dateline that opens the text, of whom neither headline nor text speak again."""
    name = next((found for text in around.opening(1) if (found := dateline_person(text, around.outlets))), "")
    said = sum(fold(line.text).count(fold(name)) for line in around.lines) if name else 0
    title = around.blocks[around.title_at].text if around.title_at is not None else ""
    return [] if said != 1 or fold(name) in fold(title) else _people([name], around)


def _people(names: list[str], around: Surroundings) -> list[str]:
    """Names of people and desks, once each, in order."""
    people = {fold(name): name for raw in names if (name := person(raw, around.outlets, around.layout.page.lexicon))}
    return list(people.values())


def _marked(around: Surroundings, marks: list[Mark]) -> list[str]:
    """The names in the first block that has any, and in those like it in the same box: one writer each."""
    blocks = list(dict.fromkeys(mark.block for mark in marks if mark.field == "authors"))
    for place, at in enumerate(blocks):
        texts = [mark.text for mark in marks if mark.block == at and mark.field == "authors"]
        if names := _people([name for text in texts for name in _named_in(text)], around):
            over = [other for other in blocks[place + 1 :] if other <= around.start]
            others = [other for other in over if _is_beside(around.blocks[at], around.blocks[other])]
            beside = [mark.text for mark in marks if mark.block in others and is_full_name(mark.text)]
            return _people([*names, *beside], around)
        dated = columns(around.blocks[at]) if any(map(str.isdigit, "".join(texts))) else []
        for part in dated:
            if (name := person(part, around.outlets, around.layout.page.lexicon)) and is_full_name(name):
                return [name]
    return []


def _is_beside(block: Block, other: Block) -> bool:
    """Whether two blocks are like elements in one box that is not the article's."""
    if block.element.tag != other.element.tag:
        return False
    boxes = [box for box in with_ancestors(block.element, BOXED)[1:] if box.tag not in WHOLE]
    return any(box in boxes for box in with_ancestors(other.element, BOXED)[1:])


def _named_in(text: str) -> list[str]:
    """The names in the text of an element that says author; beside "follow-ups", and beside a name that a dash parts
    from what he is, only what is surely a person's."""
    label = read_label(text)
    if label is not None and label.kind in NO_BYLINES:
        return []
    text = without_helpers(text)
    names = [after_phrase(name, "authors") or name for name in split_names(text)]
    followed = any(map(is_credit_word, _PARTED.split(text)))
    if not followed and not _DASH.search(text):
        return names
    sure = [name for name in names if opens_with_given_name(name) or is_desk(name)]
    return sure if sure or followed else names


def _stated(around: Surroundings) -> list[str]:
    """JSON-LD author of type Person or none, or a desk of the site's, then the meta elements."""
    authors = [name for name, kind in ld_authors(around) if kind in _PERSONS or is_own_desk(name, around.outlets)]
    named = [part for name in authors for part in _SEVERAL.split(name)]
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
    if key in title and not title.startswith(key):
        return True
    return any(key in fold(line.text) and not _is_stamped(line) for line in around.lines if len(line.text) >= TOLD)


def _is_stamped(line: Line) -> bool:
    """Whether a short line holds a date in an element of its own, or gives a writer's title and profession: a byline,
    which tells nothing of anybody."""
    if line.block is None or len(line.text) > LONGEST_LABEL:
        return False
    dated = any(is_date_line(part) for part in columns(line.block) if part != line.text)
    return dated or titled_bio(line.block) != ""
