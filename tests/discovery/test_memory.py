from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.memory import Memory, recall
from crawler.discovery.schedule import (
    DEAD,
    HOUR,
    LONGEST_INTERVAL,
    RETIRED,
    SHORTEST,
    after_answer,
    after_failure,
    is_due,
)
from crawler.discovery.url_patterns import url_patterns_of
from crawler.ledger import Resource

NOW = 1_800_000_000.0


def feed(**values: float | int | str | None) -> Resource:
    return Resource("http://sada.test/feed", "sada", "feed", **values)  # type: ignore[arg-type]


@given(st.lists(st.booleans(), max_size=30))
def test_intervals_stay_within_bounds(visits: list[bool]) -> None:
    resource = after_answer(feed(), news=True, now=NOW)
    for news in visits:
        resource = after_answer(resource, news=news, now=NOW)
        assert SHORTEST <= (resource.interval or 0) <= LONGEST_INTERVAL


def test_what_has_had_nothing_new_for_half_a_year_is_retired() -> None:
    old = feed(interval=LONGEST_INTERVAL, changed_at=NOW - RETIRED - 1)
    assert after_answer(old, news=False, now=NOW).next_due == NOW + DEAD


def test_only_a_run_that_minds_intervals_waits_for_them() -> None:
    resource = after_answer(feed(), news=True, now=NOW)
    assert is_due(None, mind_intervals=True)
    assert is_due(resource, mind_intervals=False, now=NOW + 1)
    assert not is_due(resource, mind_intervals=True, now=NOW + 1)
    assert is_due(resource, mind_intervals=True, now=NOW + 13 * HOUR)
    guess = after_failure(Resource("http://sada.test/rss", "sada", "guess"), gone=True, now=NOW)
    assert not is_due(guess, mind_intervals=False, now=NOW + 1)


def test_what_a_source_said_is_remembered() -> None:
    memory = Memory(
        [("http://sada.test/a.xml", "2026-11-01")], url_patterns_of(["http://sada.test/n/1234"]), "2026-11-02"
    )
    assert recall(feed(note=memory.dump())) == memory


def test_a_note_that_cannot_be_read_is_no_memory() -> None:
    for note in ("{", "[]", '{"children": 3}', '{"children": ["x"]}'):
        assert recall(feed(note=note)) == Memory()
