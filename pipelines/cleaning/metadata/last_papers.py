"""The source in the text's last line: an agency in brackets behind the sentence that ends it, a paper alone."""

import re
from functools import cache

from pipelines.cleaning.labels import outlet_words, trim
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.letters import ARTICLE, COUNTRY_ENDS, OF_COUNTRY
from pipelines.cleaning.outlets import is_outlet
from pipelines.cleaning.people import agency
from pipelines.cleaning.roles import heads_phrase
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

LAST_WORDS = 3
"""Words of a paper's name in the last line: "صحيفة" and two more (own choice)."""

APART = "(*"
"""What opens a line that is set apart from the text."""

_STOPS = (".", "!", "؟", "»", '"', "”")

LONGEST_QUOTED = 50
"""Characters of such a line."""

_QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]")

_OF = fold(OF_COUNTRY)
_ENDINGS = fold(COUNTRY_ENDS)

_ENDS_IN_BRACKETS = re.compile(r"(?:[.!؟»\"] ?|\s[-–—]{1,2} ?)\(([^()]{2,40})\)\.?$")


def agency_behind_sentence(around: Surroundings) -> str | None:
    """ "… الإنتاج. (أ ف ب)": the agency in brackets behind the full stop that ends the text."""
    text = next((line.text for line in around.closing_lines(1)), "")
    cut = _ENDS_IN_BRACKETS.search(text) if text.rstrip(".").endswith(")") else None
    if cut is None or is_outlet(cut[1], around.outlets) or agency(f"({cut[1]})") is None:
        return None
    return trim(cut[1])


def last_paper(around: Surroundings) -> str | None:
    """ "صحيفة السوداني": another paper, alone in the last line behind a sentence, of which the text tells nothing."""
    above, name = _last_two(around)
    said = fold(name).split()
    if not 2 <= len(said) <= LAST_WORDS or said[0] not in _papers() or not said[1].startswith(ARTICLE):
        return None
    if len(said) == LAST_WORDS and not _is_of_country(name.partition(" ")[2]) and not agency(name.partition(" ")[2]):
        return None  # "the school's wall paper"
    if not all(map(str.isalpha, said)) or not above.endswith(_STOPS) or is_outlet(name, around.outlets):
        return None
    return None if _is_told(" ".join(said[1:]), around) else name


def paper_quoted(around: Surroundings) -> str | None:
    """ "عن «نداء الوادي»", "(عن النداء اللبنانية)": the paper of which the last line says that the text is taken from
    it; in quotation marks, and no publisher or book, or with the country it is of in a line that is set apart: "on the
    Lebanese war" is what a text is about."""
    above, line = _last_two(around)
    if len(line) > LONGEST_QUOTED or not above.endswith(_STOPS):
        return None
    said = line.strip("*-–—• ()")
    first, _, rest = said.partition(" ")
    for phrase in (first, " ".join(said.split()[:2])):
        if fold(phrase).rstrip(":") in words("labels/credits.toml", "from_papers"):
            rest = said[len(phrase) :].strip(" :").removesuffix(".")
            quoted = _QUOTED.fullmatch(rest)
            name = quoted[1].strip() if quoted else rest
            named = _opens_like_paper(name) if quoted else line[0] in APART and _is_of_country(name)
            if named and not _is_told(fold(name), around):
                return None if is_outlet(name, around.outlets) else name
    return None


def _opens_like_paper(name: str) -> bool:
    """Whether a quoted name opens with no word that heads phrases, but for those that say "outlet"."""
    first = name.split(" ")[0]
    return not heads_phrase(first) or fold(first) in outlet_words()


def _last_two(around: Surroundings) -> tuple[str, str]:
    """The text's last line but one, and its last; empty where it has one alone."""
    texts = [line.text.strip() for line in around.closing_lines(2)]
    return (texts[0], texts[1]) if len(texts) > 1 else ("", "")


def _is_told(words_of_name: str, around: Surroundings) -> bool:
    """Whether the text says folded words before its last line, so that they are a subject of its."""
    return any(words_of_name in fold(line.text) for line in around.lines[:-1] if len(line.text) > LONGEST_QUOTED)


def _is_of_country(name: str) -> bool:
    """Whether a name is a definite noun and an adjective made of a country's name: "the Call, the Lebanese"."""
    said = fold(name).split()
    if len(said) != 2 or not all(word.startswith(ARTICLE) for word in said) or not said[1].endswith(_OF):
        return False
    return _root(said[1].removesuffix(_OF)) in _roots()


@cache
def _roots() -> frozenset[str]:
    return frozenset(_root(name) for name in words("labels/credits.toml", "countries") if " " not in name)


def _root(name: str) -> str:
    """A folded name of a country without article and ending: what its adjective is made of."""
    return name.removeprefix(ARTICLE).rstrip(_ENDINGS)


def _papers() -> frozenset[str]:
    return words("labels/credits.toml", "papers")
