from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.resolver import CachingThreadedResolver
from scrapy.settings import Settings
from scrapy.utils.misc import load_object
from twisted.internet import defer
from twisted.internet._resolver import SimpleResolverComplexifier
from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IReactorPluggableNameResolver
from twisted.internet.protocol import Factory
from twisted.internet.testing import MemoryReactorClock
from zope.interface import alsoProvides

from crawler import settings as own
from crawler.politeness.addresses import SETTING, PrivateAddress, PublicAddresses, PublicResolver, is_private


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 fe80::1 fc00::1"
    " ::ffff:10.0.0.1 2002:7f00:1:: fe80::1%eth0 127.0.0.1%lo".split(),
)
def test_private_addresses(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "news.example", ""])
def test_public_addresses_and_names(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize("url", ["http://127.0.0.1:80/", "http://[::1]/x", "http://localhost/", "http://a.localhost/"])
def test_an_address_in_the_url_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(PrivateAddress, match="ALLOW_PRIVATE_ADDRESSES"):
        PublicAddresses().process_request(Request(url))


@pytest.mark.parametrize(
    "host",
    "2130706433 0x7f.1 127.1 0177.0.0.1 0x7f000001 017700000001 localhost. LOCALHOST 127.0.0.1. %31%32%37.0.0.1"
    " １２７.0.0.1 [64:ff9b::7f00:1] [::127.0.0.1] [::ffff:7f00:1] [2001:0:1:1:0:0:80ff:fffe] 10.1 192.168.257"
    " 0 0x 3232235777 router.lan printer.local intranet db.internal".split(),
)
def test_no_spelling_of_a_private_address_is_handed_to_a_proxy(host: str) -> None:
    with pytest.raises(PrivateAddress):
        PublicAddresses().process_request(Request(f"http://{host}/"))


@pytest.mark.parametrize("host", ["1.2.3.4.5", "256.1.1.1", "8.256.8.8", "1.2.3.x4.0x", "99999999999", "a.1"])
def test_what_ends_in_a_number_and_is_no_address_is_refused(host: str) -> None:
    with pytest.raises(IgnoreRequest):
        PublicAddresses().process_request(Request(f"http://{host}/"))


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "134744072", "news.example", "0x.example", "[2606:4700::1111]", "7news.example"]
)
def test_public_hosts_are_let_through(host: str) -> None:
    PublicAddresses().process_request(Request(f"http://{host}/"))


def looked_up(monkeypatch: pytest.MonkeyPatch, answer: str, name: str, **attributes: Any) -> list[object]:
    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: defer.succeed(answer))
    resolver = PublicResolver.__new__(PublicResolver)
    for key, value in attributes.items():
        setattr(resolver, key, value)
    seen: list[object] = []
    resolver.getHostByName(name).addCallbacks(seen.append, lambda failure: seen.append(failure.value))
    return seen


def test_a_name_that_leads_to_a_private_address_leads_nowhere_and_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    [error] = looked_up(monkeypatch, "10.0.0.7", "inside.test")
    assert isinstance(error, DNSLookupError)
    with pytest.raises(PrivateAddress, match=r"inside\.test"):
        PublicAddresses().process_exception(Request("http://inside.test/"), error)


def test_public_names_proxies_and_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_up(monkeypatch, "8.8.8.8", "news.test") == ["8.8.8.8"]
    assert looked_up(monkeypatch, "10.0.0.8", "proxy.test", proxies=frozenset({"proxy.test"})) == ["10.0.0.8"]
    assert looked_up(monkeypatch, "10.0.0.8", "news.test", allow_private=True) == ["10.0.0.8"]


def test_another_failure_to_look_up_is_left_as_it_is() -> None:
    PublicAddresses().process_exception(Request("http://nowhere.test/"), DNSLookupError("nowhere.test"))


class Network(MemoryReactorClock):
    """Where connections lead, with a name server that answers anew each time."""

    def __init__(self, answers: list[str], patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        left = iter(answers)
        patch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: defer.succeed(next(left)))
        self.nameResolver = SimpleResolverComplexifier(PublicResolver.__new__(PublicResolver))
        alsoProvides(self, IReactorPluggableNameResolver)


def test_a_name_server_that_changes_its_answer_gets_nobody_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: what was asked about is what is connected to, each time anew."""
    answers = ["8.8.8.8", "10.0.0.7", "8.8.4.4", "127.0.0.1", "169.254.169.254", "::1", "8.8.8.8"]
    network = Network(answers, monkeypatch)
    failed: list[type[BaseException]] = []
    for _ in answers:
        waiting = HostnameEndpoint(network, b"rebinds.example", 80).connect(Factory())
        waiting.addErrback(lambda failure: failed.append(failure.type))
        network.advance(1)
    assert [address for address, *_ in network.tcpClients] == ["8.8.8.8", "8.8.4.4", "8.8.8.8"]
    assert failed == [DNSLookupError] * 4


def test_a_crawl_whose_user_has_set_nothing_refuses_them() -> None:
    settings = Settings()
    settings.setmodule(own)
    middleware = PublicAddresses.from_crawler(cast(Crawler, SimpleNamespace(settings=settings)))
    with pytest.raises(PrivateAddress):
        middleware.process_request(Request("http://10.0.0.1/"))
    assert load_object(settings["TWISTED_DNS_RESOLVER"]) is PublicResolver


def test_a_crawl_whose_user_allows_them_does_without() -> None:
    with pytest.raises(NotConfigured):
        PublicAddresses.from_crawler(cast(Crawler, SimpleNamespace(settings=Settings({SETTING: 1}))))


def test_a_number_that_is_its_own_answer_was_somebodys_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy's, of the environment: in a URL it was refused before."""
    assert looked_up(monkeypatch, "127.0.0.1", "127.0.0.1") == ["127.0.0.1"]


def test_another_fault_of_a_host_that_was_refused_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, "10.0.0.9", "within.test")
    PublicAddresses().process_exception(Request("http://within.test/"), TimeoutError())
    with pytest.raises(PrivateAddress):
        PublicAddresses().process_exception(Request("http://within.test/"), DNSLookupError("x"))
