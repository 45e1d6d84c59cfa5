"""The record's JSON Schema and the tables of docs/record.md, made from the dataclass.

python -m crawler.schema        writes docs/record.md and docs/record.schema.json of this checkout
"""

import json
from pathlib import Path
from typing import Any

from itemadapter import ItemAdapter

from crawler.columns import ARROW_TYPES, MEANINGS, READ_COLUMNS, RECORD_COLUMNS
from crawler.items import FLAGS, REASONS, RECORD_FIELDS, RECORD_VERSION, Article

DOCS = Path(__file__).parent.parent / "docs"

INTRODUCTION = f"""# The record

One article is one JSON object on one line: UTF-8, keys in the order of this table, all keys always there. What is not
known is null or an empty list, never a guess. [record.schema.json](record.schema.json) says the same for programs.
This is version {RECORD_VERSION} of the schema; version 1 had neither `revision` nor `contained_in`.

This page is made from `crawler/items/` by `make docs`; a test fails when they differ.
"""

REVISIONS = """## Revisions, and pages that are gone

An article whose text has changed is written again: a line more with the same `id` and the next `revision`. Take the
line with the highest `revision`; where the lines come from several runs of `scrapy clean`, the one with the latest
`fetched_at`. What has not changed is not written again.

A page that was an article and answers 404 or 410 has a row in `<site>/gone.jsonl`: `id` of the article, `origin`,
`url`, `reason` (`gone`), `detail` (the status) and `fetched_at`. It is not asked for again, unless its site says that
it has changed. Should it come back, the article is written with the next `revision`: an article is gone where its row
is later than its newest line.
"""

COLUMN = """## In a table

`scrapy export` and `naqi.load` ([downstream.md](downstream.md)) give each field the column type above, whatever the
values are: dates stay strings, as precise as stated. Two columns more are read from `published`:
"""

REJECTED = """## Rejected pages

A page that is no article has no record but a row in `rejected.jsonl`: `origin`, `url`, `reason`, `detail` (a line for
people) and `fetched_at`.
"""


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record."""
    properties = ItemAdapter.get_json_schema(Article)["properties"]
    wanted = {name: {k: v for k, v in properties[name].items() if k != "default"} for name in RECORD_FIELDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:naqi:record:{RECORD_VERSION}",
        "title": "naqi record",
        "version": RECORD_VERSION,
        "type": "object",
        "additionalProperties": False,
        "required": list(RECORD_FIELDS),
        "properties": wanted,
    }


def record_page() -> str:
    """docs/record.md as Markdown."""
    specs = json_schema()["properties"]
    parts = [
        INTRODUCTION,
        _table(
            ("field", "type", "column", "meaning"),
            [
                (f"`{one.name}`", _type_of(specs[one.name]), ARROW_TYPES[one.kind], specs[one.name]["description"])
                for one in RECORD_COLUMNS
            ],
        ),
        COLUMN,
        _table(
            ("column", "type", "meaning"),
            [(f"`{one.name}`", ARROW_TYPES[one.kind], MEANINGS[one.name]) for one in READ_COLUMNS],
        ),
        REVISIONS,
        "## Flags\n",
        _table(("flag", "meaning"), [(f"`{name}`", text) for name, text in FLAGS.items()]),
        REJECTED,
        _table(("reason", "meaning"), [(f"`{name}`", text) for name, text in REASONS.items()]),
    ]
    return "\n".join(parts)


def schema_file() -> str:
    """docs/record.schema.json as text."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _type_of(spec: dict[str, Any]) -> str:
    names = {"string": "str", "null": "null", "integer": "int", "array": "list of str"}
    kinds = [spec["type"]] if isinstance(spec["type"], str) else sorted(spec["type"], key=lambda kind: kind == "null")
    return " or ".join(names[kind] for kind in kinds)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    (DOCS / "record.md").write_text(record_page(), encoding="utf-8")
    (DOCS / "record.schema.json").write_text(schema_file(), encoding="utf-8")
