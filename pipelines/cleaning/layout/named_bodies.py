"""Parts with names of furniture that are the article: such names are given to all kinds of parts."""

from pipelines.cleaning.element_text import text_of
from pipelines.cleaning.layout.element_names import ZONE_TAGS, Zone
from pipelines.cleaning.layout.outline import Node, Outline
from pipelines.cleaning.layout.widespread import takes_answers
from pipelines.cleaning.prose import is_prose

PAGE_SHARE = 0.5
"""Share of the page's text, from which on an element is the page or its article, whatever its name says."""

TEXT_BEFORE = 200
"""Weight of the running text between the headline and what readers say of it (own choice: two sentences)."""

PARAGRAPH, PARAGRAPHS = 80, 3
"""Weight of a paragraph, and how many of them the text of an article has: a box on its author or a notice has fewer."""


def is_the_article(found: Outline, node: Node, zone: Zone, headline: int | None) -> bool:
    """Whether a named part holds the headline or most of the text; comments behind a text may hold most.

    A button that is a whole sentence is none: it is a question, and opens its answer.
    """
    if node.element.tag == "button" and is_prose(text_of(node.element)):
        return True
    if headline is not None and node.first <= headline < node.stop and node.stop - node.first > 1:
        return True
    total = found.sums[-1]
    if found.weight(node) <= PAGE_SHARE * total:
        return zone != "hidden" and _is_body_of(found, node, headline)
    behind = zone == "comments" and found.sums[node.first] > total / 5
    return not (behind and takes_answers(node.element))


def _is_body_of(found: Outline, node: Node, headline: int | None) -> bool:
    """Whether a named part right behind the headline is most of what stands in the element that holds both: the text of
    a page that has longer comments or lists. It has paragraphs, and is not such by its very tag."""
    if headline is None or node.first <= headline or found.sums[node.first] - found.sums[headline] > TEXT_BEFORE:
        return False
    above = node
    while above.first > headline and above.parent >= 0:
        above = found.nodes[above.parent]
    if above.element.tag in ("body", "html") or found.weight(node) <= PAGE_SHARE * found.weight(above):
        return False
    long = sum(weight >= PARAGRAPH for weight in found.weights[node.first : node.stop])
    return long >= PARAGRAPHS and node.element.tag not in ZONE_TAGS and not takes_answers(node.element)
