"""What a crawl's figures say of how it ended."""

from datetime import UTC, datetime

from crawler import exit_status

BEGUN = {"start_time": datetime(2026, 11, 27, tzinfo=UTC)}


def test_a_run_that_was_broken_off_did_not_go_well() -> None:
    """By a second Ctrl-C: it ended with 0, as if all were done."""
    assert exit_status.of_crawl(BEGUN) == exit_status.INTERRUPTED
    assert exit_status.of_crawl(BEGUN | {"finish_reason": "finished"}) == exit_status.OK
    assert exit_status.of_crawl(BEGUN | {"finish_reason": "shutdown"}) == exit_status.INTERRUPTED
