"""Boxes known by what stands in them: fields to type in, links to the author."""

from lxml.html import HtmlElement

from pipelines.cleaning.layout.comment_boxes import comment_boxes
from pipelines.cleaning.layout.named_bodies import TEXT_BEFORE
from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.page import Block

BOX = 400
"""Weight of the text around a field to type in; more of it is no sign-up box."""

SIGN_UP_LINES = 6
"""Blocks of a sign-up box: a heading, a sentence, the field, a button, what one agrees to."""

LABEL_WEIGHT = 20
"""Weight of the line that opens it: less than 80 characters and no sentence (`weigh` takes a quarter of these)."""

SENTENCE_WEIGHT = 100
"""Weight of the text above the form in it, and below it: one sentence each."""

_TYPED = frozenset(("", "text", "email", "tel"))


def sign_up_boxes(found: Outline, fields: list[HtmlElement], headline: int | None) -> set[HtmlElement]:
    """The elements right around fields to type in: sign-up boxes, whatever they are called.

    Below the headline the heading and the sentence above the form, in the element around them, belong to the box.
    """
    fields = [e for e in fields if (e.get("type") or "").lower() in _TYPED]
    known = found.by_element
    boxes = set()
    for field in fields:
        above = next((element for element in field.iterancestors() if element in known), None)
        if above is not None and above.tag not in ("body", "html") and found.weight(known[above]) <= BOX:
            boxes.add(above)
            around = found.nodes[known[above].parent]
            if headline is not None and around.first > headline and _is_sign_up(found, around, known[above]):
                boxes.add(around.element)
    return boxes


def _is_sign_up(found: Outline, around: Node, form: Node) -> bool:
    """Whether an element holds a form, a heading or short line in front of it, a sentence, and no more."""
    if around.element.tag in ("body", "html", "main", "article") or around.stop - around.first > SIGN_UP_LINES:
        return False
    opens = around.first < form.first and found.weights[around.first] < LABEL_WEIGHT
    above, below = found.sums[form.first] - found.sums[around.first], found.sums[around.stop] - found.sums[form.stop]
    return opens and max(above, below) <= SENTENCE_WEIGHT


def author_cards(found: Outline, links: list[HtmlElement]) -> set[HtmlElement]:
    """The elements right around a link to the author, where a few words on the author may stand: no whole texts."""
    known = found.by_element
    boxes = [(link, e) for link in links if (e := link.getparent()) in known and e.tag in ("div", "section")]
    return {e for link, e in boxes if "author" in link.get("rel", "").split() and found.weight(known[e]) <= BOX}


def boxes_for_comments(
    found: Outline, fields: list[HtmlElement], headline: int | None, blocks: list[Block]
) -> set[HtmlElement]:
    """The boxes around fields for comments that stand behind the headline and some text."""
    if not fields or headline is None:
        return set()
    behind = [node for node in found.nodes if found.sums[node.first] - found.sums[headline] >= TEXT_BEFORE]
    return comment_boxes(fields, {node.element: blocks[node.first] for node in behind if node.first > headline})
