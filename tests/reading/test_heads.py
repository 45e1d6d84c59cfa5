import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.reading.heads import Head, parse_head
from pipelines.reading.records import NotARecord, parse
from tests.export.made import former, record

WHOLE = json.dumps(record(1), ensure_ascii=False).encode()


def head_by_the_full_reader(line: bytes) -> Any:
    try:
        made, as_written = parse(line)
    except NotARecord as why:
        return str(why)
    return {name: made[name] for name in Head.__struct_fields__}, as_written


def head(line: bytes) -> Any:
    try:
        made, as_written = parse_head(line)
    except NotARecord as why:
        return str(why)
    return {name: getattr(made, name) for name in Head.__struct_fields__}, as_written


def put(name: str, value: bytes) -> bytes:
    """The whole record's line with other JSON as the value of a field."""
    made = json.dumps({**record(1), name: "HERE"}, ensure_ascii=False).encode()
    return made.replace(b'"HERE"', value)


VALUES = [
    b"null", b"true", b"0", b"1", b"-1", b"-0", b"1.0", b"1e0", b"01", b"2147483648", b"1e999", b"NaN", b"Infinity",
    b'""', b'" "', b'"x"', b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\ud83d\\ude00"', b'"\\u0000"', b'"\\x"', b'"\x01"',
    b'"\t"', b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"', b'"\xf4\x90\x80\x80"', b'"\xd8"', b'"\xe2\x80\xa8"', b"'x'",
    b'"0123456789abcdef"', b'"0123456789abcdef\\n"', b'"0123456789ABCDEF"', b'"2026-11-20T08:00:00Z"',
    b'"2026-11-20T08:00:00.5+03:00"', b'"2026-13-20T08:00:00Z"', b'"\xd9\xa0026-11-20T08:00:00Z"',
    b"[]", b'["a"]', b'["a", null]', b'["a", 1]', b'[["a"]]', b'["a",]', b'["\xff"]', b"{}", b"{}", b"[" * 5000,
]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["id", "site", "text", "tags", "revision", "flags", "content_hash", "fetched_at", "contained_in"]
)
def test_the_typed_decoder_takes_what_the_full_reader_takes(name: str) -> None:
    for value in VALUES:
        line = put(name, value)
        assert head(line) == head_by_the_full_reader(line), value


@pytest.mark.parametrize(
    "line",
    [
        WHOLE,
        json.dumps(record(1)).encode(),
        json.dumps(former(record(1))).encode(),
        json.dumps(record(1) | {"mood": {"calm": 1}}).encode(),
        json.dumps(dict(reversed(record(1).items()))).encode(),
        json.dumps({k: v for k, v in record(1).items() if k != "image"}).encode(),
        WHOLE[:-1] + b', "id": "other"}',
        WHOLE[:-1] + b', "id": ""}',
        WHOLE[:-1] + b', "id": 5}',
        b'{"id": 5, ' + WHOLE[1:],
        b'{"\\u0069d": "x", ' + WHOLE[1:].replace(b'"id"', b'"n"'),
        WHOLE[:-1] + b',}',
        WHOLE + b"x",
        WHOLE + WHOLE,
        WHOLE + b" \r",
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE[:-1] + b', "n": NaN}',
        WHOLE[:-1] + b', "n": "\\ud800"}',
        b"[" + WHOLE + b"]",
        b"",
        b"null",
    ],
)  # fmt: skip
def test_lines_of_every_kind(line: bytes) -> None:
    assert head(line) == head_by_the_full_reader(line)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=3), st.integers(0, 3))
@example(len(WHOLE) - 1, b"", 1)
def test_a_line_that_was_damaged_anywhere(place: int, put_in: bytes, cut: int) -> None:
    line = WHOLE[:place] + put_in + WHOLE[place + cut :]
    assert head(line) == head_by_the_full_reader(line)
