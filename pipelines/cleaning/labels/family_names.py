"""Names by the form of a family's, whatever stands before it."""

import re

from pipelines.cleaning.labels.given_names import is_borne
from pipelines.cleaning.letters import ARTICLE, NISBA
from pipelines.cleaning.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_INITIALLED = re.compile(r"[^\W\d_]{3,12}\s?\.\s?[^\W\d_]|[^\W\d_]\s?\.\s?[^\W\d_]{3,12}")


def has_initial(text: str) -> bool:
    """Whether a text is a name that people bear with one letter for its other half: "سالم. ه", "س. الهادي"."""
    name = max(_WORD.findall(text), key=len) if _INITIALLED.fullmatch(text) else ""
    return name != "" and (is_borne(name) or is_nisba(name))


def is_family_name(text: str) -> bool:
    """Whether two words read like a name by the second, a family's ("الشمري"), whatever the first is."""
    name = fold(text).split()
    if len(name) != 2 or not all(map(str.isalpha, name)) or name[0].startswith(ARTICLE):
        return False
    return is_nisba(name[1])


def is_nisba(word: str) -> bool:
    """Whether a word has the form of a family's name that a place or a tribe gave: "المكناسي"."""
    key = fold(word)
    return len(key) > 4 and key.startswith(ARTICLE) and key.endswith(NISBA)
