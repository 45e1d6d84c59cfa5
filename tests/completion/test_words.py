"""What is offered for a word that is being typed."""

from pathlib import Path

import pytest

from crawler.command_names import command_packages
from crawler.completion import SHELLS, completions
from crawler.completion.words import SPIDERS
from crawler.running import spiders_to_crawl


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["cra"], ["crawl"]),
        (["crawl", ""], ["demo", "news"]),
        (["crawl", "-L", "INFO", "n"], []),
        (["crawl", "news", "-a", "sit"], ["site="]),
        (["crawl", "demo", "-a", "si"], []),
        (["crawl", "news", "-a", "site=bbc"], ["site=bbc-arabic"]),
        (["crawl", "news", "-a", "site=alanba,bbc"], ["site=alanba,bbc-arabic"]),
        (["crawl", "news", "-a", "site=bbc-arabic,bbc"], []),
        (["crawl", "news", "-a", "due="], ["due=no", "due=yes"]),
        (["crawl", "news", "-s", "ALERT_C"], ["ALERT_COMMAND="]),
        (["crawl", "news", "--set", "HTTPCACHE_G"], ["HTTPCACHE_GZIP="]),
        (["clean", "--rej"], ["--rejected"]),
        (["clean", "--engine", ""], ["local", "ray", "spark"]),
        (["clean", "--engine=s"], ["--engine=spark"]),
        (["clean", "--rejected", "b"], []),
        (["clean", "pa"], []),
        (["export", "--site", "bbc"], ["bbc-arabic"]),
        (["genspider", "--temp"], ["--template"]),
        (["ledger", ""], ["merge"]),
        (["sites", "c"], ["check", "copy"]),
        (["sites", "copy", "bbc"], ["bbc-arabic"]),
        (["sites", "--health", "bbc"], ["bbc-arabic"]),
        (["completion", ""], sorted(SHELLS)),
        (["completion", "bash", ""], []),
        (["nosuch", "--x"], []),
    ],
)
def test_what_may_come_next(words: list[str], offered: list[str]) -> None:
    assert completions(words) == offered


def test_without_a_word_all_commands_are_offered() -> None:
    assert completions([]) == completions([""]) == sorted(command_packages())
    assert {"clean", "completion", "crawl", "shell"} < command_packages().keys()


def test_sites_of_ones_own_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sadaa.toml").write_text('home = "https://sada.example/"\n', encoding="utf-8")
    monkeypatch.setenv("NAQI_SITES", str(tmp_path))
    assert completions(["sites", "copy", "sada"]) == ["sadaa"]


def test_a_wrong_folder_of_sites_offers_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NAQI_SITES", str(tmp_path / "file"))
    assert completions(["sites", "copy", ""]) == []


def test_the_spiders_are_those_that_there_are() -> None:
    from scrapy.settings import Settings
    from scrapy.spiderloader import SpiderLoader

    assert list(SPIDERS) == spiders_to_crawl(SpiderLoader(Settings({"SPIDER_MODULES": ["crawler.spiders"]})))
