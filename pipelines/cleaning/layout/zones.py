"""What the parts of a page are, by their names and by what stands in them: each node of the outline gets its zone."""

from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import ZONE_TAGS, Zone, zone_of
from pipelines.cleaning.layout.hidden import hidden_elements
from pipelines.cleaning.layout.named_bodies import is_the_article
from pipelines.cleaning.layout.outline import Outline
from pipelines.cleaning.layout.shaped_boxes import author_cards, boxes_for_comments, sign_up_boxes
from pipelines.cleaning.layout.told_live import told_live
from pipelines.cleaning.layout.widespread import alone, told_in_captions, widespread
from pipelines.cleaning.page import Block, Tagged
from pipelines.cleaning.sheet_looks import hidden_by_sheet
from pipelines.cleaning.style_sheets import rules_of

BY_SHEET = 0.3
"""Share of the page's text, from which on a part that a style sheet hides is shown by a script: the article itself."""


def name_zones(found: Outline, headline: int | None, tagged: Tagged, blocks: list[Block]) -> None:
    """Give each node its zone: its own, by its names or otherwise, or that of the element above."""
    total = found.sums[-1]
    known = found.by_element
    captions = [(element, found.weight(known[element])) for element in tagged["figcaption"] if element in known]
    live = told_live(((node.element, node.first, node.stop) for node in found.nodes), [block.text for block in blocks])
    shown = told_in_captions(captions, total) | live
    around: dict[HtmlElement, Zone] = {
        **dict.fromkeys(author_cards(found, tagged["a"]), "byline"),
        **dict.fromkeys(boxes_for_comments(found, tagged["textarea"], headline, blocks), "comments"),
        **dict.fromkeys(sign_up_boxes(found, tagged["input"], headline), "newsletter"),
    }
    spread: frozenset[Zone] = frozenset()
    for doubted in (False, True):
        topmost: list[tuple[Zone, float, HtmlElement]] = []
        stated, named = _outside_of_named(found, headline, shown, spread)
        others: dict[HtmlElement, Zone] = {**dict.fromkeys(_hidden(found, stated, tagged), "hidden"), **around}
        for node in found.nodes:
            node.zone = found.nodes[node.parent].zone if node.parent >= 0 else None
            if node.zone is not None:
                continue
            zone = named[node.element] or others.get(node.element)
            if zone is not None and not is_the_article(found, node, zone, headline):
                node.zone = zone
                topmost.append((zone, found.weight(node), node.element))
        spread = frozenset() if doubted else widespread(topmost, total)
        if not spread and not doubted and headline is not None:
            spread = alone(topmost, total)
        if not spread:
            break


Attributes = dict[HtmlElement, dict[str, str]]
"""Elements and their attributes, which are read once: that is what costs."""


def _outside_of_named(
    found: Outline, headline: int | None, shown: frozenset[HtmlElement], spread: frozenset[Zone]
) -> tuple[Attributes, dict[HtmlElement, Zone | None]]:
    """The elements that stand in none whose name says what it is, a fifth of a page's: their attributes, and what their
    names say."""
    inside: list[bool] = []
    stated: Attributes = {}
    named: dict[HtmlElement, Zone | None] = {}
    for node in found.nodes:
        if node.parent >= 0 and inside[node.parent]:
            inside.append(True)
            continue
        attributes = stated[node.element] = dict(node.element.items())
        zone = named[node.element] = _named(node.element, attributes, shown, spread)
        inside.append(zone is not None and not is_the_article(found, node, zone, headline))
    return stated, named


def _named(
    element: HtmlElement, stated: dict[str, str], shown: frozenset[HtmlElement], spread: frozenset[Zone]
) -> Zone | None:
    """What an element's names say that it is; None for captions that are `shown`, and for names too widely `spread`."""
    if element in shown or _is_attribution(element):
        return None
    zone = zone_of(element.tag, stated)
    return None if zone in spread and element.tag not in ZONE_TAGS else zone


def _hidden(found: Outline, stated: Attributes, tagged: Tagged) -> frozenset[HtmlElement]:
    """Those of the elements that no reader sees: by their own attributes, or small and by the page's style sheets."""
    by_sheet = hidden_by_sheet(stated, tagged, rules_of(tagged["style"]).hidden)
    most = BY_SHEET * found.sums[-1]
    return hidden_elements(stated, tagged) | {e for e in by_sheet if found.weight(found.by_element[e]) <= most}


def _is_attribution(element: HtmlElement) -> bool:
    """Whether a footer is that of a quotation: who said it (HTML Standard, 4.4.4)."""
    above = element.getparent() if element.tag == "footer" else None
    return above is not None and above.tag == "blockquote"
