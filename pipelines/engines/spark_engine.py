"""Spark: a partition an archive. Needs the group `spark`, a Java, and naqi on the cluster's machines.

Spark starts the Python of PYSPARK_PYTHON on its workers, by default the system's: this one is named where none is.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from pipelines.engines.archive import Failure, Report
from pipelines.engines.job import Job, do_job
from pipelines.export.optional import need


def run_spark(
    jobs: Iterable[Job], master: str | None, tell: Callable[[Report | Failure], None]
) -> list[Report | Failure]:
    """Do jobs on a Spark cluster: `master` as Spark names it, or what spark-submit says, or this machine's cores.

    A task whose worker is killed is done again by Spark; doing a job twice does no harm. Raises MissingPackage where
    PySpark is not installed.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    sessions = need("pyspark.sql", "spark").SparkSession
    todo = list(jobs)
    builder = sessions.builder.appName("naqi")
    session = (builder.master(master) if master else builder).getOrCreate()
    results: dict[str, Report | Failure] = {}
    rows = session.sparkContext.parallelize(todo, max(1, len(todo))).mapPartitions(do_partition)
    for result in rows.toLocalIterator(prefetchPartitions=True):
        results[result.source] = result
        tell(result)
    return [results[job.source] for job in todo]


def do_partition(jobs: Iterable[Job]) -> Iterator[Report | Failure]:
    """What a Spark task does with its jobs."""
    return map(do_job, jobs)
