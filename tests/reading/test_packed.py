import gzip
import io
import lzma
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.core.zstandard import zstd
from pipelines.reading import packed
from pipelines.reading.filters import Filters
from pipelines.reading.gone import gone_since
from pipelines.reading.lines import lines_of
from pipelines.reading.selection import select
from pipelines.reading.snapshot import NothingToRead, Piece, snapshot
from tests.export.made import lines, output_folder, record

Pack = Callable[[bytes], bytes]


def members(data: bytes) -> bytes:
    """As parallel packers and `cat` make it: several gzip members, one of them empty."""
    return gzip.compress(data[:100]) + gzip.compress(b"") + gzip.compress(data[100:])


WAYS = [gzip.compress, members, zstd.compress, lambda data: zstd.compress(data[:100]) + zstd.compress(data[100:])]


def ids(*paths: Path) -> list[str]:
    return [one["id"] for one in select(snapshot(paths)).records()]


@pytest.mark.parametrize("pack", WAYS)
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "records"])
def test_a_packed_file_gives_what_it_gives_unpacked(tmp_path: Path, name: str, pack: Pack) -> None:
    plain, path = tmp_path / "plain.jsonl", tmp_path / name
    plain.write_bytes(b"\xef\xbb\xbf" + lines(record(0), record(1)) + b"no record\n" + lines(record(2)))
    path.write_bytes(pack(plain.read_bytes()))
    read, same = select(snapshot([path])), select(snapshot([plain]))
    assert list(read.lines()) == list(same.lines())
    assert (len(read), [one.first for one in read.skipped]) == (3, [3])


def test_packed_files_of_a_folder_are_read_beside_the_others(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0), record(1))
    (tmp_path / "site0/articles-2026-10-01.jsonl.gz").write_bytes(gzip.compress(lines(record(3))))
    (tmp_path / "site1/articles-2026-11-02.jsonl.zst").write_bytes(zstd.compress(lines(record(4))))
    for name in ("site0/rejected.jsonl.gz", "site0/notes.txt.gz", "site0/.a.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(lines(record(5))))
    assert sorted(ids(tmp_path)) == sorted(record(number)["id"] for number in (0, 1, 3, 4))


def test_a_file_and_its_packed_copy_give_each_article_once(tmp_path: Path) -> None:
    output_folder(tmp_path, record(0), record(3))
    path = tmp_path / "site0/articles-2026-11-01.jsonl"
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    assert sorted(ids(tmp_path)) == sorted([record(0)["id"], record(3)["id"]])


def test_rows_of_articles_that_are_gone_are_read_packed(tmp_path: Path) -> None:
    (tmp_path / "gone.jsonl.gz").write_bytes(gzip.compress(b'{"id": "a", "fetched_at": "2026-11-01T00:00:00Z"}\n'))
    assert gone_since([tmp_path]) == {"a": "2026-11-01T00:00:00Z"}


@pytest.mark.parametrize("pack", WAYS)
def test_packed_data_that_end_too_early_are_told(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(pack(lines(*map(record, range(200))))[:-3])
    with pytest.raises(NothingToRead, match=r"a\.jsonl\.gz: the packed data are damaged, or end too early"):
        select(snapshot([path]))


@pytest.mark.parametrize("pack", WAYS)
def test_damaged_packed_data_are_told(tmp_path: Path, pack: Pack) -> None:
    path, whole = tmp_path / "a.jsonl.gz", bytearray(pack(lines(*map(record, range(200)))))
    for at in range(8, 40):
        whole[-at] ^= 0x55
    path.write_bytes(whole)
    with pytest.raises(NothingToRead, match="are damaged"):
        select(snapshot([path]))


@pytest.mark.parametrize(("head", "name"), [(lzma.compress(b"a"), "xz"), (b"BZh91AY", "bzip2"), (b"PK\3\4", "zip")])
def test_what_is_packed_otherwise_is_named(tmp_path: Path, head: bytes, name: str) -> None:
    (tmp_path / "a.jsonl.xz").write_bytes(head)
    with pytest.raises(NothingToRead, match=f"is packed with {name}: unpack it first"):
        select(snapshot([tmp_path / "a.jsonl.xz"]))


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_bomb_is_refused_and_held_in_no_memory(tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALWAYS_READ", 1024 * 1024)
    monkeypatch.setattr("pipelines.reading.lines.LONGEST_LINE", 64 * 1024)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(pack(bytes(8 * 1024 * 1024)))
    tracemalloc.start()
    with pytest.raises(NothingToRead, match="unpacks to over 500 times its size"):
        list(lines_of(Piece(path, path.stat().st_size)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 1024 * 1024


def test_many_alike_records_are_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ALWAYS_READ", 1024)
    path = tmp_path / "a.jsonl.zst"
    made = [record(number, text="نص واحد في كل السجلات. " * 100) for number in range(300)]
    path.write_bytes(zstd.compress(lines(*made), 19))
    assert len(ids(path)) == 300


def test_a_window_larger_than_the_zstd_command_takes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    file = io.BytesIO()
    options = {int(zstd.CompressionParameter.window_log): 28, int(zstd.CompressionParameter.checksum_flag): 1}
    with zstd.ZstdFile(file, "w", options=options) as stream:
        stream.write(os.urandom(64))
    path.write_bytes(file.getvalue())
    with pytest.raises(NothingToRead, match="are damaged"):
        list(lines_of(Piece(path, path.stat().st_size)))


def test_a_file_and_its_packed_copy_give_each_revision_once(tmp_path: Path) -> None:
    """As `gzip -k` leaves them; what is twice in one file was asked for (`clean --keep-copies`)."""
    first, second = record(0), record(0) | {"revision": 2}
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(first, second, second))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(first, second, record(1))))
    (tmp_path / "b.jsonl").write_bytes(lines(first))
    read = select(snapshot([tmp_path]), Filters(newest=False))
    assert [(one["id"], one["revision"]) for one in read.records()] == [
        (one["id"], one["revision"]) for one in (first, second, second, record(1), first)
    ]
    assert read.left_out == {"copy": 2}
