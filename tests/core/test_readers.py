"""Readings that never end, that kill their process, and that are broken off; sites wait for none but themselves."""

import asyncio
import errno
import os
import resource
import signal
import time
from collections.abc import Coroutine
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

import crawler.core.readers as readers_module
from crawler.core.faults import Stopping
from crawler.core.reader_process import MEMORY, _limit, _limit_memory
from crawler.core.readers import MOST_FAILURES, Readers, Unreadable

T = TypeVar("T")


def size(body: bytes, more: int) -> int:
    return len(body) + more


def spin(body: bytes) -> None:
    while True:
        pass


def refuse(body: bytes) -> None:
    raise KeyError(body.decode())


def die_once(body: bytes, mark: str) -> str:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def die(body: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def grow(body: bytes) -> int:
    return len([bytes(1024 * 1024) for _ in range(2 * MEMORY >> 20)])


def doze(body: bytes) -> str:
    time.sleep(5)  # no processor time
    return "late"


def run(readers: Readers, *work: Coroutine[Any, Any, T]) -> list[T | BaseException]:
    async def all_of_it() -> list[T | BaseException]:
        return await asyncio.gather(*work, return_exceptions=True)

    try:
        return asyncio.run(all_of_it())
    finally:
        readers.close()


def test_a_process_that_dies_again_as_the_run_ends_costs_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    readers, deaths = Readers(1), []

    def dies(*_: object) -> None:
        deaths.append(1)
        readers._closed = len(deaths) == 2
        raise EOFError

    monkeypatch.setattr(readers._free[0], "call", dies)
    (found,) = run(readers, readers.read("a", size, b"", 1))
    assert isinstance(found, Stopping)
    assert len(deaths) == 2


def test_results_and_errors_come_back() -> None:
    readers = Readers(1)

    async def refused() -> int:
        with pytest.raises(KeyError, match="why"):
            await readers.read("a", refuse, b"why")
        return 1

    assert run(readers, readers.read("a", size, b"x" * 3_000_000, 7), refused()) == [3_000_007, 1]


def test_a_reading_without_end_costs_its_site_only_and_not_for_ever() -> None:
    readers = Readers(2, seconds=0.2)
    hostile = [readers.read("bad", spin, b"") for _ in range(MOST_FAILURES + 3)]

    async def neighbour() -> int:
        return [await readers.read("good", size, b"x", n) for n in range(20)][-1]

    *errors, last = run(readers, *hostile, neighbour())  # type: ignore[arg-type]
    assert last == 20
    assert all(isinstance(one, Unreadable) for one in errors)
    assert ["took more than 0.2 s" in str(one) for one in errors] == [True] * MOST_FAILURES + [False] * 3


def test_a_reading_that_uses_no_time_and_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.core.readers.START", 0.1)
    readers = Readers(1, seconds=0.1)
    (found,) = run(readers, readers.read("a", doze, b""))
    assert isinstance(found, Unreadable)
    assert "took more than 0.6 s" in str(found)


def stop_once(body: bytes, mark: str) -> str:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    return "done"


def test_a_reading_process_that_is_stopped_costs_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-Z for minutes: the site is not blamed for it."""
    monkeypatch.setattr("crawler.core.readers.START", 0.1)
    readers = Readers(1, seconds=0.4)
    assert run(readers, readers.read("a", stop_once, b"", str(tmp_path / "mark"))) == ["done"]


def test_a_process_that_dies_is_made_anew(tmp_path: Path) -> None:
    readers = Readers(1)
    found = run(
        readers,
        readers.read("a", die_once, b"", str(tmp_path / "mark")),
        readers.read("b", die, b""),
        readers.read("c", size, b"", 1),
    )  # type: ignore[type-var]
    assert found[0] == "done"
    assert isinstance(found[1], Unreadable)
    assert found[2] == 1


def test_a_run_that_ends_waits_for_no_reading() -> None:
    readers = Readers(1, seconds=60)

    async def stop() -> None:
        while not readers._busy:
            await asyncio.sleep(0.01)
        readers.close()

    first, second, _ = run(readers, readers.read("a", spin, b""), readers.read("b", size, b"", 1), stop())  # type: ignore[arg-type]
    assert isinstance(first, Stopping)
    assert isinstance(second, Stopping)


def test_a_reading_that_takes_all_memory_costs_its_site_only() -> None:
    readers = Readers(1)
    found = run(readers, readers.read("bad", grow, b""), readers.read("good", size, b"", 1))  # type: ignore[type-var]
    assert isinstance(found[0], Unreadable)
    assert "memory" in str(found[0])
    assert found[1] == 1


def test_a_process_that_cannot_be_started_is_tried_again_and_costs_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_descriptors(_: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    async def read() -> int:
        readers = Readers(1)
        monkeypatch.setattr(readers_module, "PAUSE", 0)
        with monkeypatch.context() as without:
            without.setattr(ForkServerProcess, "start", no_descriptors)
            with pytest.raises(Unreadable, match="no process can be started to read it: Too many open files"):
                await readers.read("a", size, b"abc", 1)
        try:
            return await readers.read("a", size, b"abc", 1)
        finally:
            readers.close()

    assert asyncio.run(read()) == 4


@pytest.mark.parametrize("hard", [resource.RLIM_INFINITY, 50])
def test_limits_are_on_top_of_what_was_used_and_within_what_is_allowed(
    hard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (hard, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: set_to.append(limits))
    monkeypatch.setattr(os, "times", lambda: SimpleNamespace(user=100.0, system=20.0))
    _limit(10)
    _limit_memory()
    if hard == 50:
        assert set_to == [(50, 50)] * 2
    else:
        assert set_to[0] == (131, hard)
        assert MEMORY < set_to[1][0] < MEMORY + (4 << 30)
