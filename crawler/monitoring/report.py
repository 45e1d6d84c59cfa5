"""What a run did, for programs: what ALERT_COMMAND reads and METRICS_FILE shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from crawler import exit_status
from crawler.core.counts import SiteRun
from crawler.items import utc_stamp
from crawler.summary import summary

COUNTS = ("discovered", "fetched", "written", "unchanged", "rejected", "failed", "waiting", "pending")
"""Numbers of pages that a report has."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run that has ended, or that could not begin."""

    spider: str
    status: int
    """The exit status, crawler/exit_status.py."""
    stats: Mapping[str, Any] = field(default_factory=dict)
    """Scrapy's; empty where the run could not begin."""
    sites: tuple[SiteRun, ...] = ()
    fault: str | None = None
    """Why it could not begin, or why it broke off."""

    @property
    def began(self) -> bool:
        """Whether the run has asked for anything."""
        return "start_time" in self.stats

    @property
    def ended_at(self) -> datetime:
        """The moment of its end; now, where it could not begin."""
        moment: datetime = self.stats.get("finish_time") or datetime.now(UTC)
        return moment

    @property
    def seconds(self) -> float:
        """How long it took."""
        return float(self.stats.get("elapsed_time_seconds") or 0)

    def count(self, name: str) -> int:
        """One of COUNTS."""
        if name == "discovered":
            return sum(site.discovered for site in self.sites)
        return int(self.stats.get(f"naqi/{name}", 0))

    def reasons(self, name: str) -> dict[str, int]:
        """Why pages were `rejected` or have `failed`, with their number, the most frequent first."""
        prefix = f"naqi/{name}/"
        found = {key.removeprefix(prefix): int(value) for key, value in self.stats.items() if key.startswith(prefix)}
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def as_object(report: RunReport) -> dict[str, Any]:
    """The report as what JSON knows (docs/operations.md)."""
    return {
        "spider": report.spider,
        "status": report.status,
        "meaning": exit_status.MEANINGS.get(report.status, f"exit status {report.status}"),
        "ended_at": utc_stamp(report.ended_at),
        "seconds": round(report.seconds, 1),
        **{name: report.count(name) for name in COUNTS},
        "rejected_by_reason": report.reasons("rejected"),
        "failed_by_reason": report.reasons("failed"),
        "sites_asked": int(report.stats.get("naqi/sites_asked", 0)),
        "sites_failed": list(report.stats.get("naqi/sites_failed", ())),
        "sites_ill": list(report.stats.get("naqi/sites_ill", ())),
        "written_by_site": {site.site: site.written for site in report.sites if site.written},
        "files": [str(place) for place in report.stats.get("naqi/places", ())],
        "error": report.fault,
        "text": summary(dict(report.stats)) if report.began else report.fault or "",
    }


def report_of(spider: str, stats: Mapping[str, Any], sites: Iterable[SiteRun]) -> RunReport:
    """The report of a run that has ended."""
    status = exit_status.of_crawl(dict(stats))
    return RunReport(spider, status, stats, tuple(sites), stats.get("naqi/output_error"))
