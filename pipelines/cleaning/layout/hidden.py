"""Parts of a page that no reader sees: hidden by their own attributes, and opened by nothing."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from pipelines.cleaning.page import Tagged
from pipelines.cleaning.rendering import CONTROLS, is_hidden, is_opened, opened
from pipelines.cleaning.styles import hidden_names

SHEETS = 50
"""Style sheets and scripts in the page that are read."""

SCRIPT = 20_000
"""Characters of a script in which a name is looked for (own choice: what opens a part of the page is short)."""

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


def hidden_by_sheet(elements: Mapping[HtmlElement, Mapping[str, str]], tagged: Tagged) -> frozenset[HtmlElement]:
    """Those of the elements that a style sheet in the page hides by class or id: unless a control opens them, or a
    script in the page speaks of that name."""
    names = frozenset(name for sheet in tagged["style"][:SHEETS] for name in hidden_names(sheet.text or ""))
    if not names:
        return frozenset()
    found = {element: held for element, stated in elements.items() if (held := names & _selectors(stated))}
    if not found:
        return frozenset()
    scripts = " ".join((script.text or "")[:SCRIPT] for script in tagged["script"][:SHEETS])
    shown = opened([control for tag in CONTROLS for control in tagged[tag]], list(found))
    return frozenset(
        element
        for element, held in found.items()
        if element not in shown and not is_opened(elements[element]) and all(name[1:] not in scripts for name in held)
    )


def _selectors(stated: Mapping[str, str]) -> set[str]:
    """What simple selectors call an element."""
    names = {f".{name}" for name in stated["class"].split()} if "class" in stated else set()
    return names | {f"#{stated['id']}"} if "id" in stated else names


def _is_a_page(element: HtmlElement) -> bool:
    names = _names(element)
    above = element.getparent()
    if not names or above is None or element.tag not in ("div", "section", "article"):
        return False
    twins = [other for other in above[:SIBLINGS] if other is not element and other.tag == element.tag]
    return any(_names(other) & names and not is_hidden(other.tag, dict(other.items())) for other in twins)


def _names(element: HtmlElement) -> set[str]:
    return {name for name in (element.get("class") or "").lower().split() if "page" in name or "part" in name}
