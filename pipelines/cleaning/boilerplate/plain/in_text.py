"""What a text says of a name in the credit above it: that it is a place, or an outlet, or nothing at all."""

import re
from functools import cache

from pipelines.cleaning.boilerplate.plain.names import given_names, is_name
from pipelines.cleaning.boilerplate.plain.shaped_names import has_family_shape
from pipelines.cleaning.boilerplate.plain.wording import zone_words
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import fold

PLACE_WORDS = 2
"""Words of a place that no list has."""


def is_unsaid(part: str, body: str) -> bool:
    """Whether one word stands nowhere in the text."""
    word = fold(part)
    if not body or not word.isalpha():
        return False
    return re.search(rf"(?<!\w)\w{{0,4}}{re.escape(word.removeprefix(ARTICLE))}(?!\w)", fold(body)) is None


def is_quoted_in(part: str, body: str) -> bool:
    """Whether the text speaks of it as outlets do of themselves: in quotation marks."""
    return part in body and re.search(rf"[«\"“”({{]\s*{re.escape(part)}\s*[»\"“”)}}]", body) is not None


def is_alone_in(part: str, body: str) -> bool:
    """Whether two words or three stand once more as a line of their own behind the text, as the site's name does."""
    named = not (is_name(part) or has_family_shape(part, frozenset()) or fold(part.split()[0]) in given_names())
    return named and " " in part and part in body and re.search(rf"(?m)^\W*+{re.escape(part)}\W*$", body) is not None


def is_placed_in(part: str, body: str) -> bool:
    """Whether the text says that it is a place: behind "in", "the town of"."""
    place, said = fold(part), fold(body)
    if len(part.split()) > PLACE_WORDS or place not in said:
        return False
    return re.search(rf"(?<!\w)(?:{_places_open()}) {re.escape(place)}(?!\w)", said) is not None


@cache
def _places_open() -> str:
    return "|".join(sorted(map(re.escape, zone_words("places_open"))))
