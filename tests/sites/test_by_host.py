import pytest

from crawler.sites import Site, SitesByHost
from crawler.sites.by_host import is_above, whose

SITES = [
    Site("world", "https://www.world.test/"),
    Site("world-ar", "https://www.world.test/ar"),
    Site("sport", "https://sport.world.test/", hosts=("goals.test",)),
    Site("idn", "http://وزارة.مصر/"),
]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://m.world.test/1", "world"),
        ("http://world.test/ar/1", "world-ar"),
        ("http://world.test/area/1", "world"),
        ("https://sport.world.test/ar/1", "sport"),
        ("https://live.sport.world.test/1", "sport"),
        ("https://www.goals.test/1", "sport"),
        ("http://xn--mgbexc3i.xn--wgbh1c/1", "idn"),
        ("https://otherworld.test/1", None),
        ("file:///etc/passwd", None),
    ],
)
def test_a_url_is_of_the_site_that_is_nearest_to_it(url: str, name: str | None) -> None:
    found = SitesByHost(SITES).of(url)
    assert (found.name if found else None) == name


def test_of_two_files_of_one_place_the_last_counts() -> None:
    shipped, own = Site("a", "https://a.test/"), Site("mine", "https://a.test/")
    assert SitesByHost([shipped, own]).of("https://a.test/1") == own
    assert SitesByHost([own, shipped]).of("https://m.a.test/1") == shipped
    assert SitesByHost().of("https://a.test/1") is None


@pytest.mark.parametrize(
    ("home", "url", "above"),
    [
        ("https://a.test/ar/", "https://m.a.test/ar/1", True),
        ("https://a.test/ar/", "https://a.test/ar", True),
        ("https://a.test/ar/", "https://a.test/area/1", False),
        ("https://a.test/", "mailto:a@a.test", False),
        ("ftp://a.test/", "https://a.test/1", False),
    ],
)
def test_what_stands_under_a_start_page(home: str, url: str, above: bool) -> None:
    assert is_above(home, url) is above


def test_a_page_that_no_file_knows_is_its_hosts() -> None:
    sites = SitesByHost(SITES)
    assert whose("https://world.test/1", sites) == SITES[0]
    assert whose("https://other.test/1", sites) == "other.test"
    assert (whose(None, sites), whose("", sites)) == (None, None)
