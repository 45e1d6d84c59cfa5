"""Names of parts that a page gives to its text: a word on each row of a table, a box of live commentary."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import ZONE_TAGS, Zone

MOST = 0.5
"""Share of a page's running text under one kind of name, from which on the name says nothing of it."""

DOUBTED: frozenset[Zone] = frozenset(("player", "share", "widget", "caption", "byline", "tags", "embed", "ad"))
"""Kinds of parts that hold few sentences. Lists of other articles, comments and notices may hold more than the text."""

ANSWERS = frozenset("textarea form cite".split())
"""Elements that comments have: a form to answer, the name of who wrote."""

_ANSWER = ("reply", "avatar", "author", "commenter", "vcard", "respond", "user")


def widespread(topmost: Sequence[tuple[Zone, float, HtmlElement]], total: float) -> frozenset[Zone]:
    """The kinds that together hold most of a page's text. `topmost` are its named parts, none within another, with the
    weight of their text; `total` is the page's."""
    held: dict[Zone, float] = {}
    for zone, weight, element in topmost:
        if zone in DOUBTED and element.tag not in ZONE_TAGS:
            held[zone] = held.get(zone, 0.0) + weight
    return frozenset(zone for zone, weight in held.items() if weight > MOST * total)


def takes_answers(element: HtmlElement) -> bool:
    """Whether a part that is called comments is where readers write: it has forms, readers' names, links to answer.

    One that is called so and nothing else, outside the article, needs none of these.
    """
    names = {name for attribute in ("class", "id") for name in (element.get(attribute) or "").lower().split()}
    if names & {"comments", "comment"} and all(above.tag != "article" for above in element.iterancestors()):
        return True
    for inner in element.iter():
        if inner.tag in ANSWERS:
            return True
        said = inner.get("class") if isinstance(inner.tag, str) else None
        if said and inner is not element and any(word in said.lower() for word in _ANSWER):
            return True
    return False
