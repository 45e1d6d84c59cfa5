"""Answers that no server should give."""

import gzip
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import brotli

from crawler.core.scrapy_private import zstd
from tests.server import Page
from tests.spiders.crawling import article

HANGS = 40.0
"""Seconds after which a slow server gives up: far beyond the time limits of the tests."""

Play = Callable[[BaseHTTPRequestHandler], None]


def played(play: Play) -> Page:
    return Page(play=play)


def raw(text: str | bytes) -> Page:
    """These bytes and the end of the connection."""
    data = text.encode() if isinstance(text, str) else text
    return played(lambda handler: handler.connection.sendall(data))


def slow_headers(handler: BaseHTTPRequestHandler) -> None:
    """A header line every now and then, never the end of them."""
    handler.connection.sendall(b"HTTP/1.1 200 OK\r\n")
    _drip(handler, b"X-Wait: a little longer\r\n")


def slow_body(handler: BaseHTTPRequestHandler) -> None:
    """A page that drips on for ever, a few bytes at a time."""
    handler.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    _drip(handler, b"<p>...</p>")


def _drip(handler: BaseHTTPRequestHandler, drop: bytes) -> None:
    until = time.monotonic() + HANGS
    while time.monotonic() < until:
        handler.connection.sendall(drop)
        time.sleep(0.2)


def silence(handler: BaseHTTPRequestHandler) -> None:
    """Not one byte, until the other side goes."""
    handler.connection.settimeout(HANGS)
    with suppress(TimeoutError):
        handler.connection.recv(1)


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Half a page, then RST in place of an end."""
    handler.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<html>")
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """The server is gone: the connection ends without a word."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def of_length(page: Page, said: int) -> Page:
    """The page with a Content-Length that is not its own."""
    body = page.body.encode() if isinstance(page.body, str) else page.body
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {page.type}\r\nContent-Length: {said}\r\n\r\n"
    return raw(head.encode() + body)


def packed(body: bytes, coding: str) -> Page:
    return Page(body, headers={"Content-Encoding": coding})


def torn_gzip() -> Page:
    body = gzip.compress(str(article(1).body).encode())
    return packed(body[: len(body) // 2], "gzip")


def gzip_bomb(megabytes: int) -> bytes:
    """That many megabytes of the beginning of a page, in about a thousandth of it."""
    return gzip.compress(b"<html><body>" + b"<p>a</p>" * (megabytes * 125_000), compresslevel=9)


def brotli_bomb(megabytes: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    piece = b"<p>a</p>" * 125_000
    return b"".join([*(packer.process(piece) for _ in range(megabytes)), packer.finish()])


def zstd_bomb(megabytes: int) -> bytes:
    return zstd.compress(b"<p>a</p>" * (megabytes * 125_000))


def said_to_be(*lengths: str) -> Page:
    """A page that states these lengths."""
    lines = "".join(f"Content-Length: {length}\r\n" for length in lengths)
    return raw(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{lines}\r\n<p>x")


def large(megabytes: int, *, chunked: bool) -> Play:
    """A page of so many megabytes; `chunked` ones do not say so in advance."""

    def play(handler: BaseHTTPRequestHandler) -> None:
        piece = b"<p>a</p>" * 12_500
        length = f"Content-Length: {megabytes * 10 * len(piece)}\r\n"
        head = "Transfer-Encoding: chunked\r\n" if chunked else length
        handler.connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode())
        for _ in range(megabytes * 10):
            handler.connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            handler.connection.sendall(b"0\r\n\r\n")

    return play


class Endless(dict):  # type: ignore[type-arg]
    """The pages of a host that has one for every path."""

    def __init__(self, make: Callable[[str], Page | None]) -> None:
        super().__init__()
        self.make = make

    def get(self, path: str, default: object = None) -> object:
        return super().get(path) or self.make(path) or default


def laughs(element: str = "loc") -> str:
    """A sitemap whose entities unfold to some gigabytes."""
    names = [f"l{n}" for n in range(10)]
    entities = "".join(f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in pairwise(names))
    return (
        f'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY l0 "http://bomb.test/n/1001 ">{entities}'
        '<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'
        f"<urlset><url><{element}>&l9;</{element}></url><url><{element}>http://bomb.test/&passwd;</{element}></url>"
        f"<url><{element}>http://bomb.test/n/1002</{element}></url></urlset>"
    )
