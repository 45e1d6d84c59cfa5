"""The proxy that a page in the browser goes through: private addresses, limits and odd requests; on loopback."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from crawler.rendering.proxy import CONNECT_SECONDS, MAX_HEAD, GuardedProxy
from tests.rendering import stand_in

ANSWER = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

Ask = Callable[[bytes], Awaitable[bytes]]


def through(
    work: Callable[[Ask, int], Awaitable[None]],
    *,
    allow_private: bool,
    most: int = 100_000,
    body: bytes = b"x",
    head: bytes = ANSWER,
) -> tuple[list[str], list[bytes]]:
    """Run `work(ask, port)`: `ask` sends a request to the proxy, and a server answers with `body` at the port. Returns
    the hosts that were refused, and what the server was sent."""
    seen: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(head + body)
        writer.close()

    async def run() -> list[str]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        proxy = GuardedProxy(allow_private, most)
        place = int((await proxy.start()).rpartition(":")[2])

        async def ask(request: bytes) -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", place)
            writer.write(request)
            answer = await reader.read()
            writer.close()
            return answer

        try:
            await work(ask, server.sockets[0].getsockname()[1])
        finally:
            await proxy.close()
            server.close()
        return proxy.refused

    return asyncio.run(run()), seen


def test_a_private_address_is_refused_also_behind_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def inside(host: str, *rest: Any, **named: Any) -> Any:
        return real("127.0.0.1" if host == "rebound.test" else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", inside)

    async def work(ask: Ask, port: int) -> None:
        for host in ("127.0.0.1", "rebound.test"):
            assert b" 403 " in await ask(b"GET http://%s:%d/ HTTP/1.1\r\n\r\n" % (host.encode(), port))
            assert b" 403 " in await ask(b"CONNECT %s:%d HTTP/1.1\r\n\r\n" % (host.encode(), port))

    refused, seen = through(work, allow_private=False)
    assert refused == ["127.0.0.1"] * 2 + ["rebound.test at 127.0.0.1"] * 2
    assert seen == []


def test_a_page_takes_so_many_bytes() -> None:
    async def work(ask: Ask, port: int) -> None:
        answer = await ask(b"GET http://127.0.0.1:%d/ HTTP/1.1\r\n\r\n" % port)
        assert answer.startswith(ANSWER)
        assert len(answer) <= 100_000

    through(work, allow_private=True, body=b"x" * 1_000_000)


def test_headers_that_end_at_a_proxy_are_not_handed_on() -> None:
    async def work(ask: Ask, port: int) -> None:
        head = (
            b"GET http://127.0.0.1:%d/a?b HTTP/1.1\r\nAccept: x\r\nProxy-Authorization: secret\r\nKeep-Alive: 5\r\n\r\n"
        )
        assert (await ask(head % port)) == ANSWER + b"x"

    assert through(work, allow_private=True)[1] == [b"GET /a?b HTTP/1.1\r\nAccept: x\r\nConnection: close\r\n\r\n"]


@pytest.mark.parametrize(
    "head",
    [
        b"GET ftp://127.0.0.1:%d/ HTTP/1.1\r\n\r\n",
        b"GET /%d HTTP/1.1\r\n\r\n",
        b"POST http://127.0.0.1:%d/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"nonsense %d\r\n\r\n",
    ],
)
def test_what_is_no_request_for_a_page_is_answered_and_not_handed_on(head: bytes) -> None:
    async def work(ask: Ask, port: int) -> None:
        assert b" 502 " in await ask(head % port)

    assert through(work, allow_private=True) == ([], [])


def test_of_what_a_page_sends_so_many_bytes_are_taken() -> None:
    async def work(ask: Ask, port: int) -> None:
        head = b"POST http://127.0.0.1:%d/ HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n" % port
        assert await asyncio.wait_for(ask(head + b"y" * 60), 30) == ANSWER + b"x"  # the rest is not waited for

    through(work, allow_private=True, most=50)


def test_a_proxy_of_the_environment_that_opens_no_way_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(ask: Ask, port: int) -> None:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", "")
        assert b" 502 " in await ask(b"CONNECT sada.test:443 HTTP/1.1\r\n\r\n")

    seen = through(work, allow_private=False, body=b"", head=b"HTTP/1.1 403 Forbidden\r\n\r\n")[1]
    assert [head.split(b"\r\n")[0] for head in seen] == [b"CONNECT sada.test:443 HTTP/1.1"]


def test_what_the_environment_leaves_out_of_its_proxy_goes_there_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(ask: Ask, port: int) -> None:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        for without, is_asked in (("sada.test", False), ("", True)):
            monkeypatch.setenv("no_proxy", without)
            answer = await ask(b"GET http://sada.test/ HTTP/1.1\r\n\r\n")
            assert answer.startswith(ANSWER) is is_asked

    monkeypatch.setattr(socket, "getaddrinfo", real_for_loopback())
    assert len(through(work, allow_private=False)[1]) == 1


def real_for_loopback() -> Callable[..., Any]:
    """The look-up of names, which knows loopback only: no test asks a name server."""
    real = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **named: Any) -> Any:
        if host != "127.0.0.1":
            raise socket.gaierror("unknown")
        return real(host, *rest, **named)

    return look_up


def test_a_head_without_end_is_refused() -> None:
    async def work(ask: Ask, port: int) -> None:
        head = b"GET http://127.0.0.1:%d/ HTTP/1.1\r\nX: %b\r\n\r\n" % (port, b"x" * 2 * MAX_HEAD)
        with suppress(ConnectionResetError):  # what was not read is thrown away
            assert (await ask(head)).startswith(b"HTTP/1.1 502 ")

    assert through(work, allow_private=True) == ([], [])


@pytest.mark.parametrize("proxies", [{}, {"http": "http://192.0.2.9:3128"}])
def test_a_host_that_does_not_answer_is_given_up(proxies: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.rendering.proxy.getproxies", lambda: proxies)
    monkeypatch.setattr("crawler.rendering.proxy.proxy_bypass", lambda host: False)
    monkeypatch.setattr(asyncio, "open_connection", stand_in.for_ever)

    async def steps() -> None:
        with pytest.raises(TimeoutError):
            await GuardedProxy(allow_private=True, most=1)._connect("http", "192.0.2.1", 80)

    assert CONNECT_SECONDS <= stand_in.run(steps()) < 2 * CONNECT_SECONDS
