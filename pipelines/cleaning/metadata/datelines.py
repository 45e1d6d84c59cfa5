"""The agency in the dateline that opens a dispatch: "القاهرة (رويترز) - …", "رام الله 20-11-2023 وفا- …"."""

import re

from pipelines.cleaning.dates.reading import read
from pipelines.cleaning.labels import (
    is_country,
    is_credit_word,
    is_family_name,
    is_full_name,
    is_given_name,
    is_phrase,
    is_place,
    is_scene,
    trim,
)
from pipelines.cleaning.letters import ARTICLE, IN, NEWS_AGENCY
from pipelines.cleaning.outlets import is_outlet
from pipelines.cleaning.people import agency, opens_with_office
from pipelines.cleaning.roles import is_no_writer, opens_with_profession
from pipelines.cleaning.text import SPACE, fold, tidy
from pipelines.cleaning.words import words as words_of

OPENING = 90
"""Characters of a text in which its dateline ends: a place, a date in two calendars, an agency."""

AGENCY_WORDS = 4
"""Words of an agency's name in a dateline."""

UNLISTED_WORDS = 2
"""Words of a place that no list has, where a date and an agency stand behind it."""

LONGEST_PERSON = 40
"""Characters of a name behind the dateline."""

ALONE = 50
"""Characters of a line that is nothing but a dateline."""

_BRACKETED = re.compile(r"[^.:؟!()]{3,60}\(([^()]{2,30})\)\s?[-–—:ـ]+")
_OPENED = re.compile(r"[^.:؟!()]{3,60}\(([^()]{2,30})\)\s?[-–—:ـ]{0,2}\s?([^\d.:،؟!()\-–—ـ]{5,40}?)\s?[-–—:ـ]+\s")
_DATED = re.compile(r"([^.:؟!()]{3,60})\(([^()]{2,30})\)\s")
"""Without a sign behind the agency: only where a date stands before it."""
_ALONE = re.compile(r"\(([^()]{2,30})\)\s?[-–—:ـ]+\s")
_SIGN = re.compile(rf"{SPACE}(?:[-–—:ـ]+|/)\s*")
_ZERO = re.compile(r"^0(?=\d )")
_SHORT = re.compile(rf"[^\W\d_]{{1,2}}{NEWS_AGENCY}|[^\W\d_](?:[. ][^\W\d_]){{2,3}}\.?")
"""What agencies call themselves: three letters or four that end like "news agency", or three letters one by one: two
are a writer's."""
_LED = re.compile(r"\s?:\s(?![\"«“„])")
"""Between a name and what he writes; with a quotation mark behind it, what somebody says."""
_NAMED = re.compile(r"([^.:؟!()/]{5,40}?)\s?/\s([^\s\d/:][^/:]{30})")
"""A name, a slash, and the text, with no colon or second slash near: of "X / player: ..." the text is what X says."""
_EDGE = " \t-–—:ـ/،"


def dateline_agency(text: str, outlets: frozenset[str]) -> str | None:
    """The agency, where the opening of `text` is a place, a date perhaps, and an agency other than the site itself."""
    line = tidy(text)[:OPENING]
    if len(line) <= ALONE:
        if line.endswith(")") and is_scene(line):
            return None  # what a picture shows, and whose it is
        line += " - "  # in a line of its own
    found = _BRACKETED.match(line) or _ALONE.match(line)
    if found and _is_bracketed_agency(line, found[1], outlets):
        return found[1].strip()
    dated = _DATED.match(line)
    if dated and _is_other_agency(dated[2], outlets) and _is_somewhere_dated(dated[1]):
        return dated[2].strip()
    for sign in _SIGN.finditer(line):
        words = line[: sign.start()].split(" ")
        for count in range(min(AGENCY_WORDS, len(words) - 1), 0, -1):
            name, before = trim(" ".join(words[-count:])), " ".join(words[:-count])
            if _is_other_agency(name, outlets) and (_is_place_and_date(before) or _is_somewhere_dated(before)):
                return name
        before = line[: sign.start()]
        if (_is_place_and_date(before) or is_outlet(before, outlets)) and (
            behind := _behind(line[sign.end() :], outlets)
        ):
            return behind
    return None


def dateline_person(text: str, outlets: frozenset[str]) -> str:
    """The full name that stands between an opening dateline and the sign behind it, or the line's end: "عمان (بترا)
    سالم الهادي- …", "رام الله 20-11-2023 وفا- سالم الهادي"; between a place, with the site or alone, and a colon;
    or before a slash."""
    line = tidy(text)[: OPENING + LONGEST_PERSON]
    found = _OPENED.match(line)
    if found is not None and agency(f"({found[1]})", outlets) is not None:
        return found[2] if is_full_name(found[2]) else ""
    if (opened := _NAMED.match(line)) is not None and is_full_name(opened[1]) and not _says_what_he_is(opened[2]):
        return opened[1]
    own, *rest = _SIGN.split(line, maxsplit=2)
    if len(rest) > 1 and is_outlet(own, outlets) and is_full_name(rest[0]):
        return rest[0]
    if len(rest) > 1 and is_place(own) and is_outlet(rest[0], outlets):
        name, sign, _ = rest[1].partition(": ")
        return name.strip() if sign and is_full_name(name) else ""
    if len(rest) > 1 and is_place(own) and _LED.match(line.partition(rest[0])[2]) and is_full_name(rest[0]):
        return rest[0]
    for sign in _SIGN.finditer(line):
        words = line[: sign.start()].split(" ")
        for count in range(min(AGENCY_WORDS, len(words) - 1), 0, -1):
            sent = agency(f"({trim(' '.join(words[-count:]))})", outlets)
            if sent is not None and sent.kind == "agency" and _is_place_and_date(" ".join(words[:-count])):
                name = trim(_SIGN.split(line[sign.end() :], maxsplit=1)[0])
                return name if is_full_name(name) else ""
    return ""


def _is_bracketed_agency(line: str, name: str, outlets: frozenset[str]) -> bool:
    """Whether a name in brackets is an agency, and not the site: also where the site's own name has it in brackets."""
    if is_outlet(name, outlets) or fold(name) in words_of("labels/credits.toml", "unsourced"):
        return False
    own = f"({fold(name)})"
    return agency(f"({name})") is not None or (
        _is_unlisted(line, name) and not any(own in outlet for outlet in outlets)
    )


def _is_unlisted(line: str, name: str) -> bool:
    """Whether a short word in brackets behind a known town, or its date, can be nothing but an agency's name."""
    if not _SHORT.fullmatch(name) or not _is_place_and_date(line[: line.find("(")]):
        return False
    if fold(name) in words_of("labels/credits.toml", "no_agencies"):
        return False
    is_more = is_place(name) or is_country(name) or is_credit_word(name) or is_phrase(name) or is_no_writer(name)
    return not is_more and not is_given_name(name) and not is_family_name(name)


def _says_what_he_is(text: str) -> bool:
    """Whether a text opens with an office or a profession."""
    bare = text.removeprefix(ARTICLE)
    return any(test(one) for test in (opens_with_office, opens_with_profession) for one in (text, bare))


def _behind(rest: str, outlets: frozenset[str]) -> str | None:
    """The agency that stands between a place's sign and the next one."""
    sign = _SIGN.search(rest)
    name = trim(rest[: sign.start()]) if sign else ""
    return name if _is_other_agency(name, outlets) else None


def _is_other_agency(name: str, outlets: frozenset[str]) -> bool:
    if not name or is_credit_word(name) or is_outlet(name, outlets):
        return False
    found = agency(f"({name})")
    return found is not None and found.kind == "agency"


def _is_place_and_date(text: str) -> bool:
    """Whether words are a known place, alone or with the date behind it."""
    words = text.strip(_EDGE).split()
    for count in range(min(3, len(words)), 0, -1):
        place = " ".join(words[:count]).strip(_EDGE)
        if is_place(place) or is_country(place):
            rest = " ".join(words[count:]).strip(_EDGE)
            return not rest or is_place(rest) or _is_date(rest.removeprefix(f"{IN} "))
    return False


def _is_somewhere_dated(text: str) -> bool:
    """Whether words are one or two that may be any place's, and a date right behind them, no "on" between."""
    words = text.strip(_EDGE).split()
    for count in range(1, min(UNLISTED_WORDS + 1, len(words))):
        if not words[count - 1].isalpha() or words[count - 1] == IN:
            return False
        if words[count][0].isdigit() and _is_date(" ".join(words[count:]).strip(_EDGE)):
            return True
    return False


def _is_date(text: str) -> bool:
    """Whether words are a date, with a year or without."""
    found = read(text) if any(map(str.isdigit, text)) else None
    if found is None or found.published is None:
        return False
    return found.pure or found.published.yearless in _without_year(text)


def _without_year(text: str) -> tuple[str, ...]:
    """What a day and its month may be read as: without the zero before the day, and under one of the month's two names
    ("10 أيار/ مايو")."""
    day = _ZERO.sub("", fold(text))
    first, _, second = day.partition("/")
    number, _, name = first.partition(" ")
    twice = read(f"{number} {second}") if second and name.isalpha() else None
    named = twice is not None and twice.published is not None and bool(twice.published.yearless)
    return (day, first.strip()) if named else (day,)
