"""One mutation, and whether the tests named for it notice it."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

FAILED = 1
"""pytest's exit status where a test has failed; others say that the run itself went wrong."""

TIMEOUT = 300
"""Seconds on the clock that a test may take. On an idle machine none takes ten, but the run is made for busy ones."""

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


def noticed_by(one: Mutation, tree: Path) -> str:
    """The first test that fails without what the mutation takes out, "" where none does.

    Raises:
        ValueError: the text is not there, or is there more than once, or the tests fail as things are.
    """
    path = tree / one.file
    before = path.read_text(encoding="utf-8")
    if one.old not in before:
        raise ValueError(f"{one.file} does not have {one.old!r}")
    status, failed = _as_things_are(one.tests, tree)
    if status != 0:
        raise ValueError(f"{one.tests} fails as things are (status {status}): {failed}")
    try:
        path.write_text(before.replace(one.old, one.new, 1), encoding="utf-8")
        status, failed = _run(one.tests, tree)
    finally:
        path.write_text(before, encoding="utf-8")
    return failed or "?" if status == FAILED else ""


@cache
def _as_things_are(tests: str, tree: Path) -> tuple[int, str]:
    """Tests that fail anyway would notice everything."""
    return _run(tests, tree)


def _run(tests: str, tree: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", f"--timeout={TIMEOUT}", *tests.split()]
    done = subprocess.run(
        command, cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)}, capture_output=True, text=True, check=False
    )
    named = _FIRST.search(done.stdout)
    return done.returncode, named[1] if named else ""
