"""The demo site's own HTTP server: a thread on a free loopback port that stops with the spider."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from crawler.demo.pages import Reply, build_site

POLL_SECONDS = 0.05
"""How often the server looks whether it shall stop: short, for the demo's end waits for it."""


class DemoServer:
    """Serves the site while it is open. It answers as a proxy does: the request names the whole URL (RFC 9112, 3.2.2),
    so the site keeps its address whatever port was free; a plain path is answered, too."""

    def __init__(self, today: date | None = None) -> None:
        site = build_site(today or date.today())
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
        self._http.daemon_threads = True
        self._thread = Thread(target=self._http.serve_forever, args=(POLL_SECONDS,), name="demo-site", daemon=True)
        self._thread.start()

    @property
    def proxy(self) -> str:
        """The server's address, as a proxy setting wants it."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        """Stop serving and free the port."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def _handler(site: Mapping[str, Reply]) -> type[BaseHTTPRequestHandler]:
    """A request handler class for one site."""
    missing = Reply(b"<html><body><h1>404</h1></body></html>", "text/html")

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD from the site's table."""

        protocol_version = "HTTP/1.1"
        timeout = 30  # seconds: an idle connection is let go

        def do_GET(self) -> None:
            """Answer; HEAD without the body."""
            target = urlsplit(self.path)
            reply = site.get(target.path + (f"?{target.query}" if target.query else ""))
            self.send_response(HTTPStatus.OK if reply else HTTPStatus.NOT_FOUND)
            reply = reply or missing
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Silence: the crawl's own log says what was fetched."""

    return Handler
