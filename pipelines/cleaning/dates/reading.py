"""What one line says about dates. Nothing unknown may be left beside one."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipelines.cleaning.dates.calendar_dates import CalendarDate, read_day_and_month
from pipelines.cleaning.dates.clock import Clock
from pipelines.cleaning.dates.normalize import BREAK, first_chars
from pipelines.cleaning.dates.tokens import TokenLine, index, tokenize
from pipelines.cleaning.dates.words import either, table

MAX_BYLINE = 5
"""Words of a name behind "by" (own choice)."""

MAX_SECTION = 3
"""Words of a section's name beside a stamp: a date in numbers with a clock time, which prose does not have (own
choice)."""

_WORDS = table("words")
_BYLINE = re.compile(either(_WORDS["byline"]["openers"]))
_THIS_YEAR = re.compile(either(_WORDS["fillers"]["this_year"]))
_UNKNOWN = r"[^\W\d_A-Z]+"
_TOKEN = re.compile(rf"[DRWH][A-Z]|[A-Z]|{_UNKNOWN}|\d+")
_PIECES = re.compile(rf"(?=[PU](?![A-Z]))|\{BREAK}")
_STAMP = re.compile(r"D[A-Z][\s,|]*T|T[\s,|]*D[A-Z]")
_TRAILING = re.compile(rf"T[^\w|]*(?={_UNKNOWN})")
_OTHER_ZONE = re.compile(rf"T[\s,()]*(?:[a-z]|{either(table('zones')['intro'])})")
"""A word in Latin letters behind a clock time, or "in the time of": a zone that is not known."""
_PROSE = re.compile(rf"(?:{_UNKNOWN}\s+){{{MAX_SECTION + 1},}}[PU](?![A-Z])")
"""Words that run into a label without a break: a sentence."""
_DAY = re.compile("D[A-Z]")
_PHRASE_OR_TIME = re.compile("R[A-Z]|T")
_COUNTER = re.compile(r"\s*\d{1,7}\s*")
_LABELLED = re.compile(
    r"\s*(?P<role>[PU])[\s:,|]*(?:W(?P<weekday>[A-G])[\s:,|]*)?(?:T[\s,|]*)?D(?P<day>[A-Z])(?:[\s,|]*T)?(?!\s*\d)"
)


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


class Reading(NamedTuple):
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
    trailed: bool = False
    """Unknown words follow the clock time, which may be its zone: the place has to vouch for them, as a section's."""


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
    marked = tokenize(text, order)
    if marked is None:
        return NOTHING
    if not marked.cores and not marked.phrases:
        return _without_year(marked)
    parts, pure = _parts(marked)
    if parts is None:
        return _labelled(marked)
    found = _choose(parts, pure and not marked.has_place)
    timed = found.published is not None and found.published.clock is not None
    return found._replace(trailed=True) if timed and not pure and _is_trailed(marked.line) else found


def _labelled(marked: TokenLine) -> Reading:
    """A line that opens with a label and its date, and goes on with buttons, counters and what not."""
    found = _LABELLED.match(marked.line)
    core = marked.cores[index(found["day"])] if found else None
    if not found or core is None or core.day is None:
        return NOTHING
    clock = marked.clocks[0] if "T" in found[0] else None
    stated = Stated(core.day, clock, core.hijri, weekdays=tuple(map(index, found["weekday"] or "")))
    return Reading(stated, stated if found["role"] == "U" else None, False, True, found["role"] == "U", True)


def _without_year(marked: TokenLine) -> Reading:
    core = read_day_and_month(re.sub(r"W[A-G]|[PT|]", " ", _THIS_YEAR.sub(" ", marked.line)))
    if core is None or marked.has_year:
        return NOTHING
    weekdays = tuple(map(index, re.findall("W([A-G])", marked.line)))
    return Reading(Stated(yearless=core, clock=_one_clock(marked.clocks), weekdays=weekdays))


def _parts(marked: TokenLine) -> tuple[list[_Part] | None, bool]:
    """Share the findings out among the labels; and whether there was nothing else.

    -> (None, False) where something is left that is not understood.
    """
    parts, pure, times = [_Part()], True, iter(marked.clocks)
    if _PROSE.search(marked.line):
        return None, False
    for piece in _PIECES.split(marked.line):
        if parts[-1].days and _COUNTER.fullmatch(piece):
            continue  # a counter in a cell of its own
        strange, known = 0, len(parts[-1].clocks) if piece[:1] not in ("P", "U") else 0
        for token in _TOKEN.findall(piece):
            part, kind = parts[-1], token[0]
            if kind in "PU":
                parts.append(_Part(kind))
            elif kind == "D":
                core = marked.cores[index(token[1])]
                part.days.append((core.day, core.hijri))
            elif kind == "R":
                part.phrases.append(marked.phrases[index(token[1])])
            elif kind == "W":
                part.weekdays.append(index(token[1]))
            elif kind == "T":
                part.clocks.append(next(times))
            elif kind.isdigit():
                return None, False
            else:
                strange += 1
        if strange and marked.cores and not _DAY.search(piece):
            del parts[-1].clocks[known:]  # a time among other words may be of anything
        elif strange and not _is_explained(piece, strange, marked.cores):
            return None, False
        pure = pure and not strange
    return parts, pure


def _is_explained(piece: str, strange: int, cores: list[CalendarDate]) -> bool:
    """Whether unknown words may stand in a piece: alone, as a name behind "by", as a section's name by a stamp."""
    if not cores and not _PHRASE_OR_TIME.search(piece):
        return True
    opener = _BYLINE.search(piece)
    if opener and strange <= MAX_BYLINE + len(opener[0].split()):
        return True
    if _OTHER_ZONE.search(piece):
        return False
    return _STAMP.search(piece) is not None and strange <= MAX_SECTION and all(core.numeric for core in cores)


def _is_trailed(line: str) -> bool:
    """Whether unknown words stand right behind a clock time, and no name behind "by"."""
    return any(_BYLINE.match(line, found.end()) is None for found in _TRAILING.finditer(line))


def _choose(parts: list[_Part], pure: bool) -> Reading:
    """Which of the dates is the publication's: a labelled one, else the unlabelled one, else the update's."""
    dated = [part for part in parts if part.days] or [part for part in parts if part.phrases]
    by_role = {role: [part for part in dated if part.role == role] for role in ("P", "", "U")}
    main = next((found[0] for found in by_role.values() if found), None)
    if main is None:
        return NOTHING
    spare = [part for part in parts if part.clocks and not part.days and not part.phrases]
    published = _stated(main, main.clocks or [clock for part in spare for clock in part.clocks])
    if published is None:
        return NOTHING
    update = next((part for part in by_role["U"] if part is not main), None)
    is_update = main.role == "U" or (not main.clocks and any(part.role == "U" for part in spare))
    modified = published if is_update else _stated(update, update.clocks) if update else None
    return Reading(published, modified, pure, main.role != "", main.role == "U")


def _stated(part: _Part, clocks: list[Clock]) -> Stated | None:
    """The one date of a part; None where there are several."""
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
