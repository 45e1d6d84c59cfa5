"""The Dockerfile, as far as it can be held without Docker: its lint, and what it copies."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STEPS = [
    line.split(maxsplit=1)
    for line in re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8")).splitlines()
    if line and not line.startswith("#")
]
COPIED = [source for step, rest in STEPS if step == "COPY" and "--from" not in rest for source in rest.split()[:-1]]
LET_IN = [
    line.removeprefix("!")
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("!")
]


def last(step: str) -> str:
    return [rest for name, rest in STEPS if name == step][-1]


def test_its_lint() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None:
        pytest.skip("there is no hadolint for this machine")
    done = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_it_copies_is_there_and_is_all_that_docker_sends() -> None:
    assert [source for source in COPIED if not (ROOT / source).exists()] == []
    assert sorted(LET_IN) == sorted(COPIED)


def test_what_the_packages_link_to_is_copied() -> None:
    links = [
        path for room in ("naqi", "crawler", "pipelines") for path in (ROOT / room).rglob("*") if path.is_symlink()
    ]
    assert links
    for link in links:
        target = link.resolve().relative_to(ROOT)
        assert any(target.is_relative_to(source) for source in COPIED), f"{link} leads to {target}"


def test_it_is_not_root_and_writes_to_its_volume_alone() -> None:
    assert f"--uid {last('USER')} " in last("RUN")
    assert last("WORKDIR") == last("VOLUME") == last("RUN").split()[-1] == "/data"
    assert last("CMD") == '["crawl", "demo"]'
    assert last("STOPSIGNAL") == "SIGTERM"
