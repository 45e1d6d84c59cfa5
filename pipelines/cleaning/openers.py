"""What on a page opens the parts that are hidden until a reader asks for them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import text_of
from pipelines.cleaning.text import fold, strip_edges
from pipelines.cleaning.toml_files import read_toml

CONTROLS = ("button", "a", "label", "summary", "input")
"""Elements that open others."""

BESIDE = 3
"""Elements before and behind a button "read more" that it may open."""

_BUTTONS = frozenset(map(fold, read_toml("rendering.toml")["buttons"]))
_AWAY = ("/", "http")
_NAMING = frozenset(("aria-controls", "data-target", "data-bs-target", "for", "data-toggle-target"))


def opened(controls: Iterable[HtmlElement], elements: Iterable[HtmlElement]) -> frozenset[HtmlElement]:
    """Those of the elements that one of the controls opens: it names their ids, or says so beside them."""
    elements = list(elements)
    near = {beside for element in elements for beside in _beside(element)}
    are_named = any(element.get("id") for element in elements)
    named: list[str] = []
    opened_beside: set[HtmlElement] = set()
    for control in controls:  # a page has hundreds, so that their texts are read where they can matter only
        target = control.get("href") or ""
        if are_named:
            if "#" in target or not target.startswith(_AWAY):
                named.append(target)
            stated = control.keys()
            if not _NAMING.isdisjoint(stated):
                named += [control.get(attribute) or "" for attribute in _NAMING.intersection(stated)]
        if target.startswith(_AWAY) or _leads_away(target):
            continue
        around = [control, *islice(control.iterancestors(), 2)]
        if not near.isdisjoint(around) and strip_edges(fold(text_of(control))) in _BUTTONS:
            opened_beside.update(beside for element in around for beside in _beside(element))
    ids = frozenset(" ".join(named).replace("#", " ").split())
    return frozenset(element for element in elements if element in opened_beside or element.get("id") in ids)


def _beside(element: HtmlElement) -> Iterator[HtmlElement]:
    """What stands right before and behind an element."""
    yield from islice(element.itersiblings(preceding=True), BESIDE)
    yield from islice(element.itersiblings(), BESIDE)


def _leads_away(address: str) -> bool:
    target = address.strip().lower()
    return bool(target) and not target.startswith(("#", "javascript:"))
