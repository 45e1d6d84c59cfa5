"""Pages of the tests, mutated in their DOM: nested, repeated, renamed, glued; as broken templates and attackers do."""

import copy
import random
from collections.abc import Callable
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

PAGES = sorted((Path(__file__).parent.parent / "regression" / "pages").glob("*.html"))
LARGEST = 200_000
"""Bytes of a mutated page."""
TAGS = "div table tr td p span li ul pre a b x-card section font blockquote center form button label h2 br".split()
FILLERS = [
    "\n" * 400,
    " : " * 200,
    "10:00 " * 100,
    "- " * 300,
    "«" * 200,
    "و " * 300,
    "1/2/" * 150,
    ". " * 400,
    "|" * 500,
    "&quot;" * 100,
]


def _elements(root: HtmlElement) -> list[HtmlElement]:
    return [element for element in root.iter() if isinstance(element.tag, str) and element.getparent() is not None]


def _nest(rng: random.Random, element: HtmlElement) -> None:
    """An element inside up to 200 others: in old layouts tables stand in the cells of tables."""
    above = element.getparent()
    assert above is not None
    at = above.index(element)
    tags = rng.choice(
        [["table", "tr", "td"], ["div"], ["span"], ["font"], ["x-box"], ["blockquote"], ["ul", "li"], ["a"]]
    )
    top = inner = lxml.html.Element(tags[0])
    for depth in range(1, rng.choice([3, 30, 200])):
        below = lxml.html.Element(tags[depth % len(tags)])
        inner.append(below)
        inner = below
    above.insert(at, top)
    inner.append(element)


def _repeat(rng: random.Random, element: HtmlElement) -> None:
    above = element.getparent()
    assert above is not None
    for _ in range(rng.choice([2, 10, 60])):
        above.append(copy.deepcopy(element))


def _rename(rng: random.Random, element: HtmlElement) -> None:
    element.tag = rng.choice(TAGS)


def _fill(rng: random.Random, element: HtmlElement) -> None:
    element.text = (element.text or "") + rng.choice(FILLERS)


def _name(rng: random.Random, element: HtmlElement) -> None:
    element.set(
        rng.choice(["class", "id", "style", "hidden", "href"]),
        rng.choice(["comments", "author", "x " * 500, "display:none", "#a"]),
    )


def _move(rng: random.Random, element: HtmlElement) -> None:
    root = element.getroottree().getroot()
    target = rng.choice(_elements(root))
    if element not in (target, *target.iterancestors()):
        target.append(element)


MUTATIONS: list[Callable[[random.Random, HtmlElement], None]] = [
    _nest,
    _nest,
    _repeat,
    _repeat,
    _rename,
    _fill,
    _name,
    _move,
]


def mutated(seed: int) -> bytes:
    """The page of a seed; never larger than LARGEST."""
    rng = random.Random(seed)
    root = lxml.html.document_fromstring(rng.choice(PAGES).read_bytes().decode("utf-8", "replace"))
    page = lxml.html.tostring(root, encoding="utf-8")
    for _ in range(rng.randint(3, 40)):
        elements = _elements(root)
        if not elements:
            break
        rng.choice(MUTATIONS)(rng, rng.choice(elements))
        changed = lxml.html.tostring(root, encoding="utf-8")
        if len(changed) > LARGEST:
            break
        page = changed
    return page
