"""The manifests of docs/scale are such as their engines read."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "docs" / "scale"

pytestmark = pytest.mark.cluster


def test_kubernetes() -> None:
    pytest.importorskip("kubernetes_validate")
    validate = Path(sys.executable).with_name("kubernetes-validate")
    files = sorted(map(str, FOLDER.glob("*.yaml")))
    run = subprocess.run([validate, "--strict", *files], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_slurm() -> None:
    assert subprocess.run(["sh", "-n", FOLDER / "array.slurm"], check=False).returncode == 0
