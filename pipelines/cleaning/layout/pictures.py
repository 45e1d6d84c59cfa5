"""What stands beside a picture: its caption, its credit, a person's name."""

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import with_ancestors
from pipelines.cleaning.labels import Label, is_scene
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.page import Block

BESIDE = 300
"""Characters of an element that is a picture and what stands beside it; the article's own holds pictures, too."""

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


def is_pictures_credit(label: Label, block: Block) -> bool:
    """Whether a line is a picture's: it tells what is seen, and whose it is ("a convoy on the road - Reuters"); or it
    names a person and an agency beside the picture, who took it, and for whom."""
    if label.kind == "dateline" and is_scene(block.text):
        return True
    named = label.kind in ("credit", "signed") and label.values("authors") and label.values("source")
    return bool(named) and is_beside_picture(block.element) and not says(block.element, "byline")
