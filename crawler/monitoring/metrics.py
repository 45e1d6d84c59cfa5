"""The figures of a run in Prometheus' text format, for node_exporter's textfile collector."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from crawler.monitoring.report import COUNTS, RunReport

SITE_COUNTS = ("discovered", "fetched", "written", "failed")


def exposition(report: RunReport, version: str) -> bytes:
    """The content of METRICS_FILE. All are gauges: they show the last run, and do not count on over runs."""
    registry = CollectorRegistry()

    def gauge(name: str, help: str, labels: Iterable[str] = ()) -> Gauge:
        return Gauge(f"naqi_{name}", help, labels, registry=registry)

    gauge("build_info", "The version that ran.", ["version"]).labels(version).set(1)
    spider = [report.spider]
    for name, help, value in (
        ("last_run_timestamp_seconds", "When the last run ended, Unix time.", report.ended_at.timestamp()),
        ("last_run_duration_seconds", "How long the last run took.", report.seconds),
        ("last_run_exit_status", "The exit status of the last run; 0 is well.", report.status),
        ("last_run_sites", "Sites that the last run asked.", report.stats.get("naqi/sites_asked", 0)),
    ):
        gauge(name, help, ["spider"]).labels(*spider).set(value)
    pages = gauge("last_run_pages", "Pages of the last run by what became of them.", ["spider", "outcome"])
    for name in COUNTS:
        pages.labels(*spider, name).set(report.count(name))
    for name in ("rejected", "failed"):
        counts = gauge(f"last_run_{name}_pages", f"Pages that the last run {name}, by reason.", ["spider", "reason"])
        for reason, number in report.reasons(name).items():
            counts.labels(*spider, reason).set(number)
    by_site = gauge("last_run_site_pages", "Pages of the last run by site.", ["spider", "site", "outcome"])
    well = gauge(
        "last_run_site_well", "0 where the last run could not reach a site or found it ill.", ["spider", "site"]
    )
    named = [*report.stats.get("naqi/sites_failed", ()), *report.stats.get("naqi/sites_ill", ())]
    unwell = {str(line).partition(":")[0] for line in named}
    for site in report.sites:
        well.labels(*spider, site.site).set(site.site not in unwell)
        for name in SITE_COUNTS:
            by_site.labels(*spider, site.site, name).set(getattr(site, name))
        by_site.labels(*spider, site.site, "rejected").set(site.rejected.total())
    return generate_latest(registry)
