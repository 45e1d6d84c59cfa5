"""How many files this process may have open: asked before anything is started that would fail without."""

import resource

LEAST = 64
"""Open files that a run needs: `crawl demo` on one site ends well with so many, and with 40 it does not."""

WANTED = 1024
"""What is asked for where the system allows it: 64 output files, 64 requests, pipes to the processes."""


def raise_limit() -> str | None:
    """Raise the limit (`ulimit -n`) as far as that is allowed. -> what to tell where it stays too low; None where not.

    The limit is inherited by all processes that are started afterwards.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if not _is_below(soft, WANTED):
        return None
    allowed = min(hard, WANTED) if _is_below(hard, WANTED) else WANTED
    if allowed > soft:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        except (OSError, ValueError):  # a system that has a lower limit of its own
            allowed = soft
    if allowed < LEAST:
        return f"only {allowed} files may be open at a time, and {LEAST} are needed: raise the limit (ulimit -n)"
    return None


def _is_below(limit: int, number: int) -> bool:
    return limit != resource.RLIM_INFINITY and limit < number
