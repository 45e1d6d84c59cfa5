"""Why pages were rejected: the counts of output folders."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from crawler.items import REASONS
from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import rejected_files


def reasons(paths: Iterable[Path]) -> Counter[str]:
    """How many rows each reason has in the folders' rejected.jsonl. Lines that are no such rows do not count."""
    counts: Counter[str] = Counter()
    for piece in rejected_files(paths):
        for line in lines_of(piece):
            try:
                row = json.loads(line.text)
            except ValueError:
                continue
            reason = row.get("reason") if isinstance(row, dict) else None
            if isinstance(reason, str) and reason in REASONS:
                counts[reason] += 1
    return counts
