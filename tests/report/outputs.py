"""Output folders for the tests of the report."""

import json
from pathlib import Path
from typing import Any

from crawler.items import Article

HASH = "0" * 64


def record(number: int, **values: Any) -> dict[str, Any]:
    """A record of the schema; each number another article."""
    given = {
        "id": f"{number:016x}",
        "url": f"https://sada.test/{number}",
        "origin": f"https://sada.test/{number}",
        "site": "sada",
        "title": f"عنوان {number}",
        "text": "رست في الميناء سفينة.\nوقال القبطان إن الرحلة طويلة.",
        "language": "ar",
        "fetched_at": "2026-11-20T08:00:00Z",
        "content_hash": HASH,
    }
    return Article(**given | values).record()


def write(folder: Path, records: list[dict[str, Any]], site: str = "sada") -> Path:
    """Write records into an output folder's file of a site."""
    file = folder / site / "articles-2026-11-20.jsonl"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in records]
    file.write_text("".join(lines), encoding="utf-8")
    return folder
