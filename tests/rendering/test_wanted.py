import pytest
from scrapy.settings import Settings

from crawler.core.counts import SiteRun
from crawler.rendering.choice import Need, browser_missing, renders
from crawler.rendering.wanted import MAX_REQUESTS, Allowance
from crawler.sites import Site

SITE = Site("sada", "https://sada.test/")


@pytest.mark.parametrize(
    ("url", "kind", "answer"),
    [
        ("https://cdn.test/app.js", "script", "continue"),
        ("https://sada.test/api", "fetch", "continue"),
        ("https://sada.test/x.css", "stylesheet", "empty"),
        ("https://sada.test/x.png", "image", "abort"),
        ("https://sada.test/x.woff2", "font", "abort"),
        ("https://sada.test/live", "websocket", "abort"),
        ("https://www.google-analytics.com/a.js", "script", "abort"),
        ("http://127.0.0.1/admin", "fetch", "abort"),
        ("http://2130706433/admin", "xhr", "abort"),
        ("http://printer.local/", "fetch", "abort"),
        ("http://[::1]/", "fetch", "abort"),
        ("http://256.1.1.1/", "fetch", "abort"),
        ("file:///etc/passwd", "fetch", "abort"),
    ],
)
def test_scripts_and_data_are_let_out(url: str, kind: str, answer: str) -> None:
    assert Allowance(allow_private=False).answer(url, kind) == answer


def test_a_page_has_so_many_requests() -> None:
    allowance = Allowance(allow_private=True)
    said = [allowance.answer(f"http://sada.test/{n}", "fetch") for n in range(MAX_REQUESTS + 50)]
    assert said.count("continue") == MAX_REQUESTS
    assert said[-1] == "abort"


@pytest.mark.parametrize(
    ("setting", "file", "rendered"),
    [
        (None, None, False),
        (None, "auto", True),
        ("auto", None, True),
        ("auto", "off", False),
        ("off", "auto", False),
        ("AUTO", None, True),
    ],
)
def test_setting_and_site_file_decide(setting: str | None, file: str | None, rendered: bool) -> None:
    assert renders(Settings({"RENDER": setting}), Site("sada", "https://sada.test/", render=file)) is rendered


def test_a_missing_browser_stops_a_run_only_where_it_was_asked_for() -> None:
    nowhere = {"CHROMIUM": "/nowhere/chromium"}
    with pytest.raises(ValueError, match="RENDER=auto needs"):
        browser_missing(Settings(nowhere | {"RENDER": "auto"}), [SITE])
    said = browser_missing(Settings(nowhere), [Site("sada", "https://sada.test/", render="auto")])
    assert said is not None
    assert browser_missing(Settings(nowhere), [SITE]) is None


def test_a_site_shows_by_its_articles_that_it_needs_a_browser() -> None:
    none = SiteRun("sada")
    assert not Need.of([]).at_once(none)
    assert not Need.of([SiteRun("sada", written=4, rescued=4)]).at_once(none)
    assert Need.of([SiteRun("sada", written=4, rescued=4)]).at_once(SiteRun("sada", written=1, rescued=1))
    assert not Need.of([SiteRun("sada", written=9, rescued=6)]).at_once(none)
    need = Need.of([SiteRun("sada", written=20, rescued=20)])
    assert [need.at_once(none) for _ in range(20)].count(False) == 2  # every tenth tells when it is over
