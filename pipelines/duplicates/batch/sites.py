"""Which paragraphs a site had repeated when each of its articles came."""

from collections.abc import Iterable, Sequence

from pipelines.duplicates.batch.rows import Outgoing, numbers_in, only, part_at, rows_in
from pipelines.duplicates.fill import OwnDatabase
from pipelines.duplicates.repeats import Repeats, count_paragraphs
from pipelines.duplicates.tables import make_empty
from pipelines.engines.exchange import Sent
from pipelines.writing.store import GROUP

Counted = tuple[str, frozenset[int]]


def repeated(bases: Sequence[int], told: bytes, part: int, sent: Sent) -> Sent:
    """`printed`, `before` → `often`: to the part of a text, the keys that do not count; `before`: the same, kept for
    the next time; `changed`: times and numbers of texts of which that is otherwise than before.

    `told` are the times (packed) of texts that are a duplicate or contained: they do not count as what a site
    repeats. Articles are committed in groups as a merge commits them, for forgetting rare paragraphs goes by commits.
    """
    before = dict(rows_in(sent["before"]))
    stories = set(numbers_in(told))
    database = OwnDatabase()
    make_empty(database)
    repeats = Repeats(database)
    often: dict[int, frozenset[int]] = {}
    waiting: list[Counted] = []
    group = 0
    numbers: dict[int, int] = {}
    for time, number, rank, site, keys in sorted(rows_in(sent["printed"])):
        numbers[time] = number
        if rank // GROUP != group:
            _commit(database, repeats, waiting)
            waiting, group = [], rank // GROUP
        if found := repeats.often(site, keys, keys):
            often[time] = found
        counted = frozenset() if number != time or time in stories else keys
        repeats.hold(site, counted)
        waiting.append((site, counted))
    database.close()
    out = Outgoing(len(bases))
    for row in often.items():
        out.add(part_at(bases, row[0]), row)
    times = (time for time in often.keys() | before.keys() if often.get(time) != before.get(time))
    changed = [(time, numbers[time]) for time in times]
    return {
        "often": out.packed(),
        "before": only(part, len(bases), often.items()),
        "changed": only(0, len(bases), changed),
    }


def _commit(database: OwnDatabase, repeats: Repeats, articles: Iterable[Counted]) -> None:
    with database.transaction() as db:
        for site, keys in articles:
            if keys:
                count_paragraphs(db, site, keys)
            repeats.release(site, keys)
