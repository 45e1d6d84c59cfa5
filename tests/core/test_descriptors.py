"""A system that allows few open files: the limit is raised, or told of in one line, before anything fails."""

import resource
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from crawler.commands.search import Command
from crawler.core.descriptors import LEAST, WANTED, raise_limit
from naqi.__main__ import refuse_without_descriptors


@pytest.mark.parametrize(
    ("soft", "hard", "raised", "is_told"),
    [
        (256, resource.RLIM_INFINITY, WANTED, False),
        (256, 512, 512, False),
        (20, 4096, WANTED, False),
        (20, LEAST, LEAST, False),
        (20, 30, 30, True),
        (WANTED, WANTED, None, False),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, None, False),
    ],
)
def test_the_limit_is_raised_as_far_as_it_goes(
    soft: int, hard: int, raised: int | None, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    assert (raise_limit() is not None) == is_told
    assert asked == ([] if raised is None else [(raised, hard)])


def test_what_the_system_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("not allowed")

    monkeypatch.setattr(resource, "getrlimit", lambda _: (20, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert raise_limit() == f"only 20 files may be open at a time, and {LEAST} are needed: raise the limit (ulimit -n)"


@pytest.mark.parametrize("limit", [20, pytest.param(8, marks=pytest.mark.soak)])
def test_a_command_ends_in_one_line(limit: int, tmp_path: Path) -> None:
    command = ["sh", "-c", f'ulimit -n {limit}; exec "$@"', "sh", sys.executable, "-m", "naqi", "clean", "page.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (6, "")
    assert done.stderr.startswith(f"naqi: only {limit} files may be open")
    assert done.stderr.count("\n") == 1


def test_it_is_told_before_anything_is_imported_that_would_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.core.descriptors.raise_limit", lambda: "too few")
    with pytest.raises(SystemExit) as ended:
        refuse_without_descriptors()
    assert ended.value.code == 6


def test_scrapys_own_entry_tells_it_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("crawler.command_line.raise_limit", lambda: "too few")
    with pytest.raises(SystemExit) as ended:
        Command().process_options([], Namespace())
    assert (ended.value.code, capsys.readouterr().err) == (6, "naqi: too few\n")
