# ruff: noqa: T201
"""Score parse_date on date strings with answers: `python -m tests.quality.dates ../shared/dates/dev.jsonl`."""

import argparse
import json
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from pipelines.cleaning.dates import parse_date

ORDERS = {"site_order": "MDY"}
"""Classes that only a site's own order gets right."""


def verdict(row: dict[str, Any]) -> tuple[str, str | None]:
    """-> `right`, `missing` or `wrong`, and what came out."""
    reference = datetime.fromisoformat(row["ref"]) if row["ref"] else None
    found = parse_date(row["text"], reference=reference, order=ORDERS.get(row["class"], "DMY"))
    got, want = found.iso if found else None, row["expect"]
    if got is None or want is None:
        return ("right" if got == want else "missing" if got is None else "wrong"), got
    if got[:10] != want[:10]:
        return "wrong", got
    if len(want) == 10:
        return ("right" if len(got) == 10 else "wrong"), got
    if len(got) == 10:
        return "missing", got
    return ("right" if datetime.fromisoformat(got) == datetime.fromisoformat(want) else "wrong"), got


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("strings", type=Path, help="JSON lines with text, expect, ref and class")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for line in parser.parse_args().strings.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        result, got = verdict(row)
        table[row["class"]][result] += 1
        if result != "right":
            print(f"{result:8} {row['class']:16} {row['text']!r}: {got} for {row['expect']}")
    print(f"\n{'class':18} {'right':>6} {'missing':>8} {'wrong':>6}")
    total: Counter[str] = Counter()
    for name, counts in sorted(table.items()):
        total += counts
        print(f"{name:18} {counts['right']:6} {counts['missing']:8} {counts['wrong']:6}")
    share = total["right"] / max(1, total.total())
    print(f"{'all':18} {total['right']:6} {total['missing']:8} {total['wrong']:6}   {share:.1%} right")


if __name__ == "__main__":
    main()
