"""Payloads as servers and archives pack and label them."""

import gzip
import hashlib
import sys
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest

from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected
from crawler.warc import read_warc
from crawler.warc.payload import LOOKED_AT, PIECE, unpacked

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = ("<html><body>" + "<p>نص المقال الكامل</p>" * 400 + "</body></html>").encode()
RAW = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": gzip.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "raw deflate": RAW.compress(PAGE) + RAW.flush(),
}
CASES = Path(__file__).parent.parent.parent.parent / "shared" / "cases"


def chunked(body: bytes, size: int = 1000) -> bytes:
    parts = [body[place : place + size] for place in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("packing", "label"),
    [
        ("gzip", "gzip"),
        ("gzip", "x-gzip"),
        ("gzip", "GZIP"),
        ("gzip", ""),
        ("gzip", "br"),
        ("gzip", "identity"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("zstd", ""),
        ("deflate", "deflate"),
        ("raw deflate", "deflate"),
    ],
)
def test_each_coding_is_taken_off(packing: str, label: str) -> None:
    assert unpacked(PACKED[packing], "", label) == PAGE
    assert unpacked(chunked(PACKED[packing]), "chunked", label) == PAGE


@pytest.mark.parametrize("label", ["", "gzip", "x-gzip", "br", "zstd", "deflate", "br, gzip", "identity", "utf-8"])
@pytest.mark.parametrize("page", [PAGE, PAGE.decode().encode("utf-16"), b"\n\n" + PAGE, b""])
def test_plain_bytes_under_a_label_that_was_left_behind(label: str, page: bytes) -> None:
    assert unpacked(page, "chunked", label) == page


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b" \r\n"])
def test_chunks_with_each_end_of_a_line(end: bytes) -> None:
    assert unpacked(chunked(PAGE).replace(b"\r\n", end), "chunked", "") == PAGE


@pytest.mark.parametrize("lost", [5, 20, 1000, 1003, 2500])
def test_chunks_that_are_cut_off_leave_no_sizes_in_the_text(lost: int) -> None:
    """The archive's limit, or a connection that broke."""
    whole = chunked(PAGE)
    found = unpacked(whole[: len(whole) - lost], "chunked", "")
    assert PAGE.startswith(found)
    assert len(found) >= len(PAGE) - lost


def test_a_text_that_begins_with_a_number_is_not_chunks() -> None:
    for text in (b"2024\n<p>a year</p>", b"5\n<p>a\n6\nnumbers in lines"):
        assert unpacked(text, "chunked", "") == text


@pytest.mark.parametrize("packing", ["br", "zstd"])
def test_a_page_of_many_pieces_is_whole_and_what_is_cut_off_in_them_is_no_page(packing: str) -> None:
    page = b"<p>" + b"".join(hashlib.sha256(b"%d" % number).hexdigest().encode() for number in range(PIECE // 16))
    assert len(page) > 3 * PIECE
    packed = brotli.compress(page, quality=2) if packing == "br" else zstd.compress(page)
    assert unpacked(packed, "", packing) == page
    for cut in (len(packed) // 2, len(packed) - 1):
        with pytest.raises(Rejected, match="truncated-gzip"):
            unpacked(packed[:cut], "", packing)


def test_commas_that_name_no_coding_are_none() -> None:
    assert unpacked(brotli.compress(PAGE), "", "br,,,, ") == PAGE


def test_codings_over_one_another_and_members_behind_one_another() -> None:
    assert unpacked(brotli.compress(PACKED["gzip"]), "", "gzip, br") == PAGE
    assert unpacked(gzip.compress(PACKED["gzip"]), "", "gzip") == PAGE
    assert unpacked(gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]), "", "gzip") == PAGE
    assert unpacked(zstd.compress(PAGE[:500]) + zstd.compress(PAGE[500:]), "", "zstd") == PAGE


@pytest.mark.parametrize("packing", ["gzip", "br", "zstd", "deflate"])
def test_what_ends_too_early_is_no_page(packing: str) -> None:
    with pytest.raises(Rejected, match="truncated-gzip"):
        unpacked(PACKED[packing][:-20], "", packing)


def test_markup_far_behind_does_not_make_bytes_a_page() -> None:
    with pytest.raises(Rejected):
        unpacked(b"x" * LOOKED_AT + PAGE, "", "br")
    assert unpacked(b"x" * (LOOKED_AT - 9) + PAGE, "", "br").endswith(PAGE)


def bombs() -> dict[str, bytes]:
    nothing = b"\0" * 1_000_000
    plain = zlib.compressobj(9, wbits=31)
    packed = b"".join(plain.compress(nothing) for _ in range(200)) + plain.flush()
    brotlis = brotli.Compressor(quality=5)
    brotlied = b"".join(brotlis.process(nothing) for _ in range(200)) + brotlis.finish()
    stds = zstd.ZstdCompressor()
    zstded = b"".join(stds.compress(nothing) for _ in range(200)) + stds.flush()
    deflated = {}
    for name, wbits in (("deflate", 15), ("raw deflate", -15)):
        stream = zlib.compressobj(9, wbits=wbits)
        deflated[name] = b"".join(stream.compress(nothing) for _ in range(200)) + stream.flush()
    return {"gzip": packed, "br": brotlied, "zstd": zstded, "nested": gzip.compress(packed), **deflated}


def test_bombs_are_refused_and_never_held() -> None:
    for kind, bomb in bombs().items():
        tracemalloc.start()
        with pytest.raises(Rejected, match="too-large"):
            unpacked(bomb, "", {"nested": "gzip", "raw deflate": "deflate"}.get(kind, kind))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 4 * MAX_PAGE_BYTES, kind


def test_a_zstd_frame_that_asks_for_a_huge_window_is_refused() -> None:
    options = {zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0}
    compressor = zstd.ZstdCompressor(options=options)
    with pytest.raises(Rejected):
        unpacked(compressor.compress(PAGE) + compressor.flush(), "", "zstd")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the checkout, or nowhere")
@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.warc")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_record_of_the_cases_is_read(path: Path) -> None:
    found = [one for one in read_warc(path) if isinstance(one, FetchedPage)]
    assert found
    assert not [one.refused for one in found if one.refused]
    assert all(one.body and b"<" in one.body[:1000] for one in found)
