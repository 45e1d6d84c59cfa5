"""Small WARCs for the tests of the engines."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.made_pages import make_page

ENGLISH = (
    "<html><body><article><h1>Budget</h1>" + "<p>The minister said a law was read.</p>" * 9 + "</article></body></html>"
)


def write_warc(path: Path, pages: Iterable[tuple[str, str]]) -> Path:
    """Write (URL, HTML) pairs as response records of one WARC."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, html in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            dated = {"WARC-Date": "2026-10-05T08:00:00Z"}
            body = BytesIO(html.encode())
            writer.write_record(
                writer.create_warc_record(url, "response", payload=body, http_headers=headers, warc_headers_dict=dated)
            )
    return path


def arabic(count: int, host: str = "sada.test") -> list[tuple[str, str]]:
    """So many made articles of a host."""
    return [(f"https://{host}/article/{number}", make_page(number).html) for number in range(count)]
