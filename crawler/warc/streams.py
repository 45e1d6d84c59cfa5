"""The bytes of a WARC file from some place on, unpacked, forwards only, with a bounded part of them in memory."""

import zlib
from collections.abc import Callable
from typing import IO

PIECE = 64 * 1024
"""Bytes that are read at a time."""


class Window:
    """A part of a stream that moves forwards. `pull` gives the next bytes, none at the end."""

    def __init__(self, pull: Callable[[], bytes], end: int | None = None) -> None:
        self._pull = pull
        self._buffer = bytearray()
        self._over = False
        self.position = 0
        """Offset in the stream of the first byte that was not yet taken."""
        self.end = end
        """Length of the stream, where it is known."""

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end; they are not taken."""
        while len(self._buffer) < size and not self._over:
            piece = self._pull()
            self._over = not piece
            self._buffer += piece
        if self._over:
            self.end = self.position + len(self._buffer)
        return bytes(self._buffer[:size])

    def line_at(self, place: int, limit: int) -> bytes | None:
        """The line `place` bytes ahead with its end; None where it does not end within `limit` bytes ahead."""
        ready = min(limit, max(place + 1, len(self._buffer)))
        while (found := self._buffer.find(b"\n", place, limit)) < 0:
            if ready >= limit or self._over:
                return None
            ready = min(limit, ready + PIECE)
            self.peek(ready)
        return bytes(self._buffer[place : found + 1])

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        taken = self.peek(size)
        del self._buffer[: len(taken)]
        self.position += len(taken)
        return taken

    def skip(self, size: int) -> int:
        """Leave out `size` bytes; returns how many there were."""
        left = size
        while left and (taken := self.take(min(left, PIECE))):
            left -= len(taken)
        return size - left

    def seek_mark(self, mark: bytes) -> bool:
        """Leave out everything before the next `mark`; returns whether there is one."""
        while ahead := self.peek(PIECE):
            found = ahead.find(mark)
            if found >= 0:
                self.skip(found)
                return True
            if len(ahead) < PIECE:
                self.skip(len(ahead))
                return False
            self.skip(len(ahead) - len(mark) + 1)
        return False


class Member:
    """One gzip member of a file, from `offset` on. Reading it raises zlib.error or EOFError where it is damaged."""

    def __init__(self, file: IO[bytes], offset: int) -> None:
        self._file = file
        self._read_to = offset
        self._stream = zlib.decompressobj(wbits=31)
        self._packed = b""

    def pull(self) -> bytes:
        """The next bytes, unpacked; none at the member's end."""
        while not self._stream.eof:
            if not self._packed:
                self._file.seek(self._read_to)
                self._packed = self._file.read(PIECE)
                self._read_to += len(self._packed)
                if not self._packed:
                    raise EOFError("the file ends inside a gzip member")
            piece = self._stream.decompress(self._packed, PIECE)
            # At the end, zlib names what follows twice: as unused, and behind a piece that was cut as unconsumed.
            self._packed = b"" if self._stream.eof else self._stream.unconsumed_tail
            if piece:
                return piece
        return b""

    @property
    def place(self) -> int:
        """The offset in the file up to which it was read; at the member's end, that of what follows."""
        return self._read_to - len(self._stream.unused_data) - len(self._packed)
