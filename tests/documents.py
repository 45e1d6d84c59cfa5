"""Commands of a Markdown page, run, with what they print: python -m tests.documents PAGE writes their output anew.

A block that begins with ```console holds commands behind `$ ` with their output below; one with ```python holds a
program, and the ```text block behind it what it prints. `<!-- wants: NAME -->` on the line before a block leaves it as
it is where there is no such program or Python package.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

BLOCK = re.compile(
    r"(?:<!-- wants: (?P<wants>\S+) -->\n)?"
    r"(?:```console\n(?P<console>.*?)^```\n|```python\n(?P<python>.*?)^```\n\n```text\n(?P<printed>.*?)^```\n)",
    re.MULTILINE | re.DOTALL,
)

COMMAND = re.compile(r"^\$ (.*?[^\\])\n(?:(?!\$ ).*\n)*", re.MULTILINE)


def sections(page: Path) -> dict[str, str]:
    """The parts of a page by their headings of the second level; what stands above them is ``.

    What a command prints must not look like such a heading.
    """
    parts = re.split(r"^(?=## )", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split("\n", 1)[0].removeprefix("## ") if part.startswith("## ") else "": part for part in parts}


def rewritten(text: str, folder: Path) -> str:
    """The text with what its commands print when they are run in `folder`, one after the other."""
    return BLOCK.sub(lambda block: _block(block, folder), text)


def wanted(text: str) -> set[str]:
    """The programs and packages without which blocks of the text are left as they are."""
    return {block["wants"] for block in BLOCK.finditer(text) if block["wants"]}


def is_there(name: str) -> bool:
    """Whether a program or Python package is installed."""
    return bool(shutil.which(name) or importlib.util.find_spec(name))


def _block(block: "re.Match[str]", folder: Path) -> str:
    if block["wants"] and not is_there(block["wants"]):
        return block[0]
    if block["python"] is not None:
        printed = _printed([sys.executable, "-c", block["python"]], folder)
        return block[0].replace(f"```text\n{block['printed']}```", f"```text\n{printed}```")
    return block[0].replace(block["console"], "".join(_commands(block["console"], folder)))


def _commands(console: str, folder: Path) -> Iterator[str]:
    for command in COMMAND.finditer(console):
        yield f"$ {command[1]}\n" + _printed(["bash", "-c", command[1]], folder)


LIMIT = 300
"""Seconds after which a command hangs; the slowest, with heavy imports, take a few on an idle machine."""


def _printed(command: list[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    offline = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / ".hf"), "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    environment = (
        os.environ | offline | {"PATH": path, "SCRAPY_SETTINGS_MODULE": "crawler.settings", "LC_ALL": "C.UTF-8"}
    )
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=LIMIT,
        check=False,
    )
    text = done.stdout.decode().replace("\r\n", "\n")
    return text if done.returncode == 0 else f"{text}exit status {done.returncode}\n"


def sandbox(folder: Path) -> Path:
    """A folder in which the paths that the docs name are there."""
    (folder / "docs").symlink_to(ROOT / "docs")
    return folder


def main() -> None:
    """Write the outputs of a page anew."""
    import tempfile

    page = Path(sys.argv[1])
    parts = []
    for text in sections(page).values():
        with tempfile.TemporaryDirectory() as folder:
            parts.append(rewritten(text, sandbox(Path(folder))))
    page.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
