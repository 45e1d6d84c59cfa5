"""The only way out that a page in the browser has: a proxy on loopback, one for each page, closed with it.

Addresses are checked where a name becomes the address that is connected to, so that neither redirects nor a name server
with a second answer get around it; and what a page takes is counted.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from crawler.politeness.addresses import is_private, leads_inside

MAX_HEAD = 64 * 1024
"""Bytes of a request's head."""

PIECE = 64 * 1024
CONNECT_SECONDS = 10
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
FAILED = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"
HOP_BY_HOP = (b"proxy-", b"connection:", b"keep-alive:", b"te:", b"upgrade:")
"""Headers that end at a proxy (RFC 9110, 7.6.1)."""


class Refused(Exception):
    """The address is private, or the page has taken all that it may."""


@dataclass
class GuardedProxy:
    """Serve one page. `allow_private` is ALLOW_PRIVATE_ADDRESSES; `most` the bytes that the page may take."""

    allow_private: bool
    most: int
    refused: list[str] = field(default_factory=list)
    """Hosts that were refused."""
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self) -> str:
        """Begin to serve; returns the proxy's URL."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=MAX_HEAD)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Break off what is under way."""
        if self._server is not None:
            self._server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._serve(reader, writer)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            with suppress(OSError):
                writer.write(FAILED)
        except Refused as why:
            self.refused.append(str(why))
            with suppress(OSError):
                writer.write(REFUSED)
        except asyncio.CancelledError:
            pass  # the page is closed
        finally:
            self._open.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request a connection: the next one may be for another host."""
        head = await reader.readuntil(b"\r\n\r\n")
        line, *lines = head[:-4].split(b"\r\n")
        method, target, _ = line.decode("latin-1").split(" ", 2)
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            there, back = await self._connect("https", host.strip("[]"), int(port), tunnel=target)
            writer.write(OPENED)
            up = asyncio.create_task(self._relay(reader, back))
            try:
                await self._relay(there, writer)
            finally:
                up.cancel()
                back.close()
            return
        parts = urlsplit(target)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError("no address")
        length = _length(lines)  # before anything is handed on
        there, back = await self._connect("http", parts.hostname, parts.port or 80)
        through = self._upstream("http", parts.hostname) is not None
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        kept = [one for one in lines if not one.lower().startswith(HOP_BY_HOP)]
        asked = [f"{method} {target if through else path} HTTP/1.1".encode("latin-1"), *kept, b"Connection: close"]
        back.write(b"\r\n".join(asked) + b"\r\n\r\n")
        try:
            if length:
                back.write(await reader.readexactly(min(length, self.most)))
            await self._relay(there, writer)
        finally:
            back.close()

    async def _connect(
        self, scheme: str, host: str, port: int, tunnel: str = ""
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the host, or to the proxy of the environment, which looks names up itself."""
        if not self.allow_private and leads_inside(host):
            raise Refused(host)
        upstream = self._upstream(scheme, host)
        if upstream is not None:
            reader, writer = await asyncio.wait_for(asyncio.open_connection(*upstream), CONNECT_SECONDS)
            if tunnel:
                writer.write(f"CONNECT {tunnel} HTTP/1.1\r\nHost: {tunnel}\r\n\r\n".encode("latin-1"))
                if b" 200" not in (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0]:
                    raise OSError("the proxy opens no way")
            return reader, writer
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=1)
        address = str(found[0][4][0])
        if not self.allow_private and is_private(address):
            raise Refused(f"{host} at {address}")
        return await asyncio.wait_for(asyncio.open_connection(address, port), CONNECT_SECONDS)

    def _upstream(self, scheme: str, host: str) -> tuple[str, int] | None:
        parts = urlsplit(getproxies().get(scheme, ""))
        if not parts.hostname or proxy_bypass(host):
            return None
        return parts.hostname, parts.port or 80

    async def _relay(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while piece := await source.read(PIECE):
            self.most -= len(piece)
            if self.most < 0:
                return
            target.write(piece)
            await target.drain()


def _length(lines: list[bytes]) -> int:
    """The length of a request's body; raises ValueError where it is not said in figures."""
    for line in lines:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
        if name.strip().lower() == b"transfer-encoding":
            raise ValueError("a body without a length")
    return 0
