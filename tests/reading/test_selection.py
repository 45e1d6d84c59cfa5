from pathlib import Path
from typing import Any

import pytest

from pipelines.reading.filters import Asked
from pipelines.reading.rejected import reasons
from pipelines.reading.selection import Selection, select
from pipelines.reading.snapshot import snapshot
from tests.export.made import Record, former, lines, output_folder, record


def selected(folder: Path, *records: Record, **asked: Any) -> Selection:
    (folder / "a.jsonl").write_bytes(lines(*records))
    return select(snapshot([folder]), Asked(**asked).filters())


def numbers(selection: Selection) -> list[int]:
    return [int(one["url"].rpartition("/")[2]) for one in selection.records()]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, list(range(8))),
        ({"site": ["site1"]}, [1, 4, 7]),
        ({"site": ["site1, site2"]}, [1, 2, 4, 5, 7]),
        ({"site": ["site1", "site2"]}, [1, 2, 4, 5, 7]),
        ({"language": ["fa"]}, [0, 5]),
        ({"section": ["إقتصاد"]}, [0, 2, 4, 6]),  # another spelling of the same word
        ({"since": "2026-11-01"}, [0, 1]),
        ({"since": "2026-10", "until": "2026-10"}, [2, 3, 4, 5]),
        ({"since": "2026-10-02"}, [0, 1, 2, 3, 4]),  # 5 says October only
        ({"until": "2026-10-30"}, [3, 4, 6]),
        ({"until": "2025"}, [6]),
        ({"since": "2026-10-31", "until": "2026-10"}, [2]),
        ({"with_flag": ["short"]}, [1, 5]),
        ({"without_flag": ["short"], "site": ["site2"]}, [2]),
        ({"with_flag": ["short", "paywalled"]}, []),
    ],
)
def test_filters(tmp_path: Path, asked: dict[str, Any], expected: list[int]) -> None:
    selection = selected(tmp_path, *map(record, range(8)), **asked)
    assert numbers(selection) == expected
    assert selection.read == len(selection) + selection.left_out.total()


def test_a_host_in_other_letters_is_found_by_its_name(tmp_path: Path) -> None:
    records = [record(0, site="xn--mgbh0fb.xn--kgbechtv"), record(1, site="مثال.إختبار"), record(2)]
    assert numbers(selected(tmp_path, *records, site=["مثال.إختبار"])) == [0, 1]
    assert numbers(selected(tmp_path, *records, site=["..", "site2"])) == [2]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"with_flag": ["nice"]}, "--with nice: there is no such flag"),
        ({"without_flag": ["nice"]}, "--without nice: there is no such flag"),
        ({"since": "yesterday"}, "--since yesterday: a date is wanted"),
        ({"until": "2026-13-01"}, "--until 2026-13-01: a date is wanted"),
        ({"since": "2026-11", "until": "2026-10-31"}, "--until 2026-10-31 lies before --since 2026-11: no day is"),
    ],
)
def test_filters_that_make_no_sense(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Asked(**asked).filters()


def test_only_the_newest_revision(tmp_path: Path) -> None:
    revisions = [record(0, text=str(n), revision=n) for n in (1, 3, 2)]
    selection = selected(tmp_path, *revisions, record(1))
    assert [one["text"] for one in selection.records()] == ["3", record(1)["text"]]
    assert selection.left_out == {"older": 2}
    assert len(selected(tmp_path, *revisions, newest=False)) == 3


def test_older_records_without_a_revision_are_told_apart_by_time_and_place(tmp_path: Path) -> None:
    first, second = (former(record(0, text=t, fetched_at=f"2026-11-0{d}T00:00:00Z")) for t, d in (("a", 2), ("b", 1)))
    assert [one["text"] for one in selected(tmp_path, first, second).records()] == ["a"]
    assert [one["text"] for one in selected(tmp_path, first, first | {"text": "c"}).records()] == ["c"]


def test_a_filter_that_leaves_out_the_newest_brings_no_older_one_back(tmp_path: Path) -> None:
    revisions = record(0, revision=1), record(0, revision=2, section="رياضة")
    assert len(selected(tmp_path, *revisions, section=["اقتصاد"])) == 0


def test_a_torn_newest_revision_does_not_hide_the_older(tmp_path: Path) -> None:
    newer = lines(record(0, revision=2))
    (tmp_path / "a.jsonl").write_bytes(lines(record(0)) + newer[:60] + b"\n" + lines(record(1)))
    assert [one["revision"] for one in select(snapshot([tmp_path])).records()] == [1, 1]


def test_one_article_of_each_story(tmp_path: Path) -> None:
    original, copy, other = record(0), record(1, duplicate_of=record(0)["id"]), record(2)
    second = record(4, duplicate_of=record(0)["id"])
    assert numbers(selected(tmp_path, copy, second, original, other, duplicates=False)) == [0, 2]
    # The original is of a site that is not wanted: one of the copies stays.
    assert numbers(selected(tmp_path, copy, second, original, other, duplicates=False, site=["site1"])) == [1]


def test_an_article_inside_another_is_left_out_where_that_is_there(tmp_path: Path) -> None:
    outer, inner = record(0), record(1, contained_in=record(0)["id"])
    assert numbers(selected(tmp_path, inner, outer, duplicates=False)) == [0]
    assert numbers(selected(tmp_path, inner, outer, duplicates=False, site=["site1"])) == [1]
    assert numbers(selected(tmp_path, inner, record(0, contained_in=inner["id"]), duplicates=False)) == [0]


def test_what_is_no_record_is_named_counted_and_skipped(tmp_path: Path) -> None:
    torn, foreign = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    torn.write_bytes(lines(record(0))[:-20] + b"\n" + lines(record(1)))
    foreign.write_text('{"text": "x", "label": 1}\n' * 3)
    selection = select(snapshot([tmp_path]))
    assert [str(one) for one in selection.skipped] == [
        f"{torn}: line 1 is skipped: no whole JSON object",
        f"{foreign}: line 1 is skipped, and 2 more: no record of naqi",
    ]
    assert numbers(selection) == [1]


def test_a_file_that_changes_between_the_passes_is_told(tmp_path: Path) -> None:
    selection = selected(tmp_path, record(0), record(1))
    (tmp_path / "a.jsonl").write_bytes(lines(record(0)))
    with pytest.raises(OSError, match="was changed while it was read"):
        list(selection.records())


def test_reasons_of_rejected_pages(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0))
    rows = '{"reason": "too-short"}\n{"reason": "list-page"}\n{"reason": "too-short"}\n{"reason": "none"}\n[1]\n{"rea'
    (tmp_path / "site0/rejected.jsonl").write_text(rows)
    assert reasons([tmp_path]) == {"too-short": 2, "list-page": 1}
