"""What stands beside a picture: its caption, its credit, a person's name."""

from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import holds, text_of, with_ancestors
from pipelines.cleaning.labels import Label, is_country, is_place, is_scene
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.page import Block
from pipelines.cleaning.prose import is_prose

BESIDE = 300
"""Characters of an element that is a picture and what stands beside it; the article's own holds pictures, too."""

_CHARTS = ("img", "figure", "table", "iframe", "svg", "canvas")
"""Elements that show figures."""

FIGURE_DEPTH = 5
"""Elements above a line in which a figure is looked for (own choice; themes wrap pictures two or three times)."""

_TEXTUAL = frozenset("table blockquote q pre code ul ol dl article section".split())
"""Elements that a figure may show instead of a picture (HTML Standard, 4.4.12), and such as hold whole texts."""

FIGURE_TEXT = 600
"""Characters of a picture's caption, credit and buttons (own choice); a figure with more holds the text."""

FIGURE_PARTS = 60
"""Elements of a figure that are looked at (own choice)."""

_PICTURES = frozenset("img picture video audio iframe svg canvas object embed noscript amp-img amp-video".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

DEPTH = 2
"""Elements, from the inside, in which a picture is looked for."""


def is_beside_picture(element: HtmlElement) -> bool:
    """Whether an element, or the one that it stands in, holds a picture and little text."""
    for one in with_ancestors(element, DEPTH - 1):
        if one.tag in ("body", "article", "main"):
            return False
        if len(one) and next(one.iter("img"), None) is not None and len(str(one.text_content())) <= BESIDE:
            return True
    return False


def is_in_figure(block: Block) -> bool:
    """Whether a short line stands in a `figure` of a picture and in nothing that shows text there, as a table or a
    quotation does: a caption without its `figcaption`, a photographer's name."""
    if is_prose(block.text):
        return False
    for one in with_ancestors(block.element, FIGURE_DEPTH):
        if one.tag == "figure":
            return _is_of_picture(one, block)
        if one.tag in _TEXTUAL:
            return False
    return False


def _is_of_picture(figure: HtmlElement, line: Block) -> bool:
    """Whether a line in a figure belongs to its picture: there is one, and little text. A heading with a number, or
    before the picture, is that of a part of the article; what stands beside a paragraph is told as well."""
    if holds(figure, FIGURE_TEXT):
        return False
    parts = list(islice(figure.iter(), FIGURE_PARTS))
    picture = next((at for at, part in enumerate(parts) if part.tag in _PICTURES), None)
    if picture is None:
        return False
    if line.element.tag in _HEADINGS and (line.text[0].isdigit() or line.element in parts[:picture]):
        return False
    paragraphs = [part for part in parts if part.tag == "p" and next(part.iterancestors("figcaption"), None) is None]
    return not any(is_prose(text_of(part)) for part in paragraphs)


def is_under_chart(element: HtmlElement) -> bool:
    """Whether a picture, a table or a chart stands right before an element: "source: …" there is the figures'."""
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    return before.tag in _CHARTS or next(before.iter(*_CHARTS), None) is not None


def is_shown(block: Block) -> bool:
    """Whether a line under or beside a picture opens with no known place, and ends in brackets: "a car (Reuters)"."""
    before, bracket, _ = block.spaced.partition("(")
    if not bracket or is_place(before) or is_country(before):
        return False
    return is_under_chart(block.element) or is_beside_picture(block.element)


def is_pictures_credit(label: Label, block: Block, inside: bool = False) -> bool:
    """Whether a line is a picture's: it tells what is seen, and whose it is ("a convoy on the road - Reuters"); or it
    names a person and an agency beside the picture, who took it, and for whom; or the source
    of figures, under a chart `inside` the text."""
    if inside and label.kind == "source":
        return is_under_chart(block.element)
    if label.kind == "dateline" and (is_scene(block.text) or is_shown(block)):
        return True
    named = label.kind in ("credit", "signed") and label.values("authors") and label.values("source")
    return bool(named) and is_beside_picture(block.element) and not says(block.element, "byline")
