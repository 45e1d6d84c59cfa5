"""An export is killed at any moment: what stands there is the old one or the new one. `make soak`."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.export.large import large_output

KILLS = 10

PROGRAM = """
import sys
from pathlib import Path
from pipelines.export.formats import Export, write_export
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
print("begun", flush=True)
write_export(select(snapshot([Path(sys.argv[1])])), Export(sys.argv[2], Path(sys.argv[3])))
"""


def begin(out: Path, form: str, place: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, out, form, place], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"begun\n"
    return process


def contents(place: Path) -> dict[str, bytes]:
    files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    return {str(one.relative_to(place.parent)): one.read_bytes() for one in files if one.name != ".naqi-export.json"}


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("form", "name"), [("parquet", "parts"), ("txt", "texts"), ("sqlite", "x.db"), ("csv", "x.csv")]
)
def test_what_stands_there_is_old_or_new(tmp_path: Path, form: str, name: str) -> None:
    old, new = large_output(tmp_path / "old", 50), large_output(tmp_path / "new", 1500)
    folder, whole = tmp_path / "to", []
    for out in (old, new):
        began = time.monotonic()
        assert begin(out, form, folder / name).wait() == 0
        took = time.monotonic() - began
        whole.append(contents(folder / name))
    rng = random.Random(form)
    for _ in range(KILLS):
        assert begin(old, form, folder / name).wait() == 0
        process = begin(new, form, folder / name)
        time.sleep(rng.uniform(0, took))
        process.kill()
        process.wait()
        aside = list(folder.glob(".*.old"))
        found = contents(folder / name) or contents(aside[0])  # killed between two renamings: the next run puts it back
        assert found in whole
    assert begin(new, form, folder / name).wait() == 0
    assert [one.name for one in folder.iterdir()] == [name]
