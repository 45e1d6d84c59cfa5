"""Given names: they tell a signature from other short lines."""

import re
from functools import cache, lru_cache, partial
from typing import Literal

from pipelines.cleaning.letters import AND, ARTICLE, NISBA
from pipelines.cleaning.text import REMEMBERED, fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import long_list, words

TWO = 2
"""Words of a thing and what is said of it."""

UNJOINED = 4
"""Words of a name."""

WORDS_JOINED = (6, 3)
"""Words of a longer one, and its parts: "محمد عبد الله بن عبد العزيز" is three."""

JOINED = 4
"""Letters of a word that is joined by "and" to those before it, at least."""


_names = partial(words, "labels/given_names.toml")


@cache
def _borne(group: str) -> frozenset[str]:
    """One group of the names that people bear."""
    return frozenset(long_list(f"labels/borne_{group}.txt"))


def opens_with_given_name(text: str) -> bool:
    """Whether a short line reads like a signature: two to four words, letters only, the first a given name, or all of
    them names that people bear. More words where some of them are halves of a part ("son of …").

    A title ("د.", "أ.د.") may stand before it.
    """
    name = _without_title(text)
    if not _has_size(name):
        return False
    return (
        name[0] in _names("given")
        or (len(name) > 2 and name[0] + name[1] in _names("given"))
        or (_is_borne(name) and not tells_of_thing(name))
    )


@lru_cache(REMEMBERED)  # the same short lines are asked for by many rules
def is_full_name(text: str) -> bool:
    """The same, where no name is known beside it: not where the first word is an ordinary word as well ("light upon
    light") unless a name follows it, nor where a word stands that no name holds."""
    name = _without_title(text)
    if tells_of_thing(name) or _joins_thing(name) or _holds_other(_whole(name)[1:], text):
        return False
    if _says_for_what(name) or _says_what_kind(name):
        return False
    if len(name) > 1 and name[1] not in _names("given") and text.split()[0] in _prepositions():
        return False
    if name and breaks_form(text.split()):
        return False
    if _is_borne(name):
        return True
    if not opens_with_given_name(text) or _tells_what_is_done(name):
        return False
    if name[0] not in _names("ambiguous"):
        return True
    definite = name[1].startswith(ARTICLE) and name[1].endswith(NISBA)
    family = definite or name[1].startswith(tuple(_names("kunya"))) or name[1] in _names("sons")
    return family or name[1] in _names("given") - _names("ambiguous")


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(read_toml("labels/given_names.toml")["prepositions"])


def breaks_form(parts: list[str]) -> bool:
    """Whether words as printed have a form that no name's have: in two scripts; ending on whose something is, "your
    allies"; with a preposition and the article in one, of the first or of a feminine."""
    if len({part.isascii() for part in parts}) > 1 or parts[-1].endswith(_forms("ends_on_whose")):
        return True
    joined = [part for part in parts if fold(part).startswith(_forms("joined_article")) and not is_borne(part)]
    return any(part.endswith(_forms("feminine")) for part in joined) or parts[0] in joined


@cache
def _forms(group: Literal["ends_on_whose", "joined_article", "feminine"]) -> tuple[str, ...]:
    """Openings and endings of words, as printed."""
    return tuple(read_toml("labels/given_names.toml")[group])


def _joins_thing(name: list[str]) -> bool:
    """Whether the last of some folded words is no name that is known and opens with "and": "X and the agreement",
    "Tom and Jerry"; or is joined to it, a name as well, where they are two: "Salem and Mona"."""
    last = name[-1] if len(name) >= TWO else ""
    if not last.startswith(AND) or len(last) < JOINED or opens_with_waw(last):
        return False
    return not is_borne(last) or (len(name) == TWO and last[1:] in _names("given"))


def _says_for_what(name: list[str]) -> bool:
    """Whether a folded word behind the first that nobody bears is a noun with a preposition before it, in one word:
    "a prayer for the martyrs"; without the article, or with "by", from the third word on: "names for presidency"."""
    return any(
        _joined("to_the" if at == 1 else "to_what").fullmatch(word) and not is_borne(word)
        for at, word in enumerate(name)
        if at and word[0] in _noun_openers()
    )


def _says_what_kind(name: list[str]) -> bool:
    """Whether the second of three folded words or more is an adjective and no father's name, behind a first that is a
    noun as well: "bright names are gone"."""
    if len(name) <= TWO or _joined("kind").fullmatch(name[1]) is None:
        return False
    return name[0] in _names("ambiguous") | _names("of_things") | _names("of_many") and not is_borne(name[1])


@cache
def _joined(group: str) -> re.Pattern[str]:
    return re.compile(read_toml("labels/given_names.toml")["joined_nouns"][group])


@cache
def _noun_openers() -> str:
    return str(read_toml("labels/given_names.toml")["joined_nouns"]["letters"])


def is_borne(word: str) -> bool:
    """Whether people bear a word as their first or last name."""
    key = fold(word)
    return key in _names("given") or key in _borne("given") or key in _borne("families")


def _tells_what_is_done(name: list[str]) -> bool:
    """Whether a verb in the present stands in a folded name of three words or more: "X opens the road"."""
    return len(name) > 2 and any(
        word.startswith(tuple(_names("present")))
        and len(word) > TWO
        and not (is_borne(word) or is_borne(ARTICLE + word))
        for word in name[1:]
    )


def _has_size(name: list[str]) -> bool:
    """Whether folded words are as many as names have, and nothing but letters."""
    if not TWO <= len(name) <= WORDS_JOINED[0] or not all(map(str.isalpha, name)):
        return False
    return len(name) <= UNJOINED or len(name) - sum(map(joins_names, name[:-1])) <= WORDS_JOINED[1]


def _is_borne(name: list[str]) -> bool:
    """Whether two to four folded words are a first name that people bear, an ordinary word as well perhaps, and a last
    name that people bear, with nothing but names between."""
    if not _has_size(name):
        return False
    first = _names("given") | _borne("given")
    rest = name[2:] if name[0] + name[1] in first else name[1:] if name[0] in first else []
    while len(rest) > 1 and (rest[0] in first or rest[0] in _borne("families")):
        rest = rest[1:]
    if len(rest) == 2:
        return rest[0] in _names("sons") or rest[0] in _names("kunya")
    return len(rest) == 1 and (rest[0] in _borne("families") or rest[0] in _fathers())


@cache
def _fathers() -> frozenset[str]:
    """Given names that are nothing else: behind a first name that people bear they are the father's."""
    return _names("given") - _names("ambiguous") - _names("of_things")


def has_name(text: str) -> bool:
    """Whether two to four words hold a name, at least: the first a given name, or the last a family's."""
    name = _without_title(text)
    if not 2 <= len(name) <= 4 or not all(map(str.isalpha, name)) or tells_of_thing(name):
        return False
    known = name[0] in _names("given") | _borne("given") or name[-1] in _borne("families")
    return known and _names("never").isdisjoint(name)


def tells_of_thing(name: list[str]) -> bool:
    """Whether two folded words are a saying ("Adam and Eve"), or the second is a thing that the first, a given name as
    well, is said of: "the beauty of nature"."""
    return len(name) == TWO and (name[1] in _names("things") or " ".join(name) in _names("sayings"))


def may_be_phrase(text: str) -> bool:
    """Whether a name says something as well: its first word is a noun or adjective and no name that people bear
    follows, "the spring of life", "boundless joy", or two are joined by "and". Where nothing else says that it is a
    name, it may be text."""
    name = _without_title(text)
    if len(name) < TWO:
        return False
    given, nouns = _names("given"), _names("of_things")
    first, last = name[0], name[-1]
    joined = last.startswith(AND) and len(last) >= JOINED and not opens_with_waw(last) and last not in given
    if len(name) == TWO and joined and (last[1:] in given | nouns or last[1:].startswith(ARTICLE)):
        return True
    if first not in _names("ambiguous") | nouns:
        return False
    if len(name) > TWO:
        return joined
    if tells_of_thing(name) or (first in nouns - given and last not in _fathers()):
        return True
    if last.startswith(ARTICLE):
        return not is_family(last)
    unknown = not (is_borne(last) or _has_family_ending(last))
    return unknown and (first in _names("ambiguous") or text.endswith(_forms("feminine")))


def is_family(word: str) -> bool:
    """Whether a folded word with the article is like a family's name: one of descent, a trade's, or a given name's."""
    bare = word.removeprefix(ARTICLE)
    if word in _names("no_families"):
        return False
    of_descent = len(bare) > TWO and word.endswith(NISBA)
    of_trade = word in _borne("families") and _family_form().fullmatch(word) is not None
    return of_descent or of_trade or word in _names("families") or bare in _names("given")


def _has_family_ending(word: str) -> bool:
    """Whether a folded word without the article ends as families' names do, and is no adjective that is known."""
    return word.endswith(tuple(_names("family_endings"))) and word not in _names("no_families")


@cache
def _family_form() -> re.Pattern[str]:
    return re.compile(read_toml("labels/given_names.toml")["family_form"])


def _whole(name: list[str]) -> list[str]:
    """The words of a name without those that make one of two ("servant of God", in two words)."""
    return [
        word
        for at, word in enumerate(name)
        if at == 0 or not (name[at - 1] in _names("servants") or f"{name[at - 1]} {word}" in _names("of_god"))
    ]


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that the list has."""
    return fold(word) in _names("given")


def is_foreign_name(word: str) -> bool:
    """Whether a word is a given name that hardly anybody bears whose tongue is Arabic: "James"."""
    return fold(word) in _names("foreign")


def joins_names(word: str) -> bool:
    """Whether a word is half a name, whose other half stands behind it: "servant of", "son of", "father of"."""
    return fold(word) in _names("servants") | _names("sons") | _names("kunya")


def is_preposition(word: str) -> bool:
    """Whether a given name is a preposition as well where it is folded."""
    return fold(word) in _names("prepositions")


def may_be_word(word: str) -> bool:
    """Whether a given name is an ordinary word as well: "peace", "crescent"."""
    return fold(word) in _names("ambiguous") | _names("of_things")


def is_surname(word: str) -> bool:
    """Whether a word is a name that stands last: a father's, or a family's that people bear."""
    key = fold(word)
    return key in _fathers() or key in _borne("families")


def is_no_name(text: str) -> bool:
    """Whether a word stands in a line that no name holds: "والحمد لله"."""
    return _holds_other(fold(text).split(), text)


def _holds_other(folded: list[str], text: str) -> bool:
    """Whether a word that no name holds is among the folded ones of a text. A preposition that is a given name where it
    is folded counts as it is printed, and not at the end, where none stands."""
    found = _names("never").intersection(folded)
    return bool(found - _names("given")) or (bool(found) and not _prepositions().isdisjoint(text.split()[:-1]))


def opens_with_waw(word: str) -> bool:
    """Whether a word is a given name that opens with the letter waw, which otherwise says "and"."""
    return fold(word) in _names("waw")


def _without_title(text: str) -> list[str]:
    """The folded words of a line without a title ("د.", "أ.د.") before them."""
    name = fold(text).split()
    while name and name[0].endswith(".") and len(name[0]) <= 4:
        name = name[1:]
    return name
