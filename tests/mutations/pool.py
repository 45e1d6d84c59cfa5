"""Worker processes: which page goes to which, what is tried again, what is given up."""

from tests.mutations.mutation import Mutation, check

POOL = "pipelines/pool.py"
TRIES = "pipelines/tries.py"
POOL_TESTS = "tests/test_pool.py"
FAULTS = "tests/test_pool_faults.py"

ROWS = [
    Mutation(POOL, "suppress(OSError)", "suppress()", FAULTS),
    check(POOL, "isinstance(answer, Exception)", FAULTS),
    check(POOL, "self._room.locked()", FAULTS),
    check(POOL, "asked.left", FAULTS),
    check(POOL, "waiting.settled", FAULTS),
    Mutation(POOL, "not asked.left", "True", FAULTS),
    Mutation(POOL, "not asked.done.done()", "True", FAULTS),
    Mutation(POOL, "while self._under_way", "while False", FAULTS),
    Mutation(POOL, " while self._waiting and (worker", " while True and (worker", FAULTS),
    Mutation(POOL, "except Exception", "except ()", FAULTS),
    Mutation(POOL, "if self._resting is None and", "if True and", FAULTS),
    Mutation(POOL, "present < min(self.count, len(self._open))", "True", FAULTS),
    Mutation(POOL, "worker is not None", "True", FAULTS),
    Mutation(POOL, "len(under_way[worker]) < AHEAD", "True", POOL_TESTS),
    Mutation(
        POOL,
        "self._waiting and len(batch) < most and not batch[0].alone and not self._waiting[0].alone",
        "False",
        FAULTS,
    ),
    Mutation(POOL, "len(batch) < most", "True", FAULTS),
    Mutation(POOL, "not batch[0].alone", "True", FAULTS),
    Mutation(POOL, "(OSError,", "((),", FAULTS),
    Mutation(POOL, "EOFError", "()", FAULTS),
    Mutation(POOL, "MemoryError", "()", FAULTS),
    Mutation(POOL, "MemoryError, RuntimeError", "MemoryError, ()", FAULTS),
    check(POOL, "not worker.ended", FAULTS),
    check(POOL, "self._failing_since is None", FAULTS),
    Mutation(POOL, "loop.time() - self._failing_since > PATIENCE", "True", FAULTS),
    Mutation(POOL, "not self._under_way", "True", FAULTS),
    check(POOL, "self._resting is None", FAULTS),
    check(POOL, "isinstance(news, Ended)", FAULTS),
    check(POOL, "batches", FAULTS),
    check(POOL, "news.never_began", POOL_TESTS),
    check(POOL, "len(batch) > 1", FAULTS),
    Mutation(TRIES, 'news.how == "starved"', "True", POOL_TESTS),
    Mutation(TRIES, "one.deaths <= RETRIES", "True", POOL_TESTS),
    check(TRIES, 'news.how == "late"', FAULTS),
    Mutation(POOL, "if self._has_answered and", "if True and", FAULTS),
    check(POOL, "not one.settled", FAULTS),
]
