"""What a host is spared: rests, longer delays, an end after many failures, its own hours; without a network."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest, StopDownload
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.faults import HostAway
from crawler.core.run import Run, declare_run
from crawler.politeness import away, fair, pace
from crawler.politeness.away import REST_EVERY, FailingHosts
from crawler.politeness.fair import AHEAD, Places
from crawler.politeness.hours import SITE, OutsideHours, SiteHours
from crawler.politeness.pace import Pace
from crawler.politeness.robots import ALL_CLOSED, ALL_OPEN, Parsed, RobotsTxt
from crawler.politeness.robots_rules import MAX_ROBOTS, RobotsRules
from crawler.sites import Site

PAGE = Request("http://sada.test/1")
ROBOTS = "http://sada.test/robots.txt"


def crawler(**settings: Any) -> Crawler:
    return get_crawler(Spider, settings)


def answer(status: int, **headers: str) -> Response:
    return Response(PAGE.url, status=status, headers=headers)


# Hosts that fail


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr(away, "rest", lambda crawler, request, seconds: found.append(seconds))
    return found


def failing(limit: int = 7) -> FailingHosts:
    return FailingHosts.from_crawler(crawler(HOST_FAILURES_MAX=limit, BUSY_DELAY=30))


def test_a_host_that_fails_again_and_again_gets_no_more_requests(rests: list[float]) -> None:
    hosts = failing()
    for _ in range(6):
        hosts.process_exception(PAGE, DownloadTimeoutError())
    hosts.process_request(PAGE)
    hosts.process_response(PAGE, answer(502))
    with pytest.raises(HostAway, match="status 502"):
        hosts.process_request(PAGE)
    hosts.process_request(Request("http://other.test/"))
    assert rests == [30]  # after the fifth


def test_an_answer_ends_the_row_and_what_we_refused_is_no_failure(rests: list[float]) -> None:
    hosts = failing()
    for _ in range(6):
        hosts.process_exception(PAGE, DownloadTimeoutError())
    hosts.process_exception(PAGE, IgnoreRequest("ours"))
    hosts.process_response(PAGE, answer(404))
    for _ in range(REST_EVERY - 1):
        hosts.process_exception(PAGE, DownloadTimeoutError())
    hosts.process_request(PAGE)
    assert rests == [30]


# Delays


def paced(monkeypatch: pytest.MonkeyPatch, **slot: float) -> tuple[Pace, SimpleNamespace]:
    place = SimpleNamespace(**{"delay": 0.5, "jitter": 0.5, "lastseen": 0.0} | slot)
    monkeypatch.setattr(pace, "host_slot", lambda crawler, request: place)
    return Pace.from_crawler(crawler(CRAWL_DELAY_MAX=60, BUSY_DELAY=30, RETRY_AFTER_MAX=120)), place


def test_the_longest_delay_that_was_asked_for_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    manners, slot = paced(monkeypatch)
    manners.request_reached_downloader(PAGE.replace(meta={"site_delay": 3}))
    assert (slot.delay, slot.jitter) == (3, 0)
    manners.robots_parsed(Parsed(RobotsRules(delay=5)), PAGE)
    manners.request_reached_downloader(PAGE.replace(meta={"site_delay": 3}))
    assert slot.delay == 5
    slot.delay = 20  # AutoThrottle's
    manners.request_reached_downloader(PAGE)
    assert slot.delay == 20


def test_a_delay_that_would_end_the_crawl_is_held_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    manners, slot = paced(monkeypatch)
    manners.robots_parsed(Parsed(RobotsRules(delay=86_400)), PAGE)
    manners.request_reached_downloader(PAGE)
    assert slot.delay == 60


@pytest.mark.parametrize(("asked", "least", "most"), [("40", 39, 40), ("99999", 119, 120), ("soon", 29, 30)])
def test_a_busy_host_rests(asked: str, least: float, most: float, monkeypatch: pytest.MonkeyPatch) -> None:
    manners, slot = paced(monkeypatch)
    before = time.monotonic()
    manners.response_downloaded(answer(429, **{"Retry-After": asked}), PAGE)
    waits = slot.lastseen + slot.delay - before
    assert least <= waits <= most + (time.monotonic() - before)


def test_a_host_that_is_not_busy_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    manners, slot = paced(monkeypatch)
    manners.response_downloaded(answer(200, **{"Retry-After": "40"}), PAGE)
    assert slot.lastseen == 0


# Places and hours


def test_a_host_holds_so_many_places(monkeypatch: pytest.MonkeyPatch) -> None:
    under_way = [Request(f"http://sada.test/{n}") for n in range(2 + AHEAD)] + [Request("http://other.test/")]
    monkeypatch.setattr(fair, "requests_under_way", lambda crawler: under_way)
    monkeypatch.setattr(fair, "host_key", lambda crawler, request: request.url.split("/")[2])
    places = Places(crawler(CONCURRENT_REQUESTS_PER_DOMAIN=2))
    assert places.stats(["sada.test", "other.test"]) == [(1, "other.test")]


def test_outside_its_hours_a_site_is_asked_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run = crawler()
    sites = {"sada": Site("sada", "http://sada.test/", hours="00-06"), "other": Site("other", "http://other.test/")}
    declare_run(run, Run(Counts(run), sites))
    monkeypatch.setattr("crawler.politeness.hours.is_open", lambda site: site.hours is None)
    hours = SiteHours.from_crawler(run)
    with pytest.raises(OutsideHours):
        hours.process_request(PAGE.replace(meta={SITE: "sada"}))
    hours.process_request(PAGE.replace(meta={SITE: "other"}))
    hours.process_request(PAGE)


# robots.txt


@pytest.mark.parametrize(("status", "rules"), [(503, ALL_CLOSED), (429, ALL_CLOSED), (404, ALL_OPEN), (302, ALL_OPEN)])
def test_what_an_answer_without_rules_means(status: int, rules: Parsed) -> None:
    robots = RobotsTxt(crawler(ROBOTSTXT_OBEY=True))
    assert (
        asyncio.run(robots._rules(ROBOTS, Response(ROBOTS, status=status, body=b"User-agent: *\nDisallow: /"))) is rules
    )
    if rules is ALL_CLOSED:
        with pytest.raises(HostAway, match=f"status {status}"):
            robots.process_request_2(rules, PAGE)
    else:
        robots.process_request_2(rules, PAGE)


def test_without_an_answer_nothing_is_fetched() -> None:
    async def hangs(request: Request) -> Response:
        raise DownloadTimeoutError

    run = crawler(ROBOTSTXT_OBEY=True)
    run.engine = SimpleNamespace(download_async=hangs)  # type: ignore[assignment]
    robots = RobotsTxt(run)
    assert asyncio.run(robots._fetch(ROBOTS, PAGE)) is ALL_CLOSED
    with pytest.raises(HostAway, match="no answer in time"):
        robots.process_request_2(ALL_CLOSED, PAGE)


def test_a_robots_txt_is_not_fetched_behind_what_is_read_of_it() -> None:
    robots = RobotsTxt(crawler(ROBOTSTXT_OBEY=True))
    ask = Request(ROBOTS, meta={"is_robots_txt": True})
    robots._enough(bytes(MAX_ROBOTS), ask)
    robots._enough(bytes(MAX_ROBOTS + 1), PAGE)
    with pytest.raises(StopDownload):
        robots._enough(b"x", ask)
