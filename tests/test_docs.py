"""The docs name what there is."""

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
    import re

    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
