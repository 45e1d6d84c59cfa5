"""Whether a few words are an outlet's name, in a plain text that says nothing of its site."""

import re
from functools import cache

from pipelines.cleaning.boilerplate.plain.wording import tokens
from pipelines.cleaning.labels import outlet_words, read_label, short_name
from pipelines.cleaning.words import words

NAME_WORDS = 4
"""Words of an outlet's name."""

EDGE = " \t-–—_:/|\\.،,*•ـ"
HOST = re.compile(r"(?:www\.)?[A-Za-z][A-Za-z0-9\-]{1,30}\.[A-Za-z]{2,4}(?:\.[A-Za-z]{2})?")
WHOLE_QUOTE = re.compile(r"[«\"“”{]\s*+([^«»\"“”{}]{2,30}?)\s*[»\"“”}]")


@cache
def outlet_names() -> frozenset[str]:
    """Folded names of outlets, without the words that say "outlet", and as printed."""
    names = words("boilerplate/plain/outlets.toml", "names")
    return names | frozenset(filter(None, map(short_name, names)))


def sounds_like_outlet(name: str) -> bool:
    """Whether a name is an outlet's, or holds a word that says so at either end."""
    key = " ".join(tokens(name))
    if not key:
        return False
    if key in outlet_names() or short_name(key) in outlet_names():
        return True
    marks = outlet_words() | words("boilerplate/plain/outlets.toml", "marks")
    parts = key.split()
    return len(parts) > 1 and (parts[0] in marks or parts[-1] in marks or " ".join(parts[-2:]) in marks)


def opens_with_outlet(text: str) -> bool:
    """Whether a few words open with one that says "outlet" ("the agency …"), as the name above a page does."""
    said = tokens(text)
    return 1 < len(said) <= NAME_WORDS and said[0] in words("boilerplate/plain/outlets.toml", "openers")


def is_outlet_line(text: str) -> bool:
    """Whether a line is nothing but an outlet's name or host: "الشرق الأوسط", "«الحياة»", "MARFA.INFO"."""
    name = text.strip(EDGE)
    if HOST.fullmatch(name):
        return True
    quoted = WHOLE_QUOTE.fullmatch(name)
    key = " ".join(tokens(quoted[1] if quoted else name))
    return key in outlet_names() or short_name(key) in outlet_names()


def is_agency(name: str) -> bool:
    """Whether a name is an agency's, one that is an ordinary word as well included."""
    label = read_label(f"({name.strip(EDGE)})")
    return label is not None and label.kind == "agency"
