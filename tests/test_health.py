from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.core.counts import SiteRun
from crawler.health import ailments
from crawler.ledger import Ledger
from crawler.ledger.history import known_sites, record_run, site_history

NOW = datetime(2024, 10, 30, tzinfo=UTC)


def run(days_ago: float, written: int = 10, **counts: int) -> SiteRun:
    usual = dict.fromkeys(("discovered", "fetched", "dated", "titled"), written) | {"characters": 2000 * written}
    moment = NOW - timedelta(days=days_ago)
    return SiteRun("example", f"{moment:%Y-%m-%dT%H:%M:%SZ}", written=written, **(usual | counts))


DAILY = [run(day) for day in range(1, 20)]


@pytest.mark.parametrize(
    ("now", "earlier", "said"),
    [
        (run(0), DAILY, []),
        (run(0, written=0, failed=1), DAILY, ["could not be reached"]),
        (run(0, written=0, failed=1), [], ["could not be reached"]),
        (run(0, written=0), DAILY, []),
        (run(0, written=0), [], ["no article was found"]),
        (run(0, written=1, discovered=0), [], []),
        (run(0, written=1, discovered=0, fetched=0), [], []),  # of a spider that is not naqi's
        (run(0, written=0, discovered=9, failed=9), [], ["9 of 9 pages could not be fetched"]),
        (run(0, written=9, failed=8), [], []),
        (run(0, written=9, failed=1), [], []),
        (run(0, written=3, failed=4), [], []),
        (run(0, written=0), [run(0.5 + n / 24) for n in range(10)], []),  # every hour, and not for half a day
        (run(0, dated=9), DAILY, []),
        (run(0, characters=15_000), DAILY, []),
        (run(0, written=0), DAILY[8:], ["no article for 9 days"]),
        (run(0, written=0), [run(-4000), *DAILY[8:]], ["no article for 9 days"]),
        (run(0, written=0), [run(-4000 + n) for n in range(9)], []),
        (run(0, written=0), [run(20 * n) for n in range(1, 10)], []),
        (run(0, written=0), DAILY[8:10], []),
        (run(0, dated=0), DAILY, ["0% of the articles with a date, 100% before"]),
        (run(0, titled=1), DAILY, ["10% of the articles with a title, 100% before"]),
        (run(0, characters=1000), DAILY, ["texts of 100 characters on average, 2000 before"]),
        (run(0, written=2, dated=0, characters=10), DAILY, []),
        (run(0, dated=0), [run(day, dated=0) for day in range(1, 20)], []),
    ],
)
def test_what_is_said_of_a_site(now: SiteRun, earlier: list[SiteRun], said: list[str]) -> None:
    assert [str(one) for one in ailments(now, earlier)] == said


def test_a_redesign_that_makes_every_page_a_reject_is_named() -> None:
    now = run(0, written=0, fetched=12)
    now.rejected = Counter({"login-wall": 11, "list-page": 1})
    assert [str(one) for one in ailments(now, DAILY)] == ["all 12 pages were rejected, 11 as login-wall"]


def test_a_site_that_shows_its_text_by_script_is_told_what_may_help() -> None:
    now = SiteRun("sada", "2026-11-20T08:00:00Z", fetched=12, written=2, rejected=Counter({"empty-body": 10}))
    said = "10 of 12 pages show no text without a browser: try RENDER=auto"
    assert [str(one) for one in ailments(now, [])] == [said]
    now.rendered = 10  # a browser was there, and did not help
    assert list(ailments(now, [])) == []
    for written, empty in ((8, 4), (2, 4), (20, 5)):
        few = SiteRun(
            "sada", "2026-11-20T08:00:00Z", fetched=25, written=written, rejected=Counter({"empty-body": empty})
        )
        assert list(ailments(few, [])) == []


def test_one_page_that_is_rejected_says_nothing() -> None:
    now = run(0, written=0, fetched=1)
    now.rejected = Counter({"list-page": 1})
    assert list(ailments(now, DAILY)) == []


def test_a_spider_that_counts_only_what_the_pipelines_count_is_not_ill() -> None:
    now = SiteRun("example", f"{NOW:%Y-%m-%dT%H:%M:%SZ}", rejected=Counter({"list-page": 1}))
    assert list(ailments(now, [])) == []


def test_history_comes_back_newest_first(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    for number in (1, 2):
        one = SiteRun("example", written=number, rejected=Counter({"list-page": number}))
        record_run(ledger, NOW + timedelta(days=number), "finished", [one])
    newest, oldest = site_history(ledger, "example", runs=5)
    assert (newest.written, newest.rejected, newest.started_at) == (2, {"list-page": 2}, "2024-11-01T00:00:00Z")
    assert oldest.written == 1
    assert site_history(ledger, "example", runs=1) == [newest]
    assert known_sites(ledger) == ["example"]
