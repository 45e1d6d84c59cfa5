"""Starts what workers branch off before the command is loaded: each takes a third of a second of a core, and more."""

from collections.abc import Sequence
from pathlib import Path

from crawler.origins import is_one_page
from pipelines.fork_server import start_early

VALUED = frozenset(
    "-o --output -O --overwrite-output --rejected --removed --language --hosts --skip-hosts --site --jobs --to "
    "-s --set -L --loglevel --logfile --pidfile --profile".split()
)
"""Options of `clean` that take a value. Those of engines are left out: their workers start elsewhere."""

BARE = frozenset({"--learn", "--keep-copies", "--nolog", "--pdb"})
"""Options of `clean` that take none."""


def start_workers(words: Sequence[str]) -> None:
    """Start the server where the words of a command line say that the command will; where they are unclear, do nothing.

    The command starts it otherwise, a second later, and tells what is wrong with its words.
    """
    command, *others = words or [""]
    if {"-h", "--help"} & set(others):
        return
    try:
        if command == "crawl":
            start_early()
        elif command == "explain":
            start_early(one_page=True)
        elif command == "clean" and (paths := paths_of(others)):
            start_early(one_page=is_one_page(paths))
    except OSError:
        return  # the machine lets no process start: the command tries again, and tells


def paths_of(words: Sequence[str]) -> list[str]:
    """The paths that `clean` is to read into one file, out of the words behind it; none where that is not plain."""
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
            continue
        option, given, value = word.partition("=")
        if option in VALUED and (not given or option.startswith("--")):
            value = value if given else next(rest, "")
            if option in ("-o", "--output") and (value.endswith("/") or "://" in value or Path(value).is_dir()):
                return []
        elif word not in BARE:
            return []
    return paths
