"""Ray, Spark and S3 for real: `make cluster`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.engines.archive import Failure, Limits, Report
from pipelines.engines.job import Job, job_of, run_job
from pipelines.engines.run import run_jobs
from pipelines.engines.wanted import Wanted
from tests.engines.archives import arabic, write_warc

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600), pytest.mark.enable_socket]

ENGINES = {"ray": "ray", "spark": "pyspark"}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(ENGINES[request.param])
    if request.param == "spark" and not shutil.which("java"):
        pytest.skip("Spark wants a Java, and there is none")
    return str(request.param)


def jobs(folder: Path, out: Path, pages: int = 20) -> list[Job]:
    sources = [folder / f"{name}.warc.gz" for name in "abc"]
    for source in sources:
        if not source.exists():
            write_warc(source, arabic(pages, f"{source.name[0]}.test"))
    return [job_of(str(source), str(out), Wanted(), Limits()) for source in sources]


def told(_: Report | Failure) -> None:
    """Nobody listens."""


def test_the_records_are_those_of_this_machine(engine: str, tmp_path: Path) -> None:
    run_jobs(jobs(tmp_path, tmp_path / "local"), "local", 2, None, told)
    results = run_jobs(jobs(tmp_path, tmp_path / engine), engine, 2, None, told)
    assert all(isinstance(result, Report) for result in results)
    for name in "abc":
        here, there = (tmp_path / place / f"{name}.jsonl" for place in ("local", engine))
        assert there.read_bytes() == here.read_bytes()


def test_a_worker_that_is_killed_in_the_middle_of_an_archive(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    todo = jobs(tmp_path, tmp_path / "out", pages=150)
    killed: list[int] = []

    def kill() -> None:
        until = time.monotonic() + 120
        while not killed and time.monotonic() < until:
            time.sleep(0.05)
            if list((tmp_path / "out").glob("*.part")):
                found = subprocess.run(["pgrep", "-f", "ray::do_job"], capture_output=True, text=True, check=False)
                for line in found.stdout.split()[:1]:
                    os.kill(int(line), signal.SIGKILL)
                    killed.append(int(line))

    thread = threading.Thread(target=kill)
    thread.start()
    results = run_jobs(todo, "ray", 2, None, told)
    thread.join()
    assert killed
    assert all(isinstance(result, Report) for result in results)
    for name in "abc":
        assert len((tmp_path / "out" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()) == 150
    assert not list((tmp_path / "out").glob("*.part"))


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    pytest.importorskip("moto")
    fs = pytest.importorskip("s3fs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}",
    }.items():
        monkeypatch.setenv(name, value)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    fs.S3FileSystem(endpoint_url=f"http://127.0.0.1:{port}").mkdir("naqi-test")
    yield "s3://naqi-test"
    server.terminate()
    server.wait()


def test_an_archive_and_its_records_in_an_object_store(bucket: str, tmp_path: Path) -> None:
    from pipelines.engines.storage import fetched, put

    put(write_warc(tmp_path / "a.warc.gz", arabic(3)), f"{bucket}/in/a.warc.gz")
    job = Job(f"{bucket}/in/a.warc.gz", f"{bucket}/out/a.jsonl")
    assert run_job(job).counts == {"written": 3}
    assert run_job(job).already
    with fetched(job.target) as file:
        assert f"{bucket}/in/a.warc.gz#0" in file.read_text(encoding="utf-8")
