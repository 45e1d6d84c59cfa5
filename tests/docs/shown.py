"""The commands that the documents show, and how one is run."""

import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.processes import run

ROOT = Path(__file__).parents[2]
PROGRAMS = ("scrapy ", "naqi ", "make ", "pip ", "docker ", "python ", "python3 ")
"""What a line of a block without `$` begins with, if it is a command."""

BLOCK = re.compile(r"^```(.*)\n((?s:.*?))^```$", re.MULTILINE)
REMARK = re.compile(r" +# .*$")
CUT = re.compile(r" \| (head|tail) -(\d+)$")
LOG = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [A-Z]+ ")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Shown:
    """A command of a document."""

    command: str
    printed: str | None
    """What the document says it prints; None where it says nothing."""
    page: str

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def shown(page: Path) -> Iterator[Shown]:
    """The commands in the blocks of a page that have no language: lines with `$ ` in front, else those of PROGRAMS."""
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language not in {"", "console"}:
            continue
        if block.startswith("$ "):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, printed = part.partition("\n")
                yield Shown(command, printed, page.name)
        else:
            for line in block.splitlines():
                if line.startswith(PROGRAMS):
                    yield Shown(REMARK.sub("", line), None, page.name)


def execute(command: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a command line in a folder; the exit status and what it prints but for the log.

    Of a shell it knows `&&`, `> FILE`, `*`, and `| head -N` or `| tail -N` at the end.
    """
    status, printed = 0, ""
    for part in command.split(" && "):
        part, _, target = part.partition(" > ")
        cut = CUT.search(part)
        words = [found for word in shlex.split(CUT.sub("", part)) for found in _globbed(word, folder)]
        assert words[0] in {"scrapy", "naqi"}, (
            f"{command}: not a command of naqi's; not_run.toml says why it is not run"
        )
        done = run([sys.executable, "-m", *words], cwd=folder, env=environment)
        lines = done.stdout.splitlines(keepends=True)
        said = [line for line in done.stderr.splitlines(keepends=True) if not LOG.match(line)]
        if cut:
            lines = lines[: int(cut[2])] if cut[1] == "head" else lines[-int(cut[2]) :]
        if target:
            path = Path(target.replace("~", str(folder)))
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("".join(lines), encoding="utf-8")
        else:
            printed += "".join(lines)
        printed += "".join(said)
        if done.returncode:
            return done.returncode, printed
    return status, printed


def _globbed(word: str, folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(word)) if "*" in word else [word]


def without_days(text: str) -> str:
    """A text whose days, of which today is one, are all the same."""
    return DAY.sub("DAY", text)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """That of somebody whose home is the folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name != "NAQI_SITES"
    }
    return (
        kept
        | {
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        }
        | more
    )
