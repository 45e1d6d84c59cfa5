"""Ray: a core task an archive, or a part. Needs the group `ray`; the cluster's machines need naqi, too."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from pipelines.engines.archive import Failure, Report
from pipelines.engines.exchange import TRIES, EngineError, ExchangeError, Sent, Task
from pipelines.engines.job import Job, do_job
from pipelines.export.optional import need


def run_ray(
    jobs: Iterable[Job], address: str | None, tell: Callable[[Report | Failure], None]
) -> list[Report | Failure]:
    """Do jobs on a Ray cluster: the one at `address`, or one of this machine where there is none.

    A task whose worker is killed is done again by Ray, TRIES times in all; doing a job twice does no harm. Raises
    MissingPackage where Ray is not installed, EngineError where it cannot be reached or started.
    """
    ray = ray_connected(address)
    todo = list(jobs)
    task = ray.remote(num_cpus=1, max_retries=TRIES)(do_job)
    source_of = {task.remote(job): job.source for job in todo}
    results: dict[str, Report | Failure] = {}
    waiting = list(source_of)
    while waiting:
        (one, *_), waiting = ray.wait(waiting)
        source = source_of[one]
        try:
            results[source] = ray.get(one)
        except ray.exceptions.RayError as error:
            results[source] = Failure(source, _line(error))
        tell(results[source])
    return [results[job.source] for job in todo]


def ray_connected(address: str | None) -> Any:
    """Ray, connected to the cluster at an address, or to one of this machine; to the one it is connected to already.

    Raises MissingPackage, EngineError.
    """
    ray = need("ray", "ray")
    if ray.is_initialized():
        return ray
    try:
        ray.init(address=address, log_to_driver=False, include_dashboard=False if address is None else None)
    except Exception as error:
        ray.shutdown()
        raise EngineError(f"Ray at {address or 'this machine'}: {_line(error)}") from error
    return ray


class RayExchange:
    """A batch job's parts as core tasks; what they send stays in Ray's object store (exchange.Exchange)."""

    def __init__(self, parts: int, address: str | None) -> None:
        """Raises MissingPackage where Ray is not installed, EngineError where it cannot be reached."""
        self.parts = parts
        self._ray = ray_connected(address)
        self._sent: dict[str, list[list[Any]]] = {}
        """By name and receiver: references to what each part sent."""

    def load(self, name: str, values: Sequence[bytes]) -> None:
        """Send each part its value."""
        self._sent[name] = [[self._ray.put(value)] for value in values]

    def run(self, task: Task, reads: Sequence[str], writes: Sequence[str]) -> None:
        """Do a task for each part."""
        count = len(writes) * self.parts + 1  # one that says that the part is done: Ray gives a lone result bare
        remote = self._ray.remote(num_cpus=1, max_retries=TRIES, num_returns=count)(_perform)
        shared = self._ray.put(task)
        here = {name: self._sent[name] for name in reads if name in self._sent}
        results = []
        for part in range(self.parts):
            lengths = {name: len(here[name][part]) if name in here else 0 for name in reads}
            values = [one for name in reads if name in here for one in here[name][part]]
            results.append(remote.remote(shared, part, lengths, tuple(writes), *values))
        try:
            self._ray.get([one[0] for one in results])
        except self._ray.exceptions.RayError as error:
            raise ExchangeError(_line(error)) from error
        for at, name in enumerate(writes):
            start = 1 + at * self.parts
            self._sent[name] = [[one[start + receiver] for one in results] for receiver in range(self.parts)]

    def collect(self, name: str) -> list[list[bytes]]:
        """What was sent under a name."""
        return [[value for value in self._ray.get(sent) if value] for sent in self._sent[name]]

    def close(self) -> None:
        """Let Ray throw it away."""
        self._sent.clear()


def _perform(task: Task, part: int, lengths: dict[str, int], writes: Sequence[str], *values: bytes) -> list[bytes]:
    left = iter(values)
    sent: Sent = {name: list(islice(left, length)) for name, length in lengths.items()}
    given = task(part, {name: [value for value in came if value] for name, came in sent.items()})
    return [b"", *(value for name in writes for value in given[name])]


def _line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
