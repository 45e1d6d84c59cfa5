"""The table of stages names each stage of the chain, and measures what is imported."""

import ast
import inspect
from pathlib import Path

from pipelines.cleaning import chain
from tests.bench.pages import news_page
from tests.bench.stages import STAGES, lowest, measure


def called_by(function: object) -> list[str]:
    """Names that a function calls, in their order."""
    tree = ast.parse(inspect.getsource(function))  # type: ignore[arg-type]
    calls = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return list(dict.fromkeys(calls))


def test_every_stage_is_measured() -> None:
    assert sorted(called_by(chain._run)) == sorted(STAGES)


def test_each_stage_costs_something(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(news_page(3).html)
    costs = measure(tmp_path)
    assert list(costs) == [*STAGES, "all"]
    assert all(milliseconds > 0 for milliseconds in costs.values())


def test_the_lowest_of_the_turns_counts_for_each_stage() -> None:
    assert lowest([{"one": 2.0, "all": 5.0}, {"one": 3.0, "all": 4.0}]) == {"one": 2.0, "all": 4.0}
