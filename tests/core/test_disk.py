"""What a user names as a file and is none: it is refused, or empty, and never waited for."""

import os
import threading
from pathlib import Path

import pytest

from crawler.core.disk import MAX_GIVEN, open_regular, read_given, write_whole
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
