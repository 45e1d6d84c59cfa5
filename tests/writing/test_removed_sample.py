import sqlite3
from pathlib import Path

import pytest

from crawler.items import Article, RemovedLine, Trace
from pipelines.report.upkeep import look
from pipelines.writing.removed_sample import LONGEST_SAMPLE, NAME, SAMPLES, RemovedSample


def page(number: int, line: str = "إعلان") -> tuple[Article, Trace]:
    url = f"https://sada.test/{number}"
    article = Article(
        id=f"{number:016x}",
        url=url,
        origin=url,
        site="sada",
        text="الأول\nالثاني",
        fetched_at="2026-11-20T08:00:00Z",
        content_hash="0" * 64,
    )
    removed = [RemovedLine(line, "ad:x", "ad", "inside", position=1)]
    return article, Trace(url, url, "sada", article.fetched_at, removed=removed)


def test_counts_are_whole_and_samples_are_bounded(tmp_path: Path) -> None:
    for _ in range(2):  # two runs
        sample = RemovedSample(tmp_path / NAME)
        for number in range(SAMPLES):
            sample.take(*page(number))
        sample.flush()
        sample.close()
    (rule,) = look([tmp_path]).rules
    assert (rule.name, rule.kind, rule.lines) == ("ad:x", "ad", 2 * SAMPLES)
    assert len(rule.samples) == SAMPLES
    assert sqlite3.connect(tmp_path / NAME).execute("SELECT count(*) FROM sample").fetchone() == (SAMPLES,)
    assert (rule.samples[0].before, rule.samples[0].line, rule.samples[0].after) == ("الأول", "إعلان", "الثاني")


def test_of_long_lines_the_beginning_is_kept(tmp_path: Path) -> None:
    sample = RemovedSample(tmp_path / NAME)
    sample.take(*page(1, "س" * (LONGEST_SAMPLE + 9)))
    sample.flush()
    sample.close()
    assert len(look([tmp_path]).rules[0].samples[0].line) == LONGEST_SAMPLE


def test_half_characters_stop_nothing(tmp_path: Path) -> None:
    sample = RemovedSample(tmp_path / NAME)
    sample.take(*page(1, "x\ud83d"))
    sample.flush()
    sample.close()
    assert look([tmp_path]).rules[0].samples[0].line == "x?"


def test_a_place_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(OSError, match=NAME):
        RemovedSample(tmp_path / NAME)


def test_what_is_not_flushed_is_left_out(tmp_path: Path) -> None:
    sample = RemovedSample(tmp_path / NAME)
    sample.take(*page(1))
    sample.close()
    assert sqlite3.connect(tmp_path / NAME).execute("SELECT count(*) FROM rule").fetchone() == (0,)


def test_a_damaged_sample_stops_no_run(tmp_path: Path) -> None:
    """Found damaged at the start, or when it is written to."""
    path = tmp_path / NAME
    path.write_bytes(b"no database" * 999)
    sample = RemovedSample(path)
    sample.take(*page(1))
    sample.flush()
    with path.open("r+b") as file:
        file.write(b"no database" * 9)
    for number in (2, 3):
        sample.take(*page(number))
        sample.flush()
    sample.close()
    (rule,) = look([tmp_path]).rules
    assert 1 <= rule.lines <= 3
    assert len(list(tmp_path.glob(f"{NAME}.damaged-*"))) >= 1
