"""The heads of a WARC's records and of the answers in them, line by line."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.items import FetchedPage
from crawler.warc import pages as module
from crawler.warc import payload, read_warc
from crawler.warc.records import page_at
from tests.warc.test_records import pages, words

URL = "http://sada.test/news/1"
PAGE = b"<p>text of a page</p>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def record(
    content: bytes, *more: bytes, kind: bytes = b"response", first: bytes = b"WARC/1.0", length: bytes | None = None
) -> bytes:
    size = length if length is not None else b"%d" % len(content)
    lines = [first, b"WARC-Type: " + kind, b"WARC-Target-URI: " + URL.encode(), *more, b"Content-Length: " + size]
    return b"\r\n".join(lines) + b"\r\n\r\n" + content + b"\r\n\r\n"


def written(folder: Path, *records: bytes) -> Path:
    path = folder / "x.warc"
    path.write_bytes(b"".join(records))
    return path


def page(folder: Path, content: bytes, *more: bytes, kind: bytes = b"response") -> FetchedPage | None:
    """The page of one record; None where it is none."""
    found = pages(written(folder, record(content, *more, kind=kind)))
    return found[0] if found else None


@pytest.mark.parametrize(
    "bad",
    [
        record(ANSWER + PAGE, first=b"XARC/1.0"),
        record(ANSWER + PAGE, first=b"WARC/one"),
        record(ANSWER + PAGE, length=b""),
        record(ANSWER + PAGE, length=b"some"),
        record(ANSWER + PAGE, length=b"-1"),
        record(ANSWER + PAGE, length=b"1" * 19),
        record(ANSWER + PAGE, b"no colon"),
    ],
)
def test_a_head_that_is_none_costs_its_own_record(tmp_path: Path, bad: bytes) -> None:
    path = written(tmp_path, bad, record(ANSWER + PAGE))
    assert [one.body for one in pages(path)] == [PAGE]
    assert words(path) == {"broken": 1}


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n",
        b"ICY 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n",
    ],
)
def test_an_answer_that_is_no_page(tmp_path: Path, answer: bytes) -> None:
    path = written(tmp_path, record(answer + PAGE.replace(b"\n", b"")))
    assert (pages(path), words(path)) == ([], {"other": 1})


def test_an_answer_that_does_not_say_what_it_is_may_be_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, b"HTTP/1.1 200 OK\r\nServer x\r\n\r\n" + PAGE)
    assert found is not None
    assert (found.body, found.content_type, found.attempt) == (PAGE, None, "")


def test_an_answer_may_stand_behind_such_as_only_say_go_on(tmp_path: Path) -> None:
    go_on = b"HTTP/1.1 100 Continue\r\n\r\n"
    for content in (go_on + ANSWER + PAGE, go_on * 2 + ANSWER + PAGE, ANSWER.replace(b"HTTP", b"http") + PAGE):
        found = page(tmp_path, content)
        assert found is not None
        assert (found.body, found.content_type) == (PAGE, "text/html")
    path = written(tmp_path, record(go_on), record(go_on * 4 + ANSWER + PAGE), record(ANSWER + PAGE))
    assert ([one.body for one in pages(path)], words(path)) == ([PAGE], {"other": 2})


def test_a_header_may_go_on_in_the_next_line_and_be_in_no_utf_8(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nServer: caf\xe9\r\nContent-Type: text/html;\r\n\tcharset=utf-8\r\n\r\n"
    found = page(tmp_path, head + PAGE)
    assert found is not None
    assert found.content_type == "text/html; charset=utf-8"


def test_a_header_that_comes_twice_is_a_list_or_the_first(tmp_path: Path) -> None:
    types = b"Content-Type: text/html\r\nContent-Type: image/png\r\n"
    codings = b"Content-Encoding: deflate\r\nContent-Encoding: br\r\n"
    packed = payload.zlib.compress(PAGE)
    found = page(tmp_path, b"HTTP/1.1 200 OK\r\n" + types + codings.replace(b"br", b"identity") + b"\r\n" + packed)
    assert found is not None
    assert (found.body, found.content_type) == (PAGE, "text/html")


def test_a_head_that_is_longer_than_what_is_looked_at_first(tmp_path: Path) -> None:
    long = b"HTTP/1.1 200 OK\r\nX: " + b"x" * module.NEAR + b"\r\nContent-Type: text/html\r\n\r\n"
    found = page(tmp_path, long + PAGE)
    assert found is not None
    assert found.body == PAGE


def test_a_page_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    found = page(tmp_path, head + gzip.compress(PAGE)[:-12])
    assert found is not None and found.refused is not None
    assert (found.refused.reason, found.body, found.url) == ("truncated-gzip", b"", URL)


def test_a_page_that_is_too_large_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGE_BYTES", len(PAGE) - 1)
    found = page(tmp_path, ANSWER + PAGE)
    assert found is not None and found.refused is not None
    assert (found.refused.reason, found.body) == ("too-large", b"")
    monkeypatch.setattr(module, "MAX_PAGE_BYTES", len(PAGE))
    found = page(tmp_path, ANSWER + PAGE)
    assert found is not None and found.refused is None


def test_a_page_after_its_scripts_is_one_with_what_its_head_says(tmp_path: Path) -> None:
    ours = (b"Naqi-Rendered-With: x", b"X-Robots-Tag: noai", b"Server: x", b"Content-Type: text/html")
    found = page(tmp_path, PAGE, *ours, kind=b"conversion")
    assert found is not None
    assert (found.body, found.attempt, found.stated.headers) == (PAGE, "browser", (("x-robots-tag", "noai"),))
    assert page(tmp_path, PAGE, *ours[1:], kind=b"conversion") is None


def test_what_the_head_of_another_record_says_is_not_the_servers(tmp_path: Path) -> None:
    found = page(tmp_path, ANSWER + PAGE, b"X-Robots-Tag: noai")
    assert found is not None
    assert found.stated.headers == ()


@pytest.mark.parametrize("place", ["0", "1"])
def test_a_file_that_is_not_there_says_so_at_any_place(tmp_path: Path, place: str) -> None:
    found = page_at(tmp_path / "nowhere.warc", place)
    assert found is not None and found.refused is not None
    assert found.refused.reason == "unreadable-file"


def test_a_page_is_not_looked_for_behind_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, *[record(ANSWER + PAGE)] * 3)
    size = len(record(ANSWER + PAGE))
    found = page_at(path, str(size))
    assert found is not None and found.origin.endswith(f"#{size}")
    assert page_at(path, str(size + 1)) is None


def test_damaged_bytes_are_told_once_and_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    whole = gzip.compress(record(ANSWER + PAGE))
    path.write_bytes(whole + whole[:30] + b"\0" * 40 + whole[:20] + whole)
    found = list(read_warc(path))
    assert [one if isinstance(one, str) else one.body for one in found] == [PAGE, "broken", PAGE]
    places = [one.origin.rpartition("#")[2] for one in found if not isinstance(one, str)]
    assert places == ["0", str(2 * len(whole) - len(whole) + 30 + 40 + 20)]


def test_several_records_of_one_member_have_a_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    one = record(ANSWER + PAGE)
    member = gzip.compress(one + one)
    path.write_bytes(member + member)
    places = [found.origin.rpartition("#")[2] for found in pages(path)]
    begin, inside = len(member), len(one)
    assert places == ["0", str(inside), str(begin), f"{begin}+{inside}"]


def test_a_moment_of_the_head_is_the_pages(tmp_path: Path) -> None:
    found = page(tmp_path, ANSWER + PAGE, b"WARC-Date: 2026-11-20T10:15:00Z")
    assert found is not None
    assert found.fetched_at == datetime(2026, 11, 20, 10, 15, tzinfo=UTC)
