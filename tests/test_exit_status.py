"""What a crawl's figures say of how it ended."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler import exit_status

LATE = "naqi/rejected/cleaner-timeout"
BEGUN = {"start_time": datetime(2026, 11, 27, tzinfo=UTC)}


def test_a_run_that_was_broken_off_did_not_go_well() -> None:
    """By a second Ctrl-C: it ended with 0, as if all were done."""
    assert exit_status.of_crawl(BEGUN) == exit_status.INTERRUPTED
    assert exit_status.of_crawl(BEGUN | {"finish_reason": "finished"}) == exit_status.OK
    assert exit_status.of_crawl(BEGUN | {"finish_reason": "shutdown"}) == exit_status.INTERRUPTED
    assert exit_status.of_crawl(BEGUN | {"finish_reason": "finished", "naqi/fault": True}) == exit_status.FAILED


def test_a_list_of_pages_of_which_no_site_answers_did_not_go_well() -> None:
    asked = {"naqi/sites_asked": 2, "naqi/sites_failed": [], "naqi/unanswered": True}
    assert exit_status.of_crawl(asked) == exit_status.NOTHING_FETCHED
    assert exit_status.of_crawl(asked | {"naqi/unanswered": False}) == exit_status.OK


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ({"naqi/written": 3, "naqi/rejected": 3, LATE: 3}, exit_status.OK),
        ({"naqi/written": 2, "naqi/rejected": 3, LATE: 3}, exit_status.SITES_FAILED),
        ({"naqi/written": 1, "naqi/unchanged": 5, "naqi/rejected": 3, LATE: 3}, exit_status.OK),
        ({"naqi/rejected": 9, LATE: 3}, exit_status.OK),
        ({"naqi/rejected": 1, LATE: 1}, exit_status.OK),  # the one page may be at fault
        ({"naqi/rejected": 2, LATE: 2}, exit_status.SITES_FAILED),
        ({"naqi/rejected": 2, LATE: 2, "finish_reason": "shutdown"}, exit_status.INTERRUPTED),
        ({"naqi/rejected": 5}, exit_status.OK),
    ],
)
def test_a_run_most_of_whose_pages_took_too_long_is_told(counts: dict[str, Any], status: int) -> None:
    assert exit_status.of_crawl(counts) == status
