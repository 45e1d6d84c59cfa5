"""The difference report sees a difference."""

from datetime import UTC, datetime

import pytest

from tests.quality.same import Case, Record, clean, compare

BODY = "قالت وزارة النقل إن الجسر الجديد سيفتح أمام حركة السير نهاية الشهر بعد انتهاء أعمال الصيانة التي بدأت قبل عام."


def test_a_page_gives_the_same_record_twice() -> None:
    case = Case("set/page", f"{BODY}\n{BODY}".encode(), None, datetime(2026, 1, 15, tzinfo=UTC))
    assert clean(case) == clean(case)
    assert clean(case)[1]["fetched_at"] == "2026-01-15T00:00:00Z"


def test_every_kind_of_difference_is_counted_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    old: dict[str, Record] = {"a": {"text": "one\ntwo"}, "b": {"text": "x"}, "c": {"text": "x"}, "d": {"text": "same"}}
    new: dict[str, Record] = {
        "a": {"text": "one"},
        "b": {"rejected": "too-short"},
        "d": {"text": "same", "revision": 1},
    }
    assert compare(old, new, None) == {"text": 1, "outcome": 1, "page": 1, "revision (not on both sides)": 1}
    assert capsys.readouterr().out.splitlines() == [
        "a  text",
        "    -two",
        "b  outcome",
        "    -x",
        "    +too-short",
        "c  is gone",
    ]


def test_fields_can_be_chosen() -> None:
    assert compare({"a": {"text": "x", "title": "y"}}, {"a": {"text": "z", "title": "z"}}, ["title"]) == {"title": 1}
