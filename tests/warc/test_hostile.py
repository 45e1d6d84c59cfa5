"""Files that claim much and hold little: each byte is looked at a bounded number of times."""

import gzip
import io
import os
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from crawler.items import MAX_PAGE_BYTES, FetchedPage
from crawler.warc import read_warc, records, streams
from crawler.warc.pages import MAX_HEAD
from tests.warc.test_records import add

SOUND = b"<p>sound</p>"


def sound(number: int, more: int = 0) -> bytes:
    """One record that is sound; with so many bytes more."""
    file = io.BytesIO()
    add(WARCWriter(file, gzip=False), f"http://news.example/{number}", SOUND + b" " * more)
    return file.getvalue()


def claims(length: int) -> bytes:
    lines = [b"WARC/1.0", b"WARC-Type: response", b"WARC-Target-URI: http://news.example/x"]
    return b"\r\n".join([*lines, b"Content-Length: %d" % length, b"", b"HTTP/1.1 200 OK\r\n\r\nx\r\n\r\n"])


class Work:
    """Counts the bytes that are read out of a file or a gzip member."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.bytes = 0
        peek = streams.Window.peek

        def counted(window: streams.Window, size: int) -> bytes:
            before = window.position + len(window._buffer)
            ahead = peek(window, size)
            self.bytes += window.position + len(window._buffer) - before
            return ahead

        patch.setattr(streams.Window, "peek", counted)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


def read(path: Path, content: bytes) -> Counter[str]:
    path.write_bytes(content)
    return Counter("page" if isinstance(one, FetchedPage) else one for one in read_warc(path))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "attack",
    [
        b"WARC/1." * 5_000,
        b"WARC/1.0\r\n" * 5_000,
        b"WARC/1.0\r\na: b\r\n" * 5_000,
        claims(1_000_000_000) * 1_000,
        b"WARC/1.0\r\n" + b"Name: value\r\n" * 50_000,
        b"\r\n" * 100_000,
    ],
    ids=["marks", "versions", "heads", "claims", "header lines", "blank lines"],
)
def test_an_attack_is_read_once_or_twice_and_what_is_sound_is_found(
    tmp_path: Path, work: Work, attack: bytes, pack: "type[bytes]"
) -> None:
    content = sound(1) + attack + b"\r\n\r\n" + sound(2)
    tracemalloc.start()
    found = read(tmp_path / "x.warc.gz", pack(content))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found["page"] == 2
    assert found["broken"] <= 1
    assert work.bytes <= 3 * len(content)
    assert most < 8_000_000 + 2 * len(content)


def test_members_that_claim_too_much_cost_themselves(tmp_path: Path, work: Work) -> None:
    members = [gzip.compress(claims(10**9)) if number % 2 else gzip.compress(sound(number)) for number in range(400)]
    assert read(tmp_path / "x.warc.gz", b"".join(members))["page"] == 200
    assert work.bytes <= 3 * 400 * 400


def test_one_member_around_all_records_is_read_once(tmp_path: Path, work: Work) -> None:
    content = b"".join(sound(number) for number in range(2_000))
    path = tmp_path / "x.warc.gz"
    assert read(path, gzip.compress(content)) == Counter(page=2_000)
    assert work.bytes <= 2 * len(content)
    assert len({one.origin for one in read_warc(path) if isinstance(one, FetchedPage)}) == 2_000


def test_several_records_in_each_member(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"".join(gzip.compress(sound(n) + sound(n + 1)) for n in range(0, 20, 2)))
    found = [one for one in read_warc(path) if isinstance(one, FetchedPage)]
    assert len({one.origin for one in found}) == len({one.url for one in found}) == 20


CHECKSUM = 8
"""Bytes behind a gzip member's content: its CRC and its length (RFC 1952)."""


@pytest.mark.parametrize("size", [0, streams.PIECE])
def test_a_member_whose_checksum_is_wrong_is_broken(size: int, tmp_path: Path) -> None:
    """Also one whose content ends with the bytes that are read at a time: its checksum has not been seen by then."""
    bad = bytearray(gzip.compress(sound(1)))
    if size:  # stored as it is, its length can be chosen
        longer = size - 1000
        bad = bytearray(gzip.compress(sound(1, longer), 0))
        bad = bytearray(gzip.compress(sound(1, longer + size + CHECKSUM - len(bad)), 0))
        assert len(bad) == size + CHECKSUM
    bad[-5] ^= 1
    assert read(tmp_path / "x.warc.gz", bytes(bad) + gzip.compress(sound(2))) == Counter(page=1, broken=1)


def test_damaged_members_inside_one_another_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start is followed by the same long tail, which is damaged at its end."""
    monkeypatch.setattr("crawler.warc.records.IN_VAIN_BYTES", 0)
    start = b"\x1f\x8b\x08" + b"\0" * 7
    stored = b"\0" + (1000).to_bytes(2, "little") + (0xFFFF - 1000).to_bytes(2, "little") + b"WARC/1.0\r\n" * 100
    file = tmp_path / "x.warc.gz"
    assert read(file, start * 500 + start + stored * 1000)["broken"] >= 1


def test_a_pipe_or_a_device_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.warc")
    (tmp_path / "zero.warc").symlink_to("/dev/zero")
    for name in ("x.warc", "zero.warc"):
        (page,) = read_warc(tmp_path / name)
        assert isinstance(page, FetchedPage)
        assert page.refused is not None
        assert page.refused.reason == "unreadable-file"


def test_a_page_that_is_too_large_is_named_and_not_held(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    length = 6 * MAX_PAGE_BYTES
    head = claims(length).removesuffix(b"x\r\n\r\n")
    path.write_bytes(head)
    os.truncate(path, len(head) + length - len(b"HTTP/1.1 200 OK\r\n\r\n"))
    with path.open("ab") as file:
        file.write(b"\r\n\r\n" + sound(2))
    tracemalloc.start()
    large, page = read_warc(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(large, FetchedPage)
    assert large.refused is not None
    assert large.refused.reason == "too-large"
    assert isinstance(page, FetchedPage)
    assert SOUND in page.body
    assert most < MAX_PAGE_BYTES


@pytest.mark.parametrize("whose", ["record", "answer"])
@pytest.mark.parametrize(("size", "pages"), [(MAX_HEAD - 1000, 2), (MAX_HEAD + 1000, 1)])
def test_header_lines_end_somewhere(whose: str, size: int, pages: int, tmp_path: Path) -> None:
    lines = b"X-Padding: %s\r\n" % (b"x" * 1000)
    padding = lines * (size // len(lines))
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/x\r\n"
    if whose == "record":
        head += padding
    else:
        answer += padding
    answer += b"\r\n" + SOUND
    record = head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"
    assert read(tmp_path / "x.warc", sound(1) + record)["page"] == pages


def test_a_record_that_claims_more_than_its_member_holds_is_no_page(tmp_path: Path) -> None:
    """Its text was cut off, and the member behind it holds the next record, not its rest."""
    cut_off, longer = sound(1)[:-12], sound(1, 3 * streams.PIECE)[:-12]  # the end of the one is seen with its head
    for one in (cut_off, longer, claims(1_000).replace(b"response", b"request")):
        assert read(tmp_path / "x.warc.gz", gzip.compress(one) + gzip.compress(sound(2))) == {"broken": 1, "page": 1}
        assert read(tmp_path / "x.warc", one) == {"broken": 1}


def test_a_file_of_damaged_members_is_given_up_behind_so_many_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = gzip.compress(os.urandom(5_000))[:-3000] + gzip.compress(sound(1))
    assert read(tmp_path / "x.warc.gz", content) == {"broken": 1, "page": 1}
    monkeypatch.setattr(records, "IN_VAIN", 0)
    monkeypatch.setattr(records, "IN_VAIN_BYTES", 100)
    assert read(tmp_path / "x.warc.gz", content) == {"broken": 1}
