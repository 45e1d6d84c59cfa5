"""Many archives: each its own process, and a process that dies costs its own archive only."""

import asyncio
import pickle
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler import exit_status
from pipelines.engines import local
from pipelines.engines.archive import Failure, Limits, Report
from pipelines.engines.job import Job, job_of, once_each
from pipelines.engines.local import run_local
from pipelines.engines.wanted import Wanted
from tests.engines.archives import arabic, write_warc


@pytest.mark.parametrize(
    ("source", "folder", "target"),
    [
        ("in/CC-NEWS-1.warc.gz", "out", "out/CC-NEWS-1.jsonl"),
        ("a.warc", "out/", "out/a.jsonl"),
        ("s3://bucket/x/a.warc.gz", "s3://other/y/", "s3://other/y/a.jsonl"),
    ],
)
def test_the_target_has_the_archives_name(source: str, folder: str, target: str) -> None:
    assert job_of(source, folder, Wanted(), Limits()).target == target


def test_archives_are_cleaned_side_by_side_and_resumed(tmp_path: Path) -> None:
    sources = [str(write_warc(tmp_path / f"{name}.warc.gz", arabic(2, f"{name}.test"))) for name in "abc"]
    jobs = [
        job_of(source, str(tmp_path / "out"), Wanted(), Limits()) for source in [*sources, str(tmp_path / "no.warc")]
    ]
    told: list[Report | Failure] = []
    results = run_local(jobs, 2, told.append)
    assert [result.counts for result in results if isinstance(result, Report)] == [{"written": 2}] * 3
    (failure,) = (result for result in results if isinstance(result, Failure))
    assert failure.source.endswith("no.warc")
    assert "cannot be read" in failure.why
    assert len(told) == 4
    again = run_local(jobs[:3], 2, told.append)
    assert all(isinstance(result, Report) and result.already for result in again)


def test_archives_of_one_name_do_not_share_a_target(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one, other = tmp_path / "a.warc.gz", tmp_path / "x" / "a.warc.gz"

    def jobs(*sources: Path) -> list[Job]:
        return once_each(job_of(str(source), str(tmp_path / "out"), Wanted(), Limits()) for source in sources)

    assert [job.source for job in jobs(one, tmp_path / "x" / ".." / "a.warc.gz", one)] == [str(one)]
    with pytest.raises(ValueError, match=f"^{one} and {other} would both become {tmp_path}/out/a.jsonl: "):
        jobs(one, other)


def test_a_process_whose_giver_has_died_ends_and_leaves_nothing(tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", arabic(2))
    job = job_of(str(source), str(tmp_path / "out"), Wanted(), Limits())
    # A shell's background jobs ignore Ctrl-C. The process's standard input ends at once behind the job.
    command = ["sh", "-c", "trap '' INT; exec \"$0\" -m pipelines.engines.local", sys.executable]
    ended = subprocess.run(command, input=pickle.dumps(job), capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (exit_status.INTERRUPTED, b"")
    assert ended.stdout == b""
    assert not list(tmp_path.glob("out/*"))


def test_a_process_does_one_archive_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = tmp_path / "begun"
    counting = tmp_path / "python"
    counting.write_text(f'#!/bin/sh\necho once >> {begun}\nexec {sys.executable} "$@"\n')
    counting.chmod(0o755)
    monkeypatch.setattr(local.sys, "executable", str(counting))
    jobs = [job_of(str(tmp_path / f"{name}.warc"), str(tmp_path / "out"), Wanted(), Limits()) for name in "abcde"]
    results = run_local(jobs, 2, lambda _: None)
    assert [result.source for result in results] == [job.source for job in jobs]
    assert {"cannot be read" in result.why for result in results if isinstance(result, Failure)} == {True}
    assert begun.read_text().count("once") == 2


def test_a_process_that_dies_over_one_archive_is_begun_anew_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = tmp_path / "python"
    program = (
        "import os, pickle, sys\n"
        "while True:\n"
        "    job = pickle.load(sys.stdin.buffer)\n"
        "    if 'bad' in job.source: os.kill(os.getpid(), 9)\n"
        '    print(\'{"source": "%s", "target": ""}\' % job.source, flush=True)\n'
    )
    (tmp_path / "dying.py").write_text(program)
    dying.write_text(f"#!/bin/sh\nexec {sys.executable} {tmp_path}/dying.py 2>/dev/null\n")
    dying.chmod(0o755)
    monkeypatch.setattr(local.sys, "executable", str(dying))
    results = run_local([Job(name, f"{name}.jsonl") for name in ("a", "bad", "b")], 1, lambda _: None)
    assert [type(result) for result in results] == [Report, Failure, Report]


def test_where_the_giver_dies_in_the_middle_of_a_job_the_process_ends() -> None:
    half = pickle.dumps(Job("a.warc", "a.jsonl"))[:-9]
    command = [sys.executable, "-m", "pipelines.engines.local"]
    ended = subprocess.run(command, input=half, capture_output=True, check=False, timeout=100)
    assert (ended.returncode, ended.stdout, ended.stderr) == (exit_status.INTERRUPTED, b"", b"")


def test_a_process_that_dies_is_begun_once_more_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = tmp_path / "begun"
    fake = tmp_path / "python"
    fake.write_text(f"#!/bin/sh\necho once >> {begun}\nkill -9 $$\n")
    fake.chmod(0o755)
    monkeypatch.setattr(local.sys, "executable", str(fake))
    (result,) = run_local([Job("a.warc", "a.jsonl")], 1, lambda _: None)
    assert isinstance(result, Failure)
    assert "died 2 times (status -9)" in result.why
    assert begun.read_text().count("once") == 2


def test_one_to_which_no_signal_gets_through_ends_too() -> None:
    """As one that begins to wait for a job in the moment of the signal: the system call was not yet there to end."""
    deaf = "import os, signal, sys; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM]);"
    command = [
        sys.executable,
        "-c",
        f"{deaf} os.execv(sys.executable, [sys.executable, '-m', 'pipelines.engines.local'])",
    ]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (exit_status.INTERRUPTED, b"", b"")


def test_an_answer_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, int] = {}

    async def start(*_: str, limit: int = 0, **__: int) -> SimpleNamespace:
        given["limit"] = limit
        return SimpleNamespace(stderr=asyncio.StreamReader())

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)

    async def steps() -> None:
        process = local._Process()
        await process._start()
        assert process._errors
        process._errors.cancel()

    asyncio.run(steps())
    assert given == {"limit": local.MAX_ANSWER}
