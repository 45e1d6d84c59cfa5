"""Records and output folders for the tests of reading and export."""

import hashlib
import json
from pathlib import Path
from typing import Any

from crawler.items import RECORD_FIELDS

Record = dict[str, Any]

FORMER = [name for name in RECORD_FIELDS if name not in ("revision", "contained_in")]
"""The fields of version 1 of the schema."""

DATES = (
    "2026-11-01T10:15+02:00",
    "2026-11-01T23:30:05-05:00",
    "2026-10-31T00:10Z",
    "2026-10-05T08:00",
    "2026-10-04",
    "2026-10",
    "2025",
    None,
)
"""In the order of made records: as precise as pages state them."""


def record(number: int, **changes: Any) -> Record:
    """A whole record; its values follow from its number."""
    url = f"https://site{number % 3}.example/news/{number}"
    made: Record = {
        "id": hashlib.sha256(url.encode()).hexdigest()[:16],
        "url": url,
        "origin": url,
        "site": f"site{number % 3}",
        "title": f"أعلن المرفأ افتتاح الرصيف {number}",
        "text": f"قال مدير المرفأ إنّ الرصيف رقم {number} جاهز.\nوأضاف أن العمل يبدأ غداً.",
        "published": DATES[number % len(DATES)],
        "modified": None,
        "published_raw": "كما في الصفحة",
        "published_from": "meta",
        "authors": [f"كاتب {number}"] if number % 2 else [],
        "tags": ["مرفأ", "شحن | نقل"][: number % 3],
        "source": None,
        "section": ["اقتصاد", "محليات"][number % 2],
        "description": None if number % 4 else "=ملخص",
        "image": None,
        "language": "ar" if number % 5 else "fa",
        "fetched_at": f"2026-11-{number % 28 + 1:02}T00:00:00Z",
        "content_hash": hashlib.sha256(str(number).encode()).hexdigest(),
        "revision": 1,
        "duplicate_of": None,
        "contained_in": None,
        "flags": ["short"] if number % 4 == 1 else [],
    }
    assert list(made) == list(RECORD_FIELDS)
    return made | changes


def former(made: Record) -> Record:
    """The record as version 1 of the schema had it."""
    return {name: made[name] for name in FORMER}


def lines(*records: Record) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)


def output_folder(folder: Path, *records: Record) -> Path:
    """An output folder as a crawl leaves it, without a ledger."""
    for one in records:
        path = folder / str(one["site"]) / f"articles-{one['fetched_at'][:10]}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(lines(one))
    return folder


def in_file_order(*records: Record) -> list[Record]:
    """The records as an export of their output folder has them."""
    return sorted(records, key=lambda one: (one["site"], one["fetched_at"][:10]))
