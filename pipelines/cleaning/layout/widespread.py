"""Names of parts that a page gives to its text: a word on each row of a table, a box of live commentary."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import ZONE_TAGS, Zone

WIDESPREAD_SHARE = 0.5
"""Share of a page's running text under one kind of name, from which on the name says nothing of it."""

DOUBTED: frozenset[Zone] = frozenset(("player", "share", "widget", "caption", "byline", "tags", "embed", "ad"))
"""Kinds of parts that hold few sentences. Lists of other articles, comments and notices may hold more than the text."""

NAMED_ONLY: frozenset[Zone] = frozenset(("related", "comments", "navigation", "newsletter"))
"""Kinds of parts that are such by their names where no more speaks for it."""

ANSWERS = frozenset("textarea form cite".split())
"""Elements that comments have: a form to answer, the name of who wrote."""

_ANSWER = ("reply", "avatar", "author", "commenter", "vcard", "respond", "user")


ALL = 0.9
"""Share of a page's running text that stands in parts with such names: hardly any is left for an article."""

PARTS = 2
"""Parts of one kind that hold it: one alone is taken for the article by its weight."""

PICTURES = 4
"""Pictures of a page that is told in them (own choice; articles with long captions have one or two)."""

CAPTION_WEIGHT = 40
"""Weight of a caption that tells something: a sentence."""

LEADING = ("a", *ANSWERS, "input", "button")
"""Elements that lead elsewhere or ask for something: parts with them are what their name says."""


def alone(topmost: Sequence[tuple[Zone, float, HtmlElement]], total: float) -> frozenset[Zone]:
    """The kind that holds most of a page's text where hardly any stands outside of named parts: its parts are the
    article's, if they hold paragraphs and nothing to click, to answer or to fill in. To be asked of a page that shows
    its headline."""
    if not topmost or sum(weight for _, weight, _ in topmost) < ALL * total:
        return frozenset()
    held: dict[Zone, list[tuple[float, HtmlElement]]] = {}
    for zone, weight, element in topmost:
        if zone in NAMED_ONLY and element.tag not in ZONE_TAGS and weight:
            held.setdefault(zone, []).append((weight, element))
    return frozenset(
        zone
        for zone, parts in held.items()
        if len(parts) >= PARTS
        and sum(weight for weight, _ in parts) > WIDESPREAD_SHARE * total
        and not any(map(_leads, parts))
    )


def _leads(part: tuple[float, HtmlElement]) -> bool:
    element = part[1]
    return next(element.iter(*LEADING), None) is not None or takes_answers(element, named=False)


def widespread(topmost: Sequence[tuple[Zone, float, HtmlElement]], total: float) -> frozenset[Zone]:
    """The kinds that together hold most of a page's text. `topmost` are its named parts, none within another, with the
    weight of their text; `total` is the page's."""
    held: dict[Zone, float] = {}
    for zone, weight, element in topmost:
        if zone in DOUBTED and element.tag not in ZONE_TAGS:
            held[zone] = held.get(zone, 0.0) + weight
    return frozenset(zone for zone, weight in held.items() if weight > WIDESPREAD_SHARE * total)


def told_in_captions(captions: Sequence[tuple[HtmlElement, float]], total: float) -> frozenset[HtmlElement]:
    """The captions of a page that is told in pictures: there are several, and they hold most of its running text.
    `captions` are all of the page with the weight of their text."""
    long = [(element, weight) for element, weight in captions if weight >= CAPTION_WEIGHT]
    return frozenset(
        element
        for element, _ in long
        if len(long) >= PICTURES and sum(weight for _, weight in long) > WIDESPREAD_SHARE * total
    )


def takes_answers(element: HtmlElement, named: bool = True) -> bool:
    """Whether a part that is called comments is where readers write: it has forms, readers' names, links to answer.

    One that is called so and nothing else, outside the article, needs none of these, where its name counts (`named`).
    """
    names = {name for attribute in ("class", "id") for name in (element.get(attribute) or "").lower().split()}
    if named and names & {"comments", "comment"} and all(above.tag != "article" for above in element.iterancestors()):
        return True
    for inner in element.iter():
        if inner.tag in ANSWERS:
            return True
        said = inner.get("class") if isinstance(inner.tag, str) else None
        if said and inner is not element and any(word in said.lower() for word in _ANSWER):
            return True
    return False
