"""The site files that ship, against one another and against the zone table of IANA."""

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from urllib.parse import urlsplit

from tldextract import TLDExtract

from crawler.sites import FOLDER, Site, load_sites

ZONE_TABLE = files("tzdata").joinpath("zoneinfo", "zone.tab")
"""Country, coordinates and zone, tab-separated, one zone a line (IANA tz database)."""

OFFLINE = TLDExtract(suffix_list_urls=())
"""The public suffix list that the library ships; nothing is fetched."""


def zones_by_country() -> dict[str, set[str]]:
    zones = defaultdict(set)
    for line in ZONE_TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country].add(zone)
    return zones


def shared_domains(sites: Iterable[Site]) -> list[tuple[str, ...]]:
    """Names of sites that say the same registered domain."""
    names = defaultdict(list)
    for site in sites:
        names[OFFLINE(site.home).top_domain_under_public_suffix or urlsplit(site.home).hostname].append(site.name)
    return [tuple(found) for found in names.values() if len(found) > 1]


def wrong_zones(sites: Iterable[Site]) -> list[str]:
    """Names of sites whose zone is none of their country's."""
    zones = zones_by_country()
    return [site.name for site in sites if site.timezone and site.timezone not in zones[site.country or ""]]


def test_no_two_files_are_of_one_registered_domain() -> None:
    assert shared_domains(load_sites(FOLDER).values()) == []


def test_each_zone_is_one_of_the_country() -> None:
    assert wrong_zones(load_sites(FOLDER).values()) == []


ASKED_FOR = """
elbalad.news dostor.org albawabhnews.com vetogate.com akhbarelyom.com elfagr.org alwafd.news arabstoday.net
yemenakhbar.com almadenahnews.com al-madina.com wataninet.com rosaelyoussef.com elbaladtv.net alnilin.com eremnews.com
almanar.com.lb royanews.tv alhurra.com albiladpress.com alwatan.com.sa tayyar.org alsahwa-yemen.net arab48.com
al-jazirah.com almamlakatv.com djazairess.com paltoday.ps al-seyassah.com akhbarlibya24.net khaberni.com sotaliraq.com
adengd.net maspero.eg pnn.ps una-oic.org makkahnewspaper.com vietnam.vn
""".split()
"""Hosts that a public corpus of 2020 quotes most, and some more."""


def test_the_hosts_that_were_asked_for_are_there_with_country_and_zone() -> None:
    sites = {OFFLINE(site.home).top_domain_under_public_suffix: site for site in load_sites(FOLDER).values()}
    found = [sites[host] for host in ASKED_FOR]
    # The others are of many countries, or nobody is sure of their clock.
    assert {one.name for one in found if one.country is None} == {"arabstoday"}
    assert {one.name for one in found if one.timezone is None} == {"arabstoday", "eremnews", "alhurra"}


def test_both_tests_see_a_fault() -> None:
    sites = [
        Site("one", "https://www.sada.test.eg/", country="EG", timezone="Asia/Amman"),
        Site("two", "https://ar.sada.test.eg/", timezone="Africa/Cairo"),
    ]
    assert shared_domains(sites) == [("one", "two")]
    assert wrong_zones(sites) == ["one", "two"]
