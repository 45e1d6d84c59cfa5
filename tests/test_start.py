"""What every start of a command loads."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.command_names import command_module
from tests.made_pages import make_page

HEAVY = {
    "aiohttp",
    "dateparser",
    "feedparser",
    "scrapy.core.downloader.handlers.http11",
    "tldextract",
    "trafilatura",
    "usp",
}
"""A tenth of a second each, and more: only those who use them load them."""

LOOK = """
import sys
from scrapy.utils.misc import walk_modules
for package in ("crawler.commands", "crawler.spiders"):
    walk_modules(package)
import pipelines.clean, pipelines.write
print(" ".join(sys.modules))
"""

CLEAN = """
import sys
sys.argv = ["/usr/bin/scrapy", "clean", sys.argv[1], "-o", sys.argv[2]]
from scrapy.cmdline import execute
try:
    execute()
finally:
    print(" ".join(sys.modules))
"""

NOT_FOR_CLEAN = HEAVY | {
    "crawler.commands.report",
    "crawler.spiders.news",
    "jinja2",
    "pipelines.cleaning.chain",
    "pipelines.engines.archive",
    "pipelines.report.page",
}
"""What no run of `scrapy clean` into one file needs in its main process."""


PLAIN = "pipelines.cleaning.boilerplate.plain.rounds"
"""What plain texts alone need."""

FOR_FEW_PAGES = {"charset_normalizer", "dateparser", "pipelines.pool", "scrapy", "trafilatura", "twisted", PLAIN}
"""What neither a program that cleans a page nor the worker of a run of one page waits for."""


def loaded_by(program: str, *words: str) -> set[str]:
    return set(subprocess.check_output([sys.executable, "-c", program, *words], text=True).split())


def test_no_command_waits_for_libraries_that_it_may_not_need() -> None:
    loaded = loaded_by(LOOK)
    assert {"crawler.commands.clean", "crawler.spiders.news"} <= loaded
    assert not HEAVY & loaded


def test_clean_loads_no_other_command_and_no_other_spider(tmp_path: Path) -> None:
    page, records = tmp_path / "one.html", tmp_path / "x.jsonl"
    page.write_text(make_page(1).html, encoding="utf-8")
    loaded = loaded_by(CLEAN, str(page), str(records))
    assert len(records.read_text(encoding="utf-8").splitlines()) == 1
    assert {"crawler.commands.clean", "crawler.spiders.saved"} <= loaded
    assert not NOT_FOR_CLEAN & loaded


def test_a_program_waits_for_no_library_that_few_pages_need() -> None:
    loaded = loaded_by("import sys; from naqi import clean_page; print(' '.join(sys.modules))")
    assert "pipelines.cleaning.chain" in loaded
    assert not FOR_FEW_PAGES & loaded


def test_nor_does_the_worker_of_a_run_of_one_page() -> None:
    look = "from pipelines.cleaning.lexicon import _made; print(f'rows={_made.cache_info().currsize}')"
    loaded = loaded_by(
        f"import sys; from pipelines.warm_one import warm_for_one as warm; warm(); print(' '.join(sys.modules)); {look}"
    )
    assert {"pipelines.cleaning.chain", "pipelines.duplicates.signature", "rows=1"} <= loaded
    assert not FOR_FEW_PAGES & loaded


def test_workers_of_many_pages_find_everything_loaded() -> None:
    loaded = loaded_by("import sys, gc; import pipelines.warm; assert gc.isenabled(); print(' '.join(sys.modules))")
    assert {"dateparser.timezone_parser", "trafilatura", "pipelines.cleaning.chain", PLAIN} <= loaded


@pytest.mark.parametrize(
    ("argv", "loads"),
    [
        (["/usr/bin/scrapy", "clean", "x.html"], "crawler.commands.clean"),
        (["/x/naqi/__main__.py", "-h", "sites", "add"], "crawler.commands.sites"),
        (["naqi"], "crawler.commands"),
        (["naqi", "--help"], "crawler.commands"),
        (["naqi", "version"], "crawler.commands.version"),
        (["naqi", "settings"], "crawler.commands"),  # Scrapy's own
        (["naqi", "cleen"], "crawler.commands"),
        (["naqi", "../settings"], "crawler.commands"),
        (["naqi", "__init__"], "crawler.commands"),
        (["/home/me/clean_up.py", "clean"], "crawler.commands"),  # it may call Scrapy with other words
        (["-c", "crawl"], "crawler.commands"),
    ],
)
def test_which_commands_are_loaded(argv: list[str], loads: str) -> None:
    assert command_module(argv) == loads


def test_who_reads_an_output_loads_no_scrapy() -> None:
    look = "import sys, pipelines.export.frames, pipelines.reading.snapshot; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", look], text=True, timeout=100).split()
    assert "crawler.ledger" in loaded
    assert not {"scrapy", "twisted"} & set(loaded)
