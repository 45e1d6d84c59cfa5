import gzip
import shutil
from ipaddress import ip_address
from pathlib import Path

import pytest
from scrapy import Request, signals
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler
from warcio.archiveiterator import ArchiveIterator

from crawler.core.signals import output_failed, page_rendered
from crawler.extensions.archive import Archive
from crawler.items import FetchedPage
from crawler.warc import read_warc

URL = "http://news.example/a?b=1"


def keep(archive: Archive, body: bytes) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    response = HtmlResponse(URL, body=gzip.compress(body), headers=headers)
    archive.keep(response, Request(URL, headers={"Accept": "*/*", "Cookie": "secret=1"}))


def test_what_was_fetched_is_read_back_as_it_was_sent(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 10**9, "naqi")
    keep(archive, "<p>نص</p>".encode())
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    (page,) = [found for found in read_warc(path) if isinstance(found, FetchedPage)]
    assert (page.url, page.body) == (URL, "<p>نص</p>".encode())


def test_a_rendered_page_is_kept_as_sent_and_as_shown(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 10**9, "naqi")
    request = Request(URL)
    usage = {"X-Robots-Tag": ["otherbot: noindex", "noai"], "tdm-reservation": "1"}
    archive.keep(HtmlResponse(URL, body=b"<p id=app>", headers={"Content-Type": "text/html"} | usage), request)
    shown = HtmlResponse(
        URL, body="<p id=app>نص".encode(), headers={"Content-Type": "text/html; charset=utf-8"} | usage
    )
    archive.keep_rendered(shown, request)
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    sent, rendered = (found for found in read_warc(path) if isinstance(found, FetchedPage))
    assert (sent.body, sent.attempt) == (b"<p id=app>", "")
    assert (rendered.body, rendered.attempt) == (shown.body, "browser")
    assert (rendered.url, rendered.content_type) == (URL, "text/html; charset=utf-8")
    assert rendered.stated == sent.stated
    assert len(rendered.stated.headers) == 3
    with path.open("rb") as file:
        ids = [
            (r.rec_type, r.rec_headers["WARC-Record-ID"], r.rec_headers["WARC-Refers-To"])
            for r in ArchiveIterator(file)
        ]
    assert ids[3][::2] == ("conversion", ids[1][1])


def test_another_reader_finds_sound_warc_1_1_records_and_no_secrets(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 10**9, "naqi")
    keep(archive, b"x")
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    with path.open("rb") as file:
        seen = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            seen.append((record.rec_type, record.rec_headers.protocol))
            if record.rec_type == "request":
                assert record.http_headers.get_header("Cookie") is None
                assert record.http_headers.protocol == "GET"
    assert seen == [("warcinfo", "WARC/1.1"), ("response", "WARC/1.1"), ("request", "WARC/1.1")]


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1, "naqi")
    keep(archive, b"1")
    keep(archive, b"2")
    archive.close()
    pages = [
        found for path in sorted(tmp_path.iterdir()) for found in read_warc(path) if isinstance(found, FetchedPage)
    ]
    assert [page.body for page in pages] == [b"1", b"2"]


def test_a_file_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1, "naqi")
    for _ in range(3):
        keep(archive, b"<p>x</p>")
    archive.close()
    paths = sorted(tmp_path.glob("*.warc.gz"))
    assert [len(list(read_warc(path))) for path in paths] == [3, 3, 3, 1]  # each opens with what wrote it


def test_a_file_that_is_moved_away_in_mid_run_holds_no_page_for_done(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1_000_000, "naqi")
    keep(archive, b"1")
    archive.sync()
    (file,) = tmp_path.glob("*.warc.gz")
    file.rename(tmp_path / "elsewhere")
    archive.sync()  # all of it was there when it was moved
    keep(archive, b"2")
    with pytest.raises(FileNotFoundError, match="was moved or removed"):
        archive.sync()


def test_one_that_cannot_be_closed_is_told_as_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"ARCHIVE": True, "OUTPUT_DIR": tmp_path, "USER_AGENT": "naqi"})
    told: list[OSError] = []

    def hear(error: OSError) -> None:
        told.append(error)

    crawler.signals.connect(hear, output_failed)
    archive = Archive.from_crawler(crawler)
    shutil.rmtree(tmp_path / "archive")
    crawler.signals.send_catch_log(signals.engine_stopped)
    assert [type(one) for one in told] == [FileNotFoundError]
    assert archive._file.closed


@pytest.mark.parametrize("rendered", [False, True])
def test_pages_that_come_behind_a_fault_are_none_of_the_files(
    tmp_path: Path, rendered: bool, caplog: pytest.LogCaptureFixture
) -> None:
    crawler = get_crawler(
        settings_dict={"ARCHIVE": True, "OUTPUT_DIR": tmp_path, "USER_AGENT": "naqi", "ARCHIVE_MAX_BYTES": 1}
    )
    archive = Archive.from_crawler(crawler)
    shutil.rmtree(tmp_path / "archive")
    request = Request(URL)
    kind = page_rendered if rendered else signals.response_downloaded
    for _ in range(3):  # the first fills the file; the crawl ends when those under way have come
        crawler.signals.send_catch_log(kind, response=HtmlResponse(URL, body=b"<p>x</p>"), request=request)
    assert isinstance(archive.sync_or_say(), FileNotFoundError)
    assert not caplog.records


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://news.example/a?b=1", b"GET /a?b=1 HTTP/1.1\r\nHost: news.example\r\n"),
        ("http://news.example:81/a", b"GET /a HTTP/1.1\r\nHost: news.example:81\r\n"),
        ("http://news.example", b"GET / HTTP/1.1\r\nHost: news.example\r\n"),
    ],
)
def test_what_was_asked_and_who_answered_stands_beside_it(url: str, asked: bytes, tmp_path: Path) -> None:
    archive = Archive(tmp_path, 10**9, "naqi")
    for address in (ip_address("192.0.2.7"), None):
        archive.keep(HtmlResponse(url, body=b"x", ip_address=address), Request(url))
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    content = gzip.decompress(path.read_bytes())
    assert content.count(asked) == 2
    assert content.count(b"WARC-IP-Address: 192.0.2.7\r\n") == content.count(b"WARC-IP-Address") > 0
