"""What the report reads beside the records: a ledger's runs and failures, and the lines that were removed."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.core.counts import SiteRun
from crawler.core.found import Found
from crawler.items import Article, RemovedLine, Trace
from crawler.ledger import Ledger
from crawler.ledger.history import record_run
from pipelines.report import removed
from pipelines.report.removed import RULES, find_removed
from pipelines.report.upkeep import EXAMPLES, REPEATS, look
from pipelines.writing.removed_sample import _SCHEMA, LONGEST_SAMPLE, NAME, SAMPLES, RemovedSample
from tests.report.outputs import record

NOW = datetime.now(UTC)


def test_runs_and_failures_of_a_ledger(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    run = SiteRun("sada", fetched=30, written=20, rejected=Counter({"empty-body": 10}), rendered=8, rescued=6)
    record_run(ledger, NOW - timedelta(seconds=60), "finished", [run, SiteRun("miraat", fetched=30, written=30)])
    urls = ("https://www.sada.test/1", "https://www.sada.test/2", "https://m.sada.test/3")
    ledger.discover("sada", [Found(url) for url in (*urls, "https://sada.test/well")])
    for url, reason in zip(urls, ("status 503", "status 503", "no answer in time"), strict=True):
        ledger.fail(url, reason)
    ledger.close()
    found = look([tmp_path])
    assert found.watched == 2
    assert found.rendered == {"sada": 6}
    assert found.failures == {("www.sada.test", "status 503"): 2, ("m.sada.test", "no answer in time"): 1}
    assert found.reasons == {"status 503": 2, "no answer in time": 1}
    (speed,) = found.speeds.values()
    assert speed.pages == 60
    assert 0 < speed.rate < 1.05  # they took a minute, and what this test takes
    assert look([tmp_path], until=date(2020, 1, 1)).speeds == {}


def removed_rows(folder: Path, count: int) -> Path:
    row = {
        "origin": "o",
        "url": "https://sada.test/1",
        "fetched_at": "",
        "text": "اقرأ أيضًا",
        "rule": "r",
        "kind": "ad",
    }
    file = folder / "sada" / "removed.jsonl"
    file.parent.mkdir(parents=True)
    lines = [json.dumps(row, ensure_ascii=False)] * count + ["[]", '{"rule": 1}', '{"torn']
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_files_of_all_removed_lines_are_counted_where_there_is_no_sample(tmp_path: Path) -> None:
    file = removed_rows(tmp_path, 30)
    (rule,), files = find_removed([tmp_path])
    assert (rule.name, rule.kind, rule.lines, len(rule.samples)) == ("r", "ad", 30, 10)
    assert (rule.samples[0].line, rule.samples[0].site) == ("اقرأ أيضًا", "sada.test")
    assert files == [file]


def test_so_many_rules_and_examples_are_shown_and_of_long_lines_the_beginning(tmp_path: Path) -> None:
    row = {"origin": "o", "url": "https://sada.test/1", "text": "س" * (LONGEST_SAMPLE + 9), "kind": "ad"}
    rows = [row | {"rule": f"r{number}"} for number in range(RULES + 5)]
    (tmp_path / "removed.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    refused = [{"origin": f"o{n}", "fetched_at": "", "reason": "not-html"} for n in range(EXAMPLES + 5)]
    (tmp_path / "rejected.jsonl").write_text("\n".join(map(json.dumps, refused)) + "\n", encoding="utf-8")
    found = look([tmp_path])
    assert (len(found.rules), len(found.rules[0].samples[0].line)) == (RULES, LONGEST_SAMPLE)
    assert (found.rejected["not-html"], len(found.examples["not-html"])) == (EXAMPLES + 5, EXAMPLES)


def test_so_many_lines_that_a_site_repeats_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    record_run(ledger, NOW, "finished", [SiteRun("sada", fetched=1, written=1)])
    ledger.close()
    lines = {f"line {number}": 40 for number in range(REPEATS + 5)}
    monkeypatch.setattr(Ledger, "repeats", lambda *_: (40, lines))
    monkeypatch.setattr("pipelines.report.upkeep.learned_keys", lambda counts, _: frozenset(counts))
    assert len(look([tmp_path]).repeats) == REPEATS


def test_what_a_crawl_has_counted_is_not_counted_twice(tmp_path: Path) -> None:
    removed_rows(tmp_path, 30)
    sample = RemovedSample(tmp_path / NAME)
    article = Article(**record(1))
    line = RemovedLine("تابعونا", "phrase:follow", "share", "inside", position=1)
    sample.take(article, Trace("o", None, "sada", "", removed=[line]))
    sample.flush()
    sample.close()
    (rule,), _ = find_removed([tmp_path])
    assert (rule.name, rule.lines) == ("phrase:follow", 1)
    (shown,) = rule.samples
    assert [shown.before, shown.line, shown.after] == [
        article.text.split("\n")[0],
        "تابعونا",
        article.text.split("\n")[1],
    ]


def test_of_each_rule_so_many_samples_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "removed.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        for site in range(3 * SAMPLES):
            database.execute("INSERT INTO rule VALUES (?, 'menu', 'navigation', 1)", (str(site),))
            database.execute("INSERT INTO sample VALUES (?, 'menu', 0, '', '', '', 'x', '')", (str(site),))
    rules: dict[str, removed.Rule] = {}
    removed._read_sample(path, rules)
    assert (rules["menu"].lines, len(rules["menu"].samples)) == (3 * SAMPLES, SAMPLES)
