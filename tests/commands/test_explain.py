import json
import os
import subprocess
import sys
from pathlib import Path

from tests.processes import run as run_command

TEXT = "\n".join(
    [
        "بلدية الساحل تفتتح ثلاث حدائق جديدة",
        "تاريخ النشر: 30th, October 2024 GMT",
        "تابع أحدث الأخبار عبر تطبيق",
        *(f"قال رئيس البلدية إن الحديقة رقم {n} فتحت أبوابها أمام الزوار صباح اليوم." for n in range(1, 5)),
        "المصدر: وكالة الساحل",
    ]
)


def explain(*arguments: object) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "explain", *map(str, arguments)]
    return run_command(command, env=environment)


def test_each_line_is_shown_kept_or_removed_with_its_rule(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    run = explain(page)
    assert run.returncode == 0, run.stderr
    kept = [line[2:] for line in run.stdout.splitlines() if line.startswith("+ ")]
    removed = [line[2:] for line in run.stdout.splitlines() if line.startswith("- ")]
    assert kept == TEXT.split("\n")[3:7]
    assert {"تابع أحدث الأخبار عبر تطبيق", "المصدر: وكالة الساحل"} <= set(removed)
    assert "-> source" in run.stdout


def test_programs_get_the_record_and_all_lines(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    run = explain("--json", page)
    shown = json.loads(run.stdout)
    assert shown["record"]["source"] == "وكالة الساحل"
    assert shown["rejected"] is None
    lines = {line["text"]: line["rule"] for line in shown["lines"]}
    assert lines[TEXT.split("\n")[3]] is None
    assert lines["تابع أحدث الأخبار عبر تطبيق"]


def test_a_rejected_page_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"")
    run = explain(page)
    assert run.returncode == 0
    assert "rejected       empty-file" in run.stdout


def test_a_missing_page_is_wrong_usage(tmp_path: Path) -> None:
    run = explain(tmp_path / "missing")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"naqi: {tmp_path / 'missing'}: there is no such file\n"


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = f"{sys.executable} -m scrapy explain {page} | true"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environment, timeout=60, check=True)
    assert run.stderr == ""


def test_a_folder_of_ones_own_corrects_in_the_workers_and_what_is_wrong_in_it_is_told(tmp_path: Path) -> None:
    page, own = tmp_path / "page.txt", tmp_path / "mine"
    lines = TEXT.split("\n")[3:]
    page.write_text("\n".join([*lines[:3], "تعليقات القراء", *lines[3:]]), encoding="utf-8")
    own.mkdir()
    (own / "off.txt").write_text("comments:تعليقات القراء\n", encoding="utf-8")
    run = explain(page, "-s", f"LEXICON_DIR={own}")
    assert "+ تعليقات القراء" in run.stdout
    (own / "off.txt").write_text("nothing:such\n", encoding="utf-8")
    wrong = explain(page, "-s", f"LEXICON_DIR={own}")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr == f"naqi: {own}/off.txt:1: no such rule: nothing:such\n"
