"""What the names of an element say of it: its class, id and their like, by `names.toml`. No other module reads them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

from lxml.html import HtmlElement

from pipelines.cleaning.toml_files import read_toml

Zone = Literal[
    "related",
    "share",
    "comments",
    "navigation",
    "ad",
    "tags",
    "consent",
    "player",
    "caption",
    "byline",
    "widget",
    "embed",
    "newsletter",
    "hidden",
]
"""A region of a page that is no text of the article."""

Says = Literal[
    "title",
    "lead",
    "subheading",
    "video",
    "closing",
    "kicker",
    "byline",
    "person-sign",
    "source",
    "tags",
    "picture-box",
    "tags-of-source",
    "own-footer",
    "own-author",
    "crumbs",
    "section",
    "caption",
    "related",
    "widget",
    "hatom-published",
    "hatom-updated",
    "own-date",
    "translated",
]
"""What an element may say that it holds, or is: the tables `says` of names.toml."""


ZONE_TAGS: dict[object, Zone] = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "form": "widget",
    "button": "widget",
    "select": "widget",
    "option": "widget",
    "label": "widget",
    "figcaption": "caption",
}
"""Elements whose meaning is furniture (HTML Standard, 4.3 and 4.10)."""

QUOTES = ("cite", "blockquote", "q")
"""Elements in which a name is that of somebody who is quoted."""

NAMES = ("class", "id", "aria-labelledby", "data-testid", "data-component")
"""Attributes that name a part of a page. Where the class is a hash, the others still speak."""

STATES = ("has-", "is-", "with-", "without-", "no-", "hide-", "js-")
"""Names that open so say what state an element is in or what it has, not what it is (SMACSS, "State Rules")."""

_LETTERS = re.compile(
    r"(?:font|text)-size-(?:\d+|\d?x{1,3}[ls]|small|sm|tiny|base|normal|regular|medium|md|large|lg|huge)"
)
"""Names of style sheets for how large letters are; other names with these words are buttons that change it."""

_WORDS = re.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


@cache
def _zones() -> dict[str, Zone]:
    data = read_toml("layout/names.toml")["zones"]
    return {word: zone for zone, words in data.items() for word in words}


def zone_of(tag: object, attributes: Mapping[str, str]) -> Zone | None:
    """The class of furniture that an element's tag, class or id names."""
    if zone := ZONE_TAGS.get(tag):
        return zone
    if not attributes or tag in ("html", "body", "main", "article"):
        return None
    names = attributes.get("class", "")
    if len(attributes) > 1 or not names:  # as most have a class alone
        names = " ".join([name for attribute in NAMES if (name := attributes.get(attribute))])
    return _zone_of_names(names) if names else None


@lru_cache(10_000)
def _zone_of_name(name: str) -> Zone | None:
    zones = _zones()
    if name.startswith(STATES) or _LETTERS.fullmatch(name):
        return None
    words = [word.lower() for word in _WORDS.findall(name)]
    for first, second in pairwise(words):
        if zone := zones.get(f"{first}-{second}"):
            return zone
    return next((zones[word] for word in words if word in zones), None)


@lru_cache(10_000)  # the same names come again on every page of a site
def _zone_of_names(names: str) -> Zone | None:
    if any(builder in names for builder in _BUILDERS):
        return None
    return next((zone for name in names.split() if (zone := _zone_of_name(name))), None)


_DATA = read_toml("layout/names.toml")
_BUILDERS: list[str] = _DATA["builders"]["names"]
_EDGE = r"[\s_-]"
_BESIDE_CLASS: dict[Says, tuple[str, ...]] = {
    what: tuple(said["attributes"][1:]) for what, said in _DATA["says"].items()
}
"""Where, beside the class, the names of each statement stand."""

MOST_NAMED = 1_000
"""Characters of an element's names that are read; style sheets of utilities make some hundred (own choice)."""

_UNDATED_ELEMENTS = frozenset(_DATA["undated"]["elements"])
_UNDATED_WORDS = re.compile(rf"(?:^|{_EDGE})(?:{'|'.join(map(re.escape, _DATA['undated']['words']))})(?=$|{_EDGE})")
_OWN = re.compile(_DATA["undated"]["own"])
_FORMS = {"part": "(?:%s)", "word": rf"(?:^|{_EDGE})(?:%s)(?:$|{_EDGE})", "class": r"(?:^|\s)(?:%s)(?:$|\s)"}


def _either(names: list[str], form: str) -> list[str]:
    return [_FORMS[form] % "|".join(names)] if names else []


@cache
def _statement(what: Says) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """The names, and those that contradict them."""
    entry: dict[str, Any] = _DATA["says"][what]
    forms = [*_either(entry["names"], entry["match"]), *_either(entry.get("parts", []), "part")]
    unless = entry.get("unless")
    return (
        re.compile("|".join(forms), re.IGNORECASE),
        re.compile("|".join(unless), re.IGNORECASE) if unless else None,
    )


def says(element: HtmlElement | Mapping[str, str], what: Says) -> bool:
    """Whether the names of an element say that it holds this, or is it. Who asks several times gives its attributes."""
    stated = element.keys()  # to ask for what is not there costs as much
    names = element.get("class") if "class" in stated else None
    for attribute in _BESIDE_CLASS[what]:
        if attribute in stated and (value := element.get(attribute)):
            names = f"{names} {value}" if names else value
    return _say(what, names[:MOST_NAMED]) if names else False


@lru_cache(10_000)  # the same names come again on every page of a site
def _say(what: Says, stated: str) -> bool:
    names, unless = _statement(what)
    return names.search(stated) is not None and (unless is None or not unless.search(stated))


def is_undated(element: HtmlElement) -> bool:
    """Whether dates in an element are not the article's, by its tag or its names."""
    if element.tag in _UNDATED_ELEMENTS:
        return True
    names, own = element.get("class"), element.get("id")
    return bool(names or own) and _are_undated(f"{names or ''} {own or ''}")


@lru_cache(4096)  # lists have the same names again and again
def _are_undated(names: str) -> bool:
    return _UNDATED_WORDS.search(_OWN.sub("", names.lower())) is not None
