"""The names that the record and the rejects use are the ones that are listed."""

import ast
import pickle
from pathlib import Path

import pytest

from crawler.items import FLAGS, REASONS, Article, Rejected

ROOT = Path(__file__).parent.parent
SOURCES = [*ROOT.glob("crawler/**/*.py"), *ROOT.glob("pipelines/**/*.py")]


def first_arguments(function: str) -> set[str]:
    """The string literals that a function is called with, in all sources."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == function:
                found.add(str(node.args[0].value))
    return found


def test_every_reason_in_the_code_is_listed() -> None:
    used = first_arguments("Rejected")
    assert used
    assert used <= set(REASONS)


def test_every_flag_in_the_code_is_listed() -> None:
    assert first_arguments("flag") <= set(FLAGS)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="no such flag: nice"):
        Article().flag("nice")
    with pytest.raises(ValueError, match="no such reason: dull"):
        Rejected("dull")


def test_a_flag_is_set_once() -> None:
    article = Article()
    article.flag("short")
    article.flag("short")
    assert article.flags == ["short"]


def test_a_rejection_goes_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(Rejected("empty-body", "nothing is left")))
    assert (copy.reason, copy.detail) == ("empty-body", "nothing is left")
