"""A forked command is as one of its own: folder, environment, input, streams, exit status, end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import run, start

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


def test_two_run_side_by_side_and_each_can_be_killed_with_its_session(tmp_path: Path) -> None:
    one, two = (start(module(tmp_path, "import time; time.sleep(1000)"), cwd=tmp_path) for _ in range(2))
    assert (one.poll(), two.poll()) == (None, None)
    os.killpg(one.pid, signal.SIGKILL)
    assert one.wait(10) == -signal.SIGKILL
    assert two.poll() is None
    two.send_signal(signal.SIGTERM)
    assert two.wait(10) == -signal.SIGTERM
    two.send_signal(signal.SIGTERM)  # it is over: nobody is asked


def test_its_files_have_the_size_that_they_may_have(tmp_path: Path) -> None:
    write = "import os; os.write(os.open('big', os.O_CREAT | os.O_WRONLY), bytes(2000))"
    sizes = []
    for most in (1000, None):
        assert run(module(tmp_path, write), cwd=tmp_path, largest_file=most).returncode == 0
        sizes.append((tmp_path / "big").stat().st_size)
    assert sizes == [1000, 2000]


def test_what_python_itself_reads_starts_it_anew(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    done = run(module(tmp_path, "import sys; print(sys.flags.hash_randomization)"), cwd=tmp_path, env=environment)
    assert (done.stdout, done.returncode) == ("1\n", 0)
