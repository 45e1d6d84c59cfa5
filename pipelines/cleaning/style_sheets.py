"""What the style sheets in a page hide, and where they keep line feeds.

Of a sheet only what it says plainly is read: elements by classes and ids, alone, together or inside others, outside of
media queries. What another rule shows again, though only in some state of the page, is not hidden.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from pipelines.cleaning.styles import hides, keeps_line_feeds

MOST_READ = 100_000
"""Characters of a style sheet that are read; those in pages are far shorter, but for whole frameworks (own choice)."""

SHEETS = 50
"""Style sheets in the page that are read."""

SELECTOR_PARTS = 4
"""Parts of a selector, from the outermost to the element itself; longer ones are of frameworks (own choice)."""

MOST_TRIED = 200_000
"""Comparisons on one page, for pages made to need more: real ones need some hundred."""

MOST_ABOVE = 60
"""Elements above one that are looked at for the outer parts of a selector."""

_SPEAKS = re.compile(r"(?:display|visibility)\s{0,9}:", re.IGNORECASE)
_BRACES = re.compile(r"([{}])")
_PART = re.compile(r"(?:[A-Za-z][A-Za-z0-9]{0,9})?((?:[.#][\w-]{1,99}){0,4})")
_NAMES = re.compile(r"[.#][\w-]{1,99}")
_POINTED_AT = re.compile(r":(?:hover|focus(?:-within|-visible)?|active)", re.IGNORECASE)
_SCRIPTED = re.compile(r"[.#](?:no-?)?js(?![a-z])|[.#]no-", re.IGNORECASE)
"""A state that a script takes away as the page opens."""


class Selector(NamedTuple):
    """Which elements a rule is of: the classes (".x") and ids ("#x") of the element, and of those around it."""

    names: frozenset[str]
    around: tuple[frozenset[str], ...] = ()
    """The innermost first."""


class Sheet(NamedTuple):
    """What a style sheet says."""

    hidden: frozenset[Selector] = frozenset()
    line_feeds: frozenset[Selector] = frozenset()
    """Of elements in which a line feed is one on the screen too."""


NO_RULES = Sheet()
"""What no style sheet says."""


@lru_cache(64)  # a sheet in the page is the same on all pages of a site
def read_sheet(sheet: str) -> Sheet:
    """What a style sheet hides, and does not show again in another rule; and where it keeps line feeds."""
    opened: list[str] = []
    hidden: set[Selector] = set()
    kept: set[Selector] = set()
    shown: list[frozenset[str]] = []
    text = ""
    for piece in _BRACES.split(_without_comments(sheet[:MOST_READ])):
        if piece == "{":
            opened.append(text.rpartition(";")[2].strip())
            text = ""
        elif piece == "}":
            selectors = opened.pop() if opened else "@"
            if selectors and selectors[0] != "@" and not any(map(_is_elsewhere, opened)):
                if hides(text) and not opened:
                    hidden.update(_selectors(selectors))
                elif _SPEAKS.search(text) or hides(text):
                    shown += [frozenset(_NAMES.findall(one)) for one in selectors.split(",") if _comes_back(one)]
                if not opened and keeps_line_feeds(text):
                    kept.update(_selectors(selectors))
            text = ""
        else:
            text = piece
    back = _Sets(shown)
    return Sheet(frozenset(one for one in hidden if not back.hold(one.names)), frozenset(kept))


class _Sets:
    """Sets of names, each found by the names in it."""

    def __init__(self, sets: list[frozenset[str]]) -> None:
        self._with: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for names in set(sets):
            for name in names:
                self._with[name].append(names)
        self._known: dict[frozenset[str], bool] = {}

    def hold(self, names: frozenset[str]) -> bool:
        """Whether one of the sets holds all of the names."""
        if names not in self._known:
            fewest = min((self._with.get(name, []) for name in names), key=len)
            self._known[names] = any(names <= one for one in fewest)
        return self._known[names]


def _is_elsewhere(query: str) -> bool:
    """Whether a media query is of paper or of small screens only: what these alone show is a copy for them."""
    return "print" in query or ("max-width" in query and "min-width" not in query)


def _comes_back(selector: str) -> bool:
    """Whether what a rule shows stays: a card under the pointer does not."""
    return _POINTED_AT.search(selector) is None


def _selectors(listed: str) -> list[Selector]:
    found = []
    for one in listed.split(","):
        parts = [_PART.fullmatch(part) for part in one.replace(">", " ").split()]
        if not 1 <= len(parts) <= SELECTOR_PARTS or None in parts or _SCRIPTED.search(one):
            continue
        named = [frozenset(_NAMES.findall(part[1])) for part in parts if part]
        if named[-1]:
            found.append(Selector(named[-1], tuple(names for names in reversed(named[:-1]) if names)))
    return found


def _without_comments(sheet: str) -> str:
    return "".join(part.partition("/*")[0] for part in sheet.split("*/"))


def rules_of(styles: list[HtmlElement]) -> Sheet:
    """What all the style sheets of a page say, each for itself."""
    read = [read_sheet(style.text) for style in styles[:SHEETS] if style.text]
    return Sheet(
        frozenset().union(*(sheet.hidden for sheet in read)), frozenset().union(*(sheet.line_feeds for sheet in read))
    )


def selectable(stated: Mapping[str, str]) -> frozenset[str]:
    """What selectors call an element of these attributes."""
    names = {f".{name}" for name in stated["class"].split()} if "class" in stated else set()
    return frozenset(names | {f"#{stated['id']}"} if "id" in stated else names)


class Matcher:
    """Finds the elements of one page that some rules are of."""

    def __init__(self, rules: frozenset[Selector]) -> None:
        self._rules: defaultdict[str, list[Selector]] = defaultdict(list)
        for rule in rules:
            self._rules[min(rule.names)].append(rule)
        self._names: dict[HtmlElement, frozenset[str]] = {}
        self._left = MOST_TRIED

    def match(self, element: HtmlElement, stated: Mapping[str, str]) -> Selector | None:
        """A rule that is of an element with these attributes; None where there is none."""
        names = selectable(stated)
        for name in names & self._rules.keys():
            for rule in self._rules[name]:
                self._left -= 1
                if self._left > 0 and rule.names <= names and self._stands_in(element, rule.around):
                    return rule
        return None

    def _stands_in(self, element: HtmlElement, around: tuple[frozenset[str], ...]) -> bool:
        """Whether elements around one answer to the outer parts of a selector. Those of the page itself do not count:
        what they are called changes as the page opens."""
        found = 0
        for above in islice(element.iterancestors(), MOST_ABOVE if around else 0):
            self._left -= 1
            if found == len(around) or above.tag in ("body", "html"):
                break
            if above not in self._names:
                self._names[above] = selectable(dict(above.items()))
            found += around[found] <= self._names[above]
        return found == len(around)
