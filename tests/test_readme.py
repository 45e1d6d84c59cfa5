"""What the README says beside its commands, which tests/docs runs."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_number_of_sites() -> None:
    files = list((ROOT / "crawler/sites").glob("*.toml"))
    assert f"every site file: {len(files)} Arabic outlets" in README


def test_the_python_example() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=True)
    title, date = done.stdout.splitlines()
    assert f"title          {title}\n" in README
    assert f"# {date}\n" in README
