import logging

import pytest

from crawler.core.reach import FEW, Reach

LOG = logging.getLogger("naqi.test")


def failing(number: int) -> Reach:
    reach = Reach()
    for site in range(number):
        reach.failed(LOG, f"site {site}: no such host")
    return reach


def test_without_an_answer_one_line_is_said_for_all(caplog: pytest.LogCaptureFixture) -> None:
    failing(40).ended(40)
    assert caplog.messages == ["no answer from any of 40 sites: is this machine online?"]


def test_few_sites_are_named(caplog: pytest.LogCaptureFixture) -> None:
    failing(FEW).ended(FEW)
    assert caplog.messages == [f"site {number}: no such host" for number in range(FEW)]


def test_with_the_first_answer_all_that_was_held_is_said_and_later_ones_at_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reach = failing(10)
    assert caplog.messages == []
    reach.answer()
    assert len(caplog.messages) == 10
    reach.failed(LOG, "later")
    assert caplog.messages[10:] == ["later"]
    reach.ended(10)
    assert len(caplog.messages) == 11
