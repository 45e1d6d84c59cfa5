"""An outlet that no list has, alone on the last line of a plain text."""

import re
from functools import cache

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.in_text import is_unsaid
from pipelines.cleaning.boilerplate.plain.outlets import has_ordinary_name, is_news_name, is_present
from pipelines.cleaning.boilerplate.plain.parts_of_text import is_clause
from pipelines.cleaning.boilerplate.plain.wording import FEMININE, stops, tokens, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.words import words

LAST_NAME_WORDS = 3
"""Words of such a name."""

IN_BRACKETS = 2
"""Words of one in brackets that nothing else says to be an outlet's."""

_CLOSED = re.compile(r"[(\[«\"“]\s*+([^()\[\]«»\"“”.,،:؟!\d]{3,30}?)\s*[)\]»\"”]")


def last_outlet(lines: list[ReadLine], i: int) -> str | None:
    """The name on the last line, right behind a paragraph that ends; None where the line is none.

    In brackets, one or two words with the article that the text does not hold, or "the voice of …"; in quotation marks,
    such a word that is some outlet's; bare, "the voice of" a place, or a word that is some outlet's and "electronic".
    """
    above = lines[i - 1] if i else None
    if i != len(lines) - 1 or above is None or not (is_clause(above) and stops(above.text)):
        return None
    found = _CLOSED.fullmatch(lines[i].text)
    name = found[1] if found else lines[i].text.strip()
    said = tokens(name)
    if not 0 < len(said) <= LAST_NAME_WORDS or not name.replace(" ", "").isalpha() or any(map(is_present, said)):
        return None
    body = "\n".join(line.text for line in lines[:i])
    if _is_voice(said) and is_unsaid(said[0], body):
        return name
    if found is None:
        return None
    if lines[i].text[0] in "([" and said[0] in zone_words("voices") and len(said) == IN_BRACKETS:
        return name
    closes = not zone_words("closing_words").isdisjoint(said)
    articled = all(word.startswith(ARTICLE) for word in name.split()) and len(said) <= IN_BRACKETS
    if lines[i].text[0] not in "([" and not has_ordinary_name(name):
        return None
    unsaid = all(is_unsaid(word, body) for word in said)
    return name if unsaid and not closes and (articled or is_news_name(name)) else None


def _is_voice(said: list[str]) -> bool:
    """Whether folded words open as such names do, with a place behind, or are an ordinary word that is
    some outlet's name and "electronic"."""
    if len(said) == 1:
        return False
    if said[0] in zone_words("voices"):
        return len(said) == IN_BRACKETS and is_place(said[-1])
    electronic = said[-1].startswith(ARTICLE) and said[-1].endswith(FEMININE)
    return len(said) == IN_BRACKETS and electronic and has_ordinary_name(said[0]) and said[-1] in _electronic()


@cache
def _electronic() -> frozenset[str]:
    return words("boilerplate/plain/outlets.toml", "marks")
