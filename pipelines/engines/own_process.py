"""Calls in processes of their own, some at a time: one that dies costs itself."""

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

Call = tuple[Callable[..., None], Sequence[Any]]
"""A function of a module and its arguments, which all can be pickled."""


def call_all(calls: Sequence[Call], processes: int, tries: int) -> list[int | None]:
    """Make the calls, `processes` at a time; each again whose process dies, until it has died `tries` times.

    Returns for each None, or the exit status of the process that died last. Raises what a call raises, and ends what
    is under way then. No lock is shared: a process that is killed keeps none of the others waiting.
    """
    running: set[BaseProcess] = set()
    threads = ThreadPoolExecutor(processes)
    try:
        return list(threads.map(lambda call: _call(call, tries, running), calls))
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for process in list(running):
            process.kill()
        threads.shutdown()


def _call(call: Call, tries: int, running: set[BaseProcess]) -> int | None:
    context = get_context("forkserver")
    status: int | None = None
    for _ in range(tries):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(theirs, *call), daemon=True, name="naqi-part")
        process.start()
        running.add(process)
        theirs.close()
        try:
            error = ours.recv()
        except (EOFError, OSError):  # OSError: in the middle of its answer
            process.join()
            status = process.exitcode
            continue
        finally:
            ours.close()
            process.join()
            running.discard(process)
        if error is not None:
            raise error
        return None
    return status


def _answer(answers: Connection, function: Callable[..., None], arguments: Sequence[Any]) -> None:
    """What the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the command, which ends this process
    try:
        function(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the call came from
        answers.send(error)
    else:
        answers.send(None)
