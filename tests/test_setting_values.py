"""A setting that will not do is told by its name, at the start, by every command."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.test import get_crawler

from crawler import settings as own
from crawler.setting_values import SETTINGS, CheckedSettings, check_settings, wrong_setting
from pipelines.clean import CleanPipeline
from tests.processes import run

NO_VALUES = frozenset(
    (
        "ALERT_COMMAND",  # words, or a list of them; crawler/monitoring/alert.py says what is wrong with it
        "BOT_NAME",
        "COMMANDS_MODULE",
        "NEWSPIDER_MODULE",
        "LEDGER_FILL",
        "SCHEDULER_PRIORITY_QUEUE",
        "SCHEDULER_MEMORY_QUEUE",
        "TWISTED_DNS_RESOLVER",
        "ROBOTSTXT_PARSER",
        "RETRY_GIVE_UP_LOG_LEVEL",
        "FEED_EXPORT_ENCODING",
        "LOG_FORMAT",
        "LOG_DATEFORMAT",
    )
)
"""Names of modules and the like: parts of the program, which nobody sets for a run."""

NUMBERS: tuple[Any, ...] = (
    "abc",
    "",
    " ",
    "nan",
    "inf",
    "-inf",
    "-1",
    "1e999",
    "9" * 400,
    "0x10",
    "5s",
    "1,5",
    None,
    [],
    {},
)
FLAGS: tuple[Any, ...] = ("yes", "", "2", "off", "nan", None, 2, "TRUE ")


def settings(**values: Any) -> BaseSettings:
    """Our settings with some of them changed."""
    made = Settings()
    made.setmodule(own)
    made.setdict(values, priority="cmdline")
    return made


def test_every_setting_of_ours_that_is_a_value_is_checked() -> None:
    simple = (bool, int, float, str, type(None))
    values = {name for name, value in vars(own).items() if name.isupper() and isinstance(value, simple)}
    assert values - NO_VALUES <= set(SETTINGS)


def test_what_we_set_ourselves_will_do() -> None:
    check_settings(settings())
    check_settings(BaseSettings())


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_wrong_values_are_told_with_the_name(name: str) -> None:
    values: tuple[Any, ...] = ("\x00",)
    if isinstance(default := getattr(own, name, None), bool):
        values = FLAGS
    elif isinstance(default, int | float):
        values = NUMBERS
    elif name in ("OUTPUT_DIR", "DUPLICATES", "LOG_LEVEL"):
        values = ("", " ", "\x00", None, [])
    for value in values:
        told = wrong_setting(settings(**{name: value}), name)
        assert told is not None, value
        assert told.startswith(f"{name}=")
        assert "\n" not in told
        assert told.isprintable()


@pytest.mark.parametrize(
    "good",
    [
        {"CLEAN_WORKERS": "0", "CLEAN_TIMEOUT": "0.5", "READ_SECONDS": 3, "RETRY_TIMES": "0"},
        {"TDM_OBEY": "False", "ARCHIVE": "1", "NOINDEX_OBEY": True, "REMOVED_LINES": 0},
        {"OUTPUT_DIR": Path("أخبار"), "LEDGER": "", "SITES_DIR": None, "CONTACT_URL": "https://a.test/عنا"},
        {"DUPLICATES": "Drop", "RENDER": "AUTO", "LOG_LEVEL": "DEBUG"},
        {"LOG_LEVEL": 10, "HANDOVER_FD": "3", "DOWNLOAD_MAXSIZE": 0},
    ],
)
def test_what_will_do_is_taken(good: dict[str, Any]) -> None:
    check_settings(settings(**good))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RETRY_TIMES", "1.5"),
        ("CLEAN_WORKERS", 2.5),
        ("CLEAN_WORKERS", "1025"),
        ("CLEAN_TIMEOUT", "0"),
        ("CLEAN_TIMEOUT", 10**400),
        ("ARCHIVE", 1.0),
        ("OUTPUT_DIR", 5),
        ("CONTACT_URL", 5),
    ],
)
def test_half_a_number_no_time_at_all_and_another_type_will_not_do(name: str, value: Any) -> None:
    assert wrong_setting(settings(**{name: value}), name) is not None


@pytest.mark.parametrize("name", ["CLEAN_WORKERS", "CLEAN_TIMEOUT"])
def test_a_program_of_ones_own_is_told_too(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}=nan"):
        CheckedSettings().update_settings(settings(**{name: "nan"}))
    with pytest.raises(ValueError, match=f"{name}=nan"):
        CleanPipeline.from_crawler(get_crawler(settings_dict={name: "nan"}))


@pytest.mark.parametrize(
    "words",
    [
        ["clean", "page.html", "-s", "CLEAN_TIMEOUT=nan"],
        ["fetch", "http://a.test/", "-s", "DOWNLOAD_TIMEOUT=soon"],
        ["clean", "page.html", "--logfile", "nowhere/log"],
        pytest.param(["clean", "page.html", "--pidfile", "nowhere/pid"], marks=pytest.mark.soak),
        pytest.param(["crawl", "demo", "-s", "LOG_FILE=."], marks=pytest.mark.soak),
        pytest.param(["export", "--to", "csv", "-s", "OUTPUT_DIR="], marks=pytest.mark.soak),
        pytest.param(["search", "x.sqlite", "خبر", "-L", "loud"], marks=pytest.mark.soak),
        pytest.param(["sites", "-s", "OUTPUT_DIR="], marks=pytest.mark.soak),
        pytest.param(["crawl", "demo", "-s", "CLEAN_WORKERS=-1"], marks=pytest.mark.soak),
    ],
)
def test_a_command_says_it_in_one_line(words: list[str], tmp_path: Path) -> None:
    done = run([sys.executable, "-m", "naqi", *words], cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("naqi: ")
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_who_asked_to_be_told_of_a_crawl_is_told_that_it_could_not_begin(tmp_path: Path) -> None:
    words = ["crawl", "news", "-s", "ALERT_SECONDS=soon", "-s", f"ALERT_COMMAND=tee {tmp_path}/told"]
    done = run([sys.executable, "-m", "naqi", *words], cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    told = json.loads((tmp_path / "told").read_text(encoding="utf-8"))
    assert (told["spider"], told["status"]) == ("news", 2)
    assert "ALERT_SECONDS=soon" in told["error"]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("ARCHIVE_MAX_BYTES", 1, 4_000_000_000),  # what tools for archives still take
        ("CONCURRENT_ITEMS", 1, 16),  # each holds pages of a megabyte
        ("DNS_TIMEOUT", 1, own.DOWNLOAD_TIMEOUT),
        ("DOWNLOAD_DELAY", 1, 10),  # seconds between two requests to a host
        ("RENDER_PAGES", 1, 4),  # each some hundred megabytes
        ("RENDER_SECONDS", 1, 60),
        ("RENDER_SETTLE", 1, own.RENDER_SECONDS),
    ],
)
def test_what_is_set_where_nobody_sets_it_is_moderate(name: str, least: int, most: int) -> None:
    assert least <= getattr(own, name) <= most


def test_what_guards_hosts_and_the_machine_is_switched_on() -> None:
    guards = own.DOWNLOADER_MIDDLEWARES
    for name in ("addresses.PublicAddresses", "resting.RestingHosts", "hours.SiteHours"):
        assert guards[f"crawler.politeness.{name}"]
    assert guards["scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware"] is None  # it cuts silently
    assert own.NOINDEX_OBEY is True
    assert own.URLLENGTH_LIMIT >= 8_000  # Arabic headlines in addresses, nine characters a letter
    assert own.METAREFRESH_MAXDELAY <= 10  # seconds; a later one reloads a page
