"""Which files are a crawl's: an export never takes their place."""

from pathlib import Path

import pytest

from crawler.ledger import Ledger
from pipelines.reading.snapshot import NothingToRead, Piece, is_of_a_crawl, is_record_file, rejected_files, snapshot
from tests.export.made import lines, record


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a.jsonl", True),
        ("site/a.jsonl", True),
        ("site/a.jsonl.gz", True),
        ("site/deep/a.jsonl", False),
        ("site/a.csv", False),
        ("../a.jsonl", False),
        ("../output-2/a.jsonl", False),
    ],
)
def test_what_an_output_folder_is_read_from(tmp_path: Path, name: str, read: bool) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    assert is_record_file(folder / name, folder) is read


def test_a_link_out_of_the_folder_and_one_into_it_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    (folder / "site").mkdir(parents=True)
    (folder / "site/a.jsonl").touch()
    (tmp_path / "into.txt").symlink_to(folder / "site/a.jsonl")
    (folder / "out.jsonl").symlink_to(tmp_path / "elsewhere.txt")
    assert is_record_file(tmp_path / "into.txt", folder)
    assert is_record_file(folder / "out.jsonl", folder)


def test_a_file_that_a_ledger_knows_is_a_crawls(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("known", "other"):
        (tmp_path / f"site/{name}.jsonl").write_bytes(lines(record(0)))
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.commit([], {"site/known.jsonl": 7, "site/missing.jsonl": 7})
    ledger.close()
    assert is_of_a_crawl(tmp_path / "site/known.jsonl")
    assert not is_of_a_crawl(tmp_path / "site/other.jsonl")
    assert not is_of_a_crawl(tmp_path / "site/missing.jsonl")


def test_without_a_ledger_nothing_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(record(0)))
    assert not is_of_a_crawl(tmp_path / "a.jsonl")
    assert caplog.text == ""


def test_a_file_that_is_about_to_be_replaced_is_not_read(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_bytes(lines(record(0)))
    (one,) = snapshot([tmp_path], but=tmp_path / "b.jsonl")
    assert one.path.name == "a.jsonl"
    assert len(snapshot([tmp_path])) == 2


def test_folders_with_a_files_name_and_hidden_files_are_no_records(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / ".hidden.jsonl").write_bytes(lines(record(0)))
    (tmp_path / "file").touch()
    assert snapshot([tmp_path]) == ()
    assert rejected_files([tmp_path / "file", tmp_path / "nowhere"]) == ()
    with pytest.raises(NothingToRead, match="no such file"):
        snapshot([tmp_path / "nowhere"])


def test_a_packed_file_is_larger_than_it_is_on_the_disk(tmp_path: Path) -> None:
    assert Piece(tmp_path / "a.jsonl", 100).size == 100
    assert Piece(tmp_path / "a.jsonl.gz", 100).size > 100
