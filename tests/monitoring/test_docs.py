"""The scripts of docs/operations.md for ALERT_COMMAND, with programs in the place of mail and curl."""

import json
import os
import re
from pathlib import Path

import pytest

from crawler.monitoring.alert import run_alert
from crawler.monitoring.report import COUNTS, RunReport, as_object, report_of
from tests.documents import ROOT
from tests.monitoring.test_report import SITES, STATS, samples

PAGE = (ROOT / "docs/operations.md").read_text(encoding="utf-8").partition("## Told when")[2].partition("\n## ")[0]
MAIL, CHAT, PING = re.findall(r"```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
REPORT = report_of("news", STATS, SITES)
STAND_IN = '#!/bin/sh\n{ printf "%s\\n" "$@"; echo --; cat; } > "$TOLD"\n'


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("mail", "curl"):
        (tmp_path / name).write_text(STAND_IN, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    return tmp_path / "told"


def run(script: str, status: int, folder: Path) -> None:
    for name in ("webhook", "ping"):
        (folder / name).write_text(f"https://{name}.example/x\n", encoding="ascii")
    path = folder / "script"
    path.write_text(script.replace("/etc/naqi/", f"{folder}/"), encoding="utf-8")
    path.chmod(0o755)
    run_alert(str(path), json.dumps(as_object(REPORT)).encode(), status, 60)


def test_mail(told: Path) -> None:
    run(MAIL, 5, told.parent)
    words, _, text = told.read_text(encoding="utf-8").partition("--\n")
    assert words.splitlines() == ["-s", "naqi: status 5", "you@example.org"]
    assert text == as_object(REPORT)["text"] + "\n"


@pytest.mark.parametrize(("script", "status"), [(MAIL, 0), (MAIL, 3), (CHAT, 0)])
def test_where_all_is_well_nobody_is_told(script: str, status: int, told: Path) -> None:
    run(script, status, told.parent)
    assert not told.exists()


def test_a_chat(told: Path) -> None:
    run(CHAT, 5, told.parent)
    words, _, text = told.read_text(encoding="utf-8").partition("--\n")
    assert words.splitlines()[-1] == "https://webhook.example/x"
    assert json.loads(text) == {"text": f"```{as_object(REPORT)['text']}```"}


def test_a_ping(told: Path) -> None:
    run(PING, 0, told.parent)
    words, _, text = told.read_text(encoding="utf-8").partition("--\n")
    assert words.splitlines()[-1] == "https://ping.example/x/0"
    assert json.loads(text)["spider"] == "news"


def test_the_fields_and_figures_that_the_page_names_are_there() -> None:
    from crawler.monitoring.metrics import exposition

    (shown,) = re.findall(r"```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert list(json.loads(shown)) == list(as_object(RunReport("news", 0)))
    assert set(COUNTS) < set(json.loads(shown))
    names = {name.partition("|")[0] for name in samples(exposition(REPORT, "1"))}
    assert set(re.findall(r"naqi_\w+", PAGE)) == names - {"naqi_build_info"}
