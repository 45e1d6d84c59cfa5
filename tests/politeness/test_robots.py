"""A robots.txt that was refused or cannot be read, and whom its rules are for; without a network."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.core.faults import HostAway, Stopping
from crawler.core.reach import Reach
from crawler.core.readers import Unreadable
from crawler.politeness import robots as module
from crawler.politeness.robots import ALL_CLOSED, ALL_OPEN, RobotsTxt

PAGE = Request("http://sada.test/1")
ROBOTS = "http://sada.test/robots.txt"


def crawler(answer: Response | Exception) -> Crawler:
    async def download_async(request: Request) -> Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    run = get_crawler(Spider, {"ROBOTSTXT_OBEY": True})
    run.engine = SimpleNamespace(download_async=download_async)  # type: ignore[assignment]
    return run


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Stopping("later"), "the run ends"),
        (Unreadable("it takes too long"), "it takes too long"),
        (ValueError("no gzip"), "the answer is damaged"),
        (EOFError("cut off"), "the answer is damaged"),
    ],
)
def test_a_robots_txt_that_cannot_be_read_closes_its_host(
    fault: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(*_: Any) -> None:
        raise fault

    run = SimpleNamespace(readers=SimpleNamespace(read=read), reach=Reach())
    monkeypatch.setattr(module, "run_of", lambda crawler: run)
    robots = RobotsTxt(crawler(Response(ROBOTS, body=b"User-agent: *\nAllow: /\n")))
    assert asyncio.run(robots._fetch(ROBOTS, PAGE)) is ALL_CLOSED
    with pytest.raises(HostAway, match=f"^robots.txt: {why}$"):
        robots.process_request_2(ALL_CLOSED, PAGE)


def test_where_we_may_not_ask_for_it_the_page_is_refused_for_the_same_reason() -> None:
    robots = RobotsTxt(crawler(IgnoreRequest("a private address")))
    assert asyncio.run(robots._fetch(ROBOTS, PAGE)) is None
    robots.process_request_2(None, PAGE)


def test_whatever_happens_to_the_first_request_the_next_one_knows_the_answer() -> None:
    robots = RobotsTxt(crawler(RuntimeError("a fault of ours")))
    with pytest.raises(RuntimeError):
        asyncio.run(robots.robot_parser(PAGE))
    assert asyncio.run(robots.robot_parser(PAGE)) is ALL_CLOSED


def test_the_rules_of_a_host_are_asked_for_once() -> None:
    run = crawler(Response(ROBOTS, status=404))
    robots = RobotsTxt(run)
    assert asyncio.run(robots.robot_parser(PAGE)) is ALL_OPEN
    run.engine = None
    assert asyncio.run(robots.robot_parser(PAGE)) is ALL_OPEN
    assert asyncio.run(robots.robot_parser(PAGE)) is ALL_OPEN
