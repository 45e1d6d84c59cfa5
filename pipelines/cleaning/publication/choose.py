"""Which of the witnesses is believed."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from pipelines.cleaning.dates.parse import ParsedDate
from pipelines.cleaning.publication.statements import Source, Statement

FIRST_SITE_DAY = date(1995, 1, 1)
"""The first Arabic newspapers went online in 1995."""

AGREE = timedelta(days=1)
"""Days that differ by no more are one day in two zones (issue 4)."""

CLEARLY = 3
"""By how much the weight of the best group must pass the next for the dispute to be settled (own choice: one
independent witness more)."""

PRESENT = timedelta(minutes=10)
"""A page that was published so shortly before it was fetched has a second witness for that (own choice)."""

_RANK = {name: rank for rank, name in enumerate(get_args(Source))}
_VOICE = {"json-ld": "machine", "meta": "machine", "time": "machine", "sitemap": "feed"}
"""Sources that one template fills speak with one voice."""

_MIDNIGHTS = frozenset(time(hour) for hour in (20, 21, 22, 23))
"""Midnight of UTC+1 to UTC+4, the zones of the Arab countries, as UTC tells it."""


def choose(witnesses: list[Statement], fetched_at: datetime) -> tuple[Statement | None, bool]:
    """The witness to believe, and whether others contradict it without being clearly worse."""
    able = [found for found in witnesses if found.date.day >= FIRST_SITE_DAY]
    firm = [found for found in able if not found.is_update and found.date.kind != "relative"]
    able = firm or [found for found in able if not found.is_update] or able
    able = _without_crawl(able, fetched_at)
    if not able:
        return None, False
    groups = sorted(_groups(able), key=_standing, reverse=True)
    best = groups[0]
    disputed = len(groups) > 1 and _weight(best) - _weight(groups[1]) < CLEARLY
    return _speaker(best), disputed


def _without_crawl(witnesses: list[Statement], fetched_at: datetime) -> list[Statement]:
    """Stamps of the very minutes of the fetch are the present as the template printed it, where no other agrees."""
    others = [found for found in witnesses if not _is_present(found, fetched_at)]
    agreed = any(abs(found.date.day - fetched_at.date()) <= AGREE for found in others)
    return others if others and not agreed else witnesses


def _is_present(found: Statement, fetched_at: datetime) -> bool:
    if found.date.precision == "day":
        return False
    moment = found.date.moment
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return abs(aware - fetched_at) < PRESENT


def _groups(witnesses: list[Statement]) -> list[list[Statement]]:
    """Witnesses of one day, or of neighbouring days, together: each joins the best-ranked one that it agrees with."""
    groups: list[list[Statement]] = []
    for found in sorted(witnesses, key=lambda w: (_RANK[w.source], -w.weight)):
        home = next((group for group in groups if abs(group[0].date.day - found.date.day) <= AGREE), None)
        if home is None:
            groups.append([found])
        else:
            home.append(found)
    return groups


def _weight(group: list[Statement]) -> int:
    voices: dict[str, int] = {}
    for found in group:
        voice = _VOICE.get(found.source, found.source)
        voices[voice] = max(voices.get(voice, 0), found.weight)
    return sum(voices.values())


def _standing(group: list[Statement]) -> tuple[int, int]:
    return _weight(group), -min(_RANK[found.source] for found in group)


def _speaker(group: list[Statement]) -> Statement:
    """Who speaks for the group: the best source of those that state a time; a midnight is no time where another is."""
    leader = min(group, key=lambda found: (_RANK[found.source], -found.weight))
    days = [found for found in group if found.source in ("visible", "url")]
    if _is_utc_midnight(leader.date) and any(found.date.day == leader.date.day + AGREE for found in days):
        return next(found for found in days if found.date.day == leader.date.day + AGREE)
    timed = [found for found in group if found.date.precision != "day" and found.date.day == leader.date.day]
    real = [found for found in timed if found.date.moment.time() != time(0)]
    return min(real or timed or [leader], key=lambda found: (_RANK[found.source], -found.weight))


def _is_utc_midnight(found: ParsedDate) -> bool:
    """A day without a time that was stored as local midnight and printed as UTC: the day before, by its digits."""
    offset = found.moment.utcoffset()
    return offset == timedelta(0) and found.precision != "day" and found.moment.time() in _MIDNIGHTS


def local_clock(best: Statement, witnesses: list[Statement]) -> datetime | None:
    """The wall clock of `best` where its `Z` is false: the visible line shows the same clock time as local time."""
    moment = best.date.moment
    if moment.utcoffset() != timedelta(0) or best.date.precision == "day" or moment.time() == time(0):
        return None
    for other in witnesses:
        shown = other.date.moment
        if other.source == "visible" and other.date.precision != "day" and shown.utcoffset() != timedelta(0):
            same = shown.replace(tzinfo=None, second=0) == moment.replace(tzinfo=None, second=0, microsecond=0)
            if same:
                return moment.replace(tzinfo=shown.tzinfo)
    return None
