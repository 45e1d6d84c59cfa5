"""What a user names as a file and is none: it is refused, or empty, and never waited for."""

import errno
import fcntl
import os
import threading
from pathlib import Path

import pytest

from crawler.core.disk import (
    MAX_GIVEN,
    Taken,
    _Regular,
    claim,
    free_name,
    open_regular,
    read_given,
    sync_folder,
    write_whole,
)
from crawler.discovery.listed import listed_sites
from crawler.saved_kinds import head_of
from pipelines.cleaning.lexicon.own import LexiconError, corrections_of
from pipelines.reading.snapshot import NothingToRead, snapshot


def test_a_pipe_is_read_where_somebody_writes_and_empty_where_nobody_does(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert read_given(pipe) == ""
    reading, writing = os.pipe()
    late = threading.Timer(0.05, lambda: (os.write(writing, "خبر".encode()), os.close(writing)))
    late.start()
    assert read_given(Path(f"/dev/fd/{reading}")) == "خبر"
    os.close(reading)


def test_what_has_no_end_and_what_is_no_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.core.disk.MAX_GIVEN", MAX_GIVEN // 1024)
    for place in ("/dev/zero", str(tmp_path), f"{tmp_path}/nothing"):
        with pytest.raises(OSError, match=place):
            read_given(Path(place))
    (tmp_path / "list").write_bytes(b"\xef\xbb\xbfa.test\n")
    assert read_given(tmp_path / "list") == "a.test\n"
    with pytest.raises(ValueError, match=r"urls=/dev/zero: cannot be read: .*more than"):
        listed_sites("/dev/zero", ())


@pytest.mark.skipif(not os.access("/proc/kmsg", os.R_OK), reason="a file that has nothing to read yet")
def test_a_file_that_has_nothing_yet_is_none() -> None:
    assert head_of(Path("/proc/kmsg")) == b""
    with open_regular(Path("/proc/kmsg")) as file, pytest.raises(OSError, match="not a regular file"):
        while file.read(65536):
            pass


def test_records_and_phrases_are_read_from_files_only(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "furniture.tsv")
    for place in (tmp_path / "furniture.tsv", Path("/dev/zero")):
        with pytest.raises(NothingToRead, match="a pipe or a device"):
            snapshot([place])
    with pytest.raises(LexiconError, match="no file"):
        corrections_of(str(tmp_path))


def test_a_device_or_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"figures")
    assert os.read(reading, 100) == b"figures"
    os.close(reading)
    with pytest.raises(OSError, match="No such device"):
        write_whole(pipe, b"nobody reads it")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(("number", "passes"), [(errno.ENOLCK, True), (errno.EOPNOTSUPP, True), (errno.EIO, False)])
def test_a_file_system_without_locks_is_no_fault(
    number: int, passes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", fail)
    with (tmp_path / "file").open("wb") as file:
        if passes:
            claim(file, tmp_path / "file")
        else:
            with pytest.raises(OSError, match=os.strerror(number)):
                claim(file, tmp_path / "file")


def test_a_device_is_written_by_many_and_a_file_by_one(tmp_path: Path) -> None:
    for path, is_taken in ((Path("/dev/null"), False), (tmp_path / "file", True)):
        with path.open("ab") as one, path.open("ab") as two:
            claim(one, path)
            if is_taken:
                with pytest.raises(Taken, match=f"another run is writing {path}"):
                    claim(two, path)
            else:
                claim(two, path)


@pytest.mark.parametrize(("number", "passes"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_file_system_that_forces_no_folders_is_no_fault(
    number: int, passes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    if passes:
        sync_folder(tmp_path)
        return
    with pytest.raises(OSError, match=os.strerror(number)):
        sync_folder(tmp_path)
    (tmp_path / "figures").write_bytes(b"old")
    with pytest.raises(OSError, match=os.strerror(number)):
        write_whole(tmp_path / "figures", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"figures": b"old"}


def test_nothing_that_was_put_aside_is_written_over(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        names.append(free_name(tmp_path / "aside"))
        names[-1].touch()
    assert [path.name for path in names] == ["aside", "aside.2", "aside.3"]


def test_what_has_nothing_to_read_yet_is_no_file() -> None:
    """Some below /proc call themselves regular: a pipe without anything in it is read like them."""
    reading, writing = os.pipe2(os.O_NONBLOCK)
    with _Regular(reading) as file:
        for read in (file.readall, lambda: file.readinto(bytearray(1))):
            with pytest.raises(OSError, match="not a regular file"):
                read()
    os.close(writing)
