"""What a power cut leaves of exports, cleaned archives, marked records, figures, and of what is moved aside."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler import exit_status
from crawler.ledger import database
from crawler.monitoring.report import RunReport
from crawler.monitoring.tell import tell
from crawler.sites.new_file import write_new
from pipelines.duplicates.batch.job import mark_all, targets_of
from pipelines.engines.target import Target
from pipelines.export import destination
from pipelines.export.destination import MARK, new_file, new_folder
from tests.crash.test_power_cut import store
from tests.crash.watched_disk import WatchedDisk
from tests.duplicates.batch.records import files
from tests.duplicates.batch.test_job import HereExchange
from tests.writing.test_stores import FILE, article


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> WatchedDisk:
    return WatchedDisk(monkeypatch)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is forced to the disk and what is renamed, in order; an export's name of its own is `new`."""
    done: list[str] = []
    fsync, rename, replace = os.fsync, os.rename, os.replace

    def name(path: Any) -> str:
        path = Path(path)
        return "new" if path.suffix == ".new" else path.name

    def forced(descriptor: int) -> None:
        done.append(name(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    def moved(by: Any) -> Any:
        def move(source: Any, target: Any, **named: Any) -> None:
            done.append(f"{name(source)} to {name(target)}")
            by(source, target, **named)

        return move

    monkeypatch.setattr(os, "fsync", forced)
    monkeypatch.setattr(os, "rename", moved(rename))
    monkeypatch.setattr(os, "replace", moved(replace))
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    return done


def test_an_exported_file_is_forced_before_it_takes_its_place_and_its_name_behind(
    tmp_path: Path, steps: list[str]
) -> None:
    with new_file(tmp_path / "x.csv") as begun:
        begun.write_text("x")
    assert steps == ["new", "new to x.csv", tmp_path.name]


def test_an_exported_folder_too(tmp_path: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with new_folder(tmp_path / "x", {}) as begun:
        (begun / "part").write_text("x")
    at = steps.index("new to x")
    assert sorted(steps[:at]) == sorted(["new", "part", MARK])
    assert steps[at + 1 :] == [tmp_path.name]
    steps.clear()
    monkeypatch.setattr(destination, "MANY", 1)
    with new_folder(tmp_path / "y", {}) as begun:
        (begun / "part").write_text("x")
    assert steps == ["all", "new to y", tmp_path.name]


def test_the_records_of_an_archive(tmp_path: Path, disk: WatchedDisk) -> None:
    target = Target(tmp_path / "deep" / "out" / "a.jsonl")
    target.add({"id": "1"})
    target.reject({"origin": "x"})
    target.finish()
    target.close()
    assert not disk.unforced
    assert disk.holds(tmp_path / "deep/out/a.jsonl")
    assert disk.holds(tmp_path / "deep/out/a.rejected.jsonl")
    assert {tmp_path / "deep", tmp_path / "deep/out"} <= disk.names


def test_marked_records(tmp_path: Path, disk: WatchedDisk) -> None:
    files(tmp_path / "in", 20, 4, 20)
    targets = targets_of([tmp_path / "in"], tmp_path / "deep" / "out")
    mark_all(targets, HereExchange(1))
    assert not disk.unforced
    assert all(disk.holds(target) for _, target in targets)
    assert {tmp_path / "deep", tmp_path / "deep/out"} <= disk.names


def test_figures_and_site_files(tmp_path: Path, disk: WatchedDisk) -> None:
    tell(Settings({"METRICS_FILE": str(tmp_path / "naqi.prom")}), RunReport("news", exit_status.OK))
    assert disk.holds(tmp_path / "naqi.prom")
    path = write_new(tmp_path / "own" / "sites", "sada", "home = 'https://sada.test/'\n")
    assert disk.holds(path)
    assert {path.parent, path.parent.parent} <= disk.names
    assert disk.unforced == []


def test_a_damaged_ledger_keeps_its_name_aside(tmp_path: Path, disk: WatchedDisk) -> None:
    path = tmp_path / "ledger.sqlite"
    sqlite3.connect(path).close()
    assert database.set_aside(path) in disk.names


def test_a_file_of_ones_own_is_aside_before_the_ledger_takes_over_its_name(tmp_path: Path, disk: WatchedDisk) -> None:
    """Else the next start would cut it back to the nothing that the ledger knows of it."""
    out, looked = tmp_path / "output", []
    crawl = store(out)
    (out / FILE).parent.mkdir(parents=True)
    (out / FILE).write_bytes(b"my notes\n")
    aside = out / f"{FILE}.foreign"
    disk.at_commit.append(lambda: looked.append(aside in disk.names))
    crawl.add(*article(1))
    crawl.flush()
    assert aside.read_bytes() == b"my notes\n"
    assert looked[-2:] == [True, True]
