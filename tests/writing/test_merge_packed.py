import gzip
from pathlib import Path

from tests.writing.test_merge import merge_all, rows, write


def test_what_is_packed_in_a_shard_is_brought_in(tmp_path: Path) -> None:
    one, into, plain = tmp_path / "one", tmp_path / "into", tmp_path / "plain"
    write(one, "one.example", 1, 2)
    (done,) = merge_all(plain, one)
    for path in list(one.glob("*/*.jsonl")):
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    (one / "ledger.sqlite").unlink()
    assert merge_all(into, one) == [done]
    assert rows(into, "*.jsonl") == rows(plain, "*.jsonl")
    assert done.rejected == 1
