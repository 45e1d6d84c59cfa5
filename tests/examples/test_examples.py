"""The examples run, on the records that the documents use."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "docs/example-output"


def corpus(into: Path, *folders: Path) -> str:
    command = [sys.executable, ROOT / "examples/corpus.py", into, *folders]
    return subprocess.run(command, cwd=into.parent, capture_output=True, text=True, timeout=100, check=True).stdout


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_corpus_holds_what_is_wanted_and_says_what_is_not(tmp_path: Path) -> None:
    (records,) = (RECORDS / "waha").glob("articles-*.jsonl")
    first = lines(records)[0] | {"duplicate_of": None, "contained_in": None, "language": "ar", "flags": []}
    others = {"a1": {"flags": ["no-ai-training"]}, "a2": {"language": "fa"}, "a3": {"contained_in": "a4" * 8}}
    made = [first | {"id": name * 8, "url": f"http://sada.example/{name}"} | more for name, more in others.items()]
    (tmp_path / "made").mkdir()
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in [first, *made])
    (tmp_path / "made/articles-2026-11-25.jsonl").write_text(text, encoding="utf-8")
    corpus(tmp_path / "into", tmp_path / "made")
    kept = lines(tmp_path / "into/train.jsonl") + lines(tmp_path / "into/valid.jsonl")
    assert kept == [{name: first[name] for name in ("text", "url", "site", "published")}]
    counts = json.loads((tmp_path / "into/counts.json").read_text(encoding="utf-8"))
    assert {name: counts[name] for name in counts if name not in ("train", "valid")} == {
        "no-ai-training": 1,
        "another language": 1,
        "all of it stands in another article": 1,
    }


def test_the_corpus_is_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        said = corpus(tmp_path / name, RECORDS)
        assert "train" in said
    for name in ("train.jsonl", "valid.jsonl", "counts.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert len(lines(tmp_path / "one/train.jsonl")) > 10


def test_the_notebook_runs_and_draws_three_plots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cells one after the other, as Jupyter would, without one."""
    pytest.importorskip("matplotlib", reason="make test-examples installs it")
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").symlink_to(RECORDS)
    book = json.loads((ROOT / "examples/explore.ipynb").read_text(encoding="utf-8"))
    assert (book["nbformat"], len({cell["id"] for cell in book["cells"]})) == (4, len(book["cells"]))
    seen: dict[str, Any] = {}
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), seen)
    plots = [seen[name] for name in ("published", "lengths", "origins")]
    assert [len(plot.figure.axes) for plot in plots] == [1, 1, 1]
    assert sum(patch.get_height() for patch in plots[0].patches) == seen["stories"]["published_day"].count()
    assert sum(patch.get_width() for patch in plots[2].patches) == len(seen["stories"])
    assert not any(cell.get("outputs") for cell in book["cells"])
