"""The batch job says what the index says, text for text."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.duplicates.batch.job import SameName, mark_all, targets_of
from pipelines.engines.exchange import LocalExchange, Sent, Task
from tests.duplicates.batch.records import by_the_index, files, written


class HereExchange:
    """All parts in this process, one after the other."""

    def __init__(self, parts: int) -> None:
        self.parts = parts
        self._sent: dict[str, list[list[bytes]]] = {}
        self.runs: list[str] = []

    def load(self, name: str, values: Sequence[bytes]) -> None:
        self._sent[name] = [[value] if value else [] for value in values]

    def run(self, task: Task, reads: Sequence[str], writes: Sequence[str]) -> None:
        self.runs.append(task.func.__name__)  # type: ignore[attr-defined]
        given: list[Sent] = [
            task(part, {name: self._sent[name][part] if name in self._sent else [] for name in reads})
            for part in range(self.parts)
        ]
        for name in writes:
            self._sent[name] = [[sent[name][part] for sent in given if sent[name][part]] for part in range(self.parts)]

    def collect(self, name: str) -> list[list[bytes]]:
        return self._sent[name]

    def close(self) -> None:
        self._sent.clear()


@pytest.mark.parametrize(("seed", "parts"), [(1, 1), (10, 5), (3, 7)])
def test_the_marks_are_the_indexs(seed: int, parts: int, tmp_path: Path) -> None:
    files(tmp_path / "in", 500, seed, 90)
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    exchange = HereExchange(parts)
    done = mark_all(targets, exchange)
    marks, kinds = by_the_index(targets)
    assert written(targets) == marks
    assert min(kinds[kind] for kind in ("repeated", "revision", "duplicate", "contained")) > 10
    assert done == {"written": len(marks), **{kind: kinds[kind] for kind in ("repeated", "duplicate", "contained")}}
    assert exchange.runs.count("compare") > 1, "nothing had to be judged again: the case is too easy"


def test_processes_of_this_machine_do_the_same(tmp_path: Path) -> None:
    files(tmp_path / "in", 200, 4, 60)
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    exchange = LocalExchange(3, 2)
    try:
        mark_all(targets, exchange)
    finally:
        exchange.close()
    assert written(targets) == by_the_index(targets)[0]


def test_what_was_written_by_an_earlier_run_is_no_input_and_is_replaced(tmp_path: Path) -> None:
    files(tmp_path / "in", 60, 4, 20)
    into = tmp_path / "in" / "marked"
    targets = targets_of([tmp_path / "in"], into)
    mark_all(targets, HereExchange(2))
    (into / "part-000000.jsonl").write_text("{}", encoding="utf-8")
    (into / "part-000000.jsonl.part").write_text("{half a li", encoding="utf-8")
    again = targets_of([tmp_path / "in"], into)
    assert again == targets
    mark_all(again, HereExchange(3))
    assert written(again) == by_the_index(again)[0]
    assert sorted(path.name for path in into.iterdir()) == [target.name for _, target in targets]


def test_the_shards_of_a_crawl_are_found_in_their_folder(tmp_path: Path) -> None:
    files(tmp_path / "in" / "shard-0-of-1" / "site", 3, 4, 20)
    targets = targets_of([tmp_path / "in"], tmp_path / "out")
    assert {target.parent for _, target in targets} == {tmp_path / "out" / "shard-0-of-1" / "site"}


def test_two_files_that_would_become_one(tmp_path: Path) -> None:
    for folder in "ab":
        files(tmp_path / folder / "site", 3, 4, 20)
    with pytest.raises(SameName, match="would both become"):
        targets_of([tmp_path / "a", tmp_path / "b"], tmp_path / "out")
    assert len(targets_of([tmp_path], tmp_path / "out")) == 0  # only a folder's own files, and those one level down
