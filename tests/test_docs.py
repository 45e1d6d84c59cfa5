"""The docs name what there is."""

import re
from pathlib import Path

import pytest

from crawler import exit_status

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(path.stem for path in (ROOT / "crawler/commands").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command: str) -> None:
    assert f"scrapy {command} " in README


@pytest.mark.parametrize(("status", "meaning"), exit_status.MEANINGS.items())
def test_operations_lists_every_exit_status(status: int, meaning: str) -> None:
    assert f"| {status} | {meaning} |" in (ROOT / "docs/operations.md").read_text(encoding="utf-8")


def test_links_between_the_docs_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/cleaning.md", "docs/metadata.md", "docs/dates.md"])
def test_files_that_the_docs_name_are_there(page: str) -> None:
    """By their path from the top, or from the cleaning or a room of it."""
    names = re.findall(r"`([a-z_./-]+\.(?:py|toml|tsv))`", (ROOT / page).read_text(encoding="utf-8"))
    cleaning = ROOT / "pipelines/cleaning"
    homes = [ROOT, ROOT / "pipelines", cleaning, *(path for path in cleaning.iterdir() if path.is_dir())]
    assert names
    assert [name for name in names if not any((home / name).exists() for home in homes)] == []
