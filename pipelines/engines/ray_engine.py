"""Ray: a core task an archive. Needs the group `ray`; the cluster's machines need naqi, too."""

from collections.abc import Callable, Iterable

from pipelines.engines.archive import Failure, Report
from pipelines.engines.job import Job, do_job
from pipelines.engines.local import TRIES
from pipelines.export.optional import need


def run_ray(
    jobs: Iterable[Job], address: str | None, tell: Callable[[Report | Failure], None]
) -> list[Report | Failure]:
    """Do jobs on a Ray cluster: the one at `address`, or one of this machine where there is none.

    A task whose worker is killed is done again by Ray, TRIES times in all; doing a job twice does no harm. Raises
    MissingPackage where Ray is not installed.
    """
    ray = need("ray", "ray")

    todo = list(jobs)
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False, include_dashboard=False if address is None else None)
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
            results[source] = Failure(source, str(error).strip().partition("\n")[0])
        tell(results[source])
    return [results[job.source] for job in todo]
