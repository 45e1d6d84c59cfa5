"""What docs/python.md shows works as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

from tests.demo.expected import RECORDS

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/python.md").read_text(encoding="utf-8"), re.DOTALL)


def run(example: str, folder: Path) -> list[str]:
    (folder / "docs").symlink_to(ROOT / "docs")
    done = subprocess.run([sys.executable, "-c", example], cwd=folder, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_one_page(tmp_path: Path) -> None:
    assert run(EXAMPLES[0], tmp_path) == ["2024-10-30T10:15+02:00 ['ليلى الحسن']"]


def test_many_pages_and_a_crawl(tmp_path: Path) -> None:
    first, *others = run(EXAMPLES[1], tmp_path)
    assert first.startswith("docs/example/page.html ")
    assert len(others) == len(RECORDS)


def test_the_pipelines_are_those_of_the_tests_project() -> None:
    project = (ROOT / "tests/foreign/test_own_project.py").read_text(encoding="utf-8")
    for line in EXAMPLES[3].splitlines()[1:-1]:
        assert line.strip() in project


def test_the_way_through_scrapy_is_that_of_the_tests() -> None:
    tried = (ROOT / "tests/naqi/test_scrapy_api.py").read_text(encoding="utf-8")
    for line in filter(None, EXAMPLES[2].splitlines()):
        assert line in tried
