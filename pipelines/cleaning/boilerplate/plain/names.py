"""Whether a few words are a person's name, by the given names in them."""

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from pipelines.cleaning.boilerplate.plain.controls import control_words
from pipelines.cleaning.boilerplate.plain.outlets import is_edition, is_present, may_be_outlet
from pipelines.cleaning.boilerplate.plain.wording import (
    DESCENT,
    FEMININE,
    FOR_THE,
    ON,
    SERVANT,
    SHORTEST_WORD,
    is_day,
    stem,
    zone_words,
)
from pipelines.cleaning.labels import is_country, split_names
from pipelines.cleaning.labels.given_names import is_borne, tells_of_thing
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

MOST_NAME_WORDS = 6
"""Words of a name, without what is printed before it; the longest of 65 bylines has five."""

SHAPE_WORDS = 3
"""Words of a name that is known by its shape alone."""

FAMILY = 4
"""Letters of a family name that has a shape."""

HE_DOES = read_toml("boilerplate/plain/words.toml")["he_does"]
"""How a verb in the present opens, of one man."""

THINGS = tuple(zone_words("ends_of_things"))
"""How words end that are no man's name, but for those of the lists."""

_TITLE = re.compile(r"^\s*+((?:[^\W\d_]\.[^\W\d_]{1,2}|[^\W\d_]{1,12})\s*+[./:]?)\s*+[./:]?\s*+(?=\S)")
_EDGE = " \t-–—_:/|\\.،,*•ـ\"'«»“”()[]□■▪▫●○◄►◆◇★☆➤▶◀▼▲❖◗◖▌▐✦✧◊⬤➢►✸٭✍✎✏🖊🖋📝\ufe0f"
_ORNAMENT = re.compile("[\u06be-\u06c3]$")
"""A form of heh that Arabic does not write: printers end texts with it."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)?\.?")


_INITIALLED = re.compile(r"[^\W\d_]{1,2}\s?[.]\s?[^\W\d_]{3,12}|[^\W\d_]{3,12}[.]\s?[^\W\d_]")


@cache
def given_names() -> frozenset[str]:
    """Folded given names, Arabic and foreign."""
    return words("labels/given_names.toml", "given") | words("boilerplate/plain/names.toml", "given")


@cache
def _ambiguous() -> frozenset[str]:
    return words("labels/given_names.toml", "ambiguous") | words("boilerplate/plain/names.toml", "ambiguous")


def bare_name(text: str) -> str:
    """A name without punctuation around it and without what is printed before it ("د.", "الشيخ /")."""
    name = _ORNAMENT.sub("", text.strip(_EDGE)).strip(_EDGE)
    for _ in range(3):
        found = _TITLE.match(name)
        if not found or fold(found[1]).rstrip(" ./:") not in zone_words("honorifics"):
            break
        rest = name[found.end() :].strip(_EDGE)
        if not rest or (" " not in rest and "." not in found[1] and "/" not in found[1]):
            break
        if " " not in rest and "." in found[1] and fold(found[1]).rstrip(" .") in zone_words("initials_too"):
            break  # the initial of a given name
        name = rest
    before, _, last = name.rpartition(" ")
    return before.strip(_EDGE) if fold(last) in zone_words("behind_names") and before else name


def could_be_name(text: str) -> bool:
    """Whether words have the form of a name: two to six, letters only, none that no name holds."""
    parts = bare_name(text).split()
    return (
        2 <= len(parts) <= MOST_NAME_WORDS
        and all(_LETTERS.fullmatch(fold(part)) for part in parts)
        and not holds_function(parts)
        and _holds_on_rightly(parts)
        and not _tells_deed([fold(part) for part in parts])
        and not any(fold(part).startswith(FOR_THE) for part in parts)
        and _names_god_rightly([fold(part) for part in parts])
        and not _opens_sentence(fold(parts[0]))
        and max(map(len, parts)) >= SHORTEST_WORD
        and not may_be_outlet(bare_name(text))
        and not is_edition([fold(part) for part in parts])
        and control_words().isdisjoint(map(fold, parts))
        and not is_day(text)
    )


def _opens_sentence(first: str) -> bool:
    """Whether a folded word opens no name: a verb that dispatches open with, a word that goes on with a sentence."""
    verbs = zone_words("leads") | zone_words("continuations")
    return first in zone_words("never_first") or (first in verbs and first not in given_names())


def _tells_deed(parts: list[str]) -> bool:
    """Whether a verb in the present stands behind the first folded word, one that nobody bears: "X resigns"."""
    deeds = [part for part in parts[1:] if is_present(part) and not is_borne(part) and part not in given_names()]
    return any(part is not parts[-1] or not part.endswith(DESCENT) for part in deeds)


def _holds_on_rightly(parts: list[str]) -> bool:
    """The preposition that is spelled like a given name stands last in a name, or between two given names, the
    first of which is no ordinary word."""
    inner = [at for at, part in enumerate(parts[:-1]) if part in ON]
    return all(
        at > 0 and fold(parts[at - 1]) in _plain_given() and fold(parts[at + 1]) in given_names() for at in inner
    )


def holds_function(parts: list[str]) -> bool:
    """Whether a word is among these that stands in no name, but for one that is a family name behind a given one."""
    said = [fold(part) for part in parts]
    own = {part for before, part in pairwise(said) if part in zone_words("names_too") and before in given_names()}
    return not (zone_words("function") - own).isdisjoint(said)


def _names_god_rightly(parts: list[str]) -> bool:
    """God's name stands in a person's only behind words such as "servant of"."""
    god, before = zone_words("god"), zone_words("before_god")
    return all(part not in god or (at > 0 and parts[at - 1] in before) for at, part in enumerate(parts))


def is_name(text: str) -> bool:
    """Whether a few words are a person's name: of that form, and opened by a given name. An ordinary word that is a
    given name as well needs a second one, or a family name with the article."""
    if not could_be_name(text):
        return False
    first, *rest = (fold(part) for part in bare_name(text).split())
    if _says_something(first, rest):
        return False
    if _is_given(first, rest):
        return first not in _ambiguous() or _supported(rest)
    known = [part for part in rest if part in given_names() and part not in _ambiguous()]
    return len(known) == len(rest) and len(rest) >= 2


def _says_something(first: str, rest: list[str]) -> bool:
    """Whether two folded words that may open with a given name are a saying, or say something of a thing: "the beauty
    of nature", "deep faith", "Adam and Eve"; or one given name in two words."""
    if len(rest) > 1:
        return False
    last, whole = rest[0], f"{first} {rest[0]}"
    if tells_of_thing([first, last]) or whole in given_names() or first + last in given_names():
        return True
    if last in zone_words("describing") and last not in given_names():
        return True
    return last.startswith(AND) and last not in given_names() and last[1:] in given_names()


def is_titled(text: str) -> bool:
    """Whether a line is a name with what is printed before names: "Dr. X Y", however rare the name."""
    return could_be_name(text) and bare_name(text) != text.strip(_EDGE) and "." in text.strip(_EDGE)[:4]


def may_be_given(text: str) -> bool:
    """Whether words open with a given name that is an ordinary word as well, and go on as names do, without the
    article or with the ending of descent: among the parts of a credit line it is a name."""
    if not could_be_name(text):
        return False
    first, *rest = (fold(part) for part in bare_name(text).split())
    plain = not rest[0].startswith(ARTICLE) or (rest[0].endswith(DESCENT) and first in _ambiguous())
    said = zone_words("describing") | zone_words("kinds_of_thing") | zone_words("countries")
    feminine = rest[-1].endswith(FEMININE) and not is_borne(rest[-1])
    described = first in _ambiguous() and (feminine or not said.isdisjoint(rest))
    return first in given_names() and len(rest) < SHAPE_WORDS and plain and not described


def is_initialled(text: str) -> bool:
    """Whether a line is an initial with its point and a family name, as desks sign: "ع. بوزيان", or the other way."""
    first, point, family = text.strip(_EDGE).partition(".")
    before, _, last = family.strip().rpartition(" ")
    inside = point and fold(before) in zone_words("inside_names")
    return _INITIALLED.fullmatch(f"{first}.{last}" if inside else text.strip(_EDGE)) is not None


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
    if tells_of_thing(parts) or (first in _ambiguous() and last.startswith(ARTICLE) and last.endswith(FEMININE)):
        return False  # "the beauty of nature"
    if is_country(bare_name(text)) or (bare_name(text).split()[-1] in ON and not is_borne(first)):
        return False
    if _is_thing(first) or _is_kind_of_thing(last):
        return False  # "results of the summit", "military action"
    if any(part.startswith(AND) and len(part) >= FAMILY and not is_borne(part) for part in parts[1:]):
        return False  # "X and Y"
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
    closed = {*zone_words("occupations"), *zone_words("roles")}
    return len(rest) == 1 and first not in closed and not first.startswith((ARTICLE, AND)) and rest[0] in _plain_given()


@cache
def _plain_given() -> frozenset[str]:
    return given_names() - _ambiguous()


def _is_given(first: str, rest: list[str]) -> bool:
    joined = first + rest[0]
    if len(rest) > 1 and rest[0] in zone_words("sons"):
        return True
    if joined.startswith(SERVANT) and len(joined) >= len(SERVANT) + SHORTEST_WORD:
        return True
    return first in given_names() or joined in given_names() or f"{first} {rest[0]}" in given_names()


def _supported(rest: list[str]) -> bool:
    """Whether the words behind an ambiguous one are a name's."""
    inside = zone_words("inside_names")
    if rest[0] in given_names() - _ambiguous() or (rest[0] in inside and len(rest) > 1):
        return True
    if any(rest[0].startswith(opener) and len(rest[0]) > len(opener) + 1 for opener in zone_words("family")):
        return True
    return len(rest) > 1 and rest[0] in given_names() and not rest[1].startswith(ARTICLE)


def people(text: str) -> list[str]:
    """The names in a byline, without what is printed before each; all of them, or none where one is no name."""
    found = [bare_name(part) for part in split_names(text.strip(_EDGE))]
    return found if found and all(could_be_name(name) for name in found) else []
