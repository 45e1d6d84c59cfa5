"""Whether a few words are an outlet's name, in a plain text that says nothing of its site."""

import re
from functools import cache

from pipelines.cleaning.boilerplate.plain.wording import DESCENT, FEMININE, FOR_THE, tokens, zone_words
from pipelines.cleaning.labels import is_place, outlet_words, read_label, short_name
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

OUTLET_NAME_WORDS = 4
"""Words of an outlet's name."""

SOME_PAPER = 2
"""Words of "an Italian paper", which is no name."""

VERB = 4
"""Letters of a verb in the present, at least."""

EDGES = " \t-–—_:/|\\.،,*•ـ□■▪▫●○◄►◆◇★☆➤▶◀▼▲❖◗◖▌▐✦✧◊⬤➢►✸٭"
HOST = re.compile(r"(?:www\.)?[A-Za-z][A-Za-z0-9\-]{1,30}\.[A-Za-z]{2,4}(?:\.[A-Za-z]{2})?")
WHOLE_QUOTE = re.compile(r"[«\"“”{]\s*+([^«»\"“”{}]{2,30}?)\s*[»\"“”}]")

_ARABIC_HOST = re.compile(
    rf"[^\W_]{{2,20}} ?[.] ?(?:{'|'.join(sorted(words('boilerplate/plain/outlets.toml', 'hosts')))})"
)
"""A host in Arabic letters, folded."""
_POINT = re.compile(r"\s?\.\s?")
_NUMBERED = re.compile(rf"[^\W\d_]{{2,}}(?:{'|'.join(sorted(words('boilerplate/plain/outlets.toml', 'numbers')))})")
"""A name and a number in one word, as outlets are called that are on air all day."""


@cache
def outlet_names() -> frozenset[str]:
    """Folded names of outlets, as printed and, of most, without the words that say "outlet"."""
    names = words("boilerplate/plain/outlets.toml", "names")
    return names | frozenset(filter(None, map(short_name, names))) | words("boilerplate/plain/outlets.toml", "whole")


def has_ordinary_name(name: str) -> bool:
    """Whether a name is an outlet's that is called by an ordinary word: beside other parts of a credit it is one."""
    return " ".join(tokens(name)) in words("boilerplate/plain/outlets.toml", "ordinary")


def is_word_alone(line: str) -> bool:
    """Whether a line is an agency's name in no brackets that is a word of the text as well: "together"."""
    return " ".join(line.split()) in read_toml("boilerplate/plain/outlets.toml")["agencies_too"]


def is_day_told(text: str) -> bool:
    """Whether a few words are a day of a journey or a year, "the first day": they open like an outlet's name."""
    key = " ".join(tokens(text))
    days = words("boilerplate/plain/outlets.toml", "days")
    return key in days or key.rpartition(" ")[0] in days  # "the first day, Sunday"


def may_be_outlet(name: str) -> bool:
    """Whether a name is an outlet's, or holds a word that says so at either end."""
    key = " ".join(tokens(name))
    if not key or key in zone_words("contacts") or is_day_told(name):
        return False
    if key in outlet_names() or short_name(key) in outlet_names():
        return True
    marks = outlet_words() | words("boilerplate/plain/outlets.toml", "marks")
    parts = key.split()
    if any(_NUMBERED.fullmatch(part) for part in parts) or (len(parts) == 1 and _is_joined(key)):
        return True
    press = words("boilerplate/plain/outlets.toml", "for_news")
    if parts[0].removeprefix(ARTICLE) in words("boilerplate/plain/outlets.toml", "openers") and press & {*parts}:
        return True
    if parts[0] in zone_words("occupations") - marks - words("boilerplate/plain/outlets.toml", "openers"):
        return False  # "the head of a foundation"
    if tells(parts) or (parts[0] not in words("boilerplate/plain/outlets.toml", "openers") and is_present(parts[-1])):
        return False
    openers = words("boilerplate/plain/outlets.toml", "openers")
    if (parts[0] in openers and (_is_some(parts) or _is_thing(parts))) or parts[-1] in openers:
        return False  # "an Italian paper", "the site of the attack", "a channel shows"
    if is_present(parts[0]) and parts[-1] in words("boilerplate/plain/outlets.toml", "before_names"):
        return False  # "grants a platform"
    if len(parts) == SOME_PAPER and parts[-1] in words("boilerplate/plain/outlets.toml", "of_today"):
        return is_place(parts[0])  # "the question of the day"
    return len(parts) > 1 and (parts[0] in marks or parts[-1] in marks or " ".join(parts[-2:]) in marks)


def _is_some(said: list[str]) -> bool:
    """Whether two folded words are some outlet of a country: "an Italian paper"."""
    whose = said[-1]
    return len(said) == SOME_PAPER and whose.endswith(f"{DESCENT}{FEMININE}") and not whose.startswith(ARTICLE)


def _is_thing(said: list[str]) -> bool:
    """Whether two folded words are a thing that a text names: "the site of the attack"."""
    return len(said) == SOME_PAPER and said[-1] in words("boilerplate/plain/outlets.toml", "things")


def _is_joined(word: str) -> bool:
    """Whether one word is a name and a word for "news" or "press" in one."""
    joined = words("boilerplate/plain/outlets.toml", "joined")
    return any(len(word) > len(mark) + 2 and (word.startswith(mark) or word.endswith(mark)) for mark in joined)


def is_news_name(text: str) -> bool:
    """Whether a few words end on a word that only outlets' names end on, or are one word with it: "X News"."""
    said = tokens(text)
    ends = words("boilerplate/plain/outlets.toml", "joined") | words("boilerplate/plain/outlets.toml", "endings")
    whole = 1 < len(said) < OUTLET_NAME_WORDS and said[-1] in ends
    bare = text.strip(EDGES + "()").replace(" ", "").isalpha() and text[0] != "*"
    return bare and (whole or (len(said) == 1 and _is_joined(said[0])))


def is_edition(parts: list[str]) -> bool:
    """Whether folded words are an outlet and where it is, or in which language: "X Morocco", "X News Arabic"."""
    if len(parts) < 2 or parts[-1] not in _editions():
        return False
    named = (" ".join(parts[:-1]), short_name(" ".join(parts[:-1])))
    return not outlet_names().isdisjoint(named)


@cache
def _editions() -> frozenset[str]:
    where = words("labels/credits.toml", "places") | zone_words("countries") - zone_words("at_large")
    return where | words("boilerplate/plain/outlets.toml", "editions")


def opens_with_outlet(text: str) -> bool:
    """Whether a few words open with one that says "outlet" ("the agency …"), as the name above a page does."""
    said = tokens(text)
    openers = words("boilerplate/plain/outlets.toml", "openers")
    press = words("boilerplate/plain/outlets.toml", "for_news")
    opened = said[:1] and (said[0] in openers or (said[0].removeprefix(ARTICLE) in openers and press & {*said}))
    named = bool(opened) and 1 < len(said) <= OUTLET_NAME_WORDS and not (_is_some(said) or _is_thing(said))
    return named and (is_outlet_line(text) or not tells(said))


def tells(said: list[str]) -> bool:
    """Whether folded words behind the first tell what it does: "the agency warns", "a paper stirs a quarrel"."""
    if said[-1].startswith(FOR_THE) or said[-1] in words("boilerplate/plain/outlets.toml", "endings"):
        return False
    for at, word in enumerate(said[1:], 1):
        if not (word in zone_words("leads") or is_present(word)):
            continue
        last = at == len(said) - 1
        if at > 1 or word in zone_words("leads") or not (last or _describes(said[at + 1])):
            return True
    return False


def is_present(word: str) -> bool:
    """Whether a folded word has the form of a verb in the present, and is no place's name."""
    if len(word) < VERB or not word.startswith(tuple(zone_words("present"))) or _describes(word):
        return False
    known = outlet_words() | words("boilerplate/plain/outlets.toml", "marks")
    return word not in words("labels/credits.toml", "places") | zone_words("countries") | known


def _describes(word: str) -> bool:
    """Whether a folded word is an adjective of belonging with the article, as in outlets' names: "the daily"."""
    return word.startswith(ARTICLE) and word.endswith((DESCENT, f"{DESCENT}{FEMININE}"))


def is_outlet_line(text: str) -> bool:
    """Whether a line is nothing but an outlet's name or host: "الشرق الأوسط", "«الحياة»", "MARFA.INFO"."""
    name = text.strip(EDGES)
    if HOST.fullmatch(name) or _ARABIC_HOST.fullmatch(fold(name)):
        return True
    quoted = WHOLE_QUOTE.fullmatch(name)
    key = " ".join(tokens(quoted[1] if quoted else name))
    return key in outlet_names() or short_name(key) in outlet_names() or is_edition(key.split())


def is_agency(name: str) -> bool:
    """Whether a name is an agency's, one that is an ordinary word as well included."""
    bare = name.strip(EDGES)
    labels = [read_label(f"({form})") for form in dict.fromkeys((bare, _POINT.sub(".", bare)))]
    return any(label is not None and label.kind == "agency" for label in labels)
