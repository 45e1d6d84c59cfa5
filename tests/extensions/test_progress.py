"""What the bar and the lines say of the sites."""

import pytest

from crawler.core.found import Found
from crawler.discovery.options import read_options
from crawler.discovery.visit import Visit
from crawler.extensions.progress import sites_done
from crawler.sites import Site


@pytest.mark.parametrize(
    ("number", "waited_for", "text"),
    [
        (0, [], ""),
        (3, ["a", "b", "c"], "0 of 3 sites done"),
        (3, ["a", "b"], "1 of 3 sites done, waits for a, b"),
        (3, [], "3 of 3 sites done"),
    ],
)
def test_sites_done(number: int, waited_for: list[str], text: str) -> None:
    assert sites_done(number, waited_for) == text


def test_when_a_site_is_done() -> None:
    visit = Visit(Site(name="a", home="https://a.test/"), read_options({}))
    assert visit.is_busy  # nobody has come to it yet
    visit.begun = True
    assert not visit.is_busy
    visit.places.wait_for("https://a.test/", "home")
    assert visit.is_busy
    visit.places.settle("https://a.test/")
    assert not visit.is_busy
    visit.articles.take(Found("https://a.test/1"))
    assert visit.is_busy
    visit.articles.ended()
    assert not visit.is_busy
