"""What the README shows is what the commands print."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(command: str) -> str:
    """The output that stands behind a command in the README."""
    found = re.search(rf"^\$ {re.escape(command)}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README does not show {command}"
    return found[1]


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", "scrapy", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_explain() -> None:
    assert run("explain", "docs/example/page.html") == shown("scrapy explain docs/example/page.html")


def test_sites() -> None:
    assert run("sites").splitlines()[:3] == shown("scrapy sites | head -3").splitlines()


def test_the_number_of_sites() -> None:
    files = list((ROOT / "crawler/sites").glob("*.toml"))
    assert f"every site file: {len(files)} Arabic outlets" in README


def test_the_python_example() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=True)
    title, date = done.stdout.splitlines()
    assert f"title          {title}\n" in README
    assert f"# {date}\n" in README
