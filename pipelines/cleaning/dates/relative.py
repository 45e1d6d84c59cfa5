"""Relative phrases: "since three hours", "yesterday", "a moment ago"."""

import re
from datetime import datetime

from pipelines.cleaning.dates.word_pattern import WordPattern
from pipelines.cleaning.dates.words import MOST_MARKS, either, folded, normal, numbered, table
from pipelines.cleaning.letters import AND

_DATA = table("relative")
_AGO = either(_DATA["ago"])
_NUMBERS = numbered(_DATA["numbers"])
_UNIT_WORDS = [word for unit in _DATA["units"].values() for form in unit.values() for word in form]
_UNITS = either(_UNIT_WORDS)
_ROUGH = frozenset(
    word for unit in ("week", "month", "year") for form in _DATA["units"][unit].values() for word in folded(form)
)
_DUALS = frozenset(word for unit in _DATA["units"].values() for word in folded(unit.get("two", [])))
_TODAY = frozenset(folded(_DATA["moments"]["today"]))
_FIXED = [*_DATA["moments"]["today"], *_DATA["moments"]["now"], *(w for ws in _DATA["days"].values() for w in ws)]
_AMOUNT = rf"(?:\d{{1,3}}\s+)?{_UNITS}"
_PART = either(word for words in _DATA["parts"].values() for word in words)

_NUMBER_WORD = WordPattern(rf"({either(_NUMBERS)})(?=\s+{_UNITS})", _NUMBERS)
_FURTHER = rf"\s*(?:{AND}|,)?\s*\d{{1,2}}\s+{_UNITS}"
_PAST = either(_DATA["past"])
_PHRASE = WordPattern(
    rf"{_AGO}\s+(?:{_PART}|{_AMOUNT}(?:{_FURTHER})*)|{_AMOUNT}\s+{_PAST}|{either(_FIXED)}",
    [*_DATA["ago"], *_DATA["past"], *_FIXED],
)
_FURTHER_PART = WordPattern(rf"{_UNITS}{_FURTHER}", _UNIT_WORDS)
_BEHIND = WordPattern(rf"{_UNITS}\s+{_PAST}$", _DATA["past"])
_OPENER = folded(_DATA["ago"])[0]
_AMOUNTS = WordPattern(_AMOUNT, _UNIT_WORDS)


def take_relative(text: str) -> tuple[str, list[str]]:
    """Cut the relative phrases out of a plain line. -> the rest, where `RA` stands for the first …, and the phrases."""
    text = _NUMBER_WORD.sub(lambda found: str(_NUMBERS[normal(found[1])]), text)
    phrases: list[str] = []

    def cut(found: re.Match[str]) -> str:
        if len(phrases) == MOST_MARKS:
            return found[0]
        phrases.append(normal(found[0]))
        return f" R{chr(64 + len(phrases))} "

    return _PHRASE.sub(cut, text), phrases


def is_today(phrase: str) -> bool:
    """Whether the phrase is the plain word for today."""
    return phrase in folded(_DATA["days"]["0"])


def is_rough(phrase: str) -> bool:
    """Whether the phrase counts weeks, months or years: the day is one of many."""
    return any(word in _ROUGH for word in phrase.split())


def counts_two(phrase: str) -> bool:
    """Whether the phrase counts two of something by the word's form alone: "since two-years"."""
    return phrase.rpartition(" ")[2] in _DUALS


def counts_back(phrase: str) -> bool:
    """Whether the phrase says how long ago ("since …"), rather than naming a day."""
    return re.match(_AGO, phrase) is not None or _BEHIND.search(phrase) is not None


def resolve(phrase: str, base: datetime) -> tuple[datetime, bool] | None:
    """The moment that a phrase means, seen from the naive `base`, and whether it is exact to the minute; or None."""
    if phrase in _TODAY:
        return base, False
    if _BEHIND.search(phrase) or (" " in phrase and _FURTHER_PART.search(phrase)):
        # dateparser reads one amount behind each opener
        phrase = " ".join(f"{_OPENER} {normal(amount[0])}" for amount in _AMOUNTS.finditer(phrase))
    # dateparser takes 0.1 s to import: pages without such phrases are spared it.
    from pipelines.cleaning.dates.locale import read_relative

    return read_relative(phrase, base)
