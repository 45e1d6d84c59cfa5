"""Bylines of several cities ("واشنطن: إيلي يوسف لندن: «الشرق الأوسط»"), of an outlet and a person ("«النيل» - فلان:").

What stands in quotation marks in such a line is an outlet, known or not; what opens with a given name is a person.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.cleaning.labels import is_credit_word, is_full_name, is_place, split_names, trim
from pipelines.cleaning.letters import FROM
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.people import agency, without_place
from pipelines.cleaning.text import SPACE, SPACED, fold, tidy
from pipelines.cleaning.words import words

LONGEST_CITIES = 100
"""Characters of such a line."""

CITY_LINES = 256
"""Lines that are kept as they were read: once for the people in them, once for the outlets."""

_QUOTED = re.compile('[«\u201c"]([^«»\u201c\u201d"]{2,40})[»\u201d"]')
_QUOTE = re.compile('[«\u201c"]')
_MARKS = re.compile('[:«\u201c"]')
"""One of which every such line holds."""
_BETWEEN = re.compile(rf"{SPACE}[-–—/|]\s*|{SPACED}\u0640+\s+|{SPACE}:\s*$")
_BRACKETED = re.compile(r"\(([^()\d]{3,40})\)\s?[-–—:/]?\s?([^\d.:،]{0,20}?)\s?[:.]?")


class CityLine(NamedTuple):
    """The people and outlets that a line names; neither where it is no such line."""

    people: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


NOTHING = CityLine()


@lru_cache(CITY_LINES)
def read_cities(text: str, outlets: frozenset[str]) -> CityLine:
    """Read a whole short line; every part of it must be known."""
    if not _MARKS.search(text):
        return NOTHING
    line = tidy(text)
    if not 3 < len(line) <= LONGEST_CITIES:
        return NOTHING
    return (
        _read_parts(_parts_behind_cities(line), outlets, True)
        or _read_parts(_parts_joined(line), outlets, False)
        or _read_parts(_parts_behind_own(line, outlets), outlets, False)
        or NOTHING
    )


def _parts_behind_cities(line: str) -> list[str]:
    """What stands behind each city and its colon."""
    cuts = [(start, end) for start, end in _cities(line)]
    if not cuts or cuts[0][0] != 0:
        return []
    ends = [start for start, _ in cuts[1:]] + [len(line)]
    return [line[end:stop].strip() for (_, end), stop in zip(cuts, ends, strict=True)]


def _cities(line: str) -> list[tuple[int, int]]:
    found = []
    for match in re.finditer(r":\s", line):
        before = line[: match.start()].rstrip().split(" ")
        for count in (2, 1):
            name = " ".join(before[-count:])
            if len(before) >= count and is_place(name) and fold(name) not in words("people.toml", "not_writers"):
                start = match.start() - len(line[: match.start()]) + line[: match.start()].rindex(name)
                found.append((start, match.end()))
                break
    return found


def _parts_joined(line: str) -> list[str]:
    """The sides of a dash, where one is an outlet in quotation marks; a city may open the line."""
    if not _QUOTE.search(line):
        return []
    parts = [part for part in _BETWEEN.split(line) if part]
    if len(parts) == 3 and is_place(parts[0]):
        del parts[0]
    return parts if len(parts) == 2 and any(map(_QUOTED.fullmatch, parts)) else []


def _parts_behind_own(line: str, outlets: frozenset[str]) -> list[str]:
    """The site's own name in quotation marks, and what stands behind it with no sign between."""
    quoted = _QUOTED.match(line := line.lstrip("-–—* "))
    if quoted is None or not is_outlet(quoted[1], outlets):
        return []
    return [quoted[0], line[quoted.end() :]]


def _read_parts(parts: list[str], outlets: frozenset[str], named: bool) -> CityLine | None:
    people: list[str] = []
    papers: list[str] = []
    for part in parts:
        quoted = _QUOTED.fullmatch(part)
        name = quoted[1] if quoted else trim(part)
        if quoted or is_outlet(name, outlets) or agency(name) or sounds_like_outlet(name):
            papers.append(name)
        elif names := _names(name):
            people += names
        else:
            return None
    if not people and not papers:
        return None
    return CityLine(tuple(people), tuple(papers) if named else ())


def _names(part: str) -> list[str]:
    """The people of a part ("from … and …"); none where no name is surely one, or one has a single word."""
    names = [without_place(name) for name in split_names(part.removeprefix(f"{FROM} "))]
    return names if any(map(is_full_name, names)) and all(" " in name for name in names) else []


def bracketed_outlet(text: str) -> str | None:
    """The outlet in brackets that makes up a line: alone where it is known, else before a word that says how it came by
    the text: "(عدن الغد) متابعات:"."""
    found = _BRACKETED.fullmatch(tidy(text))
    if found is None:
        return None
    known = agency(f"({found[1]})") is not None or sounds_like_outlet(found[1])
    said = " " in found[1] and is_credit_word(found[2])
    return found[1] if known or said else None
