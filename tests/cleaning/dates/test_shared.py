"""Figures on material that is not the project's own; skipped where it is missing."""

import json
from pathlib import Path

import pytest

from pipelines.cleaning.publication import find_dates
from tests.quality.dates import verdict
from tests.quality.page_dates import clean_up_to_dates

SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.skipif(not (SHARED / "dates/dev.jsonl").exists(), reason="no shared folder")
def test_date_strings() -> None:
    rows = [json.loads(line) for line in (SHARED / "dates/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    verdicts = [verdict(row)[0] for row in rows]
    assert verdicts.count("wrong") == 0
    assert verdicts.count("right") >= 0.98 * len(rows)


@pytest.mark.skipif(not (SHARED / "gold/pages").exists(), reason="no shared folder")
def test_pages() -> None:
    right = pages = 0
    for path in sorted((SHARED / "gold/pages").glob("*.json")):
        want = json.loads(path.read_text(encoding="utf-8"))
        article = find_dates(*clean_up_to_dates(path.with_suffix(".html").read_bytes(), want["url"]))
        day = (want["published"] or "")[:10]
        assert article.published is None or article.published[:10] == day, path.stem
        right, pages = right + ((article.published or "")[:10] == day), pages + 1
    assert right >= 0.9 * pages
