"""The names that the record and the rejects use are the ones that are listed."""

import ast
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from crawler.items import (
    FLAGS,
    REASONS,
    RECORD_FIELDS,
    Article,
    FetchedPage,
    Hints,
    Rejected,
    RemovedLine,
    Trace,
    utc_stamp,
)
from crawler.sites import Site
from pipelines.cleaning.draft import Draft
from tests.made_articles import made_article

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
        Draft.of(FetchedPage()).flag("nice")
    with pytest.raises(ValueError, match="no such flag: nice"):
        made_article("x", flags=["nice"])
    with pytest.raises(ValueError, match="no such reason: dull"):
        Rejected("dull")


def test_a_flag_is_set_once() -> None:
    article = Draft.of(FetchedPage())
    article.flag("short")
    article.flag("short")
    assert article.flags == ["short"]


def test_a_rejection_goes_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(Rejected("empty-body", "nothing is left")))
    assert (copy.reason, copy.detail) == ("empty-body", "nothing is left")


@pytest.mark.parametrize(
    "missing", [{"id": ""}, {"text": ""}, {"content_hash": ""}, {"fetched_at": ""}, {"id": "X" * 16}]
)
def test_an_article_is_whole_when_it_is_made(missing: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a whole article"):
        replace(made_article("x"), **missing)
    with pytest.raises(TypeError):
        Article()  # type: ignore[call-arg]


def test_an_article_is_exactly_the_record() -> None:
    assert [one.name for one in fields(Article)] == list(RECORD_FIELDS) == list(made_article("x").record())


def test_a_page_and_its_trace_go_between_processes() -> None:
    moment = datetime(2025, 6, 1, 9, 30, 15, 999, tzinfo=timezone(timedelta(hours=3)))
    site = Site(name="marfa", home="https://marfa.example/")
    page = FetchedPage(body=b"x", site=site, fetched_at=moment, hints=Hints(title="y"), refused=Rejected("noindex"))
    copy = pickle.loads(pickle.dumps(page))
    assert (copy.body, copy.site, copy.hints, copy.fetched_at) == (b"x", site, Hints(title="y"), moment)
    assert copy.refused.reason == "noindex"
    assert pickle.loads(pickle.dumps(Trace.of(page))) == Trace("", None, "marfa", "2025-06-01T06:30:15Z")


def test_a_page_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        FetchedPage().url = "x"  # type: ignore[misc]


def test_a_stamp_is_utc_to_the_second() -> None:
    assert utc_stamp(datetime(2025, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))) == "2024-12-31T23:30:00Z"


def test_kept_and_removed_lines_stand_in_the_order_of_the_page() -> None:
    places = {"byline": 0, "day": 0, "read also": 1, "behind": 9, "share": 2}
    removed = [RemovedLine(text, "rule", "kind", "inside", position=at) for text, at in places.items()]
    trace = Trace("a", None, None, "", removed=removed)
    shown = [line if isinstance(line, str) else f"-{line.text}" for line in trace.lines("one\ntwo")]
    assert shown == ["-byline", "-day", "one", "-read also", "two", "-share", "-behind"]
    assert list(Trace("a", None, None, "").lines("")) == []
