import random
import sqlite3
from itertools import pairwise

import pytest

from pipelines.duplicates.choice import ROWS_PER_KEY
from pipelines.duplicates.fill import OwnDatabase
from pipelines.duplicates.recent import _BOUNDS, GROUP, PARTS, RecentKeys
from pipelines.duplicates.tables import make_empty


def new_database() -> OwnDatabase:
    database = OwnDatabase()
    make_empty(database)
    return database


def put(database: OwnDatabase, recent: RecentKeys, pairs: list[tuple[int, int]], articles: int = 1) -> None:
    with database.transaction() as db:
        recent.write(db, pairs, articles)
    recent.written()


def having(database: OwnDatabase, recent: RecentKeys, key: int) -> set[int]:
    large = database.read("SELECT number FROM duplicates_key WHERE key = ?", (key,))
    return {*recent.having(key), *(number for (number,) in large)}


def held(recent: RecentKeys) -> int:
    return sum(map(len, recent._parts))


def turns(database: OwnDatabase) -> list[int]:
    return [turn for (turn,) in database.read("SELECT turn FROM duplicates_recent")]


def test_there_are_as_many_parts_as_there_are_bounds_and_one() -> None:
    assert len(_BOUNDS) == PARTS - 1
    assert all(low < high for low, high in pairwise([0, *_BOUNDS, 1 << 32]))


@pytest.mark.parametrize("articles", [1, 3 * GROUP, PARTS * GROUP * 2])
def test_every_key_is_found_whenever_the_run_ends(articles: int) -> None:
    rng = random.Random(articles)
    database = new_database()
    recent = RecentKeys(database)
    keys = []
    for number in range(1, 2 * PARTS + 40):
        keys.append(rng.choice([rng.randrange(1 << 32), rng.randrange(1 << 27), 0, (1 << 32) - 1]))
        put(database, recent, [(keys[-1], number)], articles)
        if number % 97 == 0:  # a new run, or one behind a kill
            recent = RecentKeys(database)
    newest = {key: number for number, key in enumerate(keys, 1)}
    assert all(number in having(database, recent, key) for key, number in newest.items())
    rare = [number for number, key in enumerate(keys, 1) if keys.count(key) < ROWS_PER_KEY]
    assert all(number in having(database, recent, keys[number - 1]) for number in rare)
    ((rows,),) = database.read("SELECT count(*) FROM duplicates_recent")
    assert rows <= PARTS
    assert held(recent) <= PARTS


def test_a_large_group_puts_more_parts_into_the_large_table() -> None:
    rng = random.Random(1)
    database = new_database()
    recent = RecentKeys(database)
    for group in range(12):
        put(database, recent, [(rng.randrange(1 << 32), group) for _ in range(1000)], articles=PARTS * GROUP // 4)
    assert held(recent) <= 4 * 1000
    put(database, recent, [(7, 13)], articles=100 * PARTS * GROUP)
    before = max(turns(database))
    put(database, recent, [(8, 14)], articles=100 * PARTS * GROUP)
    assert max(turns(database)) == before + PARTS  # each part once


def test_what_is_not_committed_is_written_again() -> None:
    database = new_database()
    recent = RecentKeys(database)
    put(database, recent, [(7, 1)], PARTS * GROUP)

    def fail() -> None:
        with database.transaction() as db:
            recent.write(db, [(8, 2)], PARTS * GROUP)
            raise sqlite3.OperationalError("disk full")

    with pytest.raises(sqlite3.OperationalError):
        fail()
    for one in (recent, RecentKeys(database)):
        assert having(database, one, 7) == {1}
        assert having(database, one, 8) == set()
    put(database, recent, [(8, 2)], PARTS * GROUP)
    for one in (recent, RecentKeys(database)):
        assert having(database, one, 7) == {1}
        assert having(database, one, 8) == {2}


def test_of_a_key_that_very_many_articles_have_only_the_newest_are_kept_in_memory() -> None:
    database = new_database()
    recent = RecentKeys(database)
    put(database, recent, [(7, number) for number in range(500)])
    assert sorted(recent.having(7)) == list(range(500 - ROWS_PER_KEY, 500))
