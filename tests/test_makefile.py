"""`make demo` and `make test` for a newcomer: what is said, and a .venv that is no good is made anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OTHER = "#!/bin/sh\necho 3.99\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout whose .venv is up to date, with stand-ins for its programs."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    for name in ("uv", "run", "test"):
        (tmp_path / ".venv" / name).touch()
    return tmp_path


def make(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON", "MFLAGS"))
    }
    return subprocess.run(["make", *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def test_what_is_up_to_date_is_left_alone(project: Path) -> None:
    assert make(project, "-n", "demo").stdout == ".venv/bin/scrapy crawl demo\n"
    assert make(project, "-n", "demo", f"PYTHON={sys.executable}").stdout == ".venv/bin/scrapy crawl demo\n"


@pytest.mark.parametrize("fault", ["broken", "old", "another"])
def test_a_venv_of_a_wrong_python_is_made_anew(fault: str, project: Path) -> None:
    python, words = project / ".venv/bin/python", ["-n", "demo"]
    python.unlink()
    if fault == "old":
        python.write_text("#!/bin/sh\necho\n", encoding="ascii")
    elif fault == "another":
        python.write_text(OTHER, encoding="ascii")
        words.append(f"PYTHON={sys.executable}")
    if python.exists():
        python.chmod(0o755)
    lines = make(project, *words).stdout.splitlines()
    assert 'echo "naqi: .venv is of another Python, or of none, and is made anew"' in lines
    order = [number for number, line in enumerate(lines) if line in {"rm -rf .venv", ".venv/bin/scrapy crawl demo"}]
    assert len(order) == 2
    assert any("-m venv .venv" in line for line in lines[order[0] : order[1]])


def test_each_step_says_what_it_does_and_a_python_that_is_too_old_is_named(project: Path) -> None:
    shutil.rmtree(project / ".venv")
    said = make(project, "-n", "demo").stdout
    assert "naqi: making .venv for" in said
    assert "naqi: installing naqi and what it needs" in said
    (project / "python").write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    (project / "python").chmod(0o755)
    done = make(project, "demo", "PYTHON=./python")
    assert done.returncode != 0
    assert "naqi: Python 3.11 or newer is wanted, and ./python is none" in done.stderr
    assert not (project / ".venv").exists()
