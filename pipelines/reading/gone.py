"""Articles whose pages are gone, as the gone.jsonl of output folders say."""

import json
from collections.abc import Iterable
from pathlib import Path

from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import gone_files


def gone_since(paths: Iterable[Path]) -> dict[str, str]:
    """When each article was last found gone (`fetched_at` of the row), by its id.

    Lines that are no such rows do not count. Raises OSError where a file cannot be read.
    """
    found: dict[str, str] = {}
    for piece in gone_files(paths):
        for line in lines_of(piece):
            try:
                row = json.loads(line.text)
            except ValueError:
                continue
            article, since = (row.get("id"), row.get("fetched_at")) if isinstance(row, dict) else (None, None)
            if isinstance(article, str) and isinstance(since, str):
                found[article] = max(found.get(article, ""), since)
    return found
