"""`scrapy clean` of archives: a file each, one language, lists of hosts."""

import json
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from crawler.commands import clean as command_of_clean
from pipelines.engines.run import archives_in
from pipelines.engines.wanted import Wanted
from tests.engines.archives import ENGLISH, arabic, write_warc
from tests.processes import run as run_command

ROOT = Path(__file__).parent.parent.parent


def clean(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", "clean", *map(str, arguments)]
    return run_command(command, cwd=ROOT)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name in "ab":
        pages = [*arabic(3, f"{name}.test"), (f"https://en.{name}.test/1", ENGLISH)]
        write_warc(folder / f"{name}.warc.gz", pages)
    return folder


@pytest.fixture(scope="module")
def cleaned(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """-> a file of records for each archive, and what was said of them."""
    folder = tmp_path_factory.mktemp("out")
    run = clean(archives, "-o", f"{folder}/", "--language", "ar", "--jobs", 2)
    assert run.returncode == 0, run.stderr
    return folder, run.stderr


def urls(*files: Path) -> list[str]:
    return [json.loads(line)["url"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_folder_gets_a_file_for_each_archive_and_a_second_run_does_nothing(
    archives: Path, cleaned: tuple[Path, str]
) -> None:
    folder, said = cleaned
    assert "written     6" in said
    assert "left out    2 other-script" in said
    assert urls(folder / "a.jsonl", folder / "b.jsonl") == [
        url for name in "ab" for url, _ in arabic(3, f"{name}.test")
    ]
    again = clean(archives, "-o", folder)
    assert again.stderr.count("already     ") == 2


def test_one_file_holds_the_same_records(archives: Path, cleaned: tuple[Path, str], tmp_path: Path) -> None:
    run = clean(archives, "-o", tmp_path / "all.jsonl", "--language", "ar", "-s", "DUPLICATES=off")
    assert "2 pages in another script" in run.stderr
    apart = b"".join((cleaned[0] / f"{name}.jsonl").read_bytes() for name in "ab")
    assert sorted((tmp_path / "all.jsonl").read_bytes().splitlines()) == sorted(apart.splitlines())


def test_hosts(archives: Path, tmp_path: Path) -> None:
    (tmp_path / "hosts.txt").write_text("a.test\n")
    (tmp_path / "skip.txt").write_text("en.a.test\n")
    lists = ("--hosts", tmp_path / "hosts.txt", "--skip-hosts", tmp_path / "skip.txt")
    clean(archives, "-o", tmp_path / "all.jsonl", *lists)
    assert sorted(urls(tmp_path / "all.jsonl")) == [url for url, _ in arabic(3, "a.test")]


def test_an_archive_that_cannot_be_read_costs_no_other(archives: Path, tmp_path: Path) -> None:
    (tmp_path / "c.warc.gz").symlink_to(tmp_path / "gone")
    run = clean(archives / "a.warc.gz", tmp_path, "-o", f"{tmp_path}/out/")
    assert run.returncode == 5
    assert "c.warc.gz: " in run.stderr
    assert "1 cleaned, 1 failed" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--language", "sv"), "language 'sv': there is ar"),
        (("--jobs", "-1"), "a number from 1 is wanted"),
        (("--engine", "local"), "-o FOLDER/ is wanted"),
        (("--hosts", "no-such-file"), "No such file"),
        (("--engine", "local", "-o", "README.md"), "README.md: a file is there; each archive gets a file of its own"),
        (("--engine", "ray", "-o", "no/records.jsonl"), "name a folder, such as -o no/records/"),
        (("-o", "no/", "--rejected", "r.jsonl"), "--rejected and --removed want one file"),
        (("s3://bucket/a.warc.gz", "-o", "x.jsonl"), "s3://bucket/a.warc.gz: what lies there is cleaned into a folder"),
    ],
)
def test_wrong_options_are_wrong_usage(archives: Path, arguments: tuple[str, ...], message: str) -> None:
    run = clean(archives, *arguments)
    assert run.returncode == 2
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_that_cannot_be_made_is_an_output_that_cannot_be_written(archives: Path) -> None:
    run = clean(archives, "-o", "/proc/naqi/records/")
    assert (run.returncode, run.stderr) == (6, "naqi: /proc/naqi: No such file or directory\n")


def test_pages_that_are_no_archive_do_not_go_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x</p>")
    run = clean(tmp_path / "page.html", "-o", f"{tmp_path}/out/")
    assert run.returncode == 2
    assert run.stderr.startswith("naqi: ")
    assert "only WARC archives" in run.stderr


def test_an_engine_that_is_not_installed(archives: Path, tmp_path: Path) -> None:
    run = clean(archives, "-o", f"{tmp_path}/out/", "--engine", "ray")
    assert run.returncode == 2
    assert run.stderr == "naqi: ray is not installed: pip install ray (naqi's extra 'ray' brings it)\n"


def test_parquet(archives: Path, cleaned: tuple[Path, str], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    run = clean(archives, "-o", f"{tmp_path}/table/", "--language", "ar", "--to", "parquet")
    assert run.returncode == 0, run.stderr
    found = parquet.read_table(tmp_path / "table" / "a.parquet").to_pylist()
    lines = (cleaned[0] / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [row["text"] for row in found] == [json.loads(line)["text"] for line in lines]
    assert sorted(path.name for path in (tmp_path / "table").iterdir()) == [
        "a.parquet",
        "a.rejected.jsonl",
        "b.parquet",
        "b.rejected.jsonl",
    ]


def test_an_address_that_needs_more_packages(tmp_path: Path) -> None:
    run = clean("s3://bucket/a.warc.gz", "-o", f"{tmp_path}/out/")
    assert run.returncode == 2
    assert run.stderr.startswith("naqi: s3://bucket/a.warc.gz: ")
    assert "naqi's extra 'cloud' brings it" in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_lexicon_that_is_wrong_is_told_before_anything_is_cleaned(archives: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "off.txt").write_text("nothing:such\n", encoding="utf-8")
    run = clean(archives, "-o", f"{tmp_path}/out/", "-s", f"LEXICON_DIR={tmp_path}/mine")
    assert run.returncode == 2
    assert run.stderr == f"naqi: {tmp_path}/mine/off.txt:1: no such rule: nothing:such\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_without_archives_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no WARC archive"):
        list(archives_in([str(tmp_path)]))


def test_ctrl_c_is_one_line(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.engines.run.run_jobs", stopped)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "crawler.settings")  # else Scrapy sets it, for all tests that follow
    command = command_of_clean.Command()
    command.settings = get_project_settings()
    command.wanted = Wanted()
    parser = ArgumentParser()
    command.add_options(parser)
    command.run([str(archives)], parser.parse_args(["-o", f"{tmp_path}/out/"]))
    assert command.exitcode == 130
    assert capsys.readouterr().err == "naqi: stopped: running again goes on with the archives that are left\n"
