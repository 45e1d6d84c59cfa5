"""Worker processes that clean pages."""

from collections.abc import Sequence

from crawler.items import FetchedPage, Rejected, Trace
from pipelines.in_worker import Outcome, Task, clean_in_worker
from pipelines.pool import Pool
from pipelines.tries import Crashed, TooLate, Unfinished


class Workers:
    """A pool of cleaning processes (`Pool` says what `count` and `timeout` are); `task` is clean_in_worker where none
    is named."""

    def __init__(self, count: int, timeout: float, task: Task | None = None) -> None:
        self._pool = Pool(count, timeout, task or clean_in_worker)
        self.count, self.timeout = self._pool.count, timeout

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that run now."""
        return self._pool.pids

    async def clean(self, page: FetchedPage) -> Outcome:
        """Clean one page in a worker; returns the article, or why it is rejected, and what happened on the way.

        Beside the page's own reasons: `cleaner-timeout` past the time limit, `cleaner-crashed` where its worker died
        twice. Raises Unfinished when the run gives up what is under way or the machine is at fault, NoWorkers where
        it stays so.
        """
        (outcome,) = await self.clean_all([page])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def clean_all(self, pages: Sequence[FetchedPage]) -> list[Outcome | Unfinished]:
        """The same for several pages, in their order; in the place of an outcome what `clean` would raise."""
        return list(map(_judged, pages, await self._pool.do_all(pages)))

    def give_up(self) -> None:
        """Let go of the pages under way, those that hang among them."""
        self._pool.give_up()

    def close(self) -> None:
        """Stop the workers, while their event loop runs."""
        self._pool.close()


def _judged(page: FetchedPage, answer: Outcome | Exception) -> Outcome | Unfinished:
    if isinstance(answer, TooLate):
        return Rejected("cleaner-timeout", str(answer)), Trace.of(page)
    if isinstance(answer, Crashed):
        return Rejected("cleaner-crashed", str(answer)), Trace.of(page)
    if isinstance(answer, Unfinished):
        return answer
    if isinstance(answer, Exception):
        raise answer
    return answer
