"""What an answer's coding says, and what it is."""

import gzip
import zlib
from typing import Any

import pytest

from crawler.core import scrapy_private
from crawler.core.unpack import TooLarge, Unpacked, uncoded

BODY = b"User-agent: *\n"


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (BODY, ""),
        (BODY, "gzip"),
        (BODY, "br"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), " X-GZIP "),
        (zlib.compress(BODY), "deflate"),
        (gzip.compress(zlib.compress(BODY)), "deflate, gzip"),
        (zlib.compress(BODY), "deflate, identity"),
    ],
)
def test_a_coding_is_taken_off_and_what_is_not_coded_stays(body: bytes, coding: str) -> None:
    assert uncoded(body, coding, 1000) == Unpacked(BODY, True)


def test_what_is_cut_off_is_told() -> None:
    assert not uncoded(gzip.compress(BODY * 100)[:-4], "gzip", 10_000).whole
    assert not uncoded(gzip.compress(zlib.compress(BODY * 100))[:-4], "deflate, gzip", 10_000).whole


@pytest.mark.parametrize("fault", [KeyError("of the library's own"), ValueError("too large")])
def test_a_library_that_fails_leaves_the_bytes_and_more_than_allowed_is_told(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(body: bytes, max_size: int) -> bytes:
        raise fault

    decoders: dict[str, Any] = {"br": fails}
    monkeypatch.setattr(scrapy_private, "DECODERS", decoders)
    if isinstance(fault, ValueError):
        with pytest.raises(TooLarge):
            uncoded(b"\x8b\x00", "br", 1000)
    else:
        assert uncoded(b"\x8b\x00", "br", 1000).body == b"\x8b\x00"


def test_what_is_larger_than_allowed_without_a_coding_is_told() -> None:
    with pytest.raises(TooLarge):
        uncoded(b"x" * 11, "", 10)
    with pytest.raises(TooLarge):
        uncoded(zlib.compress(b"x" * 1000), "deflate", 10)
