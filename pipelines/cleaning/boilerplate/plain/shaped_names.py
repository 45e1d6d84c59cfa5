"""Whether words that are in no list look like a person's name, by how names and things are formed."""

import re
from functools import cache
from typing import Literal

from pipelines.cleaning.boilerplate.plain.names import (
    SHAPE_WORDS,
    ambiguous_names,
    bare_name,
    could_be_name,
    given_names,
    plain_given,
)
from pipelines.cleaning.boilerplate.plain.outlets import is_present
from pipelines.cleaning.boilerplate.plain.wording import DESCENT, FEMININE, ON, stem, zone_words
from pipelines.cleaning.labels import is_country, is_surname
from pipelines.cleaning.labels.given_names import is_borne, tells_of_thing
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

FAMILY = 4
"""Letters of a family name that has a shape."""

THINGS = tuple(zone_words("ends_of_things"))
"""How words end that are no man's name, but for those of the lists."""


def has_family_shape(text: str, body: frozenset[str]) -> bool:
    """Whether words that are in no list look like a name: two or three, the last with the article or the ending of
    descent, none of them among the words of the text around (`body`, folded stems): a subheading's words come again."""
    if not could_be_name(text):
        return False
    parts = [fold(part) for part in bare_name(text).split()]
    first, last = parts[0], parts[-1]
    kinds_of_text = zone_words("bylines") | zone_words("written") | zone_words("beside_bylines")
    if (
        len(parts) > SHAPE_WORDS
        or first in zone_words("occupations") | kinds_of_text
        or first.startswith((ARTICLE, AND))
    ):
        return False
    if tells_of_thing(parts) or (first in ambiguous_names() and last.startswith(ARTICLE) and last.endswith(FEMININE)):
        return False  # "the beauty of nature"
    if is_country(bare_name(text)) or (bare_name(text).split()[-1] in ON and not is_borne(first)):
        return False
    if _is_thing(first) or _is_kind_of_thing(last) or _is_thing_of(first, last):
        return False  # "results of the summit", "military action", "the account of the citizen"
    if any(part.startswith(AND) and len(part) >= FAMILY and not is_borne(part) for part in parts[1:]):
        return False  # "X and Y"
    if f"{last}{FEMININE}" in zone_words("whose") and not is_borne(first):
        return False  # a club and its country
    rare = not is_borne(first) or (first in ambiguous_names() and not is_borne(last))
    if len(parts) == SHAPE_WORDS and rare and all(part.startswith(ARTICLE) for part in parts[1:]):
        return False  # "a ban on private studies", "the parliament ratified"
    given = ends_on_given_name(text)
    family = last.startswith(ARTICLE) or last.endswith(DESCENT) or _is_glued_family(last)
    shaped = given or (len(last) >= FAMILY and family)
    return shaped and body.isdisjoint(map(stem, parts[:-1] if given else parts))


def _is_thing(first: str) -> bool:
    """Whether a folded first word that nobody bears has the form of a thing's name or of a verb in the present."""
    if first in given_names() or is_borne(first):
        return False
    if first in zone_words("countries") or first.endswith(THINGS) or is_present(first):
        return True
    return _form_of("forms_of_things").fullmatch(first) is not None


def _is_kind_of_thing(last: str) -> bool:
    """Whether a folded last word is a verb, a plural, a feminine or an adjective, and no family's."""
    if last in zone_words("kinds_of_thing"):
        return True
    return not is_borne(last) and (is_present(last) or _form_of("forms_of_no_family").fullmatch(last) is not None)


def _is_thing_of(first: str, last: str) -> bool:
    """Whether a folded first word is no given name, and the last, which is no family's that people bear, says of what
    it is: "efforts of peace", "the volcano of Hawaii", "the champion of the world"."""
    if first in given_names() or is_surname(last) or _is_glued_family(last):
        return False
    return not (last.startswith(ARTICLE) and last.endswith(DESCENT))


@cache
def _form_of(group: Literal["forms_of_things", "forms_of_no_family"]) -> re.Pattern[str]:
    return re.compile("|".join(read_toml("boilerplate/plain/words.toml")[group]))


def _is_glued_family(word: str) -> bool:
    """Whether a folded word opens as family names of the Maghreb do, and is no other word: "Bouazza"."""
    openers = read_toml("boilerplate/plain/words.toml")["glued_family"]
    opened = any(word.startswith(fold(opener)) and len(word) >= least for opener, least in openers.items())
    return opened and word not in zone_words("no_family")


def is_shaped(text: str) -> bool:
    """Whether words that are in no list are a name beyond a family's shape: two, the last a given name or one that says
    where somebody is from, "of Ghamid"."""
    if not has_family_shape(text, frozenset()) or len(bare_name(text).split()) >= SHAPE_WORDS:
        return False
    last = fold(text).split()[-1]
    return ends_on_given_name(text) or (last.startswith(ARTICLE) and last.endswith(DESCENT))


def ends_on_given_name(text: str) -> bool:
    """Whether a line is a rare name and a given one behind it, which is no ordinary word: "Gharam Muhammad"."""
    if not could_be_name(text) or tells_of_thing(fold(bare_name(text)).split()):
        return False
    first, *rest = (fold(part) for part in bare_name(text).split())
    closed = {*zone_words("occupations"), *zone_words("roles"), *zone_words("who_of")}
    if bare_name(text).split()[-1] in ON and not is_borne(first):
        return False  # "in protest against"
    return len(rest) == 1 and first not in closed and not first.startswith((ARTICLE, AND)) and rest[0] in plain_given()
