"""Parts of a page that no reader sees: hidden by their own attributes, and opened by nothing."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from pipelines.cleaning.openers import CONTROLS, opened
from pipelines.cleaning.page import Tagged
from pipelines.cleaning.rendering import is_hidden

SIBLINGS = 50
"""Elements beside a hidden one that are looked at."""


def hidden_elements(elements: Mapping[HtmlElement, Mapping[str, str]], tagged: Tagged) -> frozenset[HtmlElement]:
    """Those of the elements (each with its attributes) that are not shown. `tagged` are all of the page.

    A page of an article in several, of which one is shown at a time, is shown: it has a class, and a sibling of the
    same class that is not hidden.
    """
    hidden = [element for element, attributes in elements.items() if is_hidden(element.tag, attributes)]
    if not hidden:
        return frozenset()
    shown = opened([control for tag in CONTROLS for control in tagged[tag]], hidden)
    return frozenset(element for element in hidden if element not in shown and not _is_a_page(element))


def _is_a_page(element: HtmlElement) -> bool:
    names = _names(element)
    above = element.getparent()
    if not names or above is None or element.tag not in ("div", "section", "article"):
        return False
    twins = [other for other in above[:SIBLINGS] if other is not element and other.tag == element.tag]
    return any(_names(other) & names and not is_hidden(other.tag, dict(other.items())) for other in twins)


def _names(element: HtmlElement) -> set[str]:
    return {name for name in (element.get("class") or "").lower().split() if "page" in name or "part" in name}
