import json
from typing import Any

import pytest

from crawler.items import RECORD_FIELDS
from pipelines.reading.records import NotARecord, parse
from tests.export.made import former, lines, record


def line(found: Any) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def test_a_record_is_read_as_it_is() -> None:
    assert parse(line(record(1))) == (record(1), True)


def test_a_record_of_an_older_schema_is_completed() -> None:
    parsed = parse(line(former(record(1))))
    assert parsed == (record(1), False)
    assert list(parsed.record) == list(RECORD_FIELDS)


def test_what_a_newer_schema_adds_is_left_out() -> None:
    assert parse(line(record(1) | {"mood": {"calm": 1}})) == (record(1), False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "no whole JSON object"),
        (b'{"id": "a", "te', "no whole JSON object"),
        (lines(record(0))[:-9] + lines(record(1)), "no whole JSON object"),
        (b"\0" * 100, "no whole JSON object"),
        (b"[" * 100_000, "no whole JSON object"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b"[1, 2]", "no JSON object"),
        (b'"text"', "no JSON object"),
        (b'{"id": "a", "text": "b"}', "no record of naqi"),
        (b'{"origin": "a", "url": null, "reason": "too-short", "detail": ""}', "the row of a rejected page"),
        (line(former(record(1)) | {"id": None}), "no record of naqi"),
        (line({k: v for k, v in record(1).items() if k != "site"}), "no record of naqi: it has no site"),
        (line(record(1) | {"title": 5}), "its title is not of the record's type"),
        (line(record(1) | {"tags": "a"}), "its tags is not of the record's type"),
        (line(record(1) | {"tags": ["a", None]}), "its tags is not of the record's type"),
        (line(record(1) | {"flags": None}), "its flags is not of the record's type"),
        (line(record(1) | {"text": None}), "its text is not of the record's type"),
        (line(record(1) | {"revision": True}), "its revision is not of the record's type"),
        (line(record(1) | {"revision": 2**40}), "its revision is not of the record's type"),
        (line(record(1) | {"revision": 1.5}), "its revision is not of the record's type"),
        (line(record(1) | {"id": "xyz"}), "its id has not the form that a record's has"),
        (line(record(1) | {"id": "0" * 16 + "\n"}), "its id has not the form that a record's has"),
        (line(record(1) | {"content_hash": "G" * 64}), "its content_hash has not the form that a record's has"),
        (line(record(1) | {"fetched_at": "yesterday"}), "its fetched_at has not the form that a record's has"),
        (line(record(1) | {"duplicate_of": "x"}), "its duplicate_of has not the form that a record's has"),
    ],
)
def test_what_is_no_record_says_why(text: bytes, why: str) -> None:
    with pytest.raises(NotARecord) as raised:
        parse(text)
    assert str(raised.value) == why


def test_half_characters_become_question_marks() -> None:
    text = line(record(1)).replace("كاتب".encode(), b"\\ud800")
    parsed = parse(text)
    assert parsed.record["authors"] == ["? 1"]
    assert not parsed.as_written


def test_whole_characters_in_escapes_stay() -> None:
    assert parse(json.dumps(record(1)).encode()) == (record(1), True)


def test_the_order_of_the_fields_does_not_matter() -> None:
    parsed = parse(line(dict(reversed(record(1).items()))))
    assert parsed == (record(1), True)
    assert list(parsed.record) == list(RECORD_FIELDS)


@pytest.mark.parametrize("value", [b"NaN", b"1e999", b"-1", b"123456789012345678901234567890"])
def test_numbers_that_are_none_of_ours(value: bytes) -> None:
    text = line(record(1)).replace(b'"revision": 1', b'"revision": ' + value)
    with pytest.raises(NotARecord, match="its revision is not"):
        parse(text)
