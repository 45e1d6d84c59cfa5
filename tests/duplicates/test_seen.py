"""Which numbers the tables of an index may hold."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.duplicates.fill import OwnDatabase
from pipelines.duplicates.seen import SIZE, Seen
from pipelines.duplicates.tables import make_empty

NUMBERS = st.lists(st.integers(-(1 << 63), (1 << 63) - 1))


def seen_of(*, texts: int = 0) -> Seen:
    database = OwnDatabase()
    make_empty(database)
    with database.transaction() as db:
        db.executemany(
            "INSERT INTO duplicates_text VALUES (?, ?, NULL, 0, '')", [(at, at) for at in range(1, texts + 1)]
        )
    return Seen(database)


@given(NUMBERS, NUMBERS)
def test_what_was_put_in_is_never_said_to_be_new(added: list[int], others: list[int]) -> None:
    seen = seen_of()
    seen.add(added)
    found = seen.among([*others, *added])
    assert found[len(found) - len(added) :] == added


def test_what_was_not_put_in_is_new() -> None:
    seen = seen_of()
    assert seen.among(range(1_000)) == []
    seen.add(range(0, 1_000, 2))
    assert seen.among(range(1_000)) == list(range(0, 1_000, 2))


def test_numbers_that_share_a_place_are_not_told_apart() -> None:
    seen = seen_of()
    seen.add([5])
    assert seen.among([5 + 8 * SIZE, 4 + 8 * SIZE]) == [5 + 8 * SIZE]


def test_where_there_is_something_already_anything_may_be_there() -> None:
    assert seen_of(texts=1).among([1, 2, 3]) == [1, 2, 3]
