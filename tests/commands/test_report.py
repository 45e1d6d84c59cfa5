"""`scrapy report`, as a person runs it."""

import subprocess
import sys
from pathlib import Path

from tests.processes import run as run_command
from tests.report.outputs import record, write

ROOT = Path(__file__).parent.parent.parent


def report(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", "report", *map(str, arguments)]
    return run_command(command, cwd=ROOT)


def test_a_file_and_its_short_form(tmp_path: Path) -> None:
    folder = write(tmp_path / "out", [record(1), record(2)])
    run = report("-s", f"OUTPUT_DIR={folder}", "-o", tmp_path / "r.html", "--until", "2026-11-20", "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert "articles 2, sites 1" in run.stdout
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_missing_output_is_one_line(tmp_path: Path) -> None:
    run = report("-s", f"OUTPUT_DIR={tmp_path / 'none'}", "-o", tmp_path / "r.html")
    assert run.returncode == 2
    assert run.stderr.startswith("naqi: ")
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "r.html").exists()


def test_an_empty_output_is_one_line(tmp_path: Path) -> None:
    run = report("-s", f"OUTPUT_DIR={tmp_path}", "-o", tmp_path / "r.html")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "no records yet" in run.stderr


def test_a_wrong_day(tmp_path: Path) -> None:
    run = report("-s", f"OUTPUT_DIR={tmp_path}", "--since", "yesterday-ish")
    assert run.returncode == 2
    assert "a day is wanted" in run.stderr


def test_one_page_with_what_was_removed(tmp_path: Path) -> None:
    run = report("docs/example/page.html", "-o", tmp_path / "a.html", "--lang", "en")
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<del class="gone">[إعلان 2]</del>' in page
    assert "رست في ميناء السدر" in page


def test_one_article_by_its_id(tmp_path: Path) -> None:
    folder = write(tmp_path / "out", [record(1), record(2)])
    run = report(f"{2:016x}", "-s", f"OUTPUT_DIR={folder}", "-o", tmp_path / "a.html")
    assert run.returncode == 0, run.stderr
    assert "عنوان 2" in (tmp_path / "a.html").read_text(encoding="utf-8")
    run = report("feedfeedfeedfeed", "-s", f"OUTPUT_DIR={folder}", "-o", tmp_path / "b.html")
    assert run.returncode == 2
    assert "no article of that id" in run.stderr
