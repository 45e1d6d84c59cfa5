"""A forked command is as one of its own: folder, environment, input, streams, exit status, end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import run

LOOK = """
import os, sys
print(os.getcwd(), os.environ.get("SEEN"), sys.stdin.read(), sys.argv[1:], "PATH" in os.environ)
print("told", file=sys.stderr)
sys.exit(3)
"""


def module(folder: Path, text: str) -> list[str]:
    (folder / "looking.py").write_text(text, encoding="utf-8")
    return [sys.executable, "-m", "looking"]


def test_it_has_what_it_was_given(tmp_path: Path) -> None:
    done = run([*module(tmp_path, LOOK), "one", "two"], cwd=tmp_path, env={"SEEN": "yes"}, input="أهلا")
    assert done.stdout == f"{tmp_path} yes أهلا ['one', 'two'] False\n"
    assert (done.stderr, done.returncode) == ("told\n", 3)


def test_what_it_changes_ends_with_it(tmp_path: Path) -> None:
    change = "import os, sys; os.environ['SEEN'] = 'left'; os.chdir('/'); import json; json.dumps = None"
    assert run(module(tmp_path, change), cwd=tmp_path).returncode == 0
    assert run(module(tmp_path, LOOK), cwd=tmp_path).stdout.startswith(f"{tmp_path} None")


def test_an_exception_is_a_traceback_and_status_1(tmp_path: Path) -> None:
    done = run(module(tmp_path, "1 / 0"), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_one_that_hangs_is_killed_and_the_next_runs(tmp_path: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run(module(tmp_path, "import time; time.sleep(1000)"), cwd=tmp_path, timeout=0.5)
    assert run(module(tmp_path, LOOK), cwd=tmp_path).returncode == 3
