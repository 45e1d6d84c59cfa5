"""Arabic letters and particles that rules need by themselves; which they are is in letters.toml."""

from pipelines.cleaning.toml_files import read_toml

_DATA = read_toml("letters.toml")
_PARTICLES = _DATA["particles"]

VARIANTS: dict[str, str] = _DATA["variants"]
"""A letter to the letters that are folded to it."""

FOREIGN: dict[str, str] = _DATA["foreign"]
"""A letter to those of neighbouring alphabets that stand for it."""

AND: str = _PARTICLES["and"]
ARTICLE: str = _PARTICLES["article"]
TO: str = _PARTICLES["to"]
IN: str = _PARTICLES["in"]
WITH: str = _PARTICLES["with"]
NISBA: str = _PARTICLES["nisba"]
"""The letter with which most names of families and origins end."""
OF_COUNTRY: str = _PARTICLES["of_country"]
"""With what an adjective of the female gender ends that is made of a country's name."""
COUNTRY_ENDS: str = _PARTICLES["country_ends"]
"""Letters at the end of a country's name that such an adjective drops."""
NEWS_AGENCY: str = _PARTICLES["news_agency"]
"""The letters n and a, with which the short names of most news agencies end."""
FROM: str = _PARTICLES["from"]

PROCLITICS = "".join(f"(?:{'|'.join(_PARTICLES[group])})?" for group in ("conjunctions", "prepositions", "articles"))
"""A regular expression for what may be joined to the front of a word: and, so; with, to, like; the article."""

OTHER_GENDER: tuple[str, ...] = tuple(_DATA["endings"]["other_gender"])
"""Endings that stand behind a slash for the other gender or number."""

HIS: tuple[str, ...] = tuple(_DATA["endings"]["his"])
"""Folded endings that say whose a thing is: "his", "her", "their"."""

MISREAD: tuple[str, str] = tuple(_DATA["misread"]["cp1256"])
"""The two letters that open every Arabic letter of a UTF-8 text that was read as Windows-1256."""


def to_letter(variants: dict[str, str]) -> dict[str, str]:
    """Each variant to its letter: what `str.maketrans` takes."""
    return {variant: letter for letter, others in variants.items() for variant in others}
