"""Ray, Spark and S3 for real: `make cluster`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import naqi.__main__
from pipelines.duplicates.batch.job import mark_all, targets_of
from pipelines.engines import ray_engine, spark_engine
from pipelines.engines.archive import Failure, Limits, Report
from pipelines.engines.job import Job, job_of
from pipelines.engines.run import exchange_on, run_jobs
from pipelines.engines.spark_context import QUICK_COMPILER, spark_context
from pipelines.engines.storage import fetched, put
from pipelines.engines.target import rejected_beside
from pipelines.engines.wanted import Wanted
from tests.cluster import faults
from tests.duplicates.batch.records import by_the_index, files, written
from tests.engines.archives import arabic, write_warc

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(1800), pytest.mark.enable_socket]

TIMEOUT = 30.0
"""Seconds a page: on a busy machine an honest page must not run into it."""


class Engine(NamedTuple):
    name: str
    address: str | None

    def run(self, jobs: list[Job]) -> list[Report | Failure]:
        return run_jobs(jobs, self.name, 2, self.address, lambda _: None)


@pytest.fixture(params=["ray", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return Engine(request.param, request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def with_faults(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the engine's workers do one of the functions of `faults` for each job."""

    def put_in(what: str) -> None:
        monkeypatch.setattr(ray_engine, "do_job", getattr(faults, f"do_{what}_job"))
        monkeypatch.setattr(spark_engine, "do_partition", getattr(faults, f"do_{what}_partition"))

    return put_in


def jobs_of(folder: Path, out: Path, pages: int = 12) -> list[Job]:
    """Three archives, of which the last is cut off in the middle."""
    sources = [folder / f"{name}.warc.gz" for name in "abc"]
    for source in sources:
        if not source.exists():
            write_warc(source, arabic(pages, f"{source.name[0]}.test"))
            if source == sources[-1]:
                content = source.read_bytes()
                source.write_bytes(content[: len(content) // 2])
    return [job_of(str(source), str(out), Wanted(), Limits(timeout=TIMEOUT)) for source in sources]


def counts_of(results: list[Report | Failure]) -> list[dict[str, int]]:
    """What became of the pages of each archive; a failure fails the test with its reason."""
    assert not [result for result in results if isinstance(result, Failure)]
    return [result.counts for result in results if isinstance(result, Report)]


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_records_are_those_of_this_machine(engine: Engine, tmp_path: Path) -> None:
    local = run_jobs(jobs_of(tmp_path, tmp_path / "local"), "local", 2, None, lambda _: None)
    jobs = jobs_of(tmp_path, tmp_path / "there")
    results = engine.run(jobs)
    assert counts_of(results) == counts_of(local)
    whole, _, cut = counts_of(results)
    assert whole == {"written": 12}
    assert cut["broken"] == 1
    assert 0 < cut["written"] < 12
    for name in ("a.jsonl", "b.jsonl", "c.jsonl", "a.rejected.jsonl"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()
    assert all(isinstance(again, Report) and again.already for again in engine.run(jobs))


def test_a_page_that_hangs_and_one_that_ends_its_process(
    engine: Engine, with_faults: Callable[[str], None], tmp_path: Path
) -> None:
    with_faults("faulty")
    (job, *_) = jobs_of(tmp_path, tmp_path / "out")
    (result,) = engine.run([job])
    assert isinstance(result, Report), result
    assert result.counts == {"written": 10, "rejected": 2}
    rejected = {row["url"]: row["reason"] for row in lines(rejected_beside(Path(job.target)))}
    assert rejected == {
        "https://a.test/article/3": "cleaner-timeout",
        "https://a.test/article/5": "cleaner-crashed",
    }


def test_a_worker_that_is_killed_in_the_middle_of_an_archive(
    engine: Engine, with_faults: Callable[[str], None], tmp_path: Path
) -> None:
    with_faults("killed")
    (job, *_) = jobs_of(tmp_path, tmp_path / "out", pages=120)
    (result,) = engine.run([job])
    assert Path(f"{job.target}.killed").exists()
    assert isinstance(result, Report), result
    assert [row["url"] for row in lines(Path(job.target))] == [url for url, _ in arabic(120, "a.test")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.jsonl",
        "a.jsonl.killed",
        "a.rejected.jsonl",
    ]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_archives_and_records_in_an_object_store(engine: Engine, store: str, form: str, tmp_path: Path) -> None:
    place = f"{store}/{engine.name}-{form}"
    source = put_there(tmp_path, place)
    job = job_of(source, f"{place}/out", Wanted(), Limits(timeout=TIMEOUT), form)
    (result,) = engine.run([job])
    assert isinstance(result, Report), result
    assert result.counts == {"written": 3}
    with fetched(job.target) as file:
        records = lines(file) if form == "jsonl" else rows_of(file)
    assert [row["url"] for row in records] == [url for url, _ in arabic(3)]
    assert records[0]["origin"] == f"{source}#0"
    with fetched(f"{place}/out/a.rejected.jsonl") as file:
        assert lines(file) == []
    (again,) = engine.run([job])
    assert isinstance(again, Report) and again.already


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_archives_and_records_at_googles(gs_store: str, form: str, tmp_path: Path) -> None:
    place = f"{gs_store}/{form}"
    job = job_of(put_there(tmp_path, place), f"{place}/out", Wanted(), Limits(timeout=TIMEOUT), form)
    (result,) = run_jobs([job], "local", 1, None, lambda _: None)
    assert isinstance(result, Report), result
    assert result.counts == {"written": 3}
    with fetched(job.target) as file:
        records = lines(file) if form == "jsonl" else rows_of(file)
    assert [row["url"] for row in records] == [url for url, _ in arabic(3)]
    (again,) = run_jobs([job], "local", 1, None, lambda _: None)
    assert isinstance(again, Report) and again.already


def put_there(folder: Path, place: str) -> str:
    put(write_warc(folder / "a.warc.gz", arabic(3)), f"{place}/in/a.warc.gz")
    return f"{place}/in/a.warc.gz"


def rows_of(file: Path) -> list[dict[str, str]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    found: list[dict[str, str]] = parquet.read_table(file).to_pylist()
    return found


def test_an_archive_that_is_not_in_the_object_store(engine: Engine, store: str) -> None:
    (result,) = engine.run([job_of(f"{store}/no.warc.gz", f"{store}/out", Wanted(), Limits())])
    assert isinstance(result, Failure)
    assert result.why.startswith(f"{store}/no.warc.gz: ")


def test_the_duplicates_are_those_of_the_index(engine: Engine, tmp_path: Path) -> None:
    files(tmp_path / "in", 400, 10, 70)
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    exchange = exchange_on(engine.name, 3, 2, engine.address)
    try:
        mark_all(targets, exchange)
    finally:
        exchange.close()
    assert written(targets) == by_the_index(targets)[0]


def test_our_defaults_for_spark_stand_below_the_users_configuration(spark_address: str) -> None:
    conf = spark_context(spark_address).getConf()
    assert conf.get("spark.executor.defaultJavaOptions") == QUICK_COMPILER
    assert conf.get("spark.ui.showConsoleProgress") == "true"


def test_spark_submit(tmp_path: Path) -> None:
    pyspark = pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark wants a Java, and there is none")
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    options = ["--master", "local[1]", "--driver-memory", "512m", "--conf", "spark.ui.enabled=false"]
    archive = write_warc(tmp_path / "a.warc.gz", arabic(3))
    words = ["clean", str(archive), "-o", f"{tmp_path}/out/", "--engine", "spark"]
    done = subprocess.run(
        [str(submit), *options, naqi.__main__.__file__, *words],
        env=os.environ | {"PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert [row["url"] for row in lines(tmp_path / "out" / "a.jsonl")] == [url for url, _ in arabic(3)]
