"""Files of records that are packed with gzip or zstd, read as if they were not."""

import gzip
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from crawler.core.zstandard import zstd
from pipelines.reading.snapshot import NothingToRead

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
"""How they begin (RFC 1952, 2.3.1; RFC 8878, 3.1.1). A name may say anything."""

OTHERS = {b"BZh": "bzip2", b"\xfd7zXZ\0": "xz", b"PK\x03\x04": "zip"}
"""How files begin that are packed otherwise."""

AHEAD = 256 * 1024
"""Bytes that are unpacked at once."""

WINDOW = 27
"""Power of two: 128 MiB, the largest window that the `zstd` command itself unpacks without being told to."""

MOST_TIMES = 500
"""What a packed file may unpack to, in its own size. Hash and id of a record do not get smaller than 40 bytes,
and a record has some 3,000: what packs better than that is no file of records."""

ALWAYS_READ = 256 * 1024 * 1024
"""Bytes that are unpacked of any file, seconds of work, before MOST_TIMES is looked at."""


def unpacked(file: BinaryIO, path: Path) -> BinaryIO | None:
    """What is in a packed file that was just opened; None where it is not packed.

    Raises NothingToRead, one line, for what is packed otherwise; so does reading where the packed data are damaged, end
    too early or unpack to more than MOST_TIMES their size.
    """
    head = file.read(max(map(len, OTHERS)))
    file.seek(0)
    for mark, name in OTHERS.items():
        if head.startswith(mark):
            raise NothingToRead(f"{path}: is packed with {name}: unpack it first; gzip and zstd alone are read")
    if head.startswith(GZIP):
        return io.BufferedReader(_Unpacked(path, gzip.GzipFile(fileobj=file)), AHEAD)
    if head.startswith(ZSTD):
        options = {int(zstd.DecompressionParameter.window_log_max): WINDOW}
        return io.BufferedReader(_Unpacked(path, zstd.ZstdFile(file, options=options)), AHEAD)
    return None


class _Unpacked(io.RawIOBase):
    """What is in a packed file, with an end: bombs and damage are told in one line."""

    def __init__(self, path: Path, stream: gzip.GzipFile | zstd.ZstdFile) -> None:
        self._path, self._stream = path, stream
        self._most = max(ALWAYS_READ, MOST_TIMES * path.stat().st_size)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read1(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error, zstd.ZstdError) as error:
            raise NothingToRead(f"{self._path}: the packed data are damaged, or end too early ({error})") from error
        self._size += len(piece)
        if self._size > self._most:
            raise NothingToRead(f"{self._path}: unpacks to over {MOST_TIMES} times its size: no file of records")
        buffer[: len(piece)] = piece
        return len(piece)
