"""What a run did, as a short table for people."""

from collections.abc import Iterator
from typing import Any

from crawler.core.reach import FEW

MOST = 12
"""Reasons that are listed; a run over many sites can have one for each page."""


def summary(stats: dict[str, Any]) -> str:
    """The table for a run's stats: fetched, written, rejected by reason, what failed, where the files are."""
    return "\n".join(f"{name:<12}{value}".rstrip() for name, value in _rows(stats))


def _rows(stats: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("fetched", "read", "written", "unchanged", "older", "already", "rejected"):
        count = stats.get(f"naqi/{name}", 0)
        if count or name in ("written", "rejected"):
            yield name, str(count)
    yield from _reasons(stats, "naqi/rejected/")
    if _is_nothing_due(stats):
        yield "nothing due", "no site was to be asked yet; -a due=no asks them all the same"
    elif _is_nothing_new(stats):
        yield "nothing new", ""
    if pending := stats.get("naqi/pending"):
        yield "pending", f"{pending}: the next run goes on"
    if waiting := stats.get("naqi/waiting"):
        yield "waiting", f"{waiting}: the next run goes on with them"
    if failed := stats.get("naqi/failed"):
        yield "failed", str(failed)
        yield from _reasons(stats, "naqi/failed/")
    for name, what in (
        ("skipped", "files of other kinds"),
        ("other", "WARC records that are no pages"),
        ("broken", "WARC records that are damaged"),
        ("other-script", "pages in another script"),
        ("other-language", "pages in another language"),
        ("other-host", "pages of other hosts"),
    ):
        if count := stats.get(f"naqi/{name}"):
            yield "skipped", f"{count} {what}"
            yield from _reasons(stats, f"naqi/{name}/")
    failed_sites = stats.get("naqi/sites_failed", ())
    if len(failed_sites) > FEW and len(failed_sites) == stats.get("naqi/sites_asked"):
        yield "site", f"none of {len(failed_sites)} could be reached: is this machine online?"
        failed_sites = ()
    for site in (*failed_sites, *stats.get("naqi/sites_ill", ())):
        yield "site", site
    for place in stats.get("naqi/places", ()):
        yield "in", place
    if error := stats.get("naqi/output_error"):
        yield "error", error


def _is_nothing_due(stats: dict[str, Any]) -> bool:
    """Whether a crawl asked no site at all: each was looked at a short while ago, or rests at this hour."""
    return _is_idle(stats) and stats.get("naqi/sites_asked") == 0


def _is_nothing_new(stats: dict[str, Any]) -> bool:
    """Whether sites were asked, have answered, and had nothing that the ledger does not know."""
    return _is_idle(stats) and len(stats.get("naqi/sites_failed", ())) < stats.get("naqi/sites_asked", 0)


def _is_idle(stats: dict[str, Any]) -> bool:
    """Whether a run came to its end and had no page to fetch."""
    is_whole = stats.get("finish_reason") == "finished" and not stats.get("naqi/output_error")
    return bool(is_whole and not stats.get("naqi/fetched") and not stats.get("naqi/failed"))


def _reasons(stats: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    keys = sorted((key for key in stats if key.startswith(prefix)), key=lambda key: (-stats[key], key))
    for key in keys[:MOST]:
        yield f"  {stats[key]}", key.removeprefix(prefix)
    if len(keys) > MOST:
        yield f"  {sum(stats[key] for key in keys[MOST:])}", "for other reasons"
