from datetime import UTC, datetime

import pytest

from crawler.core.found import find
from crawler.core.moments import moment, newest
from crawler.items import Hints


@pytest.mark.parametrize(
    "text",
    [None, "", "yesterday", "Mon, 1 Jan 99999999999999999999 00:00:00 GMT", "0001-01-01T00:00:00Z", "9999-12-31T23:59"],
)
def test_what_names_no_moment_that_can_be_compared(text: str | None) -> None:
    assert moment(text) is None


def test_the_latest_witness_counts_and_without_one_there_is_none() -> None:
    hints = Hints(feed_published="Mon, 2 Nov 2026 10:00:00 GMT", lastmod=" 2026-11-03 ", own_published="soon")
    assert newest(hints) == datetime(2026, 11, 3, tzinfo=UTC)
    assert newest(Hints()) is None


def test_a_link_without_witnesses_has_empty_ones() -> None:
    found = find("/1", "http://sada.test/")
    assert found is not None
    assert found.hints == Hints()
    assert (found.url, found.fetch, found.address) == ("http://sada.test/1", None, "http://sada.test/1")
    assert find(5, "http://sada.test/") is None
    assert find("mailto:x@sada.test", "http://sada.test/") is None
