from crawler.discovery.schedule import (
    DAY,
    DEAD,
    DEAD_AFTER,
    FAILING,
    HOUR,
    SHORTEST,
    after_answer,
    after_failure,
    is_due,
)
from crawler.ledger import Resource

FEED = Resource("https://news.example/rss", "example", "feed")


def test_a_short_outage_costs_no_more_than_the_shortest_interval() -> None:
    failed = after_failure(FEED, gone=False, now=0)
    assert failed.next_due == SHORTEST
    assert not is_due(failed, mind_intervals=True, now=SHORTEST - 1)
    assert is_due(failed, mind_intervals=True, now=SHORTEST)
    assert after_answer(failed, news=True, now=SHORTEST).failures == 0


def test_what_fails_again_and_again_is_asked_more_and_more_rarely() -> None:
    waits, resource = [], FEED
    for _ in range(DEAD_AFTER):
        resource = after_failure(resource, gone=False, now=0)
        waits.append(resource.next_due or 0)
    assert waits == sorted(waits)
    assert waits[3] < DAY
    assert (waits[-2], waits[-1]) == (FAILING, DEAD)


def test_what_is_gone_is_left_alone_for_long() -> None:
    assert after_failure(FEED, gone=True, now=0).next_due == DEAD


def test_news_halves_the_interval_and_none_lengthens_it() -> None:
    first = after_answer(FEED, news=True, now=0)
    assert first.interval == 12 * HOUR
    assert after_answer(first, news=True, now=0).interval == 6 * HOUR
    assert after_answer(first, news=False, now=0).interval == 18 * HOUR


def test_a_clock_that_was_ahead_silences_nothing() -> None:
    """A run on a machine that believed it to be 2036, and one behind it that knows better."""
    ten_years = 3650 * DAY
    ahead = after_answer(FEED, news=True, now=ten_years)
    assert is_due(ahead, mind_intervals=True, now=0)
    assert not is_due(ahead, mind_intervals=True, now=ten_years)
    dead = after_failure(FEED, gone=True, now=0)
    assert not is_due(dead, mind_intervals=True, now=0)
    assert not Resource("x", "x", "wishes").waits(0, DAY)
