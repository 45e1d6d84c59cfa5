"""What a command's exit status says (docs/operations.md)."""

from typing import Any

OK = 0
FAILED = 1
"""A fault of naqi's own; the log says where."""
USAGE = 2
LOCKED = 3
"""Another run is active on the same output folder."""
NOTHING_FETCHED = 4
"""Not one site could be reached."""
SITES_FAILED = 5
"""Some sites could not be reached or have gone silent, some archives could not be cleaned, or most pages took longer
than CLEAN_TIMEOUT: the machine is too slow or too busy, and somebody should know."""
NO_OUTPUT = 6
"""The output or the ledger cannot be written or used, or no worker process can be started."""
INTERRUPTED = 130
"""Stopped by a signal before the end (the shell's convention for Ctrl-C). Run again to go on."""

MEANINGS = {
    OK: "all well, also when there was nothing new",
    FAILED: "a fault of naqi's own; the log says where",
    USAGE: "wrong usage: the message says what",
    LOCKED: "another run is active on the same output folder",
    NOTHING_FETCHED: "nothing could be fetched from any site",
    SITES_FAILED: "sites failed or are silent, archives failed, or most pages took too long: the summary says so",
    NO_OUTPUT: "the output or the ledger cannot be written, or no process can be started",
    INTERRUPTED: "stopped by a signal; running again goes on",
}


def of_crawl(stats: dict[str, Any]) -> int:
    """The exit status for a crawl's stats when it has ended."""
    if stats.get("naqi/output_error"):
        return NO_OUTPUT
    if stats.get("naqi/fault") or any(name.startswith("spider_exceptions") for name in stats):
        return FAILED
    broken_off = "start_time" in stats and "finish_reason" not in stats  # by a second signal: nothing was closed
    if broken_off or stats.get("finish_reason") == "shutdown":
        return INTERRUPTED
    sites, failed = stats.get("naqi/sites_asked", 0), stats.get("naqi/sites_failed", ())
    if (sites and len(failed) == sites) or stats.get("naqi/unanswered"):
        return NOTHING_FETCHED
    if failed or stats.get("naqi/sites_ill") or _most_took_too_long(stats):
        return SITES_FAILED
    return OK


def _most_took_too_long(stats: dict[str, Any]) -> bool:
    """Whether more than half of the pages, and more than one, ran into the time limit of the cleaning.

    One page may be at fault itself; of many it is the machine or the limit.
    """
    late: int = stats.get("naqi/rejected/cleaner-timeout", 0)
    pages = sum(stats.get(f"naqi/{name}", 0) for name in ("written", "unchanged", "older", "rejected"))
    return late > 1 and 2 * late > pages
