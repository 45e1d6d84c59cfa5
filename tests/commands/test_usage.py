"""What commands refuse before they begin with anything: numbers of arguments, and options that do not go together."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

OPTIONS = {"jobs": 0, "lang": "en", "most": 5, "output": None, "since": None, "until": None}


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
        ("report", ["page.html"], {}, "-o FILE.html is wanted for one article"),
    ],
)
def test_wrong_usage(name: str, words: list[str], options: dict[str, object], message: str) -> None:
    command = import_module(f"crawler.commands.{name}").Command()
    with pytest.raises(UsageError, match=f"^{re.escape(message)}"):
        command.run(words, argparse.Namespace(**OPTIONS | options))


def test_duplicates_of_a_folder_without_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = import_module("crawler.commands.duplicates").Command()
    command.settings = Settings()
    command.run([str(tmp_path)], argparse.Namespace(**OPTIONS))
    assert command.exitcode == 2
    assert capsys.readouterr().err.startswith(f"naqi: {tmp_path}: there are no records; ")
