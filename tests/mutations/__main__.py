"""Take out each fsync, limit and check, one at a time, and see that a test notices. `python -m tests.mutations`.

    python -m tests.mutations [WORD ...] [--slice I/N] [--list]

With WORDs only the mutations whose file or text has one of them; `--slice 2/4` takes every fourth, beginning with the
second. It works on a copy of the tree, which may be edited meanwhile. Prints one line a mutation: its seconds, and
`noticed`, with the first test that failed; `MISSED`; or `BROKEN`, where the text to take out is not there. At the end
all tests that failed run once more, with nothing taken out: those that fail then are named as BROKEN, too. The exit
status is 1 where one is missed or broken.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.mutations import (
    addresses,
    archives,
    arguments,
    asked,
    browser,
    carried_on,
    commands,
    core,
    counted,
    duplicates,
    exported,
    found,
    guards,
    handed_over,
    handing_on,
    judgements,
    keeping,
    ledger,
    let_in,
    limits,
    line_limits,
    machine,
    manners,
    outside,
    packed,
    page_limits,
    pages,
    pool,
    read_back,
    refusals,
    sites,
    spared,
    whole_run,
    writing,
    written,
)
from tests.mutations.mutation import failing, noticed_by, whole

ROOT = Path(__file__).parents[2]
PARTS = (
    addresses,
    archives,
    arguments,
    asked,
    browser,
    carried_on,
    commands,
    core,
    counted,
    duplicates,
    exported,
    found,
    guards,
    handed_over,
    handing_on,
    judgements,
    keeping,
    ledger,
    let_in,
    limits,
    line_limits,
    machine,
    manners,
    outside,
    packed,
    page_limits,
    pages,
    pool,
    read_back,
    refusals,
    sites,
    spared,
    whole_run,
    writing,
    written,
)
MUTATIONS = [row for part in PARTS for row in part.ROWS]


def copy_tree(target: Path) -> None:
    """Copy what git knows of the tree, and what is new in it, as it lies there now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def main() -> int:
    """Run those that are asked for; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__.split("\n")[0])
    parser.add_argument("words", nargs="*", metavar="WORD", help="only mutations whose file or text has one of them")
    parser.add_argument("--slice", default="1/1", metavar="I/N", help="only every Nth, beginning with the Ith")
    parser.add_argument("--list", action="store_true", help="only print them")
    chosen = parser.parse_args()
    first, step = map(int, chosen.slice.split("/"))
    words = chosen.words or [""]
    wanted = [one for one in MUTATIONS if any(word in f"{one.file} {one.old}" for word in words)][first - 1 :: step]
    if chosen.list:
        print(*wanted, sep="\n")
        return 0
    counts = {"noticed": 0, "MISSED": 0, "BROKEN": 0}
    tests: list[str] = []
    with tempfile.TemporaryDirectory(prefix="naqi-mutations-") as folder:
        tree = Path(folder) / "naqi"
        copy_tree(tree)
        for one in wanted:
            began = time.monotonic()
            try:
                by = noticed_by(one, tree)
                verdict = "noticed" if by else "MISSED"
                tests += [by] if by else []
            except ValueError as error:
                verdict, by = "BROKEN", str(error)
            counts[verdict] += 1
            print(f"{time.monotonic() - began:5.1f} {verdict:8}{one}{f' ({by})' if by else ''}", flush=True)
        for test in sorted(anyway := failing(tests, tree)):
            print(f"BROKEN {test} fails as things are")
    moved = sum(whole(one) in anyway for one in tests)
    counts["noticed"] -= moved
    counts["BROKEN"] += moved
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return 1 if counts["MISSED"] or counts["BROKEN"] else 0


if __name__ == "__main__":
    sys.exit(main())
