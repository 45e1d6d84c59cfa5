"""How much text an element holds, and what it says: bounded, since elements stand in one another."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from pipelines.cleaning.text import tidy

PIECES = 40
"""Pieces of an element's text that are looked at, so that nested elements cost no more than their number."""

INNER = 200
"""Elements in an element, from which on only these are looked at: nested ones would each be asked for all below."""

LOOKED = 60
"""Elements in an element that are asked how much text it holds (own choice): a site's own stand in one another, and
each is asked for all below."""

PIECE_LIMIT = 2_000
"""Characters of each piece that are read."""


def holds(element: HtmlElement, characters: int) -> bool:
    """Whether the first LOOKED elements in an element hold as many characters of text."""
    found = 0
    for inner in islice(element.iter(etree.Element), LOOKED):
        for text in (inner.text, inner.tail if inner is not element else None):
            if text and (held := len(tidy(text))):
                found += held + bool(found)
                if found >= characters:
                    return True
    return False


def with_ancestors(element: HtmlElement, most: int) -> list[HtmlElement]:
    """An element and at most so many of those around it, from the inside."""
    found, above = [element], element.getparent()
    while above is not None and len(found) <= most:  # fast where few are asked for: lxml sets up no walk
        found.append(above)
        above = above.getparent()
    return found


def whole_text(element: HtmlElement) -> str:
    """All text in a small element, its pieces joined as they stand, tidied."""
    return tidy("".join(element.itertext()) if len(element) else element.text or "")  # most links hold no element


def text_of(element: HtmlElement) -> str:
    """The text in an element, or its beginning where it comes in many pieces; of one with very many elements, what
    the first of them hold."""
    if not len(element):  # as most links are
        return (element.text or "")[:PIECE_LIMIT]
    inner = list(islice(element.iter(etree.Element), INNER))
    if len(inner) == INNER:
        texts = (text for one in inner for text in (one.text, one.tail if one is not element else None) if text)
        return " ".join(text[:PIECE_LIMIT] for text in islice(texts, PIECES))
    return " ".join(piece[:PIECE_LIMIT] for piece in islice(element.itertext(), PIECES))


def ends_quotation(element: HtmlElement) -> bool:
    """Whether a `cite` is the last part of a quotation: who said it, which style sheets set on a line of its own."""
    above = element.getparent()
    return (
        above is not None
        and above.tag == "blockquote"
        and element.getnext() is None
        and not (element.tail or "").strip()
    )
