"""ALERT_COMMAND and METRICS_FILE of whole crawls."""

import fcntl
import json
import subprocess
import sys
from pathlib import Path

from tests.demo.expected import RECORDS
from tests.monitoring.test_report import samples
from tests.processes import run as run_command


def crawl(folder: Path, **settings: object) -> "subprocess.CompletedProcess[str]":
    chosen = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "naqi", "crawl", "demo", *chosen]
    return run_command(command, cwd=folder)


def test_both_are_told_when_all_is_written(tmp_path: Path) -> None:
    (tmp_path / "alert.py").write_text("import sys; open('told.json', 'w').write(sys.stdin.read())", encoding="utf-8")
    done = crawl(tmp_path, ALERT_COMMAND=f"{sys.executable} alert.py", METRICS_FILE="naqi.prom")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert (told["status"], told["written"], told["spider"]) == (0, len(RECORDS), "demo")
    assert told["text"] == done.stdout.rstrip("\n")
    assert all((tmp_path / name).is_file() for name in told["files"])
    figures = samples((tmp_path / "naqi.prom").read_bytes())
    assert figures["naqi_last_run_pages|written|demo"] == len(RECORDS)
    assert figures["naqi_last_run_site_pages|written|demo|demo"] == len(RECORDS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alert.py", "naqi.prom", "output", "told.json"]


def test_what_cannot_be_told_is_named_and_the_crawl_is_as_it_was(tmp_path: Path) -> None:
    hangs = f"{sys.executable} -c 'import time; time.sleep(60)'"
    done = crawl(tmp_path, ALERT_COMMAND=hangs, ALERT_SECONDS=0.2, METRICS_FILE="nowhere/naqi.prom")
    assert done.returncode == 0
    assert f"written     {len(RECORDS)}\n" in done.stdout
    alert, metrics = sorted(line.split("WARNING ")[1] for line in done.stderr.splitlines())
    assert alert.endswith("did not end within 0.2 s and was stopped")
    assert metrics == "METRICS_FILE nowhere/naqi.prom cannot be written: No such file or directory"


def test_a_crawl_that_cannot_begin_is_told_of_and_keeps_the_other_runs_figures(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "naqi.prom").write_text("the other run's", encoding="utf-8")
    with (tmp_path / "output" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = crawl(tmp_path, ALERT_COMMAND="tee told.json", METRICS_FILE="naqi.prom")
    assert done.returncode == 3
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert (told["status"], told["written"]) == (3, 0)
    assert "is active" in told["error"]
    assert (tmp_path / "naqi.prom").read_text(encoding="utf-8") == "the other run's"
