"""docs/downstream.md: every command is run and prints what the page says (`python -m tests.documents` writes it)."""

import json
from pathlib import Path

import pytest

from crawler.columns import COLUMNS
from crawler.items import RECORD_FIELDS
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
from tests.documents import LIMIT, ROOT, is_there, rewritten, sandbox, sections, wanted

SECTIONS = sections(ROOT / "docs/downstream.md")


@pytest.mark.timeout(4 * LIMIT)  # a section has four commands at most; it hangs where one does
@pytest.mark.parametrize("heading", SECTIONS)
def test_the_page_shows_what_the_commands_print(heading: str, tmp_path: Path) -> None:
    missing = {name for name in wanted(SECTIONS[heading]) if not is_there(name)}
    assert rewritten(SECTIONS[heading], sandbox(tmp_path)) == SECTIONS[heading]
    if missing:
        pytest.skip(f"{', '.join(sorted(missing))}: not installed; the rest of the section was run")


def test_a_command_that_prints_something_else_is_seen(tmp_path: Path) -> None:
    text = "```console\n$ echo one\none\n$ echo two; false\ntwo\n```\n\n```python\nprint(1)\n```\n\n```text\n2\n```\n"
    assert rewritten(text, tmp_path) == text.replace("two\n```", "two\nexit status 1\n```").replace("\n2\n", "\n1\n")


def test_the_example_records_are_of_the_current_schema() -> None:
    selection = select(snapshot([ROOT / "docs/example-output"]))
    assert (selection.read, len(selection)) == (25, 24)
    assert not selection.changed
    assert not selection.skipped


def test_the_mapping_of_elasticsearch_knows_every_column() -> None:
    mapping = json.loads((ROOT / "docs/elasticsearch.json").read_text(encoding="utf-8"))
    assert list(mapping["mappings"]["properties"]) == [one.name for one in COLUMNS]
    assert set(RECORD_FIELDS) < set(mapping["mappings"]["properties"])
    assert {"title", "text", "description"} == {
        name for name, spec in mapping["mappings"]["properties"].items() if spec.get("analyzer") == "arabic_news"
    }
