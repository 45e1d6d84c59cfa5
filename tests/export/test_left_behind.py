"""What lies beside the place of an export: what a killed run left goes or comes back, all else stays."""

import os
from pathlib import Path

import pytest

from pipelines.export import destination
from pipelines.export.destination import DestinationError, is_stream, new_file, new_folder
from tests.export.test_destination import names

DEAD = 2**22 - 7
"""Above what Linux numbers processes with by default."""


def write(path: Path) -> None:
    with new_file(path) as begun:
        begun.write_text("new")


@pytest.mark.parametrize("name", [".y.mine.new", ".y..new", ".y.1a.old", ".z.{dead}.new", ".y.{huge}.new"])
def test_what_no_export_has_left_stays(tmp_path: Path, name: str) -> None:
    left = tmp_path / name.format(dead=DEAD, huge=10**30)
    left.write_text("somebody's")
    write(tmp_path / "y")
    assert left.read_text() == "somebody's"


def test_a_process_that_is_anothers_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kill(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", kill)
    (tmp_path / f".y.{DEAD}.new").write_text("half")
    write(tmp_path / "y")
    assert (tmp_path / f".y.{DEAD}.new").exists()


def test_what_has_our_own_number_is_of_an_earlier_process(tmp_path: Path) -> None:
    (tmp_path / f".y.{os.getpid()}.old").write_text("half")
    (tmp_path / "y").write_text("whole")
    destination._clear(tmp_path / "y")
    assert names(tmp_path) == ["y"]


def test_what_is_half_written_never_takes_the_place(tmp_path: Path) -> None:
    (tmp_path / f".y.{DEAD}.new").write_text("half")
    destination._clear(tmp_path / "y")
    assert names(tmp_path) == []


def test_an_old_one_does_not_come_back_over_a_new_one(tmp_path: Path) -> None:
    (tmp_path / f".y.{DEAD}.old").write_text("old")
    (tmp_path / "y").write_text("new")
    destination._clear(tmp_path / "y")
    assert (names(tmp_path), (tmp_path / "y").read_text()) == (["y"], "new")


@pytest.mark.parametrize("sign", ["*", "?", "[a]"])
def test_signs_of_patterns_in_a_name_are_letters(tmp_path: Path, sign: str) -> None:
    (tmp_path / f".y{sign}.{DEAD}.new").write_text("ours")
    (tmp_path / f".ya.{DEAD}.new").write_text("another's")
    write(tmp_path / f"y{sign}")
    assert names(tmp_path) == sorted([f".ya.{DEAD}.new", f"y{sign}"])


def test_a_folder_of_somebodys_is_not_replaced_and_an_empty_one_is(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/notes").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(DestinationError, match="something else than an export"), new_folder(tmp_path / "full", {}):
        pass
    with new_folder(tmp_path / "empty", {}) as begun:
        (begun / "a").touch()
    assert names(tmp_path) == ["empty/.naqi-export.json", "empty/a", "full/notes"]


def test_what_is_a_stream(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    found = [is_stream(path) for path in (Path("/dev/fd/7"), tmp_path / "pipe", tmp_path, tmp_path / "file")]
    assert found == [True, True, False, False]
    assert not is_stream(tmp_path / "nothing")


def test_a_place_below_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for below in ("file/x", "file/deep/x"):
        with pytest.raises(NotADirectoryError, match="is no folder"):
            write(tmp_path / below)


@pytest.mark.parametrize("error", [OSError("said in words"), OSError(5, "read", "/another/file")])
def test_a_fault_of_something_else_keeps_its_words(tmp_path: Path, error: OSError) -> None:
    said = str(error)
    with pytest.raises(OSError) as caught, new_file(tmp_path / "y"):
        raise error
    assert str(caught.value) == said
