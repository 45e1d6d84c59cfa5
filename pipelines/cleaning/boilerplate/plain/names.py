"""Whether a few words are a person's name, by the given names in them."""

import re
from functools import cache
from itertools import pairwise

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
    zone_words,
)
from pipelines.cleaning.labels import may_be_phrase, split_names
from pipelines.cleaning.labels.given_names import JOINED, TWO, breaks_form, is_borne, may_be_word, tells_of_thing
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

MOST_NAME_WORDS = 6
"""Words of a name, without what is printed before it; the longest of 65 bylines has five."""

SHAPE_WORDS = 3
"""Words of a name that is known by its shape alone."""

HE_DOES = read_toml("boilerplate/plain/words.toml")["he_does"]
"""How a verb in the present opens, of one man."""

AND_MORE = tuple(read_toml("boilerplate/plain/words.toml")["and_more"])
"""How a word opens that is joined by "and" to those before it: no name does."""

AND_PARTICIPLE = read_toml("boilerplate/plain/words.toml")["and_participle"]
"""How a participle opens that is joined by "and": hardly a foreign name in Arabic letters opens so."""

FEMININES = tuple(fold(ending) for ending in read_toml("boilerplate/plain/words.toml")["feminines"])
"""How words of the female gender end, folded."""

TANWEEN = "\u064b"
"""The ending of what is said, not of a name: "welcome", "thank you"."""

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
def ambiguous_names() -> frozenset[str]:
    """Folded given names that are ordinary words as well."""
    return words("labels/given_names.toml", "ambiguous") | words("boilerplate/plain/names.toml", "ambiguous")


@cache
def plain_given() -> frozenset[str]:
    """Folded given names that are no ordinary words."""
    return given_names() - ambiguous_names()


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
        and not any(part.startswith(AND_MORE) or TANWEEN in part for part in parts)
        and not any(fold(part) in zone_words("in_the_news") for part in parts[1:-1])
        and parts[0] != AND
        and not breaks_form(parts)
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
    return all(at > 0 and fold(parts[at - 1]) in plain_given() and fold(parts[at + 1]) in given_names() for at in inner)


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
        return first not in ambiguous_names() or _supported(rest)
    known = [part for part in rest if part in given_names() and part not in ambiguous_names()]
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
    if not last.startswith(AND) or last in given_names():
        return False
    return last[1:] in given_names() or _joins_participle(last)


def _joins_participle(word: str) -> bool:
    """Whether a folded word that nobody bears is joined by "and" and opens as participles do, "and beaten"."""
    return word.startswith(AND_PARTICIPLE) and len(word) >= JOINED and not is_borne(word)


def says_as_well(text: str) -> bool:
    """Whether two words that open like a name may say something as well, an ordinary word and what is said of it: alone
    on a line they name nobody."""
    name = bare_name(text)
    if may_be_phrase(name):
        return True
    first, *rest = (fold(part) for part in name.split())
    if len(rest) != 1 or first not in ambiguous_names() or _supported(rest):
        return False
    return not is_borne(rest[0]) and not (rest[0].startswith(ARTICLE) and rest[0].endswith(DESCENT))


def is_described(text: str) -> bool:
    """Whether two words are surely an ordinary word, a given name as well, and what is said of it: a thing or feminine
    that is nobody's name. A rare name, "Burhan Bsayyis", is none of these."""
    name = bare_name(text).split()
    first, last = fold(name[0]), fold(name[-1])
    if len(name) != TWO or not (may_be_word(first) or first in ambiguous_names()):
        return False
    if tells_of_thing([first, last]):
        return True
    if last.startswith(ARTICLE):
        return may_be_phrase(" ".join(name)) and not is_borne(last)
    return last.endswith(FEMININES) and not is_borne(last)


def is_titled(text: str) -> bool:
    """Whether a line is a name with what is printed before names: "Dr. X Y", however rare the name."""
    return could_be_name(text) and bare_name(text) != text.strip(_EDGE) and "." in text.strip(_EDGE)[:4]


def may_be_given(text: str) -> bool:
    """Whether words open with a given name that is an ordinary word as well, and go on as names do, without the
    article or with the ending of descent: among the parts of a credit line it is a name."""
    if not could_be_name(text):
        return False
    first, *rest = (fold(part) for part in bare_name(text).split())
    plain = not rest[0].startswith(ARTICLE) or (rest[0].endswith(DESCENT) and first in ambiguous_names())
    said = zone_words("describing") | zone_words("kinds_of_thing") | zone_words("countries")
    feminine = rest[-1].endswith(FEMININE) and not is_borne(rest[-1])
    described = first in ambiguous_names() and (feminine or not said.isdisjoint(rest))
    described = described or (first in zone_words("who_of") and not is_borne(rest[-1]))  # "the star of Milan"
    joined = rest[-1].startswith(AND) and not is_borne(rest[-1]) and rest[-1][1:] in given_names()  # "X and Y"
    joined = joined or _joins_participle(rest[-1])
    return first in given_names() and len(rest) < SHAPE_WORDS and plain and not described and not joined


def is_initialled(text: str) -> bool:
    """Whether a line is an initial with its point and a family name, as desks sign: "ع. بوزيان", or the other way."""
    first, point, family = text.strip(_EDGE).partition(".")
    before, _, last = family.strip().rpartition(" ")
    inside = point and fold(before) in zone_words("inside_names")
    return _INITIALLED.fullmatch(f"{first}.{last}" if inside else text.strip(_EDGE)) is not None


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
    if rest[0] in given_names() - ambiguous_names() or (rest[0] in inside and len(rest) > 1):
        return True
    if any(rest[0].startswith(opener) and len(rest[0]) > len(opener) + 1 for opener in zone_words("family")):
        return True
    return len(rest) > 1 and rest[0] in given_names() and not rest[1].startswith(ARTICLE)


def people(text: str) -> list[str]:
    """The names in a byline, without what is printed before each; all of them, or none where one is no name."""
    found = [bare_name(part) for part in split_names(text.strip(_EDGE))]
    return found if found and all(could_be_name(name) for name in found) else []
