"""The expected records of the demo site, written by hand: `expected/SLUG.json`, a record or a reject.

`text` is a list of its lines there. `{"hours_before_fetch": n}` stands where the page says "n hours ago".
`published_raw` is the date itself there: in the record its label, or what else stands in its line, may be beside it.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "expected"

EXPECTED: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
LONGEST_DATE_LINE = 80
"""Characters: the longest line of the demo that holds a date and other words."""

RECORDS = {slug: want for slug, want in EXPECTED.items() if "reason" not in want}
REJECTS = {slug: want for slug, want in EXPECTED.items() if "reason" in want}

FIELDS = [name for name in next(iter(RECORDS.values())) if name not in ("id", "origin")]
"""What is compared one by one; `fetched_at` and `content_hash` differ from run to run or follow from the text."""


def same(field: str, got: Any, want: Any, fetched_at: str) -> bool:
    """Whether a field is as expected."""
    if field == "text":
        return bool(got == "\n".join(want))
    if field == "published_raw" and want:
        return bool(want in got and len(got) <= LONGEST_DATE_LINE)
    if isinstance(want, dict):
        moment = datetime.fromisoformat(fetched_at) - timedelta(hours=want["hours_before_fetch"])
        read = datetime.fromisoformat(got)
        assert read.tzinfo, "a relative date counts from the moment of fetching, which is known in UTC"
        return abs(read.astimezone(UTC) - moment) < timedelta(hours=1)
    return bool(got == want)
