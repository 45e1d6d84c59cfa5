import gzip
import zlib

import brotli
import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.utils.test import get_crawler

from crawler.core.faults import DamagedAnswer, TooMuch
from crawler.core.scrapy_private import zstd
from crawler.core.unpack import MAX_MEMBERS
from crawler.politeness.unpacking import MAX_CODINGS, WholeAnswers, is_whole

TEXT = b"<p>page</p>" * 5000


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(TEXT),
        gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]),
        gzip.compress(TEXT) + b"\0" * 7,
        gzip.compress(b""),
    ],
    ids=["one member", "two members", "padding", "empty"],
)
def test_a_whole_gzip(packed: bytes) -> None:
    assert is_whole(packed, b"gzip", len(TEXT))


@pytest.mark.parametrize("cut", [1, 4, 9, 60])
def test_a_gzip_that_is_cut_off(cut: int) -> None:
    assert not is_whole(gzip.compress(TEXT)[:-cut], b"gzip", len(TEXT) - cut)
    assert not is_whole((gzip.compress(TEXT) * 2)[:-cut], b"x-gzip", 2 * len(TEXT) - cut)


def test_brotli() -> None:
    packed = brotli.compress(TEXT)
    assert is_whole(packed, b"br", len(TEXT))
    assert not is_whole(packed[:-3], b"br", len(TEXT))


NAKED = zlib.compress(TEXT)[2:-4]
"""Deflate without zlib's wrapping, as some servers send it."""


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("deflate", zlib.compress(TEXT)),
        ("deflate", NAKED),
        ("deflate", zlib.compress(bytes(2_000_000))),
        ("zstd", zstd.compress(TEXT)),
        ("zstd", zstd.compress(TEXT) * 3),
    ],
    ids=["deflate", "naked", "zeros", "zstd", "frames"],
)
def test_what_is_cut_off_in_any_coding_is_no_page(coding: str, packed: bytes) -> None:
    """Scrapy gives what it could read of it: half a page was written as a whole one."""
    assert len(answer(coding, packed).body) >= len(TEXT)
    for cut in (2, len(packed) // 2):
        with pytest.raises(DamagedAnswer, match="ends too early"):
            answer(coding, packed[:-cut])


def test_other_codings_are_left_to_scrapy() -> None:
    assert is_whole(b"anything", b"compress", 3)
    assert not is_whole(b"anything", b"deflate", 3)


@pytest.mark.parametrize(
    ("status", "content_range", "is_taken"),
    [
        (206, "bytes 0-9/100", False),
        (206, "bytes 10-99/100", False),
        (206, "bytes */100", False),
        (206, None, False),
        (206, "bytes 0-99/100", True),
        (200, "bytes 0-9/100", True),
    ],
)
@pytest.mark.parametrize("as_sent", [True, False])
def test_a_part_that_was_not_asked_for_is_no_page(
    status: int, content_range: str | None, is_taken: bool, as_sent: bool
) -> None:
    headers = {"Content-Range": content_range} if content_range else {}
    response = HtmlResponse("http://sada.test/", status=status, headers=headers, body=TEXT[:10])
    request = Request("http://sada.test/", meta={"as_sent": as_sent})
    middleware = WholeAnswers.from_crawler(get_crawler())
    if is_taken:
        assert middleware.process_response(request, response) is response
    else:
        with pytest.raises(DamagedAnswer, match="206"):
            middleware.process_response(request, response)


def test_whoever_unpacks_it_himself_gets_it_as_it_was_sent() -> None:
    packed = gzip.compress(TEXT)[:-20]
    middleware = WholeAnswers.from_crawler(get_crawler())
    response = HtmlResponse("http://sada.test/", headers={"Content-Encoding": "gzip"}, body=packed)
    assert middleware.process_response(Request("http://sada.test/", meta={"as_sent": True}), response) is response
    assert response.body == packed
    with pytest.raises(DamagedAnswer):
        middleware.process_response(Request("http://sada.test/"), response)


def answer(coding: str, packed: bytes, most: int = 0) -> Response:
    middleware = WholeAnswers.from_crawler(get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": most}))
    headers = {"Content-Encoding": coding}
    response = HtmlResponse("http://sada.test/", headers=headers, body=packed)
    unpacked = middleware.process_response(Request("http://sada.test/"), response)
    assert isinstance(unpacked, Response)
    return unpacked


def test_what_is_no_such_coding_is_a_fault_and_what_is_too_much_is_said() -> None:
    with pytest.raises(DamagedAnswer, match="error"):
        answer("br", b"\xff\xfe is no Brotli" * 9)
    with pytest.raises(TooMuch):
        answer("gzip", gzip.compress(TEXT), most=1000)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "gzip, gzip"])
def test_gzip_of_many_members_is_not_unpacked(coding: str) -> None:
    """Each costs time of its own: 10 MB of empty ones held up the whole crawl for minutes."""
    packed = gzip.compress(TEXT) + gzip.compress(b"") * MAX_MEMBERS
    with pytest.raises(DamagedAnswer, match="members"):
        answer(coding, gzip.compress(packed) if "," in coding else packed)
    assert answer("gzip", gzip.compress(TEXT) + gzip.compress(b"") * (MAX_MEMBERS - 1)).body == TEXT


@pytest.mark.parametrize("empty", [zstd.compress(b""), b"\x50\x2a\x4d\x18" + bytes(4)], ids=["empty", "skipped"])
def test_zstd_of_many_frames_is_not_unpacked(empty: bytes) -> None:
    packed = zstd.compress(TEXT)
    with pytest.raises(DamagedAnswer, match="members"):
        answer("zstd", empty * (MAX_MEMBERS + 1) + packed)
    assert answer("zstd", empty * (MAX_MEMBERS - 1) + packed).body == TEXT


def test_what_gzip_is_handed_over_for_each_member_is_little(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = 0
    real = zlib.decompressobj

    class Counting:
        def __init__(self, wbits: int) -> None:
            self._real = real(wbits=wbits)

        def __getattr__(self, name: str) -> object:
            return getattr(self._real, name)

        def decompress(self, piece: bytes, most: int) -> bytes:
            nonlocal handed
            handed += len(piece)
            return self._real.decompress(piece, most)

    packed = gzip.compress(TEXT) + gzip.compress(b"") * 500 + bytes(10_000_000)
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    assert is_whole(packed, b"gzip", len(TEXT))
    assert handed < 50_000_000


def test_a_wrong_checksum_is_damage() -> None:
    with pytest.raises(DamagedAnswer, match="damaged"):
        answer("gzip", gzip.compress(TEXT)[:-8] + b"12345678")


def test_more_codings_than_anybody_uses_are_refused() -> None:
    packed = TEXT
    for _ in range(MAX_CODINGS):
        packed = gzip.compress(packed)
    assert answer(", ".join(["gzip"] * MAX_CODINGS), packed).body == TEXT
    with pytest.raises(DamagedAnswer, match="codings"):
        answer(", ".join(["gzip"] * (MAX_CODINGS + 1)), gzip.compress(packed))


def test_packed_bytes_that_were_taken_for_text_are_unpacked_whatever_they_hold() -> None:
    """Scrapy cannot make another kind of answer of a text: it was a TypeError."""
    image = b"\x89PNG\0" + bytes(range(32)) * 9
    headers = {"Content-Encoding": "gzip"}
    answer = TextResponse("https://site.test/a", headers=headers, body=gzip.compress(image), flags=["kept"])
    middleware = WholeAnswers.from_crawler(get_crawler())
    done = middleware.process_response(Request("https://site.test/a"), answer)
    assert (done.body, type(done), done.flags) == (image, Response, ["kept"])
