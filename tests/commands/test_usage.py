"""What commands refuse before they begin with anything: numbers of arguments, and options that do not go together."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

OPTIONS = {
    "country": None,
    "engine": None,
    "engine_address": None,
    "health": False,
    "jobs": 0,
    "json": False,
    "lang": "en",
    "most": 5,
    "name": None,
    "output": None,
    "since": None,
    "timezone": None,
    "to": "jsonl",
    "until": None,
}


@pytest.mark.parametrize(
    ("name", "words", "options", "message"),
    [
        ("clean", [], {}, "the path of a file or folder is wanted"),
        ("completion", [], {}, "the name of one shell is wanted: "),
        ("completion", ["tcsh"], {}, "the name of one shell is wanted: "),
        ("crawl", [], {}, "the name of one spider is wanted: "),
        ("crawl", ["news", "demo"], {}, "the name of one spider is wanted: "),
        ("duplicates", [], {"most": -1}, "--most -1: a number from 0 is wanted"),
        ("duplicates", [], {"jobs": -1}, "--jobs -1: a number from 1 is wanted"),
        ("explain", [], {}, "one path or URL is wanted"),
        ("explain", ["one.html", "two.html"], {}, "one path or URL is wanted"),
        (
            "report",
            ["one.html", "two.html"],
            {},
            "one output folder (else OUTPUT_DIR), or one article by its id, URL or file is wanted",
        ),
        ("report", [], {"since": "2026-11-02", "until": "2026-11-01"}, "--since 2026-11-02 is behind --until"),
        ("report", ["README.md"], {}, "-o FILE.html is wanted for one article"),
        ("report", [], {"since": "9999-01-01"}, "--since 9999-01-01 is behind today"),
        ("duplicates", [], {"jobs": 2}, "--jobs: -o FOLDER is wanted, where the records are compared anew"),
        ("duplicates", [], {"engine": "ray"}, "--engine: -o FOLDER is wanted"),
        ("duplicates", [], {"engine_address": "auto"}, "--engine-address: -o FOLDER is wanted"),
        ("duplicates", [], {"json": True, "output": "x"}, "--json: shows what records say; leave out -o"),
        ("clean", ["x"], {"to": "parquet"}, "--to parquet: -o FOLDER/ is wanted, where each archive gets a file"),
        ("clean", ["x"], {"engine_address": "auto"}, "--engine-address: --engine ray or spark is wanted"),
        ("sites", ["check"], {"name": "x"}, "--name: is for `add` alone"),
        ("sites", [], {"timezone": "Asia/Amman"}, "--timezone: is for `add` alone"),
    ],
)
def test_wrong_usage(name: str, words: list[str], options: dict[str, object], message: str) -> None:
    command = import_module(f"crawler.commands.{name}").Command()
    command.settings = Settings()
    with pytest.raises(UsageError, match=f"^{re.escape(message)}"):
        command.run(words, argparse.Namespace(**OPTIONS | options))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"country": "Jordan"}, "country"),
        ({"timezone": "Mars"}, "Mars"),
        ({"name": "../x"}, "x"),
        ({"name": "there"}, "exists already"),
    ],
)
def test_a_new_site_is_checked_before_it_is_asked(
    values: dict[str, str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there.toml").write_text('home = "https://sada.example/"', encoding="utf-8")
    command = import_module("crawler.commands.sites").Command()
    command.settings = Settings({"NAQI_SITES": str(tmp_path)})
    command._look_at = lambda url: pytest.fail("it was asked")
    command.run(["add", "https://new.example/"], argparse.Namespace(**OPTIONS | values))
    assert command.exitcode == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("target", ["nosuch", "n" * 300, "\udcff.html"])
@pytest.mark.parametrize("output", [None, "page.html"])
def test_a_report_of_what_is_not_there_says_so(
    target: str, output: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command = import_module("crawler.commands.report").Command()
    (tmp_path / "sada").mkdir()
    (tmp_path / "sada" / "articles-2026-11-20.jsonl").touch()
    command.settings = Settings({"OUTPUT_DIR": str(tmp_path)})
    command.run([target], argparse.Namespace(**OPTIONS | {"output": output}))
    assert command.exitcode == 2
    assert "file has that name" in capsys.readouterr().err


def test_a_report_of_files_of_something_else_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sada").mkdir()
    (tmp_path / "sada" / "articles-2026-11-20.jsonl").write_text("[\n1,\n2]\n", encoding="utf-8")
    command = import_module("crawler.commands.report").Command()
    command.settings = Settings({"OUTPUT_DIR": str(tmp_path)})
    command.run([], argparse.Namespace(**OPTIONS))
    assert command.exitcode == 2
    assert capsys.readouterr().err == f"naqi: {tmp_path}: none of the 3 lines of its files is a record of naqi\n"


def test_duplicates_of_a_folder_without_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = import_module("crawler.commands.duplicates").Command()
    command.settings = Settings()
    command.run([str(tmp_path)], argparse.Namespace(**OPTIONS))
    assert command.exitcode == 2
    assert capsys.readouterr().err.startswith(f"naqi: {tmp_path}: there are no records; ")
