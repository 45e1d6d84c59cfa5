"""Stories that were printed several times, from the records that say so, and who copies whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Record = dict[str, Any]


class Print(NamedTuple):
    """One article of a story."""

    id: str
    site: str | None
    title: str | None
    url: str | None
    fetched_at: str


@dataclass(slots=True)
class Cluster:
    """A story and its copies."""

    first: str
    """Id of the article that was first."""
    prints: list[Print] = field(default_factory=list)
    """The first where its record is there, then its copies as they came."""

    def as_row(self) -> Record:
        """For programs."""
        return {"first": self.first, "articles": [one._asdict() for one in self.prints]}


@dataclass(slots=True)
class Copies:
    """All that records say of duplicates."""

    clusters: list[Cluster]
    """The biggest first."""
    pairs: Counter[tuple[str, str]]
    """How many articles of a site (the second) are copies of another's, or its own (the first)."""
    contained: list[tuple[str, str]]
    """Articles, and those that contain them, by their ids."""


def copies_in(records: Iterable[Record]) -> Copies:
    """Group records by the story that they tell. Of an article's revisions the newest counts."""
    prints: dict[str, Print] = {}
    original: dict[str, str] = {}
    inside: dict[str, str] = {}
    revisions: dict[str, int] = {}
    for record in records:
        article, revision = record["id"], record.get("revision", 1)
        if revision < revisions.get(article, 0):
            continue
        revisions[article] = revision
        prints[article] = Print(
            article, record.get("site"), record.get("title"), record.get("url"), record.get("fetched_at") or ""
        )
        for found, name in ((original, "duplicate_of"), (inside, "contained_in")):
            found.pop(article, None)
            if record.get(name) and record[name] != article:
                found[article] = record[name]
    clusters: dict[str, Cluster] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for article in original:
        first = _first(article, original)
        if first not in clusters:
            clusters[first] = Cluster(first, [prints[first]] if first in prints else [])
        clusters[first].prints.append(prints[article])
        pairs[_site(prints.get(first)), _site(prints[article])] += 1
    for cluster in clusters.values():
        cluster.prints.sort(key=lambda one: (one.id != cluster.first, one.fetched_at, one.id))
    ordered = sorted(clusters.values(), key=lambda one: (-len(one.prints), one.first))
    return Copies(ordered, pairs, sorted(inside.items()))


def lines_of(copies: Copies, most: int) -> Iterator[str]:
    """What people read: at most so many clusters, then who copies whom."""
    printed = f"{sum(copies.pairs.values())} duplicates of {len(copies.clusters)} stories"
    inside = f"{len(copies.contained)} stand inside a longer article"
    yield f"{printed if copies.clusters else 'no story stands here twice'}; {inside}"
    for cluster in copies.clusters[:most]:
        yield ""
        for at, one in enumerate(cluster.prints):
            mark = "first" if one.id == cluster.first else "copy"
            count_of = f"{len(cluster.prints):4}" if at == 0 else "    "
            yield f"{count_of}  {mark:5}  {one.site or '-':20}  {one.fetched_at}  {one.title or one.url or one.id}"
    if len(copies.clusters) > most:
        yield f"… and {len(copies.clusters) - most} more stories"
    if copies.pairs:
        yield ""
        yield "copies  by                    of"
        for (first, later), number in sorted(copies.pairs.items(), key=lambda item: (-item[1], item[0])):
            yield f"{number:6}  {later:20}  {first}"


def rows_of(copies: Copies) -> Iterator[Record]:
    """What programs read: a row a cluster, a row a pair of sites, a row an article inside another."""
    for cluster in copies.clusters:
        yield {"kind": "cluster", "size": len(cluster.prints)} | cluster.as_row()
    for (first, later), number in sorted(copies.pairs.items(), key=lambda item: (-item[1], item[0])):
        yield {"kind": "sites", "first": first, "later": later, "articles": number}
    for article, longer in copies.contained:
        yield {"kind": "contained", "id": article, "contained_in": longer}


def _first(article: str, original: dict[str, str]) -> str:
    passed = {article}
    while (before := original.get(article)) is not None and before not in passed:
        passed.add(before)
        article = before
    return article


def _site(one: Print | None) -> str:
    return one.site or "-" if one else "(not here)"
