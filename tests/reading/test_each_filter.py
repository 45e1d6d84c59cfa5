"""Each filter by itself, as a user writes it and as it is shown; what is gone."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.reading.filters import Asked
from pipelines.reading.gone import gone_since
from pipelines.reading.rejected import reasons
from pipelines.reading.selection import Selection, select
from pipelines.reading.snapshot import snapshot
from tests.export.made import former, lines, record
from tests.reading.test_selection import numbers, selected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"language": ["ar"]}, [1, 2, 3]),
        ({"until": "2026-10-30"}, [3]),
        ({"without_flag": ["short"]}, [0, 2, 3]),
        ({"site": ["site1,"]}, [1]),
        ({"site": [" , "]}, [0, 1, 2, 3]),
    ],
)
def test_one_that_is_asked_for_alone(tmp_path: Path, asked: dict[str, Any], expected: list[int]) -> None:
    assert numbers(selected(tmp_path, *map(record, range(4)), **asked)) == expected


def test_a_record_without_a_section_is_of_none(tmp_path: Path) -> None:
    made = [record(0), record(1, section=None)]
    assert numbers(selected(tmp_path, *made, section=[str(made[0]["section"])])) == [0]


def left(folder: Path, gone: dict[str, str]) -> Selection:
    (folder / "a.jsonl").write_bytes(lines(*map(record, range(3))))
    return select(snapshot([folder]), Asked().filters(gone))


def test_an_article_that_is_gone_is_left_out_until_it_is_fetched_again(tmp_path: Path) -> None:
    moments = [str(record(number)["fetched_at"]) for number in range(3)]
    ids = [str(record(number)["id"]) for number in range(3)]
    assert numbers(left(tmp_path, {ids[1]: moments[1]})) == [0, 2]
    assert numbers(left(tmp_path, {ids[1]: moments[2]})) == [0, 2]
    assert numbers(left(tmp_path, {ids[1]: moments[0]})) == [0, 1, 2]


def test_the_latest_row_says_when_an_article_was_gone(tmp_path: Path) -> None:
    odd = ["torn", "[1]", "7", '{"id": 1, "fetched_at": "2026-11-01"}', '{"id": "b"}', '{"id": "c", "fetched_at": 1}']
    rows = [{"id": "a", "fetched_at": moment} for moment in ("2026-11-02", "2026-11-03", "2026-11-01")]
    (tmp_path / "site").mkdir()
    (tmp_path / "site/gone.jsonl").write_text("\n".join([*odd, *map(json.dumps, rows)]) + "\n")
    assert gone_since([tmp_path, tmp_path / "nowhere"]) == {"a": "2026-11-03"}


def test_a_reason_that_is_no_text_is_none(tmp_path: Path) -> None:
    (tmp_path / "rejected.jsonl").write_text('{"reason": ["too-short"]}\n{"reason": "too-short"}\n')
    assert reasons([tmp_path]) == {"too-short": 1}


def test_filters_are_shown_as_they_are_written() -> None:
    assert Asked().words() == []
    asked = Asked(site=["a", "b"], since="2026-11", with_flag=["short"], newest=False, duplicates=False, gone=False)
    shown = ["--site a,b", "--since 2026-11", "--with short", "--no-newest", "--no-duplicates", "--no-gone"]
    assert asked.words() == shown


def test_a_line_of_an_older_schema_is_not_handed_on_as_it_is(tmp_path: Path) -> None:
    selection = selected(tmp_path, former(record(0)), record(1))
    assert [as_written for _, as_written in selection.lines()] == [False, True]


def test_two_sites_without_a_name_are_one_partition(tmp_path: Path) -> None:
    assert selected(tmp_path, record(0, site=None), record(8, site="")).names == [(None, "2026-11")]
