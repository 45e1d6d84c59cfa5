"""What the records say, counted in one pass over the output folders: memory does not grow with the text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipelines.reading.lines import lines_of
from pipelines.reading.records import Record, parse
from pipelines.reading.snapshot import plain_name, snapshot

DAYS = 30
"""Days that are shown where none are asked for."""

MOST_DAYS = 3_660
"""Days that one report can show: ten years. Each has its place in the chart of each site."""

BOUNDS = (50, 100, 200, 300, 400, 600, 800, 1200, 2000)
"""Words: upper bounds of the classes of text lengths; the last class has none."""

EXTREMES = 5
"""The shortest and the longest texts that are named."""

LONGEST_TITLE = 120
"""Characters of a title that are kept."""


class TooManyDays(ValueError):
    """More than MOST_DAYS are asked for."""


@dataclass(frozen=True, slots=True, order=True)
class Extreme:
    """A text that is far shorter or longer than the others."""

    words: int
    title: str
    url: str
    id: str


@dataclass(slots=True)
class SiteFigures:
    """One site in the days that are shown."""

    name: str
    days: Counter[date] = field(default_factory=Counter)
    """Day of fetching (UTC) to the number of articles."""
    words: int = 0
    dated: int = 0
    titled: int = 0
    signed: int = 0
    """Articles with an author."""
    sourced: int = 0
    copies: int = 0
    """Articles that another one was there before."""

    @property
    def articles(self) -> int:
        """How many there are."""
        return self.days.total()


@dataclass(slots=True)
class Told:
    """What is kept of each article for the duplicates: `duplicate_of` names it, or it names another."""

    site: str
    title: str
    url: str


@dataclass(slots=True)
class Figures:
    """All of it. Counters map what is named to the number of articles."""

    first: date
    last: date
    """The days that are shown, both included."""
    sites: dict[str, SiteFigures] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    dates_from: Counter[str] = field(default_factory=Counter)
    """The witness of `published`; `none` where it is null."""
    flags: Counter[str] = field(default_factory=Counter)
    lengths: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    shortest: list[Extreme] = field(default_factory=list)
    longest: list[Extreme] = field(default_factory=list)
    copies: dict[str, list[str]] = field(default_factory=dict)
    """id of a story's first article to the ids of those that print it again."""
    told: dict[str, Told] = field(default_factory=dict)
    """The articles of `copies`, by id."""
    revisions: int = 0
    earlier: int = 0
    """Articles outside of the days that are shown."""
    unread: int = 0
    """Lines that are no records."""

    @property
    def articles(self) -> int:
        """Articles in the days that are shown."""
        return sum(site.articles for site in self.sites.values())

    def days(self) -> Iterator[date]:
        """The days that are shown, in their order."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def collect(folders: Iterable[Path], since: date | None = None, until: date | None = None) -> Figures:
    """Count the records of output folders, as far as they are written now; one that is in two of them counts once.

    Without `since`, the last DAYS days up to `until` (today, or the newest record where that is older than all of
    them and not before `since`). Days are those of fetching, UTC. Raises NothingToRead, OSError; TooManyDays.
    """
    pieces = snapshot(folders)
    last = until or _last(pieces_days(plain_name(piece.path) for piece in pieces), since)
    first = since or _back(last)
    if (last - first).days >= MOST_DAYS:
        raise TooManyDays(f"{first} to {last}: at most {MOST_DAYS} days can be shown")
    figures = Figures(first, last)
    copies: dict[str, str] = {}
    counted: set[int] = set()
    for piece in pieces:
        for line in lines_of(piece):
            try:
                record = parse(line.text).record
                day = date.fromisoformat(record["fetched_at"][:10])
            except ValueError:  # NotARecord, and a record that was edited: its moment is none
                figures.unread += line.ended
                continue
            which = hash((record["id"], record["revision"], record["content_hash"]))
            if which in counted:
                continue  # the shards of a crawl, merged into the folder that they are in
            counted.add(which)
            if figures.first <= day <= figures.last:
                _count(figures, record, day)
                if record["duplicate_of"]:
                    copies[record["id"]] = record["duplicate_of"]
            else:
                figures.earlier += 1
            figures.told[record["id"]] = Told(
                record["site"] or "", (record["title"] or record["text"])[:LONGEST_TITLE], record["url"] or ""
            )
    for one, of in copies.items():
        figures.copies.setdefault(of, []).append(one)
    named = figures.copies.keys() | copies.keys()
    figures.told = {one: told for one, told in figures.told.items() if one in named}
    return figures


def pieces_days(names: Iterable[str]) -> Iterator[date]:
    """The days that names of files tell (`articles-2026-11-25.jsonl`)."""
    for name in names:
        try:
            yield date.fromisoformat(name.removeprefix("articles-").removesuffix(".jsonl"))
        except ValueError:
            continue


def _last(days: Iterator[date], since: date | None) -> date:
    today = datetime.now(UTC).date()
    newest = max(days, default=today)
    return newest if newest < _back(today) and (since is None or since <= newest) else max(today, since or today)


def _back(last: date) -> date:
    """The first of DAYS days that end with `last`."""
    return date.fromordinal(max(date.min.toordinal(), last.toordinal() - DAYS + 1))


def _count(figures: Figures, record: Record, day: date) -> None:
    name = record["site"] or "-"
    site = figures.sites.setdefault(name, SiteFigures(name))
    words = len(record["text"].split())
    site.days[day] += 1
    site.words += words
    site.dated += record["published"] is not None
    site.titled += record["title"] is not None
    site.signed += bool(record["authors"])
    site.sourced += record["source"] is not None
    site.copies += record["duplicate_of"] is not None
    figures.languages[record["language"] or "-"] += 1
    figures.sections[record["section"] or "-"] += 1
    figures.authors.update(record["authors"])
    figures.dates_from[record["published_from"] or "none"] += 1
    figures.flags.update(record["flags"])
    figures.revisions += record["revision"] > 1
    figures.lengths[bisect_left(BOUNDS, words)] += 1
    extreme = Extreme(words, (record["title"] or record["text"])[:LONGEST_TITLE], record["url"] or "", record["id"])
    if len(figures.longest) < EXTREMES or extreme > figures.longest[-1]:
        figures.longest = sorted([*figures.longest, extreme], reverse=True)[:EXTREMES]
    if len(figures.shortest) < EXTREMES or extreme < figures.shortest[-1]:
        figures.shortest = sorted([*figures.shortest, extreme])[:EXTREMES]
