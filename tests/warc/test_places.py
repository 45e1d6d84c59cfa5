"""One page of an archive by its place, as a record's `origin` names it."""

import gzip
import io
import random
from itertools import islice
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.items import FetchedPage
from crawler.warc import page_at, read_warc
from crawler.warc.streams import PIECE
from tests.warc.test_records import write_warc


def places(path: Path) -> list[tuple[str, FetchedPage]]:
    found = [one for one in read_warc(path) if isinstance(one, FetchedPage)]
    return [(one.origin.rpartition("#")[2], one) for one in found]


@pytest.fixture(params=["members", "plain", "one stream", "two streams"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A WARC in one of the forms that there are."""
    write_warc(tmp_path / "x.warc", 4, zipped=False)
    if request.param == "plain":
        return tmp_path / "x.warc"
    path = tmp_path / "x.warc.gz"
    if request.param == "members":
        write_warc(path, 4, zipped=True)
    else:
        packed = gzip.compress((tmp_path / "x.warc").read_bytes())
        path.write_bytes(packed * (2 if request.param == "two streams" else 1))
    return path


def test_each_page_is_found_at_its_place(archive: Path) -> None:
    known = places(archive)
    assert len(known) >= 4
    assert [page_at(archive, place) for place, _ in known] == [page for _, page in known]


@pytest.mark.parametrize("place", ["0", "1", "7", "9" * 18, "9" * 30, f"1+{'9' * 18}"])
def test_where_no_page_stands_none_is_found(archive: Path, place: str) -> None:
    assert place not in dict(places(archive))
    assert page_at(archive, place) is None


def test_what_stands_before_the_place_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 4, zipped=True)
    place, page = places(path)[2]
    path.write_bytes(b"\0" * int(place) + path.read_bytes()[int(place) :])
    path.write_bytes(b"\x1f\x8b\x08" + path.read_bytes()[3:])
    assert page_at(path, place) == page


def test_an_archive_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    found = page_at(tmp_path / "gone.warc", "0")
    assert found
    assert found.refused
    assert found.refused.reason == "unreadable-file"


@pytest.mark.parametrize("size", [PIECE - 400, PIECE + 1, 3 * PIECE // 2, 2 * PIECE, 5 * PIECE])
@pytest.mark.parametrize("packs", [True, False])
def test_each_record_is_read_once_however_long_and_well_packed(tmp_path: Path, size: int, packs: bool) -> None:
    """A place that lay before the true one sent the reader back to records that it had read, again and again."""
    path = tmp_path / "a.warc.gz"
    places = []
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        for number in range(9):
            places.append(f"{path}#{file.tell()}")
            payload = io.BytesIO(b"x" * size if packs else random.Random(number).randbytes(size))
            url = f"https://a.test/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    found = [one if isinstance(one, str) else one.origin for one in islice(read_warc(path), 20)]
    assert found == places
