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


@pytest.mark.parametrize("target", [".venv/run", ".venv/test"])
def test_the_checkout_is_compiled_once_though_python_may_write_no_bytecode(target: str, project: Path) -> None:
    os.utime(project / target, (0, 0))
    lines = make(project, "-n", target).stdout.splitlines()
    (compiles,) = (line for line in lines if "compileall" in line)
    for package in ("naqi", "crawler", "pipelines"):
        (project / package).mkdir()
        (project / package / "one.py").write_text("X = 1\n", encoding="ascii")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(["sh", "-ec", compiles], cwd=project, env=environment, check=True, timeout=60)
    made = sorted(project.glob("*/__pycache__/one.*.pyc"))
    assert [path.parts[-3] for path in made] == ["crawler", "naqi", "pipelines"]
    flags = {path.read_bytes()[4:8] for path in made}
    assert flags == {(3).to_bytes(4, "little")}  # PEP 552: by the source's hash, which is compared at each start


def test_the_tests_begin_with_what_is_compiled_and_keep_what_they_compile(project: Path) -> None:
    compiles, tests = make(project, "-n", "test").stdout.splitlines()
    assert "compileall" in compiles
    assert tests.startswith("PYTHONDONTWRITEBYTECODE= .venv/bin/pytest ")
