"""One mutation, and whether the tests named for it notice it."""

import importlib
import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

FAILED = 1
"""pytest's exit status where a test has failed; others say that the run itself went wrong."""

TIMEOUT = 45
"""Seconds on the clock that a test may take: what hangs without its check is noticed no later; none needs twenty."""

PROCESSOR = 20
"""Seconds of the processor that a test may take: none needs ten, and one of what has no end without its limit ends."""

MOST_MEMORY = 4 * 1024**3
"""Bytes that a process of a test may hold: a test of what has no end, without the limit, would take the machine's."""

OURS = frozenset({"crawler", "naqi", "pipelines", "tests"})
"""What is mutated, and so is imported anew for each run."""

HEAVY = (
    "_hypothesis_pytestplugin",
    "_pytest.assertion.rewrite",
    "feedparser",
    "hypothesis",
    "lxml.html",
    "pytest_timeout",
    "scrapy.crawler",
    "trafilatura",
    "twisted.internet.defer",
    "dateparser",
    "xdist.plugin",
)
"""Others' modules that are imported once for all runs, since they take most of its time; none starts a reactor."""

_CHANGES = count(1)
"""The time of each change of a file, in place of the clock's: what was compiled within one second is told apart."""

_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
"""How pytest names the tests that failed."""


class Mutation(NamedTuple):
    """What is taken out, and the tests that should notice."""

    file: str
    old: str
    new: str
    tests: str

    def __str__(self) -> str:
        return f"{self.file} without {' '.join(self.old.split())}"


def check(file: str, condition: str, tests: str) -> Mutation:
    """A check taken out: what stands behind `if CONDITION:` is never done."""
    return Mutation(file, f"if {condition}:", "if False:", tests)


def limit(file: str, definition: str, other: str, tests: str) -> Mutation:
    """A limit `NAME = VALUE` of the cleaning that is another; both files are named within their rooms."""
    changed = f"\n{definition.partition(' = ')[0]} = {other}\n"
    return Mutation(f"pipelines/cleaning/{file}.py", f"\n{definition}\n", changed, f"tests/cleaning/{tests}.py")


def noticed_by(one: Mutation, tree: Path) -> str:
    """The first test that fails without what the mutation takes out, "" where none does.

    Raises:
        ValueError: the text is not there, or the tests could not be run.
    """
    path = tree / one.file
    before = path.read_text(encoding="utf-8")
    if one.old not in before:
        raise ValueError(f"{one.file} does not have {one.old!r}")
    try:
        _change(path, before.replace(one.old, one.new, 1))
        status, failed = _run(one.tests.split(), tree)
    finally:
        _change(path, before)
    if status not in (0, FAILED):
        raise ValueError(f"{one.tests}: pytest ended with {status}")
    return (failed[0] if failed else "?") if status else ""


def failing(tests: Iterable[str], tree: Path) -> set[str]:
    """Those of the tests that fail as things are, and so would notice everything; without their parameters."""
    wanted = {whole(one) for one in tests}
    status, failed = _run(["--maxfail=1000", *sorted(wanted)], tree) if wanted else (0, [])
    return wanted if status not in (0, FAILED) else {whole(one) for one in failed}


def whole(test: str) -> str:
    """A test with all of its parameters: their names may hold what was taken out."""
    return test.partition("[")[0]


def _change(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    moment = next(_CHANGES)
    os.utime(path, (moment, moment))


def _run(words: list[str], tree: Path) -> tuple[int, list[str]]:
    """pytest's exit status and the tests that failed, in a process that is forked with HEAVY behind it."""
    for name in HEAVY:
        importlib.import_module(name)
    with tempfile.TemporaryFile("w+b") as output:
        child = os.fork()
        if child == 0:
            os._exit(_tested(words, tree, output.fileno()))
        try:
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        finally:
            with suppress(ProcessLookupError):  # what the tests have started and left
                os.killpg(child, signal.SIGKILL)
        output.seek(0)
        return status, _FAILED.findall(output.read().decode("utf-8", "replace"))


class _Bounded:
    """pytest's plugin that ends tests which calculate for ever."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, PROCESSOR)
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(*_: object) -> None:
    raise AssertionError(f"over {PROCESSOR} s of the processor")


def _tested(tests: list[str], tree: Path, output: int) -> int:
    """Run in the forked process: the tests over the tree."""
    os.setsid()
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(tree)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in what runs in the background
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # as `nohup` does with this one
    os.environ["PYTHONPATH"] = str(tree)
    sys.path.insert(0, str(tree))
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    # In order, so that a run can be repeated; no notes of it in a tree that is thrown away.
    words = ["-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", f"--timeout={TIMEOUT}", *tests]
    return int(pytest.main(words, [_Bounded()]))
