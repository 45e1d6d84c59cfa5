"""Spark: a partition an archive, or a part. Needs the group `spark`, a Java, and naqi on the cluster's machines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from pipelines.engines.archive import Failure, Report
from pipelines.engines.exchange import ExchangeError, Sent, Task
from pipelines.engines.job import Job, do_job
from pipelines.engines.spark_context import reason_in, spark_context, told
from pipelines.export.optional import need


def run_spark(
    jobs: Iterable[Job], master: str | None, tell: Callable[[Report | Failure], None]
) -> list[Report | Failure]:
    """Do jobs on a Spark cluster: `master` as Spark names it, or what spark-submit says, or this machine's cores.

    A task whose worker is killed is done again by Spark; doing a job twice does no harm. Raises MissingPackage where
    PySpark is not installed, EngineError where Spark cannot be reached or gives up.
    """
    todo = list(jobs)
    results: dict[str, Report | Failure] = {}
    rows = spark_context(master).parallelize(todo, max(1, len(todo))).mapPartitions(do_partition)
    with told():
        for result in rows.toLocalIterator(prefetchPartitions=True):
            results[result.source] = result
            tell(result)
    return [results[job.source] for job in todo]


def do_partition(jobs: Iterable[Job]) -> Iterator[Report | Failure]:
    """What a Spark task does with its jobs."""
    return map(do_job, jobs)


class SparkExchange:
    """A batch job's parts as partitions; what they send is shuffled by Spark (exchange.Exchange)."""

    def __init__(self, parts: int, master: str | None) -> None:
        """Raises MissingPackage where PySpark is not installed, EngineError where Spark cannot be reached."""
        self.parts = parts
        self._context = spark_context(master)
        self._levels = need("pyspark", "spark").StorageLevel
        self._errors = need("py4j.protocol", "spark").Py4JError
        self._every = self._context.parallelize([(part, None) for part in range(parts)], parts)
        self._sent: dict[str, Any] = {}
        """By name: rows of the receiver, and the sender with what it sends."""
        self._steps: list[Any] = []

    def load(self, name: str, values: Sequence[bytes]) -> None:
        """Send each part its value."""
        self._sent[name] = self._context.parallelize([(part, (0, value)) for part, value in enumerate(values)])

    def run(self, task: Task, reads: Sequence[str], writes: Sequence[str]) -> None:
        """Do a task for each part."""
        came = [self._sent[name].mapValues(partial(_under, name)) for name in reads if name in self._sent]
        grouped = self._context.union([self._every, *came]).groupByKey(self.parts, _itself)
        step = grouped.flatMap(partial(_perform, task, tuple(reads), tuple(writes)))
        step.persist(self._levels.DISK_ONLY)
        try:
            step.count()
        except self._errors as error:
            raise ExchangeError(reason_in(str(error))) from error
        self._steps.append(step)
        for name in writes:
            self._sent[name] = step.filter(partial(_is, name)).map(_sent)

    def collect(self, name: str) -> list[list[bytes]]:
        """What was sent under a name."""
        found: list[list[tuple[int, bytes]]] = [[] for _ in range(self.parts)]
        for receiver, row in self._sent[name].collect():
            found[receiver].append(row)
        return [[value for _, value in sorted(rows)] for rows in found]

    def close(self) -> None:
        """Let Spark throw it away."""
        for step in self._steps:
            step.unpersist()
        self._sent.clear()


def _perform(task: Task, reads: Sequence[str], writes: Sequence[str], came: Any) -> Iterator[Any]:
    """Rows of name, receiver, sender and value."""
    part, rows = came
    ordered = sorted(row for row in rows if row)
    sent: Sent = {name: [value for under, _, value in ordered if under == name] for name in reads}
    given = task(part, sent)
    for name in writes:
        for receiver, value in enumerate(given[name]):
            if value:
                yield name, receiver, part, value


def _under(name: str, row: tuple[int, bytes]) -> tuple[str, int, bytes]:
    return name, *row


def _is(name: str, row: tuple[str, int, int, bytes]) -> bool:
    return row[0] == name


def _sent(row: tuple[str, int, int, bytes]) -> tuple[int, tuple[int, bytes]]:
    return row[1], (row[2], row[3])


def _itself(part: int) -> int:
    return part
