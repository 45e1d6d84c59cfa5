"""`scrapy duplicates -o`: records are compared anew and written to another folder."""

import subprocess
import sys
from pathlib import Path

from pipelines.duplicates.batch.job import targets_of
from tests.duplicates.batch.records import by_the_index, files, written
from tests.processes import run as run_command

ROOT = Path(__file__).parent.parent.parent


def duplicates(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", "duplicates", *map(str, arguments)]
    return run_command(command, cwd=ROOT)


def test_the_records_are_marked_in_another_folder(tmp_path: Path) -> None:
    files(tmp_path / "in", 60, 4, 20)
    run = duplicates(tmp_path / "in", "-o", tmp_path / "out", "--jobs", 2)
    assert run.returncode == 0, run.stderr
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    marks, kinds = by_the_index(targets)
    assert written(targets) == marks
    assert f"{len(marks)} records, {kinds['duplicate']} duplicates" in run.stderr


def test_the_records_own_folder_is_no_target(tmp_path: Path) -> None:
    files(tmp_path / "in", 3, 4, 20)
    run = duplicates(tmp_path / "in", "-o", tmp_path / "in")
    assert run.returncode == 2
    assert "a folder other than that of the records is wanted" in run.stderr


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = duplicates(tmp_path / "none", "-o", tmp_path / "out")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
