"""What is held of a host's queue, and what is let through, where something is missing that is usually there."""

import time
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from scrapy import Request, Spider
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler
from twisted.internet.error import DNSLookupError

from crawler.politeness import addresses, pace
from crawler.politeness.addresses import PrivateAddress, PublicAddresses, PublicResolver, leads_inside
from crawler.politeness.fair import Places
from crawler.politeness.pace import Pace, asked_just_now, rest, seconds_to_wait
from crawler.politeness.redirects import KeptOnSite
from crawler.politeness.resting import RestingHosts
from crawler.politeness.unpacking import WholeAnswers, is_whole

PAGE = Request("http://sada.test/1")


def queue(monkeypatch: pytest.MonkeyPatch, **values: float) -> SimpleNamespace:
    place = SimpleNamespace(**{"delay": 0.5, "jitter": 0.5, "lastseen": 0.0} | values)
    monkeypatch.setattr(pace, "host_slot", lambda crawler, request: place)
    return place


def test_a_host_of_which_nothing_was_asked_keeps_its_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    place = queue(monkeypatch)
    Pace.from_crawler(get_crawler(Spider)).request_reached_downloader(PAGE)
    assert (place.delay, place.jitter) == (0.5, 0.5)


def test_a_host_without_a_queue_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "host_slot", lambda crawler, request: None)
    crawler = get_crawler(Spider)
    Pace.from_crawler(crawler).request_reached_downloader(PAGE.replace(meta={"site_delay": 3}))
    rest(crawler, PAGE, 5)
    asked_just_now(crawler, PAGE)


@pytest.mark.parametrize(("delay", "held"), [(0.0, 0.01), (5.0, 5.0)])
def test_a_rest_is_looked_for_on_the_clock(delay: float, held: float, monkeypatch: pytest.MonkeyPatch) -> None:
    place = queue(monkeypatch, delay=delay)
    before = time.monotonic()
    rest(get_crawler(Spider), PAGE, 30)
    assert place.delay == held
    assert place.lastseen >= before + 30 - held


def test_a_longer_rest_is_not_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.monotonic() + 10_000
    place = queue(monkeypatch, lastseen=later)
    crawler = get_crawler(Spider)
    rest(crawler, PAGE, 30)
    asked_just_now(crawler, PAGE)
    assert place.lastseen == later
    place.lastseen = 0.0
    before = time.monotonic()
    asked_just_now(crawler, PAGE)
    assert place.lastseen >= before


def test_a_date_beyond_all_time_asks_for_nothing() -> None:
    assert seconds_to_wait(b"Mon, 1 Jan 99999999999999999999 00:00:00 GMT") is None


def test_a_busy_host_that_names_no_rest_gets_its_next_request() -> None:
    busy = Response(PAGE.url, status=503)
    assert RestingHosts.from_crawler(get_crawler(Spider, {"RETRY_AFTER_MAX": 60})).process_response(PAGE, busy) is busy


def test_one_request_of_a_host_waits_behind_those_under_way() -> None:
    assert Places(get_crawler(Spider, {"CONCURRENT_REQUESTS_PER_DOMAIN": 2}))._most == 3


@pytest.mark.parametrize(
    "meta", [{}, {"redirect_urls": ["http://sada.test/0"]}, {"stay_on": ("http://other.test/", ())}]
)
def test_what_was_not_redirected_or_may_go_anywhere_goes_on(meta: dict[str, Any]) -> None:
    KeptOnSite().process_request(PAGE.replace(meta=meta))


# Addresses


def test_spellings_of_addresses() -> None:
    assert leads_inside("0x.0x1") and leads_inside("0.0") and leads_inside("0177.1")
    assert not leads_inside("8.8.8.8")
    for wrong in ("12_7.1", "a.1", "1.2.3.4.5", "256.1", "08.1"):
        with pytest.raises(ValueError, match=r"host|literal"):
            leads_inside(wrong)


def test_an_address_that_is_no_name_is_not_looked_up() -> None:
    resolver = object.__new__(PublicResolver)
    assert resolver._check("127.0.0.1", "127.0.0.1") == "127.0.0.1"
    assert resolver._check("8.8.8.8", "sada.test") == "8.8.8.8"
    with pytest.raises(DNSLookupError):
        resolver._check("127.0.0.1", "sada.test")


def test_a_refused_host_that_fails_otherwise_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_refused", {"sada.test"})
    PublicAddresses().process_exception(PAGE, DownloadTimeoutError())
    PublicAddresses().process_exception(Request("http://other.test/"), DNSLookupError())
    with pytest.raises(PrivateAddress):
        PublicAddresses().process_exception(PAGE, DNSLookupError())


# Codings


def unpacked(coding: str, body: bytes, *flags: str) -> Response:
    headers = {"Content-Encoding": coding, "Content-Type": "text/html"}
    response = HtmlResponse(PAGE.url, headers=headers, body=body, flags=list(flags))
    done = WholeAnswers.from_crawler(get_crawler(Spider)).process_response(PAGE, response)
    assert isinstance(done, Response)
    return done


def test_a_page_that_is_announced_as_gzip_and_is_plain_is_taken() -> None:
    done = unpacked(" GZIP ", b" <p>plain")
    assert (done.body, done.headers.get("Content-Encoding")) == (b" <p>plain", None)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_an_empty_answer_is_no_damaged_one(coding: str) -> None:
    assert unpacked(coding, b"").body == b""


def test_what_we_have_stopped_ourselves_is_not_damaged() -> None:
    text = bytes(range(256)) * 1000
    packed = brotli.compress(text)
    assert is_whole(packed, b"br", len(text))
    assert unpacked("br", packed).body == text
    assert text.startswith(unpacked("br", packed[:-3], "download_stopped").body)
