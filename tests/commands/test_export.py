import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from crawler import exit_status
from crawler.ledger import Ledger
from tests.export.made import in_file_order, lines, output_folder, record

ROOT = Path(__file__).parent.parent.parent
RECORDS = [record(number) for number in range(9)]


class Done(NamedTuple):
    stdout: str
    stderr: str


class Runner:
    """The command line in this process: a new one takes most of a second to import Scrapy."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: object, status: int = 0) -> Done:
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", *map(str, arguments)], get_project_settings())
        done = Done(*self.capsys.readouterr())
        assert ended.value.code == status, done.stderr
        return done


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "crawler.settings")
    return Runner(capsys)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return output_folder(tmp_path / "out", *RECORDS)


def test_the_output_folder_to_standard_output(run: Runner, out: Path) -> None:
    done = run("export", "--to", "jsonl", "-s", f"OUTPUT_DIR={out}")
    assert [json.loads(line) for line in done.stdout.splitlines()] == in_file_order(*RECORDS)
    assert done.stderr == "read        9\nexported    9\n"


def test_filters_faults_and_counts_are_told(run: Runner, out: Path, tmp_path: Path) -> None:
    (out / "foreign.jsonl").write_text('{"text": "x"}\n')
    with (out / "site0/articles-2026-11-01.jsonl").open("ab") as file:
        file.write(lines(record(0, revision=2)) + b'{"id": "half')
    done = run("export", out, "--to", "csv", "-o", tmp_path / "x.csv", "--site", "site0,site1", "--with", "short")
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"naqi: {out}/foreign.jsonl: line 1 is skipped: no record of naqi",
        "read        10",
        "exported    1",
        "left out    9",
        "  6         flags",
        "  3         another site",
        "skipped     1",
        "unfinished  1",
        f"in          {tmp_path}/x.csv",
    ]


@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM"])
def test_an_interrupted_export_leaves_what_was_there(
    run: Runner, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    (tmp_path / "to").mkdir()
    run("export", out, "--to", "csv", "-o", tmp_path / "to/x.csv")
    before = (tmp_path / "to/x.csv").read_bytes()
    monkeypatch.setattr("pipelines.export.csv.cell", lambda _: signal.raise_signal(signal.Signals[sent]))
    done = run("export", out, "--to", "csv", "-o", tmp_path / "to/x.csv", status=exit_status.INTERRUPTED)
    assert done.stderr == "naqi: interrupted; what stood at the destination is as it was\n"
    assert {path.name: path.read_bytes() for path in (tmp_path / "to").iterdir()} == {"x.csv": before}
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_file_of_a_crawl_is_never_replaced(run: Runner, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other/site0/articles-2026-11-01.jsonl"
    other.parent.mkdir(parents=True)
    other.write_bytes(lines(record(50)))
    ledger = Ledger(tmp_path / "other/ledger.sqlite")
    ledger.commit([], {"site0/articles-2026-11-01.jsonl": other.stat().st_size})
    ledger.close()
    done = run("export", out, "--to", "jsonl", "-o", other, status=exit_status.USAGE)
    assert done.stderr == f"naqi: {other} is a file of a crawl; name another destination\n"
    assert other.read_bytes() == lines(record(50))
    run("export", out, "--to", "csv", "-o", out / "site0/x.csv")  # nothing reads it as records


def test_a_full_disk_names_the_destination(run: Runner, out: Path) -> None:
    done = run("export", out, "--to", "csv", "-o", "/dev/full", status=exit_status.NO_OUTPUT)
    assert done.stderr == "naqi: /dev/full: No space left on device\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{out}", "--to", "csv"], "-o DEST is wanted: csv cannot go to standard output"),
        (["{out}", "--to", "txt", "-o", "{tmp}/x", "--fields", "id"], "--fields does not go with txt"),
        (["{out}", "--to", "csv", "-o", "{tmp}/x", "--fields", "id,nice"], "there is no field 'nice'"),
        (["{out}", "--to", "csv", "-o", "{tmp}/x", "--since", "soon"], "--since soon: a date is wanted"),
        (["", "--to", "jsonl"], "an output folder has an empty name"),
        (["{out}/none", "--to", "jsonl"], "{out}/none: there is no such file or folder"),
        (["{tmp}/empty", "--to", "jsonl"], "{tmp}/empty: there are no records"),
        (["{out}", "--to", "txt", "-o", "{out}"], "{out} is what is read"),
        (["{file}", "--to", "jsonl", "-o", "{file}"], "{file} is what is read"),
        (["{out}", "--to", "txt", "-o", "{tmp}"], "{tmp} is what is read"),
        (["{file}", "--to", "txt", "-o", "{out}/site1"], "holds something else than an export of naqi"),
        (["{out}", "--to", "jsonl", "-o", "{out}/all.jsonl"], "{out}/all.jsonl would be read as records of {out}"),
        (["{out}", "--to", "csv", "-o", "{out}/site0/articles-2026-11-01.jsonl"], "is what is read"),
        (["{out}", "--to", "csv", "-o", "{out}/site0/articles-2026-11-30.jsonl"], "would be read as records of {out}"),
        (["{out}/site0", "--to", "csv", "-o", "{out}/site0/rejected.jsonl"], "would be read as records of {out}/site0"),
        (["{out}", "--to", "jsonl", "-o", "{out}/link.jsonl"], "{out}/link.jsonl would be read as records of {out}"),
        (["{out}", "--to", "sqlite", "-o", "{out}/ledger.sqlite"], "so a ledger is called"),
        (["{out}", "--to", "csv", "-o", "{tmp}/x.parquet"], "x.parquet is named for parquet: --to parquet, or another"),
        (["{out}", "--to", "sqlite", "-o", "{tmp}/my.db"], "{tmp}/my.db is no export of naqi"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Runner, out: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "empty").mkdir()
    (out / "link.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    Ledger(tmp_path / "my.db").close()
    names = {"out": out, "tmp": tmp_path, "file": out / "site0/articles-2026-11-01.jsonl"}
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = run("export", *(one.format(**names) for one in arguments), status=exit_status.USAGE)
    assert message.format(**names) in done.stderr
    assert done.stderr.startswith("naqi: ")
    assert done.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_package_that_is_missing_is_one_line(
    run: Runner, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", out, "--to", "parquet", "-o", tmp_path / "x", status=exit_status.USAGE)
    assert done.stderr == "naqi: pyarrow is not installed: pip install pyarrow (naqi's extra 'export' brings it)\n"
    run("export", out, "--to", "csv", "-o", tmp_path / "x.csv")


def test_a_place_that_cannot_be_written(run: Runner, out: Path) -> None:
    done = run("export", out, "--to", "csv", "-o", "/dev/null/x.csv", status=exit_status.NO_OUTPUT)
    assert done.stderr.startswith("naqi: ")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_has_seen_enough(out: Path) -> None:
    with (out / "site0/articles-2026-11-01.jsonl").open("ab") as file:
        file.write(lines(*(record(number) for number in range(9, 2000))))
    command = f"{sys.executable} -m scrapy export {out} --to jsonl | head -1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, timeout=60)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_search(run: Runner, out: Path, tmp_path: Path) -> None:
    run("export", out, "--to", "sqlite", "-o", tmp_path / "x.db")
    done = run("search", tmp_path / "x.db", "مدير", "الرصيف", "3")
    assert done.stdout == (
        "أعلن المرفأ افتتاح الرصيف 3\n"
        "  2026-10-05T08:00  site0  https://site0.example/news/3\n"
        "  قال [مدير] المرفأ إنّ [الرصيف] رقم [3] جاهز. وأضاف أن العمل يبدأ غداً.\n"
    )
    found = [
        json.loads(line)
        for line in run("search", "--json", "--max", "4", tmp_path / "x.db", "مدير").stdout.splitlines()
    ]
    assert len(found) == 4
    assert list(found[0]) == ["id", "url", "site", "title", "published", "snippet"]
    assert run("search", tmp_path / "x.db", "قطار").stderr == "naqi: no article has all these words\n"


def test_search_without_an_export(run: Runner, out: Path) -> None:
    done = run("search", out / "none.db", "x", status=exit_status.USAGE)
    assert done.stderr == f"naqi: {out}/none.db: there is no such file\n"


def test_articles_that_are_gone_stay_or_are_left_out(run: Runner, out: Path, tmp_path: Path) -> None:
    gone, back = record(0), record(1, fetched_at="2026-11-27T00:00:00Z", revision=2)
    (out / "site1/articles-2026-11-27.jsonl").write_bytes(lines(back))
    rows = [{"id": one["id"], "reason": "gone", "fetched_at": "2026-11-26T00:00:00Z"} for one in (gone, back)]
    (out / "site0/gone.jsonl").write_bytes(lines(*rows) + b"[1]\nhalf\n")
    assert "exported    9\n" in run("export", out, "--to", "csv", "-o", tmp_path / "x.csv").stderr
    done = run("export", out, "--to", "jsonl", "--no-gone")
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == {one["id"] for one in RECORDS[1:]}
    assert "  2         gone at their publishers\n" in done.stderr


def test_a_destination_below_a_file_is_said_in_a_line(run: Runner, out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in ("file/x.csv", "file/deep/x.csv"):
        done = run("export", out, "--to", "csv", "-o", tmp_path / place, status=exit_status.NO_OUTPUT)
        assert done.stderr == f"naqi: {(tmp_path / place).parent}: is no folder; name another destination\n"


def test_a_closed_standard_output_is_said_in_a_line(
    run: Runner, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    done = run("export", out, "--to", "jsonl", status=exit_status.NO_OUTPUT)
    assert done.stderr == "naqi: standard output is closed; name a file with -o\n"
