"""A web of test sites on loopback: virtual hosts, faults on demand, and a log of what was asked.

It is reached as a proxy (the request line names the whole URL), so that `http://sada.test/` needs no name server.
"""

import email.utils
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit


@dataclass
class Page:
    """What the server answers for one path."""

    body: bytes | str = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    """With it a request that names it in If-None-Match is answered 304."""
    wait: float = 0
    """Seconds before the answer."""
    cut: int | None = None
    """Bytes of the body after which the connection is closed."""
    play: Callable[[BaseHTTPRequestHandler], None] | None = None
    """Answers in place of the server: for what no server should do."""


@dataclass
class Asked:
    """One request that came in."""

    url: str
    headers: dict[str, str]
    status: int
    moment: float


Answer = Page | Callable[[dict[str, str]], Page]


class Web:
    """Hosts with their pages: `web.hosts["sada.test"]["/news/1"] = Page(...)`; paths include the query."""

    def __init__(self) -> None:
        self.hosts: dict[str, dict[str, Answer]] = {}
        self.asked: list[Asked] = []
        self.port = 0

    def put(self, url: str, answer: Answer | str) -> None:
        """Set the answer for an absolute URL."""
        parts = urlsplit(url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        page = Page(answer) if isinstance(answer, str) else answer
        self.hosts.setdefault(parts.netloc, {})[path or "/"] = page

    def paths(self, host: str) -> list[str]:
        """What was asked of a host, in order."""
        return [
            urlsplit(one.url)._replace(scheme="", netloc="").geturl() for one in self.asked if f"//{host}/" in one.url
        ]

    def environment(self) -> dict[str, str]:
        """Environment for a process that shall see this web and no other."""
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return kept | {"http_proxy": f"http://127.0.0.1:{self.port}"}


class Server(ThreadingHTTPServer):
    """A crawler that hangs up is no fault of the test."""

    daemon_threads = True
    request_queue_size = 128
    """Connections that wait to be taken. With the library's 5 some of a busy crawl's are dropped, and come 1 to 31 s
    later."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(web: Web) -> Iterator[Web]:
    """Serve a web on a free loopback port."""
    server = Server(("127.0.0.1", 0), _handler(web))
    web.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_GET(self) -> None:
            url = self.path if "://" in self.path else f"http://{self.headers.get('Host')}{self.path}"
            parts = urlsplit(url)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = web.hosts.get(parts.netloc, {}).get(path, Page("no such page", status=404))
            page = answer(headers) if callable(answer) else answer
            if page.etag and headers.get("if-none-match") == page.etag:
                page = Page(b"", status=304, etag=page.etag)
            web.asked.append(Asked(url, headers, page.status, time.monotonic()))
            time.sleep(page.wait)
            try:
                if page.play:
                    self.close_connection = True
                    page.play(self)
                else:
                    self.answer(page)
            except OSError:  # the crawler has hung up
                self.close_connection = True

        def answer(self, page: Page) -> None:
            body = page.body.encode() if isinstance(page.body, str) else page.body
            self.send_response(page.status)
            if page.status != 304:
                self.send_header("Content-Type", page.type)
            self.send_header("Content-Length", str(len(body)))
            if page.etag:
                self.send_header("ETag", page.etag)
            self.send_header("Date", email.utils.formatdate(usegmt=True))
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if page.cut is not None:
                self.wfile.write(body[: page.cut])
                self.close_connection = True
                return
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
