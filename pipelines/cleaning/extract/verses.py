"""A text in lines so short that none is running text: free verse, behind its headline."""

from lxml.html import HtmlElement

from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.page import Block

FEWEST_LINES = 8
"""Lines of such a text; a signature, an address or a row of buttons has fewer."""

VERSE = 60
"""Characters of its longest line."""

MOSTLY = 0.8
"""Share of the element's lines that are verses: words alone, two at least, no link and no number."""

_BOXES = frozenset("div p td section article blockquote center".split())
_LINES = frozenset("p br div".split())
_PAGES = frozenset(("body", "html"))

STRAY = 200
"""Weight of the running text of a page, up to which verses that are longer are the text: a notice, a signature."""


def verse_body(blocks: list[Block], found: Outline, headline: int | None) -> Node | None:
    """The element that holds the verses; None where there are none. Only for pages without running text.

    Of several it is the one that stands nearest to the headline in the page's tree, then the first: a list of towns
    beside a poem is often longer than it is.
    """
    if headline is None:
        return None
    held: dict[HtmlElement, list[Block]] = {}
    for block in blocks[headline + 1 :]:
        if found.zone(block.index) is None:
            body = _body_of(block, found)
            if body is not None:
                held.setdefault(body, []).append(block)
                above = body.getparent()
                if above is not None and above.tag not in _PAGES:
                    held.setdefault(above, []).append(block)
    texts = [element for element, lines in held.items() if _are_verses(lines)]
    if not texts:
        return None
    around = set(blocks[headline].element.iterancestors())
    best = max(texts, key=lambda text: (_shared(text, around), -held[text][0].index, len(held[text])))
    return next(node for node in found.nodes if node.element is best)


def or_verses(blocks: list[Block], found: Outline, headline: int | None, text: Node | None) -> Node | None:
    """The element of the text; that of the verses where the page has hardly any running text, and it stands elsewhere:
    who posted them, a notice."""
    if text is not None and found.weight(text) > STRAY:
        return text
    verses = verse_body(blocks, found, headline)
    if text is None or verses is None or (text.first <= verses.first and verses.stop <= text.stop):
        return text or verses
    said = sum(len(block.text) for block in blocks[verses.first : verses.stop])
    return verses if said > found.weight(text) else text


def _body_of(block: Block, found: Outline) -> HtmlElement | None:
    """The element whose lines are parted by br, or whose paragraphs, boxes or rows are the lines; that of a stanza, for
    one in paragraphs with br."""
    element: HtmlElement | None = block.element
    if block.element.tag == "td":
        return next(block.element.iterancestors("table"), None)
    node = found.nodes[found.node_of[block.index]]
    if node.stop - node.first > 1 and block.element.tag in _BOXES:
        element = block.element
    elif block.element.tag in _LINES:
        element = block.element.getparent()
    else:
        return None
    return element.getparent() if element is not None and element.tag == "p" else element


def _shared(element: HtmlElement, around: set[HtmlElement]) -> int:
    """How many of the elements around the headline an element is in, or is."""
    return (element in around) + sum(above in around for above in element.iterancestors())


def _are_verses(lines: list[Block]) -> bool:
    verses = sum(_is_verse(line) for line in lines)
    return verses >= FEWEST_LINES and verses >= MOSTLY * len(lines)


def _is_verse(line: Block) -> bool:
    words = line.text.split()
    plain = not any(letter.isdigit() or letter in "@/:|©" for letter in line.text)
    return len(line.text) <= VERSE and len(words) > 1 and plain and not line.link_chars
