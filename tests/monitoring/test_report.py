"""The figures of a run as JSON and in Prometheus' format."""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from crawler import exit_status
from crawler.core.counts import SiteRun
from crawler.monitoring.metrics import exposition
from crawler.monitoring.report import RunReport, as_object, report_of

STATS: dict[str, Any] = {
    "start_time": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    "finish_time": datetime(2026, 11, 22, 9, 1, tzinfo=UTC),
    "elapsed_time_seconds": 60.04,
    "finish_reason": "finished",
    "naqi/fetched": 4,
    "naqi/written": 2,
    "naqi/rejected": 2,
    "naqi/rejected/list-page": 2,
    "naqi/failed": 3,
    "naqi/failed/no answer in time": 1,
    'naqi/failed/a "quoted" \\ reason\nin two lines': 2,
    "naqi/sites_asked": 2,
    "naqi/sites_failed": ["dead: could not be reached"],
    "naqi/sites_ill": [],
    "naqi/places": ["output/a/articles-2026-11-22.jsonl"],
    "naqi/site/a/written": 2,
}
SITES = (
    SiteRun("a", discovered=9, fetched=4, written=2, rejected=Counter({"list-page": 2})),
    SiteRun("dead", failed=3),
)


def samples(text: bytes) -> dict[str, float]:
    """Each sample of an exposition as `name|outcome|site|spider`: labels in the order of their names."""
    found = {}
    for family in text_string_to_metric_families(text.decode()):
        assert family.documentation and family.type == "gauge"
        for one in family.samples:
            found["|".join([one.name, *(one.labels[name] for name in sorted(one.labels))])] = one.value
    return found


def test_as_json() -> None:
    told = json.loads(json.dumps(as_object(report_of("news", STATS, SITES))))
    assert (told["spider"], told["status"]) == ("news", exit_status.SITES_FAILED)
    assert told["meaning"] == exit_status.MEANINGS[exit_status.SITES_FAILED]
    assert (told["ended_at"], told["seconds"]) == ("2026-11-22T09:01:00Z", 60.0)
    assert (told["discovered"], told["fetched"], told["written"], told["rejected"], told["failed"]) == (9, 4, 2, 2, 3)
    assert told["rejected_by_reason"] == {"list-page": 2}
    assert list(told["failed_by_reason"].values()) == [2, 1]
    assert told["sites_failed"] == ["dead: could not be reached"]
    assert told["written_by_site"] == {"a": 2}
    assert told["files"] == ["output/a/articles-2026-11-22.jsonl"]
    assert "written     2\n" in told["text"]
    assert told["error"] is None


def test_a_run_that_could_not_begin() -> None:
    report = RunReport("news", exit_status.LOCKED, fault="another run (process 7) is active")
    told = as_object(report)
    assert (told["status"], told["error"], told["text"]) == (3, report.fault, report.fault)
    assert (told["written"], told["seconds"]) == (0, 0)
    assert samples(exposition(report, "1"))["naqi_last_run_exit_status|news"] == 3


def test_as_prometheus_reads_it() -> None:
    found = samples(exposition(report_of("news", STATS, SITES), "0.2.0"))
    assert found["naqi_build_info|0.2.0"] == 1
    assert found["naqi_last_run_timestamp_seconds|news"] == STATS["finish_time"].timestamp()
    assert found["naqi_last_run_duration_seconds|news"] == pytest.approx(60.04)
    assert found["naqi_last_run_exit_status|news"] == exit_status.SITES_FAILED
    assert found["naqi_last_run_pages|written|news"] == 2
    assert found["naqi_last_run_pages|discovered|news"] == 9
    assert found['naqi_last_run_failed_pages|a "quoted" \\ reason\nin two lines|news'] == 2
    assert found["naqi_last_run_site_pages|rejected|a|news"] == 2
    assert (found["naqi_last_run_site_well|a|news"], found["naqi_last_run_site_well|dead|news"]) == (1, 0)
