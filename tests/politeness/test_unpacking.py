import gzip

import brotli
import pytest

from crawler.politeness.unpacking import is_whole

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


def test_other_codings_are_left_to_scrapy() -> None:
    assert is_whole(b"anything", b"deflate", 3)
