import gzip
import io
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.items import FetchedPage
from crawler.warc import read_warc
from tests.made_pages import make_page


def write_warc(path: Path, count: int, zipped: bool) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=zipped)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for number in range(count):
            add(writer, f"http://news.example/{number}", make_page(number).html.encode())


def add(
    writer: WARCWriter, url: str, body: bytes, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> None:
    named = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    http = StatusAndHeaders(status, named, protocol="HTTP/1.1")
    stamp = {"WARC-Date": "2024-10-30T10:15:00Z"}
    payload = io.BytesIO(body)
    writer.write_record(writer.create_warc_record(url, "response", payload, http_headers=http, warc_headers_dict=stamp))


def test_conversions_of_others_are_no_pages(tmp_path: Path) -> None:
    with (tmp_path / "x.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for kind in ("text/plain", "text/html"):
            body = io.BytesIO(make_page(1).html.encode())
            writer.write_record(
                writer.create_warc_record("http://news.example/1", "conversion", body, warc_content_type=kind)
            )
    assert pages(tmp_path / "x.warc.gz") == []
    assert words(tmp_path / "x.warc.gz") == {"other": 2}


def pages(path: Path) -> list[FetchedPage]:
    return [found for found in read_warc(path) if isinstance(found, FetchedPage)]


def words(path: Path) -> Counter[str]:
    return Counter(found for found in read_warc(path) if isinstance(found, str))


@pytest.mark.parametrize("zipped", [True, False])
def test_every_page_comes_out_with_its_url_time_and_place(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / ("x.warc.gz" if zipped else "x.warc")
    write_warc(path, 20, zipped)
    found = pages(path)
    assert [article.url for article in found] == [f"http://news.example/{number}" for number in range(20)]
    assert found[7].body == make_page(7).html.encode()
    assert found[7].fetched_at == datetime(2024, 10, 30, 10, 15, tzinfo=UTC)
    assert len({article.origin for article in found}) == 20
    assert found[0].origin.startswith(f"{path}#")
    assert words(path) == {"other": 1}


@pytest.mark.parametrize("stamp", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2024-13-01T00:00:00Z", "now", ""])
def test_a_date_that_nobody_can_reckon_with_is_none(tmp_path: Path, stamp: str) -> None:
    write_warc(tmp_path / "x.warc", 1, zipped=False)
    whole = (tmp_path / "x.warc").read_bytes()
    (tmp_path / "y.warc").write_bytes(whole.replace(b"2024-10-30T10:15:00Z", stamp.encode()))
    assert [found.fetched_at for found in pages(tmp_path / "y.warc")] == [None]


def test_a_warc_that_was_zipped_as_one_stream_is_read_too(tmp_path: Path) -> None:
    write_warc(tmp_path / "x.warc", 5, zipped=False)
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(gzip.compress((tmp_path / "x.warc").read_bytes()))
    assert len(pages(path)) == 5


@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_that_is_cut_off_is_read_to_its_last_whole_record(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 20, zipped)
    path.write_bytes(path.read_bytes()[:-100])
    assert len(pages(path)) == 19
    assert words(path)["broken"] >= 1


def test_a_damaged_record_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 20, zipped=True)
    content = bytearray(path.read_bytes())
    offset = int(pages(path)[9].origin.rsplit("#", 1)[1])
    content[offset + 50 : offset + 90] = random.Random(1).randbytes(40)
    path.write_bytes(content)
    numbers = [int(str(article.url).rsplit("/", 1)[1]) for article in pages(path)]
    assert numbers == [number for number in range(20) if number != 9]
    assert words(path)["broken"] == 1


@pytest.mark.parametrize("junk", [b"", b"no warc at all " * 1000, random.Random(2).randbytes(10_000)])
def test_what_is_no_warc_gives_no_page_and_no_error(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(junk)
    assert pages(path) == []


def test_only_pages_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        add(writer, "http://news.example/missing", b"<p>no</p>", status="404 Not Found")
        add(writer, "http://news.example/picture", b"x", kind="image/png")
        add(writer, "http://news.example/robots.txt", b"User-agent: *", kind="text/plain")
        add(writer, "http://news.example/zipped", gzip.compress("<p>نص</p>".encode()), Content_Encoding="gzip")
    assert [(page.url, page.body) for page in pages(path)] == [("http://news.example/zipped", "<p>نص</p>".encode())]
    assert words(path) == {"other": 3}


def test_a_record_whose_date_is_none_is_still_a_page(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    write_warc(path, 1, zipped=False)
    path.write_bytes(path.read_bytes().replace(b"2024-10-30T10:15:00Z", b"2024-30-10T10:15:00Z"))
    assert [page.fetched_at for page in pages(path)] == [None]


def test_a_bomb_in_a_record_is_refused_and_not_held(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with path.open("wb") as file:
        bomb = gzip.compress(b"\0" * 60_000_000)
        add(WARCWriter(file, gzip=True), "http://news.example/bomb", bomb, Content_Encoding="gzip")
    (article,) = pages(path)
    assert article.refused is not None
    assert article.refused.reason == "too-large"
    assert article.body == b""


def test_headers_that_speak_of_the_use_of_a_page_go_with_it(tmp_path: Path) -> None:
    path = tmp_path / "wishes.warc.gz"
    said = [("TDM-Reservation", "1"), ("X-Robots-Tag", "noindex"), ("x-robots-tag", "gptbot: noai"), ("Server", "x")]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *said], "HTTP/1.1")
        body = io.BytesIO(b"<p>x</p>")
        writer.write_record(writer.create_warc_record("http://sada.test/1", "response", body, http_headers=head))
    (page,) = pages(path)
    assert page.stated.headers == tuple((name.lower(), value) for name, value in said[:3])
