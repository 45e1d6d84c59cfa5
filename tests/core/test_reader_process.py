"""What a reading process does between its calls, here without a process."""

import pickle
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from crawler.core import reader_process


def length(body: bytes, more: int) -> int:
    return len(body) + more


def fails(body: bytes) -> int:
    raise ZeroDivisionError("of the function's own")


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the process would have asked the kernel for."""
    asked: dict[str, Any] = {"seconds": []}
    monkeypatch.setattr(reader_process, "_limit", asked["seconds"].append)
    monkeypatch.setattr(reader_process.resource, "setrlimit", asked.__setitem__)
    monkeypatch.setattr(reader_process.signal, "signal", lambda *_: None)
    return asked


def test_calls_are_answered_until_nobody_is_there(limits: dict[str, Any]) -> None:
    ours, its = Pipe()
    for function, arguments, body in ((length, (1,), b"123"), (fails, (), b"")):
        ours.send((function, arguments, 7))
        ours.send_bytes(body)
    answers: list[Any] = []
    send = its.send_bytes

    def keep(answer: bytes) -> None:
        answers.append(pickle.loads(answer))
        send(answer)
        if len(answers) == 2:
            ours.close()

    its.send_bytes = keep  # type: ignore[method-assign, assignment]
    reader_process.serve(its)
    assert answers[0] == (True, 4)
    assert isinstance(answers[1][1], ZeroDivisionError)
    assert limits["seconds"] == [7, 7]


def test_where_nobody_is_at_the_other_end_it_ends() -> None:
    ours, its = Pipe()
    ours.close()
    reader_process.serve(its)


def test_who_went_away_before_the_answer_came_ends_it() -> None:
    ours, its = Pipe()
    ours.send((length, (1,), 7))
    ours.send_bytes(b"123")

    def breaks(answer: bytes) -> None:
        raise BrokenPipeError

    its.send_bytes = breaks  # type: ignore[method-assign, assignment]
    reader_process.serve(its)


@pytest.mark.parametrize("fault", [FileNotFoundError(), "x " * 9, "1 2"])
def test_where_memory_is_not_told_none_is_refused(
    fault: Exception | str, monkeypatch: pytest.MonkeyPatch, limits: dict[str, Any]
) -> None:
    def read(path: Path) -> str:
        if isinstance(fault, Exception):
            raise fault
        return fault

    monkeypatch.setattr(Path, "read_text", read)
    reader_process._limit_memory()
    assert limits == {"seconds": []}


def test_memory_is_bounded_by_what_the_process_has_and_by_what_it_may_have(
    monkeypatch: pytest.MonkeyPatch, limits: dict[str, Any]
) -> None:
    data = reader_process.resource.RLIMIT_DATA
    unlimited = reader_process.resource.RLIM_INFINITY
    monkeypatch.setattr(reader_process.resource, "getpagesize", lambda: 4096)
    monkeypatch.setattr(Path, "read_text", lambda path: "1 1 1 1 1 1000 0")
    for hard, soft in ((unlimited, 4_096_000 + 768 * 1024 * 1024), (5000, 5000)):
        monkeypatch.setattr(reader_process.resource, "getrlimit", lambda kind, hard=hard: (hard, hard))
        reader_process._limit_memory()
        assert limits[data] == (soft, hard)
