"""What the words of one line of a plain text say: does it go on with the text, could it be a headline?"""

import re
from functools import partial

from pipelines.cleaning.dates.words import WEEKDAYS
from pipelines.cleaning.letters import PROCLITICS
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

zone_words = partial(words, "boilerplate/plain/words.toml")

TITLE_LIMIT = 180
"""Characters of a headline in a plain text; the longest of 223 has 119 (263 raw texts of 70 outlets)."""

RUNNING = 40
"""Characters of a line that ends on a comma or colon, from which on it is running text that was broken up."""

LONG = 100
"""Characters: a longer line is running text even without a full stop, unless it stands where headlines do."""

STEM = 5
"""Letters by which two forms of a word are compared."""

SHORTEST_WORD = 3
"""Letters of the shortest word that is compared."""

DESCENT = fold(read_toml("boilerplate/plain/words.toml")["descent"])
"""The ending of names that say where somebody's family is from."""

ON = frozenset(read_toml("boilerplate/plain/words.toml")["on"])
"""A preposition that is a given name where it is folded."""

FEMININE = fold(read_toml("boilerplate/plain/words.toml")["feminine"])
"""The ending of most feminine nouns, as it is folded."""

SERVANT = fold(read_toml("boilerplate/plain/words.toml")["servant_of"])
"""How names open that say whose servant somebody is, in one word, "servant of the …"."""

FROM = read_toml("boilerplate/plain/words.toml")["whence"]
"""The preposition before where somebody writes from."""

WITH = read_toml("boilerplate/plain/words.toml")["with"]
"""The preposition between a writer and an agency."""

FOR_THE = fold(read_toml("boilerplate/plain/words.toml")["for_the"])
"""How a word opens that says for whom: no name does."""

_JOINED = re.compile(f"^{PROCLITICS}")
_STOP = re.compile(r"[^.](?:\.|[.؟!?]{1,9}[\"'»”)]{1,9}\.?)$")
_HALT = re.compile(r"[،,؛;:]$")
_INNER_STOP = re.compile(r"(?:[^\W\d_]{3}|[\"»”)])\s?(?<!\.)\. ++\S++ ++\S++ +\S")
_ITEM = re.compile(r"^(?:[-–—•*▪●■_~+]|\(?[\dأ-ي]{1,2}\s?[-–.)ـ]+\s?(?=\D)|[\d]{1,2}\s?[-–)ـ])")
_ADDRESS = re.compile(r"https?:|www\.|\S@\S|\.(?:com|net|org|info)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The folded words of a line."""
    return _WORD.findall(fold(text))


def stem(word: str) -> str:
    """A folded word without the particles that may be joined to its front; of a long one the first letters only."""
    bare = _JOINED.sub("", word) if len(word) > STEM else word
    return bare[:STEM]


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words of three letters or more."""
    return frozenset(stem(word) for word in tokens(text) if len(word) >= SHORTEST_WORD and word.isalpha())


def loose_stems(text: str) -> frozenset[str]:
    """The same, and of each word also what is left without a particle that may be joined to its front."""
    bare = (_JOINED.sub("", word)[:STEM] for word in tokens(text) if word.isalpha())
    return stems(text) | frozenset(word for word in bare if len(word) >= SHORTEST_WORD)


def stops(text: str) -> bool:
    """Whether a line ends as a sentence does: on a full stop."""
    return _STOP.search(text) is not None


def halts(text: str) -> bool:
    """Whether a line ends where its sentence goes on: on a comma or colon."""
    return _HALT.search(text) is not None


def runs(text: str) -> bool:
    """Whether a line reads as running text: long, a sentence, or broken off in the middle of one."""
    return len(text) >= LONG or (len(text) >= RUNNING and (stops(text) or halts(text) or text[-1] in "؟!?"))


def may_be_headline(text: str, *, first: bool = False) -> bool:
    """Whether a line has the form of a headline: short, with letters, no full stop at its end or in it, no item of a
    list, no address, and no opening that goes on with what stands before; `first` is a page's first line, which points
    to nothing before it ("this is what …")."""
    limit = LONG if text[-1:] in "؟?" else TITLE_LIMIT  # what asks at more length is a lead
    if len(text) > limit or not _LETTER.search(text) or stops(text) or halts(text):
        return False
    if _ITEM.match(text) or _ADDRESS.search(text) or _INNER_STOP.search(text) or text[0] in "،؛,;:)]}»”":
        return False
    said = tokens(text)[:1]
    pointing = zone_words("pointing") if first else frozenset()
    return not said or said[0] not in zone_words("continuations") - pointing


def opens_like_a_dispatch(text: str) -> bool:
    """Whether a line opens with a verb that dispatches open with ("announced the ministry …"); headlines hardly do."""
    return tokens(text)[:1] != [] and tokens(text)[0] in zone_words("leads")


def is_day(text: str) -> bool:
    """Whether a line says nothing but a day of the week: "Saturday night", "yesterday, Wednesday"."""
    said = tokens(text)
    before = zone_words("day_parts") | zone_words("relative_days")
    return bool(said) and said[-1] in WEEKDAYS and before.issuperset(said[:-1])
