"""What each stage of the cleaning costs: python -m tests.bench.stages [FOLDER] [--against TREE] [--turns N]

CPU milliseconds a page, stage by stage, on the `.html` pages of FOLDER (without it, made ones). With `--against` the
same for another checkout of naqi, and the ratio: both trees by turns, each turn in a process of its own, the lowest of
the turns for each stage, so that a busy machine slows both alike. What a stage is first to ask of the layout is worked
out then, and counts as its own.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

STAGES = (
    "open_page",
    "find_wishes",
    "refuse_other_pages",
    "Layout",
    "find_text",
    "find_metadata",
    "strip_boilerplate",
    "find_dates",
    "find_language",
    "check_article",
)
"""The functions of `pipelines.cleaning.chain`, in their order."""

REPEATS = 5
"""How often a turn reads each page, after once to warm up; the median counts."""

Costs = dict[str, float]


def measure(folder: Path) -> Costs:
    """CPU milliseconds a page of each stage, and of `all`, of the naqi that is imported here."""
    from crawler.items import Rejected  # of which tree, the environment says
    from pipelines.cleaning import chain

    spent: Costs = {}

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            begin = time.process_time()
            try:
                return stage(*args, **kwargs)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begin

        return run

    def clean(html: bytes) -> Costs:
        spent.clear()
        begin = time.process_time()
        with suppress(Rejected):
            chain.clean_page(html)
        return spent | {"all": time.process_time() - begin}

    names = [name for name in STAGES if hasattr(chain, name)]
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    with ExitStack() as patched:
        for name in names:
            patched.enter_context(patch.object(chain, name, timed(name, getattr(chain, name))))
        if listed := getattr(chain, "STAGES", ()):  # an older tree calls what stands in this tuple
            stages = tuple(timed(stage.__name__, stage) for stage in listed)
            patched.enter_context(patch.object(chain, "STAGES", stages))
        for html in pages:
            clean(html)
        gc.collect()
        rows = [[clean(html) for _ in range(REPEATS)] for html in pages]
    costs = {name: sum(median(one.get(name, 0.0) for one in row) for row in rows) for name in [*names, "all"]}
    return {name: seconds / len(pages) * 1000 for name, seconds in costs.items()}


def measure_tree(tree: Path, folder: Path) -> Costs:
    """`measure` of another checkout, in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), str(folder.resolve()), "--turn"]
    printed = subprocess.check_output(command, text=True, cwd=tree, env=os.environ | {"PYTHONPATH": str(tree)})
    return dict(json.loads(printed))


def lowest(turns: Iterable[Costs]) -> Costs:
    """The lowest cost of each stage."""
    rows = list(turns)
    return {name: min(row[name] for row in rows) for name in rows[0]}


def make_pages(folder: Path) -> Path:
    """The folder, filled with made pages."""
    from tests.bench.pages import load

    for page in load(None, 24):
        (folder / page.name).write_bytes(page.html)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--against", type=Path, metavar="TREE", help="another checkout")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--turn", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.turn:
        print(json.dumps(measure(args.folder)))
        return
    own = Path(__file__).resolve().parents[2]
    trees = [own, args.against.resolve()] if args.against else [own]
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or make_pages(Path(made))
        turns = [[measure_tree(tree, folder) for tree in trees] for _ in range(args.turns)]
    here, *other = (lowest(rows) for rows in zip(*turns, strict=True))
    print(f"{'stage':20} {'ms a page':>9}" + (f" {'there':>9} {'ratio':>6}" if other else ""))
    for name, cost in here.items():
        there = other[0].get(name) if other else None
        print(f"{name:20} {cost:9.2f}" + (f" {there:9.2f} {cost / there:6.2f}" if there else ""))


if __name__ == "__main__":
    main()
