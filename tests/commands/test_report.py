"""`scrapy report`, as a person runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.commands.report import must_be_replaceable
from pipelines.export.destination import DestinationError
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


def test_a_folder_is_reported_on_as_export_takes_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "out", [record(1), record(2)])
    run = report(folder, "--until", "2026-11-20", "--lang", "en", "-s", f"OUTPUT_DIR={tmp_path / 'none'}")
    assert run.returncode == 0, run.stderr
    assert "articles 2, sites 1" in run.stdout


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


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty-file"), (b"\x1f\x8b\x08\0broken", "truncated-gzip")])
def test_a_page_that_is_rejected_before_it_is_read(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "page.html").write_bytes(content)
    run = report(tmp_path / "page.html", "-o", tmp_path / "a.html", "--lang", "en")
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert 'class="ill"' in page, reason
    assert "page.html" in page


def test_one_article_by_its_id(tmp_path: Path) -> None:
    folder = write(tmp_path / "out", [record(1), record(2)])
    run = report(f"{2:016x}", "-s", f"OUTPUT_DIR={folder}", "-o", tmp_path / "a.html")
    assert run.returncode == 0, run.stderr
    assert "عنوان 2" in (tmp_path / "a.html").read_text(encoding="utf-8")
    run = report("feedfeedfeedfeed", "-s", f"OUTPUT_DIR={folder}", "-o", tmp_path / "b.html")
    assert run.returncode == 2
    assert "no article of that id" in run.stderr


def test_what_is_no_report_is_never_replaced(tmp_path: Path) -> None:
    records = write(tmp_path / "out", [record(1)]) / "sada" / "articles-2026-11-20.jsonl"
    page, old = tmp_path / "page.html", tmp_path / "old.html"
    for path in (page, old):
        path.write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    for name, pages, why in (
        (records, [], "holds something else than a report"),
        (page, [str(tmp_path / "out/../page.html")], "is what is read"),
        ("-", [], "a report is a file"),
    ):
        with pytest.raises(DestinationError, match=why):
            must_be_replaceable(str(name), pages)
    must_be_replaceable(str(old), [str(page), "0123456789abcdef"])
    must_be_replaceable(str(tmp_path / "new.html"), [])
    must_be_replaceable("/dev/null", [])


def test_a_url_without_any_output_is_fetched(tmp_path: Path) -> None:
    run = report("http://127.0.0.1:9/a", "-s", f"OUTPUT_DIR={tmp_path}/none", "-o", tmp_path / "a.html")
    assert "is a private address" in run.stderr
    assert run.returncode == 4
