import argparse
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler import early_start
from crawler.commands.clean import Command
from crawler.early_start import BARE, VALUED, paths_of, start_workers

ENGINES = {"--engine", "--engine-address"}


def test_the_options_are_those_of_the_command() -> None:
    command, parser = Command(), argparse.ArgumentParser(add_help=False)
    command.settings = Settings()
    command.add_options(parser)
    options = [action for action in parser._actions if action.option_strings]
    valued = {name for action in options if action.nargs != 0 for name in action.option_strings}
    bare = {name for action in options if action.nargs == 0 for name in action.option_strings}
    assert valued - ENGINES == VALUED
    assert bare - {"-h", "--help"} == BARE


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (["a.html"], ["a.html"]),
        (["a.html", "-o", "x.jsonl", "--learn", "b.html"], ["a.html", "b.html"]),
        (["--jobs=2", "-s", "LOG_LEVEL=INFO", "-"], ["-"]),
        (["a.html", "-o", "x.jsonl", "--unknown"], []),
        (["a.html", "-ox.jsonl"], []),
        (["--", "a.html"], []),
        (["a.warc", "-o", "out/"], []),
        (["a.warc", "--output=s3://records/of"], []),
        (["a.warc", "-o", "there"], []),
        (["a.warc", "-O", "there"], ["a.warc"]),
        (["a.warc", "--engine", "ray", "-o", "out"], []),
        (["a.html", "-o"], []),
        ([], []),
    ],
)
def test_which_paths_a_command_line_names(
    words: list[str], paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path)
    assert paths_of(words) == paths


@pytest.mark.parametrize(
    ("words", "started"),
    [
        (["clean", "{page}"], [True]),
        (["clean", "{page}", "{page}"], [False]),
        (["explain", "{page}"], [True]),
        (["crawl", "news"], [False]),
        (["crawl", "-h"], []),
        (["clean", "{page}", "--help"], []),
        (["clean"], []),
        (["report"], []),
        ([], []),
    ],
)
def test_for_which_commands_it_starts(
    words: list[str], started: list[bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.html"
    page.touch()
    starts: list[bool] = []
    monkeypatch.setattr(early_start, "start_early", lambda *, one_page=False: starts.append(one_page))
    start_workers([word.format(page=page) for word in words])
    assert starts == started


def test_where_nothing_can_start_the_command_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_process(*, one_page: bool = False) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(early_start, "start_early", no_process)
    start_workers(["crawl", "news"])
