"""Who wrote it, and where it is from."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.items import Article
from pipelines.cleaning.labels import Label, after_phrase, read_label, trim
from pipelines.cleaning.metadata.names import (
    agency,
    is_desk,
    is_outlet,
    opens_with_given_name,
    person,
    sounds_like_outlet,
)
from pipelines.cleaning.metadata.scene import Scene, clean, names_of
from pipelines.cleaning.page import Block
from pipelines.cleaning.structured import all_nodes
from pipelines.cleaning.text import fold, tidy

MOST_AUTHORS = 6
"""More names are a staff list (own choice)."""

_BYLINE_CLASS = re.compile(
    r"author|byline|by-line|writer|write-?by|written-?by|auteur|katib|journalist|reporter", re.IGNORECASE
)
_NOT_BYLINE = re.compile(r"comment|related|share|social|avatar|bio\b|follow|editor-?choice|container", re.IGNORECASE)
_SOURCE_CLASS = re.compile(r"(?:^|[\s_-])(?:source|sourcename|agency)(?:$|[\s_-])", re.IGNORECASE)
_LEAD_AGENCY = re.compile(r"[^.:؟!()]{3,60}\(([^()]{2,30})\)\s?[-–—:]+")
_CONTAINERS = frozenset({"body", "article", "main", "section"})
_INLINE = ("a", "span", "b", "strong", "address", "em", "p", "div", "li")


def find_people(article: Article, scene: Scene) -> None:
    """Fill `authors` and `source`: shown lines first, then what the page states for machines, names judged alike."""
    labels = list(_labels(scene))
    article.authors = _authors(scene, labels)
    article.source = _source(article, scene, labels)


def _labels(scene: Scene) -> Iterator[Label]:
    """Label lines between headline and text, and around the text's end; a bare "المصدر:" with the block behind it."""
    blocks = scene.signed()
    for at, block in enumerate(blocks):
        if len(block.text) > 120:
            continue
        label = read_label(block.text, scene.outlets)
        if label is None:
            continue
        if label.kind == "source" and not label.values("source") and at + 1 < len(blocks):
            value = trim(tidy(blocks[at + 1].text))
            if agency(value, scene.outlets) or _is_bare_name(value):
                yield Label("source", (("source", (value,)),))
        elif label.kind == "signed":
            if block.index > scene.end - 3 and block.index >= scene.start:
                yield label
        else:
            yield label


def _is_bare_name(value: str) -> bool:
    return 1 < len(value) <= 50 and len(value.split()) <= 6 and read_label(value) is None


def _authors(scene: Scene, labels: list[Label]) -> list[str]:
    named = [name for label in labels for name in label.values("authors")]
    found = _people(named, scene)
    found = found or _people(_marked(scene), scene)
    stated = _people(_stated_authors(scene), scene)
    stated = [name for name in stated if not is_desk(name) or _is_shown(name, scene)]
    return (found or _people(_signatures(scene), scene) or stated)[:MOST_AUTHORS]


def _people(names: list[str], scene: Scene) -> list[str]:
    """Names of people and desks, once each, in order."""
    people = {fold(name): name for raw in names if (name := person(raw, scene.outlets))}
    return list(people.values())


def _stated_authors(scene: Scene) -> list[str]:
    """JSON-LD author of type Person or none, then the meta elements."""
    named = [name for name, kind in _ld_authors(scene) if kind in ("", "person")]
    for value in scene.stated(
        "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "cxenseparse:author"
    ):
        named += re.split(r"\s*[,،;|]\s*", value)
    return named


def _ld_authors(scene: Scene) -> list[tuple[str, str]]:
    """Names and types of the JSON-LD author; one that is only referred to is looked up."""
    author = scene.nodes[0].get("author") if scene.nodes else None
    if isinstance(author, dict) and not author.get("name") and author.get("@id"):
        author = [node for node in all_nodes(scene.page) if node.get("@id") == author["@id"]]
    return list(names_of(author))


def _is_shown(name: str, scene: Scene) -> bool:
    key = fold(name)
    return any(key in fold(block.text) for block in scene.signed() if len(block.text) <= 120)


def _marked(scene: Scene) -> list[str]:
    """Text of elements that say "author" by class, rel, itemprop or link, near the headline or the text's end."""
    for block in scene.signed():
        if len(block.text) > 200:
            continue
        for element in _elements(block):
            if _says_author(element):
                text = _spaced(element)
                label = read_label(text)
                name = after_phrase(text, "authors")
                names = list(label.values("authors")) if label else [text if name is None else name]
                if len(text) <= 80 and _people(names, scene):
                    return names
    return []


def _elements(block: Block) -> Iterator[HtmlElement]:
    """The block's element, its parent and what stands inline in it: at most 30."""
    if block.element.tag in _CONTAINERS:  # loose text: only what stands right in the container, and in this block
        for child in islice(block.element.iterchildren(*_INLINE), 30):
            text = " ".join("".join(child.itertext()).split())
            if text and text in block.text:
                yield child
        return
    parent = block.element.getparent()
    if parent is not None and parent.tag not in _CONTAINERS:
        yield parent
    yield block.element
    yield from islice(block.element.iterdescendants(*_INLINE), 30)


def _spaced(element: HtmlElement) -> str:
    """An element's text, with a space wherever another element begins."""
    return tidy(" ".join(piece for piece in element.itertext() if isinstance(piece, str)))


def _says_author(element: HtmlElement) -> bool:
    if (element.get("rel") or "") == "author" or (element.get("itemprop") or "") == "author":
        return True
    classes = (element.get("class") or "") + " " + (element.get("id") or "")
    if len(classes) > 1 and _BYLINE_CLASS.search(classes) and not _NOT_BYLINE.search(classes):
        return True
    href = element.get("href") or ""
    return bool(href) and bool(re.search(r"/(?:author|authors|writer|writers|journalist|reporter|katib)s?/", href))


def _signatures(scene: Scene) -> list[str]:
    """A bare name in a block of its own, right under the headline or right behind the text's last long paragraph."""
    head = [
        block for block in scene.before() if scene.title_at is not None and scene.title_at < block.index < scene.start
    ]
    for block in [*head, *_after_last_paragraph(scene)]:
        name = after_phrase(block.text, "authors") or tidy(block.text) if len(block.text) <= 60 else ""
        if opens_with_given_name(name) and not _in_figure_or_list(block):
            return [name]
    return []


def _after_last_paragraph(scene: Scene) -> list[Block]:
    """The blocks from the last one that reads like a paragraph to two behind the text."""
    blocks = scene.page.blocks
    last = scene.end
    while last > scene.start and len(blocks[last].text.split()) < 5 and last > scene.end - 3:
        last -= 1
    return blocks[last + 1 : last + 3]


def _in_figure_or_list(block: Block) -> bool:
    element: HtmlElement | None = block.element
    for _ in range(3):
        if element is None:
            return False
        if (
            element.tag in ("figure", "figcaption", "li", "nav", "aside")
            or "caption" in (element.get("class") or "").lower()
        ):
            return True
        element = element.getparent()
    return False


def _source(article: Article, scene: Scene, labels: list[Label]) -> str | None:
    for label in labels:
        for value in label.values("source"):
            if label.kind in ("source", "dateline", "stamped-source", "quoted-from") or not is_outlet(
                value, scene.outlets
            ):
                return value
    return _stated_source(scene) or _marked_source(scene) or _lead_agency(scene)


def _stated_source(scene: Scene) -> str | None:
    """An author that is an organisation, but not the site itself; an agency in the place of an author."""
    named = [
        *_ld_authors(scene),
        *(pair for node in scene.nodes[:1] for pair in names_of(node.get("sourceOrganization"))),
    ]
    for name, kind in named:
        if is_outlet(name, scene.outlets) or is_desk(name) or len(name) > 50:
            continue
        if kind.endswith("organization") or agency(name) or sounds_like_outlet(name):
            return trim(name)
    for value in scene.stated("author", "article:author", "dc.source", "source"):
        if (found := agency(value, scene.outlets)) and not is_outlet(value, scene.outlets):
            return found.values("source")[0]
    return None


def _marked_source(scene: Scene) -> str | None:
    """Text of an element that says "source" by its class or its link."""
    for block in scene.signed():
        if len(block.text) > 120:
            continue
        for element in _elements(block):
            if not (_SOURCE_CLASS.search(element.get("class") or "") or "/source/" in (element.get("href") or "")):
                continue
            text = _spaced(element)
            label = read_label(text)
            value = after_phrase(text, "source")
            values = label.values("source") if label else (trim(text) if value is None else value,)
            if (
                values
                and 1 < len(values[0]) <= 40
                and not is_outlet(values[0], scene.outlets)
                and not re.search(r"\d", values[0])
            ):
                return values[0]
    return None


def _lead_agency(scene: Scene) -> str | None:
    """ "القاهرة (رويترز) - …": the dateline that opens the text, where the agency is not the site itself."""
    for line in scene.page.lines[:2]:
        found = _LEAD_AGENCY.match(line.text)
        if found and agency(f"({found[1]})") and not is_outlet(found[1], scene.outlets):
            return clean(found[1])
    return None
