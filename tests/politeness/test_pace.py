from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.metadata import version

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from crawler.politeness.agent import HonestAgent
from crawler.politeness.pace import seconds_to_wait
from crawler.politeness.redirects import KeptOnSite, LeftSite
from crawler.politeness.resting import LeftAlone, RestingHosts


def test_retry_after_in_seconds_and_as_date() -> None:
    assert seconds_to_wait(b"120") == 120
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 55 < (seconds_to_wait(date.encode()) or 0) <= 60
    assert seconds_to_wait(b"Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert seconds_to_wait(b"soon") is None
    assert seconds_to_wait(None) is None


def test_a_moment_is_counted_from_the_servers_own_clock() -> None:
    """This machine's may be wrong, or jump."""
    until = b"Wed, 21 Oct 2015 07:28:00 GMT"
    assert seconds_to_wait(until, b"Wed, 21 Oct 2015 07:27:15 GMT") == 45
    assert seconds_to_wait(until, b"Wed, 21 Oct 2015 08:00:00 GMT") == 0
    assert seconds_to_wait(until, b"yesterday") == 0
    assert seconds_to_wait(b"120", b"Wed, 21 Oct 2015 07:27:15 GMT") == 120


def test_a_clock_of_the_server_that_is_far_behind_is_not_believed() -> None:
    """Else the host would get no more requests in any run. A difference that a clock may have is no proof."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True).encode()
    assert 55 < (seconds_to_wait(until, b"Thu, 01 Jan 1970 00:00:00 GMT") or 0) <= 60
    hour_ago = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True).encode()
    assert (seconds_to_wait(until, hour_ago) or 0) > 3600
    assert (seconds_to_wait(b"Wed, 21 Oct 2015 07:28:00 GMT", b"Thu, 01 Jan 1970 00:00:00 GMT") or 0) > 1e9


def test_by_that_clock_a_host_is_left_alone_for_the_whole_run() -> None:
    resting = RestingHosts.from_crawler(get_crawler(settings_dict={"RETRY_AFTER_MAX": 60}))
    named = {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT", "Date": "Wed, 21 Oct 2015 06:28:00 GMT"}
    with pytest.raises(LeftAlone, match="3600"):
        resting.process_response(Request("http://sada.test/1"), Response("http://sada.test/1", 503, named))


def test_a_host_that_wants_a_long_rest_gets_no_more_requests() -> None:
    resting = RestingHosts.from_crawler(get_crawler(settings_dict={"RETRY_AFTER_MAX": 60}))
    request = Request("http://sada.test/1")
    short = Response(request.url, status=503, headers={"Retry-After": "30"})
    assert resting.process_response(request, short) is short
    long = Response(request.url, status=429, headers={"Retry-After": "3600"})
    with pytest.raises(LeftAlone, match="3600"):
        resting.process_response(request, long)
    with pytest.raises(LeftAlone, match="3600"):
        resting.process_request(request)
    resting.process_request(Request("http://other.test/1"))


def test_the_run_does_not_wait_for_the_turn_of_a_host_that_gets_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: Deferred[Response] = Deferred()
    monkeypatch.setattr("crawler.politeness.resting.take_back_waiting", lambda _, only: [waiting] * (only is request))
    request = Request("http://sada.test/1")
    resting = RestingHosts.from_crawler(get_crawler(settings_dict={"RETRY_AFTER_MAX": 60}))
    with pytest.raises(LeftAlone):
        resting.process_response(request, Response(request.url, status=503, headers={"Retry-After": "61"}))
    found: list[Failure] = []
    waiting.addErrback(found.append)
    assert [type(one.value) for one in found] == [LeftAlone]


def redirected(url: str, came_from: str = "http://www.sada.test/1") -> Request:
    return Request(url, meta={"redirect_urls": [came_from], "stay_on": ("http://sada.test/", ())})


def test_redirects_within_the_site_are_followed_and_others_end() -> None:
    kept = KeptOnSite()
    kept.process_request(redirected("http://sada.test/1/slug"))
    kept.process_request(redirected("http://sada.test/author/login-news", "http://sada.test/author/login-news"))
    kept.process_request(Request("http://elsewhere.test/"))
    for url in ("http://elsewhere.test/", "http://sada.test/user/login?to=/1", "http://sada.test/consent/"):
        with pytest.raises(LeftSite):
            kept.process_request(redirected(url))


def test_the_user_agent_says_who_we_are_and_how_to_reach_us() -> None:
    settings = Settings({"CONTACT_URL": "https://crawl.example/"})
    HonestAgent().update_settings(settings)
    assert settings["USER_AGENT"] == f"naqi/{version('naqi')} (+https://crawl.example/)"
    own = Settings({"USER_AGENT": "own"})
    HonestAgent().update_settings(own)
    assert own["USER_AGENT"] == "own"


@pytest.mark.parametrize("header", [b"\xb2", b"", b"soon", b"-5", b"Fri, 31 Dec 99999 00:00:00 GMT", b"1e9"])
def test_a_header_that_asks_for_nothing_is_no_wait(header: bytes) -> None:
    assert seconds_to_wait(header) is None


def test_a_header_that_asks_for_ever_is_a_number() -> None:
    assert 1e9 < (seconds_to_wait(b"9" * 500) or 0) < 1e13
