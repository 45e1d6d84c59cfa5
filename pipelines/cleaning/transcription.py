"""Names in Latin letters that are the site's Arabic name: "Sada Alwadi"."""

import re
from functools import cache, lru_cache

from pipelines.cleaning.labels import outlet_words
from pipelines.cleaning.letters import ARTICLE, to_letter
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

FEWEST_SOUNDS = 3
"""Consonants of a name that is compared: fewer are shared by chance (own choice)."""

BARE_WORD = 4
"""Letters of a word that may open with the article: fewer are a name's own ("Ali", "Elia"; own choice)."""

_WORD = re.compile(r"[^\W\d_]+")
_TWICE = re.compile(r"(.)\1+")
_LATIN = read_toml("transcription.toml")["latin"]
_LETTERS = re.compile("|".join(sorted(_LATIN["sounds"], key=len, reverse=True)))
_SILENT = re.compile(f"[^{''.join(sorted(set(''.join(_LATIN['sounds']))))}]")


def is_transcribed(name: str, outlets: frozenset[str]) -> bool:
    """Whether a name in Latin letters has the consonants of one of the site's Arabic names, in their order, with words
    that say "outlet" or without them."""
    if not name.isascii():
        return False
    own = _consonants(name)
    return bool(own) and any(not outlet.isascii() and own & _consonants(outlet) for outlet in outlets)


@lru_cache(1024)  # a site's names are compared with every name on its pages
def _consonants(name: str) -> frozenset[str]:
    words = _WORD.findall(fold(name))
    spoken = ["".join(map(_sounds, part)) for part in (words, [word for word in words if word not in outlet_words()])]
    return frozenset(sounds for sounds in spoken if len(sounds) >= FEWEST_SOUNDS)


def _sounds(word: str) -> str:
    """The consonants of a folded word, without its article."""
    if not word.isascii():
        sounds = "".join(_sound_of().get(letter, "") for letter in word.removeprefix(ARTICLE))
    else:
        articles = tuple(_LATIN["articles"])
        bare = word[2:] if word in articles or (len(word) > BARE_WORD and word.startswith(articles)) else word
        sounds = _LETTERS.sub(lambda found: _LATIN["sounds"][found[0]], _SILENT.sub("", bare))
    return _TWICE.sub(r"\1", sounds)


@cache
def _sound_of() -> dict[str, str]:
    """Each folded Arabic consonant to the Latin letter that stands for its like."""
    return to_letter(read_toml("transcription.toml")["arabic"])
