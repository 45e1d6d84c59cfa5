"""`scrapy sites --health`, after runs as the ledger keeps them."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.core.counts import SiteRun
from crawler.ledger import Ledger
from crawler.ledger.history import record_run
from tests.processes import run as run_command

ROOT = Path(__file__).parent.parent.parent


def health(folder: Path, *names: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scrapy", "sites", "--health", *names, "-s", f"OUTPUT_DIR={folder}"]
    return run_command(command, cwd=ROOT)


def test_the_ill_site_comes_first_with_its_last_runs(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    begin = datetime(2026, 11, 1, tzinfo=UTC)
    for day in range(10):
        good = SiteRun("a-good", discovered=9, fetched=9, written=9, dated=9, titled=9, characters=9000)
        bad = SiteRun("b-bad", discovered=9, fetched=9, written=9, dated=9, titled=9, characters=9000)
        if day == 9:
            good.rendered, good.rescued = 4, 3
            bad = SiteRun("b-bad", discovered=9, fetched=9, rejected=Counter({"empty-body": 9}))
        record_run(ledger, begin + timedelta(days=day), "finished", [good, bad])
    ledger.close()
    before = (tmp_path / "ledger.sqlite").read_bytes()
    run = health(tmp_path)
    lines = run.stdout.splitlines()
    assert run.returncode == 0
    assert lines[0] == "b-bad: 9 of 9 pages show no text without a browser: try RENDER=auto"
    assert lines[1].split() == (
        "2026-11-10T00:00:00Z discovered 9 fetched 9 written 0 rejected 9 failed 0 (empty-body 9)".split()
    )
    assert lines[6] == "a-good: well"
    assert "dated 100%, 1000 characters rendered 4, 3 of them articles" in lines[7]
    assert "rendered" not in lines[8]
    assert lines[-1] == "2 sites, 1 of them ill"
    assert health(tmp_path, "a-good").stdout.splitlines()[-1] == "1 sites, 0 of them ill"
    assert (tmp_path / "ledger.sqlite").read_bytes() == before


def test_what_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    missing = health(tmp_path / "nothing")
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 1000)
    damaged = health(tmp_path)
    assert (damaged.returncode, damaged.stderr.count("\n")) == (6, 1)
    assert not list(tmp_path.glob("*.damaged-*"))
