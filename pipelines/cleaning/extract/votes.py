"""trafilatura's opinion: which blocks it would take. It is called once, on a small copy of the page.

The copy holds the page's blocks as plain elements under the elements they stand in, without scripts, inline markup and
what its own name calls furniture; so it costs a fraction of a run on the page itself, and its lines lead back to blocks
exactly. The page's own tree is not touched.
"""

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from pipelines.cleaning.layout.outline import INSIDE, Outline
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import key_of

COPIED = ("class", "id", "itemprop", "role")
"""Attributes that trafilatura's expressions look at."""

MOST_BLOCKS = 1500
"""Blocks of a page that are copied: a page with more is a list or a dump, and costs would be trafilatura's."""

DEEPEST = 60
"""Levels of the copy. Real pages nest 30 to 50 deep; trafilatura asks each element for all that is in it."""

MOST_HOLDERS = 600
"""Elements of the copy that hold blocks: real pages have some 100. What stands in more of them, as each block in a nest
of its own, stands in the nearest that is copied."""

_PARSER = HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
"""Its elements are made without a call of Python for each, which would give forms their methods."""


def votes(blocks: list[Block], found: Outline) -> set[int]:
    """Indices of the blocks whose text trafilatura takes for the article's; empty where it finds no sentence.

    Given a page without paragraphs it may return the headline and the byline alone: these speak for nothing.
    """
    chosen = [block for block in blocks[:MOST_BLOCKS] if not found.zone(block.index)]
    if not chosen:
        return set()
    import trafilatura  # 0.15 s, which a program waits for at its first vote; workers have it before their first page

    document = trafilatura.bare_extraction(_copy(chosen, found), fast=True, include_comments=False)
    text = getattr(document, "text", None) or ""
    lines = {key_of(line) for line in text.split("\n")}
    lines.discard("")
    voted = [block for block in chosen if key_of(block.text) in lines]
    return {block.index for block in voted} if any(is_prose(block.text) for block in voted) else set()


def _copy(blocks: list[Block], found: Outline) -> HtmlElement:
    root: HtmlElement = _PARSER.makeelement("html")
    body = etree.SubElement(root, "body")
    copies: dict[int, etree._Element] = {}
    layout = _layout_tables(found)
    for block in blocks:
        index = found.node_of[block.index]
        own = block.element.tag in INSIDE and block.element.tag != "br"
        holder = _holder(found.nodes[index].parent if own else index, found, copies, (body, layout))
        element = etree.SubElement(holder, str(block.element.tag) if own else "p")
        if own:
            _name(element, block.element)
        if 2 * block.link_chars > len(block.text):
            element = etree.SubElement(element, "a", href="/")
        element.text = block.text
    return root


def _layout_tables(found: Outline) -> frozenset[int]:
    """The nodes of tables that hold other tables, and of their rows and cells: they lay the page out, as `div`s do."""
    outer: set[int] = set()
    nearest: list[int] = []
    for index, node in enumerate(found.nodes):
        above = nearest[node.parent] if node.parent >= 0 else -1
        if node.element.tag == "table":
            if above >= 0:
                outer.add(above)
            above = index
        nearest.append(above)
    if not outer:
        return frozenset()
    parts = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
    return frozenset(i for i, n in enumerate(found.nodes) if nearest[i] in outer and n.element.tag in parts)


def _holder(
    index: int, found: Outline, copies: dict[int, etree._Element], top: tuple[etree._Element, frozenset[int]]
) -> etree._Element:
    """The copy of a node, with those above it: iterative, so that depth is no limit. `top` is the copy's body, and the
    nodes that are no tables. What is nested deeper than DEEPEST stands in one element, as does what is behind
    MOST_HOLDERS."""
    chain = []
    while index >= 0 and index not in copies and found.nodes[index].element.tag not in ("html", "body"):
        chain.append(index)
        index = found.nodes[index].parent
    above = copies.get(index, top[0])
    for below in reversed(chain):
        node = found.nodes[below]
        if node.depth > DEEPEST or len(copies) >= MOST_HOLDERS:
            copies[below] = above
            continue
        above = copies[below] = etree.SubElement(above, "div" if below in top[1] else _tag(node.element))
        _name(above, node.element)
    return above


def _tag(element: HtmlElement) -> str:
    """The element's name; a div's for what stands inside a line, and for what broken markup made into a name."""
    tag = str(element.tag)
    return tag if tag.isalnum() and tag not in INSIDE else "div"


def _name(copy: etree._Element, element: HtmlElement) -> None:
    for name in COPIED:
        if value := element.get(name):
            copy.set(name, value)
