"""One mutation, and whether the tests named for it notice it."""

import importlib
import os
import re
import resource
import signal
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

FAILED = 1
"""pytest's exit status where a test has failed; others say that the run itself went wrong."""

TIMEOUT = 300
"""Seconds on the clock that a test may take. On an idle machine none takes ten, but the run is made for busy ones."""

MOST_MEMORY = 4 * 1024**3
"""Bytes that a process of a test may hold: a test of what has no end, without the limit, would take the machine's."""

OURS = frozenset({"crawler", "naqi", "pipelines", "tests"})
"""What is mutated, and so is imported anew for each run."""

HEAVY = (
    "feedparser",
    "hypothesis",
    "lxml.html",
    "scrapy.crawler",
    "trafilatura",
    "twisted.internet.defer",
    "dateparser",
)
"""Others' modules that are imported once for all runs, since they take most of its time; none starts a reactor."""

_FIRST = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
"""How pytest names the test that failed."""


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


def noticed_by(one: Mutation, tree: Path) -> str:
    """The first test that fails without what the mutation takes out, "" where none does.

    Raises:
        ValueError: the text is not there, or that test fails as things are, too.
    """
    path = tree / one.file
    before = path.read_text(encoding="utf-8")
    if one.old not in before:
        raise ValueError(f"{one.file} does not have {one.old!r}")
    try:
        path.write_text(before.replace(one.old, one.new, 1), encoding="utf-8")
        status, failed = _run(one.tests, tree)
    finally:
        path.write_text(before, encoding="utf-8")
    if status == 0:
        return ""
    if status != FAILED:
        raise ValueError(f"{one.tests}: pytest ended with {status}")
    by = failed.partition("[")[0] or one.tests  # all of its parameters: their names may hold what was taken out
    if not _passes_as_things_are(by, tree):
        raise ValueError(f"{by} fails as things are")
    return failed or "?"


@cache
def _passes_as_things_are(tests: str, tree: Path) -> bool:
    """Tests that fail anyway would notice everything."""
    return _run(tests, tree)[0] == 0


def _run(tests: str, tree: Path) -> tuple[int, str]:
    """pytest's exit status and the test that failed, in a process that is forked with HEAVY behind it."""
    for name in HEAVY:
        importlib.import_module(name)
    with tempfile.TemporaryFile("w+b") as output:
        child = os.fork()
        if child == 0:
            os._exit(_tested(tests, tree, output.fileno()))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        named = _FIRST.search(output.read().decode("utf-8", "replace"))
    return status, named[1] if named else ""


def _tested(tests: str, tree: Path, output: int) -> int:
    """Run in the forked process: the tests over the tree."""
    import pytest

    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(tree)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in what runs in the background
    os.environ["PYTHONPATH"] = str(tree)
    sys.path.insert(0, str(tree))
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    # In order, so that a run can be repeated; no notes of it in a tree that is thrown away.
    words = ["-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", f"--timeout={TIMEOUT}", *tests.split()]
    return int(pytest.main(words))
