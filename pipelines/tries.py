"""How often a page is tried, and what is told of one that is given up."""

from pipelines.waiting_pages import T, Waiting
from pipelines.worker_process import Ended

RETRIES = 1
"""A page whose worker died is tried once more: the death may have been another's fault (out of memory, a kill)."""

LOSSES = 4
"""How often a page is tried again whose worker was lost before it began with it; once where the worker did not get the
time for it. That is no fault of the page: it then waits for the next run."""

FAULTS = 6
"""The same where a worker says that the machine is at fault: no descriptors, no memory."""


class TooLate(Exception):
    """The page took more than the time limit; a line for people."""


class Crashed(Exception):
    """The page ended its worker twice; a line for people."""


class Unfinished(Exception):
    """Nothing could be done with the page now, and not by its own fault: it waits for the next run."""


class NoWorkers(Unfinished):
    """The machine lets no worker start any more, or none of them do anything with the first of the pages: nothing can
    be done with any page of this run."""


def after_end(one: Waiting[T], news: Ended, *, alone: bool, timeout: float) -> TooLate | Crashed | Unfinished | None:
    """Count against a page that its worker ended; returns what it is given up with, None where it is tried again.

    Only a page that was sent alone, `timeout` its limit in seconds, is given up: else it may be the fault of another.
    """
    one.deaths += news.how == "died"
    one.losses += LOSSES if news.how == "starved" else news.how == "lost"
    if not alone or (one.deaths <= RETRIES and one.losses <= LOSSES and news.how != "late"):
        return None
    if news.how == "late":
        return TooLate(f"took more than {timeout:g} s")
    if one.deaths > RETRIES:
        return Crashed(f"its workers died: {news.why}")
    return Unfinished(f"the worker processes were lost: {news.why}")


def may_fail_again(one: Waiting[T]) -> bool:
    """Count against a page that the machine was at fault; whether it is tried again."""
    one.faults += 1
    return one.faults <= FAULTS
