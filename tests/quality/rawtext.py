# ruff: noqa: T201
"""How clean plain text comes out: python -m tests.quality.rawtext ../shared [--details] [--hidden outlets …]

Scores the raw text documents of many outlets by the score.py that lies beside them. With --hidden, the lists of names
of that kind are empty (of given names and places every second one): what falls then stands on lists, and will fall on
outlets that no list has.
"""

import argparse
import importlib
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.toml_files import read_toml

EVERY = 2
"""Of given names and places every second one is hidden: a text has names of its own, and none at all is no language."""

KINDS = ("outlets", "people", "places")


def hide(kind: str) -> None:
    """Take names of a kind out of the lists, for this process. Before anything has read them."""
    outlets = read_toml("boilerplate/plain/outlets.toml")
    credits_, given, labels = (
        read_toml(name) for name in ("labels/credits.toml", "labels/given_names.toml", "labels/labels.toml")
    )
    more_given = read_toml("boilerplate/plain/names.toml")
    if kind == "outlets":
        outlets["names"] = []
        labels["agencies"]["plain"], labels["agencies"]["bracketed"] = [], []
    elif kind == "people":
        given["given"] = ",".join(given["given"].split(",")[::EVERY])
        more_given["given"] = more_given["given"][::EVERY]
    else:
        credits_["places"] = credits_["places"][::EVERY]


def records(docs: Path) -> list[dict[str, object]]:
    """The records of all documents of a folder."""
    found = []
    for path in sorted(docs.glob("*.txt")):
        try:
            found.append(asdict(clean_page(path.read_bytes(), origin=path.name)))
        except Rejected as why:
            print(f"rejected {path.name}: {why}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--hidden", nargs="+", choices=KINDS, default=[])
    args = parser.parse_args()
    for kind in args.hidden:
        hide(kind)
    home = args.shared / "rawtext"
    sys.path.insert(0, str(home))
    scorer = importlib.import_module("score")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for record in records(home / "docs"):
            file.write(json.dumps(record, ensure_ascii=False, default=list) + "\n")
        file.flush()
        sys.argv = ["score.py", file.name, "--docs", str(home / "docs"), *(["--details"] if args.details else [])]
        scorer.main()


if __name__ == "__main__":
    main()
