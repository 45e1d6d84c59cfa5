"""What a run did, as a short table for people."""

from collections.abc import Iterator
from typing import Any

MOST = 12
"""Reasons that are listed; a run over many sites can have one for each page."""


def summary(stats: dict[str, Any]) -> str:
    """The table for a run's stats: fetched, written, rejected by reason, what failed, where the files are."""
    return "\n".join(f"{name:<12}{value}" for name, value in _rows(stats))


def _rows(stats: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("fetched", "read", "written", "unchanged", "older", "already", "rejected"):
        count = stats.get(f"naqi/{name}", 0)
        if count or name in ("written", "rejected"):
            yield name, str(count)
    yield from _reasons(stats, "naqi/rejected/")
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
    for site in (*stats.get("naqi/sites_failed", ()), *stats.get("naqi/sites_ill", ())):
        yield "site", site
    for place in stats.get("naqi/places", ()):
        yield "in", place
    if error := stats.get("naqi/output_error"):
        yield "error", error


def _reasons(stats: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    keys = sorted((key for key in stats if key.startswith(prefix)), key=lambda key: (-stats[key], key))
    for key in keys[:MOST]:
        yield f"  {stats[key]}", key.removeprefix(prefix)
    if len(keys) > MOST:
        yield f"  {sum(stats[key] for key in keys[MOST:])}", "for other reasons"
