import json
import os
import subprocess
import sys
from pathlib import Path

from crawler.commands.explain import wrong_page
from crawler.items import FetchedPage
from crawler.warc import read_warc
from tests.made_pages import make_page
from tests.processes import run as run_command
from tests.warc.test_records import write_warc

TEXT = "\n".join(
    [
        "بلدية الساحل تفتتح ثلاث حدائق جديدة",
        "تاريخ النشر: 30th, October 2024 GMT",
        "تابع أحدث الأخبار عبر تطبيق",
        *(f"قال رئيس البلدية إن الحديقة رقم {n} فتحت أبوابها أمام الزوار صباح اليوم." for n in range(1, 5)),
        "المصدر: وكالة الساحل",
    ]
)


def explain(*arguments: object, input: str = "") -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "explain", *map(str, arguments)]
    return run_command(command, env=environment, input=input)


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


def test_rows_of_removed_lines_say_of_which_page_they_are_and_where_they_stood(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    shown = json.loads(explain("--json", "-", input=page.read_text(encoding="utf-8")).stdout)
    assert (shown["record"]["origin"], shown["record"]["text"]) == ("-", "\n".join(TEXT.split("\n")[3:7]))
    rows = [line for line in shown["lines"] if line["rule"]]
    assert {(row["url"], row["title"]) for row in rows} == {(None, shown["record"]["title"])}
    assert [line["position"] for line in shown["lines"]] == sorted(line["position"] for line in shown["lines"])
    assert {row["text"]: row["position"] for row in rows}["المصدر: وكالة الساحل"] == 4


def test_a_page_of_an_archive_is_shown_by_its_origin(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 3, zipped=True)
    origin = [one.origin for one in read_warc(path) if isinstance(one, FetchedPage)][1]
    run = explain(origin)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"origin         {origin}\n")
    assert make_page(1).paragraphs[0] in run.stdout


def test_what_is_not_one_page_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 1, zipped=True)
    (tmp_path / "urls.txt").write_text("https://a.test/1\n", encoding="utf-8")
    assert "a folder; explain shows one page" in (wrong_page(str(tmp_path)) or "")
    assert f"an archive; explain shows one page: {path}#OFFSET" in (wrong_page(str(path)) or "")
    assert "there is no page of a WARC archive at this place" in (wrong_page(f"{path}#999") or "")
    assert "a list of URLs" in (wrong_page(str(tmp_path / "urls.txt")) or "")
    assert wrong_page("-") is None


def test_an_address_that_is_refused_says_why() -> None:
    run = explain("http://127.0.0.1:9/news/1", "-s", "ALLOW_PRIVATE_ADDRESSES=0")
    assert (run.returncode, run.stdout) == (4, "")
    (line,) = [line for line in run.stderr.splitlines() if line.startswith("naqi: ")]
    assert line.startswith("naqi: http://127.0.0.1:9/news/1: could not be fetched: ")
    assert "127.0.0.1" in line.partition("fetched: ")[2]


def test_a_rejected_page_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"")
    run = explain(page)
    assert run.returncode == 0
    assert "rejected       empty-file" in run.stdout


def test_a_missing_page_is_wrong_usage(tmp_path: Path) -> None:
    run = explain(tmp_path / "missing")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"naqi: {tmp_path / 'missing'}: there is no such file or folder\n"


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
