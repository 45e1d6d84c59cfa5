"""What one line says about dates: what is not a date is known and taken away, and nothing unknown may be left."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pipelines.cleaning.dates.clock import HALVES, PLACES, Clock, take_times, take_zone
from pipelines.cleaning.dates.cores import Core, mend, read_day_and_month, take_cores
from pipelines.cleaning.dates.fold import BREAK, first_chars, plain
from pipelines.cleaning.dates.lexicon import WEEKDAYS, either, normal, table
from pipelines.cleaning.dates.spoken import counts_back, is_today, take_relative

MAX_BYLINE = 5
"""Words of a name behind "by" (own choice)."""

MAX_SECTION = 3
"""Words of a section's name beside a stamp: a date in numbers with a clock time, which prose does not have (own
choice)."""

_WORDS = table("words")
_COUNTS = _WORDS["counts"]
_COUNT = r"(?<![\d/.:-])\d[\d,.]*(?![\d/:-])"
_COUNTED = re.compile(
    rf"{either(_COUNTS['before'])}\s*:?\s*\(?\s*{_COUNT}\s*\)?(?:\s*{either(_COUNTS['unit'])})?"
    rf"|\(?{_COUNT}\s*\)?\s*{either(_COUNTS['after'])}(?!\s*:?\s*\(?\d)|{either(_COUNTS['bare'])}"
)
_AND = "\u0648"
_LABEL = re.compile(rf"({either(_WORDS['labels']['updated'], _AND)})|{either(_WORDS['labels']['published'], _AND)}")
_BYLINE = re.compile(either(_WORDS["byline"]["openers"]))
_WEEKDAY = re.compile(either(WEEKDAYS))
_WEEKDAY_MARK = re.compile("W[A-G]")
_FILLER = re.compile(either(_WORDS["fillers"]["words"]))
_PLACE = re.compile(either([*PLACES, *_WORDS["datelines"]["agencies"]]))
_LONE_HALF = re.compile(either(word for word in HALVES if len(word) > 2))
_THIS_YEAR = re.compile(either(_WORDS["fillers"]["this_year"]))
_TOKEN = re.compile(r"[DRWH][A-Z]|[A-Z]|[^\W\d_A-Z]+|\d+")
_STAMP = re.compile(r"D[A-Z][\s,|]*T|T[\s,|]*D[A-Z]")
_PROSE = re.compile(rf"(?:[^\W\d_A-Z]+\s+){{{MAX_SECTION + 1},}}[PU](?![A-Z])")
"""Words that run into a label without a break: a sentence."""
_BOUND = re.compile(r"R([A-Z])\s*(?:W[A-Z]\s*)?D[A-Z]")
_COUNTER = re.compile(r"\s*\d{1,7}\s*")
_LABELLED = re.compile(
    r"\s*(?P<role>[PU])[\s:,|]*(?:W(?P<weekday>[A-G])[\s:,|]*)?(?:T[\s,|]*)?D(?P<day>[A-Z])(?:[\s,|]*T)?(?!\s*\d)"
)
_TEMPLATE_CLOCK = re.compile(
    r"\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s*(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\s+\d{1,2}\s*,\s*\d{4}\s*"
)
"""The long US form that page headers print for today; none of the 264 strings measured states a publication so."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a line states."""

    day: date | None = None
    clock: Clock | None = None
    hijri: bool = False
    phrase: str | None = None
    """A relative phrase instead of a day, folded."""
    yearless: str | None = None
    """Day and month instead of a day."""
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a line states: None where it states nothing, or nothing that is certain."""

    published: Stated | None = None
    modified: Stated | None = None
    pure: bool = False
    """Nothing but dates, times and the known words around them stood in the line."""
    labelled: bool = False
    """The line says what the date is of."""
    is_update: bool = False
    """It says that of an update alone."""
    loose: bool = False
    """The line opens with a label and a date, but what follows is not understood: its place has to vouch for it."""


NOTHING = Reading()


@dataclass(slots=True)
class _Part:
    """The stretch of a line behind one label."""

    role: str = ""
    days: list[tuple[date | None, bool]] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)


def read(text: str, order: str = "DMY") -> Reading:
    """Read one line. Costs no more than the line's first 200 characters; never raises."""
    return _read(first_chars(text), order)


@lru_cache(maxsize=4096)
def _read(text: str, order: str) -> Reading:
    line = plain(text)
    has_year = re.search(r"\d{4}", line) is not None
    line = _COUNTED.sub(" ", line)
    if _TEMPLATE_CLOCK.fullmatch(line):
        return NOTHING
    line = _LABEL.sub(lambda found: " U " if found[1] else " P ", line)
    line, phrases = take_relative(line)
    line, clocks = take_times(mend(_FILLER.sub(" ", line)))
    line, zone = take_zone(line)
    if clocks and zone is not None and clocks[0].zone is None:
        clocks[0] = Clock(clocks[0].hour, clocks[0].minute, clocks[0].second, zone)
    line = _WEEKDAY.sub(lambda found: f" W{chr(65 + WEEKDAYS[normal(found[0])])} ", line)
    line, cores = take_cores(line, order)
    if not cores and not phrases:
        return _without_year(line, clocks, has_year)
    line = _LONE_HALF.sub(" ", line)
    parts, pure = _parts(_PLACE.sub(" ", line), cores, phrases, clocks)
    bound = _BOUND.search(line)
    if bound and not re.search(r"\d", phrases[ord(bound[1]) - 65]) and counts_back(phrases[ord(bound[1]) - 65]):
        return NOTHING  # "before the day of …"
    if parts is None:
        return _labelled(line, cores, clocks)
    if not _WEEKDAY_MARK.search(line) and _crawl_day(line, phrases):
        return NOTHING
    return _choose(parts, pure and not _PLACE.search(line))


def _labelled(line: str, cores: list[Core], clocks: list[Clock]) -> Reading:
    """A line that opens with a label and its date, and goes on with buttons, counters and what not."""
    found = _LABELLED.match(line)
    core = cores[ord(found["day"]) - 65] if found else None
    if not found or core is None or core.day is None:
        return NOTHING
    clock = clocks[0] if "T" in found[0] else None
    stated = Stated(core.day, clock, core.hijri, weekdays=tuple(ord(mark) - 65 for mark in found["weekday"] or ""))
    return Reading(stated, stated if found["role"] == "U" else None, False, True, found["role"] == "U", True)


def _crawl_day(line: str, phrases: list[str]) -> bool:
    """ "Today 12.07.2025": a page's clock, not a date line, unless a label or a weekday says otherwise."""
    return bool(re.match(r"\s*RA[\s,:/-]*D", line)) and is_today(phrases[0])


def _without_year(line: str, clocks: list[Clock], has_year: bool) -> Reading:
    weekdays = tuple(ord(mark[1]) - 65 for mark in _WEEKDAY_MARK.findall(line))
    rest = re.sub(r"W[A-G]|[PT|]", " ", _THIS_YEAR.sub(" ", line))
    core = read_day_and_month(rest)
    if core is None or has_year:
        return NOTHING
    return Reading(Stated(yearless=core, clock=_one_clock(clocks), weekdays=weekdays))


def _parts(line: str, cores: list[Core], phrases: list[str], clocks: list[Clock]) -> tuple[list[_Part] | None, bool]:
    """Share the findings out among the labels. -> (None, …) where something is left that is not understood."""
    parts, pure, times = [_Part()], True, iter(clocks)
    if _PROSE.search(line):
        return None, False
    for piece in re.split(rf"(?=[PU])|\{BREAK}", line):
        if parts[-1].days and _COUNTER.fullmatch(piece):
            continue  # a counter in a cell of its own
        strange = 0
        dated = bool(re.search("D[A-Z]|T" if cores else "R[A-Z]|T", piece))
        for token in _TOKEN.findall(piece):
            part, kind = parts[-1], token[0]
            if kind in "PU":
                parts.append(_Part(kind))
            elif kind == "D":
                core = cores[ord(token[1]) - 65]
                part.days.append((core.day, core.hijri))
            elif kind == "R":
                part.phrases.append(phrases[ord(token[1]) - 65])
            elif kind == "W":
                part.weekdays.append(ord(token[1]) - 65)
            elif kind == "T":
                part.clocks.append(next(times))
            elif kind.isdigit():
                return None, False
            else:
                strange += 1
        if strange:
            pure = False
            if dated and not _is_byline(piece, strange) and not _is_section(piece, strange, cores):
                return None, False
    return parts, pure


def _is_section(piece: str, strange: int, cores: list[Core]) -> bool:
    """A section's name beside a stamp."""
    stamp = _STAMP.search(piece)
    return bool(stamp) and strange <= MAX_SECTION and all(core.numeric for core in cores)


def _is_byline(piece: str, strange: int) -> bool:
    opener = _BYLINE.search(piece)
    return bool(opener) and strange <= MAX_BYLINE + len(opener[0].split() if opener else ())


def _choose(parts: list[_Part], pure: bool) -> Reading:
    """Which of the dates is the publication's: a labelled one, else the unlabelled one, else the update's."""
    dated = [part for part in parts if part.days] or [part for part in parts if part.phrases]
    by_role = {role: [part for part in dated if part.role == role] for role in ("P", "", "U")}
    main = next((found[0] for found in by_role.values() if found), None)
    if main is None:
        return NOTHING
    spare = [part for part in parts if part.clocks and not part.days and not part.phrases]
    clocks = main.clocks or [clock for part in spare for clock in part.clocks]
    published = _stated(main, clocks)
    update = next((part for part in by_role["U"] if part is not main), None)
    is_update = main.role == "U" or (not main.clocks and any(part.role == "U" for part in spare))
    modified = published if is_update else _stated(update, update.clocks) if update else None
    if published is None:
        return NOTHING
    return Reading(published, modified, pure, main.role != "", main.role == "U")


def _stated(part: _Part, clocks: list[Clock]) -> Stated | None:
    clock, weekdays = _one_clock(clocks), tuple(part.weekdays)
    if part.days:
        if len(set(part.days)) != 1 or part.days[0][0] is None:
            return None
        return Stated(part.days[0][0], clock, part.days[0][1], weekdays=weekdays)
    if len(set(part.phrases)) != 1:
        return None
    return Stated(phrase=part.phrases[0], clock=clock, weekdays=weekdays)


def _one_clock(clocks: list[Clock]) -> Clock | None:
    """The first of the times; None where there are several and it is not said that they are one moment in two zones."""
    if len(set(clocks)) > 1 and any(clock.zone is None for clock in clocks):
        return None
    return clocks[0] if clocks else None
