"""README.ar.md says in Arabic what README.md says: the same parts, commands, outputs and links."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
ARABIC = (ROOT / "README.ar.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"[ ]+# .*$", re.MULTILINE)


def blocks(page: str) -> list[str]:
    """What stands in code blocks, without the remarks behind `#`, which are in the page's language."""
    return [COMMENT.sub("", block) for block in FENCED.findall(page)]


def named(pattern: str, page: str) -> set[str]:
    return set(re.findall(pattern, FENCED.sub("", page)))


def test_commands_and_what_they_print_are_the_same() -> None:
    assert len(blocks(ENGLISH)) > 10
    assert blocks(ARABIC) == blocks(ENGLISH)


@pytest.mark.parametrize(
    "pattern",
    [r"`[^`\n]+`", r"\]\((?!README)([^)]+)\)", r"^(#+) "],
    ids=["commands and names in the text", "links", "levels of headings"],
)
def test_the_text_names_the_same(pattern: str) -> None:
    wanted = named(pattern, ENGLISH.replace("\nARTICLE", " ARTICLE"))
    assert wanted
    assert named(pattern, ARABIC) == wanted
    assert len(re.findall(r"^#+ ", FENCED.sub("", ARABIC), re.M)) == len(
        re.findall(r"^#+ ", FENCED.sub("", ENGLISH), re.M)
    )


def test_the_number_of_sites() -> None:
    assert f"جميع ملفات المواقع: {len(list((ROOT / 'crawler/sites').glob('*.toml')))} مؤسسة" in ARABIC


def test_its_text_runs_from_the_right_and_its_code_from_the_left() -> None:
    outside = re.sub(r'^<div dir="rtl">\n.*?^</div>$', "", ARABIC, flags=re.MULTILINE | re.DOTALL)
    assert FENCED.findall(outside) == FENCED.findall(ARABIC)
    assert not re.search(r"[\u0621-\u064a]{2}", FENCED.sub("", outside).replace("# نقي", ""))


def test_each_leads_to_the_other() -> None:
    assert "](README.ar.md)" in ENGLISH.partition("\n## ")[0]
    assert "](README.md)" in ARABIC.partition("\n## ")[0]
