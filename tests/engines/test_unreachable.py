"""Engines that cannot be reached or started: one line, and none of their own tracebacks."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipelines.engines.archive import Limits
from pipelines.engines.exchange import EngineError
from pipelines.engines.job import Job, job_of
from pipelines.engines.run import run_jobs
from pipelines.engines.wanted import Wanted
from tests.engines.made_spark import put_in_spark

JAVA = """An error occurred while calling o33.count.
: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 failed 4 times
\tat org.apache.spark.Scheduler.abort(Scheduler.scala:1)
"""


class JavaError(Exception):
    """As py4j's."""


def raising(error: Exception) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    return [job_of("a.warc.gz", str(tmp_path), Wanted(), Limits())]


@pytest.mark.parametrize("error", [ConnectionError("nobody answers\nand more"), Exception("nobody answers")])
def test_ray(error: Exception, jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []
    fake = SimpleNamespace(is_initialized=lambda: False, init=raising(error), shutdown=lambda: stopped.append(True))
    monkeypatch.setitem(sys.modules, "ray", fake)
    with pytest.raises(EngineError, match=r"^Ray at 10\.0\.0\.9:6379: nobody answers$"):
        run_jobs(jobs, "ray", 1, "10.0.0.9:6379", lambda _: None)
    assert stopped


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (JAVA, "org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 failed 4 times"),
        (
            "[JAVA_GATEWAY_EXITED] Java gateway process exited.\nmore",
            "[JAVA_GATEWAY_EXITED] Java gateway process exited.",
        ),
        ("something else", "something else"),
    ],
)
def test_spark(told: str, line: str, jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_spark(monkeypatch, raising(JavaError(told)), JavaError)
    with pytest.raises(EngineError) as raised:
        run_jobs(jobs, "spark", 1, "spark://10.0.0.9:7077", lambda _: None)
    assert str(raised.value) == f"Spark: {line}"
