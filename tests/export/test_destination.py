import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.export.destination import MARK, DestinationError, new_file, new_folder
from pipelines.export.sqlite import must_be_replaceable


class Stopped(Exception):
    pass


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep/x.csv"
    for text in ("one", "two"):
        with new_file(path) as begun:
            begun.write_text(text)
            assert not path.exists() or path.read_text() != text
        assert path.read_text() == text
    assert names(tmp_path) == ["deep/x.csv"]


def test_a_fault_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")
    with pytest.raises(Stopped), new_file(path) as begun:
        begun.write_text("half")
        raise Stopped
    assert names(tmp_path) == ["x.csv"]
    assert path.read_text() == "old"


def test_a_folder_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for name in ("one", "two"):
        with new_folder(path, {"format": "txt"}) as begun:
            (begun / name).write_text(name)
        assert names(path) == sorted([MARK, name])
    assert names(tmp_path) == ["x/.naqi-export.json", "x/two"]


def test_a_fault_leaves_the_old_folder(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with new_folder(path, {}) as begun:
        (begun / "old").touch()
    with pytest.raises(Stopped), new_folder(path, {}) as begun:
        raise Stopped
    assert names(tmp_path) == ["x/.naqi-export.json", "x/old"]


def test_where_the_new_folder_cannot_take_its_name_the_old_one_has_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, rename = tmp_path / "x", Path.rename
    with new_folder(path, {}) as begun:
        (begun / "old").touch()

    def refused(self: Path, target: Path) -> Path:
        if self.suffix == ".new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="Input/output"), new_folder(path, {}):
        pass
    assert names(tmp_path) == ["x/.naqi-export.json", "x/old"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    with new_folder(tmp_path / "x", {}):
        (tmp_path / "x").mkdir()
    with new_folder(tmp_path / "y", {}) as begun:
        (begun / "a").touch()
    assert names(tmp_path) == ["x/.naqi-export.json", "y/.naqi-export.json", "y/a"]


def test_what_is_no_export_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("mine")
    with pytest.raises(DestinationError, match="holds something else"), new_folder(tmp_path / "mine", {}):
        pass
    with pytest.raises(DestinationError, match="is a file"), new_folder(tmp_path / "mine/thesis.txt", {}):
        pass
    with pytest.raises(DestinationError, match="is a folder"), new_file(tmp_path / "mine"):
        pass
    assert names(tmp_path) == ["mine/thesis.txt"]


def test_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    dead = 2**22 - 7  # above what Linux numbers processes with by default
    (tmp_path / f".x.{dead}.new").mkdir()
    (tmp_path / f".y.{dead}.new").write_text("half")
    (tmp_path / f".y.{os.getppid()}.new").write_text("of a run that is alive")
    with new_folder(tmp_path / "x", {}):
        pass
    with new_file(tmp_path / "y") as begun:
        begun.touch()
    assert names(tmp_path) == [f".y.{os.getppid()}.new", "x/.naqi-export.json", "y"]


def test_a_folder_that_a_killed_run_had_moved_aside_comes_back(tmp_path: Path) -> None:
    with new_folder(tmp_path / "x", {}) as begun:
        (begun / "old").touch()
    (tmp_path / "x").rename(tmp_path / f".x.{2**22 - 7}.old")
    with pytest.raises(Stopped), new_folder(tmp_path / "x", {}):
        raise Stopped
    assert names(tmp_path) == ["x/.naqi-export.json", "x/old"]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "x.csv"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with new_file(pipe) as begun:
        begun.write_text("all of it")
    assert os.read(end, 100) == b"all of it"
    os.close(end)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_what_a_process_has_open_is_written_to(tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("wb") as file, new_file(Path(f"/dev/fd/{file.fileno()}")) as begun:
        begun.write_text("all of it")
    assert (tmp_path / "x.csv").read_text() == "all of it"


def test_a_device_is_no_place_for_a_database() -> None:
    with pytest.raises(DestinationError, match="/dev/null is a device or a pipe"):
        must_be_replaceable(Path("/dev/null"))


def test_a_link_stays_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    for name in ("x.csv", "set"):
        (tmp_path / name).symlink_to(tmp_path / "real" / name)
    for text in ("one", "two"):
        with new_file(tmp_path / "x.csv") as file, new_folder(tmp_path / "set", {}) as folder:
            file.write_text(text)
            (folder / text).touch()
    assert (tmp_path / "x.csv").is_symlink()
    assert (tmp_path / "set").is_symlink()
    assert names(tmp_path / "real") == ["set/.naqi-export.json", "set/two", "x.csv"]


def test_a_fault_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=f"'{tmp_path}/x.csv'"), new_file(tmp_path / "x.csv"):
        pass  # nothing was written


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_full_disk_names_the_destination_and_leaves_nothing(tmp_path: Path, kind: str) -> None:
    place = new_file(tmp_path / "x") if kind == "file" else new_folder(tmp_path / "x", {})
    with pytest.raises(OSError, match=f"No space left on device: '{tmp_path}/x'"), place as begun:
        (begun if kind == "file" else begun / "part").write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert names(tmp_path) == []


def test_a_fault_of_what_is_read_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="'/source'"), new_file(tmp_path / "x"):
        raise OSError(errno.EIO, os.strerror(errno.EIO), "/source")


def test_somebodys_database_or_text_is_no_export_that_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("a list of mine")
    with closing(sqlite3.connect(tmp_path / "mine.sqlite")) as database:
        database.execute("CREATE TABLE mine (x)")
    (tmp_path / "empty.sqlite").touch()
    for name in ("text.sqlite", "mine.sqlite"):
        with pytest.raises(DestinationError, match="is no export of naqi"):
            must_be_replaceable(tmp_path / name)
    must_be_replaceable(tmp_path / "empty.sqlite")
