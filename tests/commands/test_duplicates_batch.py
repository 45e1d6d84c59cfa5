"""`scrapy duplicates -o`: records are compared anew and written to another folder."""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.duplicates import Command
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


def test_the_records_own_folder_is_no_target_nor_is_a_file(tmp_path: Path) -> None:
    files(tmp_path / "in", 3, 4, 20)
    file = min((tmp_path / "in").iterdir())
    before = file.read_bytes()
    command, parser = Command(), ArgumentParser()
    command.settings = Settings()
    command.add_options(parser)
    for named, into, why in (
        (tmp_path / "in", tmp_path / "in", "a folder other than that of the records is wanted"),
        (file, tmp_path / "in", "a folder other than that of the records is wanted"),
        (tmp_path / "in", tmp_path, "a folder other than that of the records is wanted"),
        (tmp_path / "in", file, "a folder is wanted, and that is a file"),
    ):
        with pytest.raises(UsageError, match=f"-o {into}: {why}"):
            command.run([str(named)], parser.parse_args(["-o", str(into)]))
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = duplicates(tmp_path / "none", "-o", tmp_path / "out")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
