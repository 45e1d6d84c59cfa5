"""How the style sheets in a page change the look of its elements: which are hidden, which keep their line feeds."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import holds
from pipelines.cleaning.openers import CONTROLS, opened
from pipelines.cleaning.rendering import BLOCK_TAGS, CARD, Look, is_opened, look_of
from pipelines.cleaning.style_sheets import SHEETS, Matcher, Selector, Sheet

Elements = Mapping[object, list[HtmlElement]]
"""The elements of a page by their tags."""

SCRIPT = 20_000
"""Characters of a script in which a name is looked for (own choice: what opens a part of the page is short)."""

_PARTS = ("span", "small", "em", "i", "b", "strong", "sup", "a")
"""Elements that are parts of a line: where one is hidden, the line has a gap."""

_KEEPING = ("div", "p", "section", "article", "span", "td", "blockquote")
"""Elements that texts with line feeds stand in."""


def looks_by_sheet(rules: Sheet, tagged: Elements) -> dict[HtmlElement, Look]:
    """The look of those elements that the style sheets in the page change. `tagged` are all elements by their tags."""
    looks: dict[HtmlElement, Look] = {}
    if rules.line_feeds:
        for element in _named(tagged, _KEEPING, rules.line_feeds):
            looks[element] = look_of(element, str(element.tag))[0], True
    if rules.hidden:
        parts = {element: dict(element.items()) for element in _named(tagged, _PARTS, rules.hidden)}
        for element in hidden_by_sheet(parts, tagged, rules.hidden):
            if next(element.iter(*BLOCK_TAGS), None) is None and not holds(element, CARD + 1):
                looks[element] = "hidden", False
    return looks


def _named(tagged: Elements, tags: tuple[str, ...], rules: frozenset[Selector]) -> list[HtmlElement]:
    """The elements of these tags that a rule is of."""
    matcher = Matcher(rules)
    return [e for tag in tags for e in tagged[tag] if e.keys() and matcher.match(e, dict(e.items()))]


def hidden_by_sheet(
    elements: Mapping[HtmlElement, Mapping[str, str]],
    tagged: Elements,
    rules: frozenset[Selector],
) -> frozenset[HtmlElement]:
    """Those of the elements that a rule of the page's style sheets hides: unless a control opens them, or a script in
    the page speaks of a name in the rule."""
    if not rules:
        return frozenset()
    matcher = Matcher(rules)
    found = {element: rule for element, stated in elements.items() if (rule := matcher.match(element, stated))}
    if not found:
        return frozenset()
    scripts = " ".join((script.text or "")[:SCRIPT] for script in tagged["script"][:SHEETS])
    shown = opened([control for tag in CONTROLS for control in tagged[tag]], list(found))
    return frozenset(
        element
        for element, rule in found.items()
        if element not in shown and not is_opened(elements[element]) and not _is_moved(rule, scripts)
    )


def _is_moved(rule: Selector, scripts: str) -> bool:
    """Whether a rule's names say that it holds for a while only, or a script speaks of one of them."""
    names = [name[1:] for part in (rule.names, *rule.around) for name in part]
    return is_opened({"class": " ".join(names)}) or any(name in scripts for name in names)
