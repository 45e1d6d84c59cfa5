"""Addresses whose other side fails: one line, whatever kind of error the packages behind fsspec raise."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipelines.engines import storage
from pipelines.engines.archive import Failure, Limits
from pipelines.engines.job import do_job, job_of
from pipelines.engines.run import archives_in
from pipelines.engines.storage import StorageError
from pipelines.engines.wanted import Wanted

BUCKET = ["b/in/a.warc.gz", "b/in/x/b.warc", "b/in/page.html"]


class NoCredentials(Exception):
    """As botocore's: no OSError."""


class Bucket:
    """A file system of fsspec's that answers each question with an error."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def _answer(self, *_: object) -> list[str]:
        if self.error:
            raise self.error
        return BUCKET

    exists = get_file = put_file = find = _answer

    def glob(self, pattern: str) -> list[str]:
        return [name for name in self._answer() if Path(name).match(pattern)]

    def unstrip_protocol(self, name: str) -> str:
        return f"s3://{name}"


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], None]:
    """Lets all addresses lead to a bucket that answers so."""

    def put_in(error: Exception | None) -> None:
        def open_place(place: str) -> tuple[Bucket, str]:
            return Bucket(error), place.partition("://")[2]

        monkeypatch.setitem(sys.modules, "fsspec", SimpleNamespace(core=SimpleNamespace(url_to_fs=open_place)))
        kinds = dict.fromkeys(storage.FAULTS["botocore.exceptions"], NoCredentials)
        monkeypatch.setitem(sys.modules, "botocore.exceptions", SimpleNamespace(**kinds))

    return put_in


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NoCredentials("Unable to\n locate credentials"), "Unable to locate credentials"),
        (PermissionError("Access Denied"), "Access Denied"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_faults_are_one_line_with_the_place(
    answering: Callable[[Exception | None], None], error: Exception, told: str, tmp_path: Path
) -> None:
    answering(error)
    result = do_job(job_of("s3://b/a.warc.gz", str(tmp_path), Wanted(), Limits()))
    assert result == Failure("s3://b/a.warc.gz", f"s3://b/a.warc.gz: {told}")
    with pytest.raises(StorageError, match=f"^s3://b/in/: {told}$"):
        list(archives_in(["s3://b/in/"]))


def test_a_fault_of_the_code_is_none_of_the_address(answering: Callable[[Exception | None], None]) -> None:
    answering(KeyError("x"))
    with pytest.raises(KeyError):
        storage.exists("s3://b/a.warc.gz")


def test_a_remote_folder_and_a_pattern_stand_for_their_archives(
    answering: Callable[[Exception | None], None],
) -> None:
    answering(None)
    assert list(archives_in(["s3://b/in/"])) == ["s3://b/in/a.warc.gz", "s3://b/in/x/b.warc"]
    assert list(archives_in(["s3://b/in/*.warc.gz", "s3://b/one"])) == ["s3://b/in/a.warc.gz", "s3://b/one"]
    with pytest.raises(ValueError, match="there is no WARC archive"):
        list(archives_in(["s3://b/in/*.html"]))
