"""Who reports, and from where, in a line above the text: "Name from Town"."""

from pipelines.cleaning.labels import Label, is_full_name, is_place, trim
from pipelines.cleaning.letters import FROM

REPORTER_WORDS = 7
"""Words of such a line: four of a name, the particle, two of a town."""


ITEM_TAGS = frozenset(("li", "td", "dd"))
"""Elements in which such a line is an item of the text: who is from where."""


def reporter(text: str, tag: str) -> Label | None:
    """The byline that such a line is; None where the name is not known, or the place is neither known nor one word."""
    if f" {FROM} " not in text or len(text.split()) > REPORTER_WORDS or tag in ITEM_TAGS:
        return None
    name, _, place = trim(text).partition(f" {FROM} ")
    if not is_full_name(name) or not (place.isalpha() or is_place(place)):
        return None
    return Label("byline", (("authors", (name,)),))
