"""Keeps every page that is fetched as WARC 1.1, so that a better cleaner can be run over it later."""

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.headers import Headers
from scrapy.signalmanager import SignalManager
from twisted.web.http import RESPONSES
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.core.disk import make_folder, must_be_in_place, sync_folder
from crawler.core.signals import group_ends, output_failed, page_rendered
from crawler.core.spider import header_pairs
from crawler.items import utc_stamp
from crawler.sites.hosts import split
from crawler.sites.usage_terms import usage_headers
from crawler.warc import RENDERED_WITH

RECORD = "warc_record"
"""Request meta: the id of the record that holds the answer."""


class Archive:
    """With ARCHIVE=1, writes a response and a request record for each exchange to OUTPUT_DIR/archive; for a page
    that was rendered also a conversion record, so that cleaning the archive gives the record that the crawl gave.

    A file is closed when it has ARCHIVE_MAX_BYTES, and each run begins a new one, so that nothing that is there is ever
    changed. Each record is a gzip member of its own: what a killed run leaves can be read to its last whole record.
    """

    def __init__(self, folder: Path, max_bytes: int, agent: str) -> None:
        make_folder(folder)
        self.folder = folder
        self.max_bytes = max_bytes
        self.agent = agent
        self._began = datetime.now(UTC)
        self._number = 0
        self._failed: OSError | None = None
        self._signals: SignalManager | None = None
        self._writer: WARCWriter
        self._open()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Archive":
        """Raises NotConfigured where ARCHIVE is off."""
        settings = crawler.settings
        if not settings.getbool("ARCHIVE"):
            raise NotConfigured
        folder = Path(settings["OUTPUT_DIR"], "archive")
        self = cls(folder, settings.getint("ARCHIVE_MAX_BYTES"), settings["USER_AGENT"])
        self._signals = crawler.signals
        crawler.signals.connect(self.keep_or_stop, signals.response_downloaded)
        crawler.signals.connect(self.keep_rendered_or_stop, page_rendered)
        crawler.signals.connect(self.sync_or_say, group_ends)
        crawler.signals.connect(self.close_or_say, signals.engine_stopped)
        return self

    def keep_or_stop(self, response: Response, request: Request) -> None:
        """Write one exchange; where that fails the crawl is stopped, and the page stays due."""
        self._or_stop(partial(self.keep, response, request))

    def keep_rendered_or_stop(self, response: Response, request: Request) -> None:
        """Write what became of a page in the browser; where that fails the crawl is stopped, and the page stays due."""
        self._or_stop(partial(self.keep_rendered, response, request))

    def close_or_say(self) -> None:
        """The run has ended; where the file cannot be closed, or could not be written before, it has not ended well."""
        self._or_stop(self.close)

    def _or_stop(self, do: Callable[[], None]) -> None:
        try:
            do()
        except OSError as error:
            self._failed = error
            assert self._signals is not None
            self._signals.send_catch_log(output_failed, error=error)

    def keep(self, response: Response, request: Request) -> None:
        """Write one exchange as the server sent it: before decompression, behind transfer coding. Raises OSError."""
        stamp = {"WARC-Date": utc_stamp()}
        if response.ip_address:
            stamp["WARC-IP-Address"] = str(response.ip_address)
        phrase = RESPONSES.get(response.status, b"").decode("ascii")
        answer = StatusAndHeaders(f"{response.status} {phrase}".rstrip(), _pairs(response.headers), "HTTP/1.1")
        parts = split(request.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "") if parts else "/"
        asked = StatusAndHeaders(
            f"{request.method} {target} HTTP/1.1",
            [("Host", parts.netloc if parts else ""), *_pairs(request.headers)],
            is_http_request=True,
        )
        writer = self._usable()
        first = writer.create_warc_record(
            response.url, "response", io.BytesIO(response.body), http_headers=answer, warc_headers_dict=stamp
        )
        second = writer.create_warc_record(
            request.url, "request", io.BytesIO(request.body), http_headers=asked, warc_headers_dict=stamp
        )
        writer.write_request_response_pair(second, first)
        request.meta[RECORD] = first.rec_headers.get_header("WARC-Record-ID")
        self._written()

    def keep_rendered(self, response: Response, request: Request) -> None:
        """Write the page after its scripts have run, with what its answer said of its use. Raises OSError."""
        stamp = {"WARC-Date": utc_stamp(), RENDERED_WITH: "Chromium"}
        if RECORD in request.meta:
            stamp["WARC-Refers-To"] = request.meta[RECORD]
        kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
        writer = self._usable()
        record = writer.create_warc_record(
            response.url, "conversion", io.BytesIO(response.body), warc_content_type=kind, warc_headers_dict=stamp
        )
        for name, value in usage_headers(header_pairs(response)):
            record.rec_headers.add_header(name, value)
        writer.write_record(record)
        self._written()

    def _usable(self) -> WARCWriter:
        """Where records go. Raises the OSError again behind which nothing is written: the file may be closed."""
        if self._failed:
            raise self._failed
        return self._writer

    def _written(self) -> None:
        self._file.flush()
        self._dirty = True
        if self._file.tell() >= self.max_bytes:
            self.close()
            self._open()

    def sync_or_say(self) -> OSError | None:
        """A group of pages is about to be called done: what was kept of them must be on the disk before."""
        try:
            self.sync()
        except OSError as error:
            return error
        return None

    def sync(self) -> None:
        """Force what was written to the disk. Raises OSError, also where something could not be written before, and
        where the file was moved away: a copy that was made of it lacks what came later."""
        self._usable()
        if self._dirty:
            os.fsync(self._file.fileno())
            must_be_in_place(self._file, Path(self._file.name))
            self._dirty = False

    def close(self) -> None:
        """The run has ended, or the file is full."""
        try:
            self.sync()
        finally:
            self._file.close()

    def _open(self) -> None:
        # Two runs may begin in one second, and a clock may jump back: what is there is never written over.
        while (path := self.folder / f"naqi-{self._began:%Y%m%dT%H%M%S}-{self._number:05}.warc.gz").exists():
            self._number += 1
        self._file = path.open("xb")
        sync_folder(self.folder)
        self._dirty = True
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        about = {"software": f"naqi ({self.agent})", "format": "WARC File Format 1.1"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    """Header names and values, one pair a line; those of the transfer, which is over, and secrets are left out."""
    left_out = {b"Transfer-Encoding", b"Connection", b"Cookie", b"Authorization", b"Proxy-Authorization"}
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        if name not in left_out
        for value in values
    ]
