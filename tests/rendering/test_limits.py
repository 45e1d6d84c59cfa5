"""What a page may take of the browser: time, size, requests. With a stand-in for Chromium, so on every machine."""

import asyncio
import sys
from collections.abc import Callable
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.rendering.browser import CLOSE_SECONDS, PAGES, QUIET, Browser, Document, Limits, NoBrowser, NotRendered
from tests.rendering.stand_in import Chromium, Fault, Request, for_ever, run

HOME = "http://sada.test/news"
LIMITS = Limits(seconds=30, settle=8, most=1_000, allow_private=False)
PAGE = Document(HOME, b"<html></html>", "text/html", "naqi/0")


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch) -> Chromium:
    found = Chromium()
    playwright = SimpleNamespace(Error=Fault, async_playwright=found.async_playwright)
    monkeypatch.setitem(sys.modules, "playwright", SimpleNamespace(async_api=playwright))
    monkeypatch.setitem(sys.modules, "playwright.async_api", playwright)
    return found


async def allowed(url: str) -> bool:
    return "closed" not in url


def new_browser() -> Browser:
    return Browser(None, LIMITS, allowed)


async def all_answers(chromium: Chromium, requests: list[Request]) -> list[object]:
    """What a page's requests are answered with, one behind the other."""
    found: list[object] = []

    async def goes() -> None:
        found.extend([await chromium.asks(one) for one in requests])
        for one in requests:
            chromium.heard["requestfinished"](one)

    chromium.goes = goes
    await new_browser().render(PAGE)
    return found


def test_a_page_that_hangs_ends(chromium: Chromium) -> None:
    chromium.goes = for_ever

    async def steps() -> None:
        with pytest.raises(NotRendered, match=r"hangs in the browser: 30 s"):
            await new_browser().render(PAGE)

    run(steps())
    assert 0 < chromium.timeout <= 30_000  # Playwright takes 0 for no limit


def test_a_page_that_grows_too_large_is_none(chromium: Chromium) -> None:
    chromium.html = "x" * 1_001

    async def steps() -> None:
        with pytest.raises(NotRendered, match="too large"):
            await new_browser().render(PAGE)

    run(steps())


def test_a_page_that_never_settles_is_taken_as_it_is(chromium: Chromium) -> None:
    chromium.lengths = count().__next__
    assert LIMITS.settle <= run(new_browser().render(PAGE)) < LIMITS.seconds


def test_a_text_that_stays_is_waited_for_and_so_is_what_is_under_way(chromium: Chromium) -> None:
    assert QUIET <= run(new_browser().render(PAGE)) < LIMITS.settle
    request = Request("http://sada.test/api")

    async def goes() -> None:
        await chromium.asks(request)
        asyncio.get_running_loop().call_later(3, chromium.heard["requestfinished"], request)

    chromium.goes = goes
    assert 3 + QUIET / 2 <= run(new_browser().render(PAGE)) < LIMITS.settle


def test_a_page_that_does_not_close_takes_the_browser_with_it(chromium: Chromium) -> None:
    chromium.closes = chromium.ends = for_ever
    assert 2 * CLOSE_SECONDS <= run(new_browser().render(PAGE)) < LIMITS.seconds
    assert (chromium.ended, chromium.stops) == (1, 1)


def test_a_browser_renders_so_many_pages_and_one_that_is_gone_none(chromium: Chromium) -> None:
    async def steps() -> None:
        browser = new_browser()
        for _ in range(PAGES):
            await browser.render(PAGE)
        assert chromium.starts == 1
        await browser.render(PAGE)
        assert chromium.starts == 2
        chromium.connected = False
        await browser.render(PAGE)
        assert chromium.starts == 3

    run(steps())


def test_no_browser_is_ended_under_a_page(chromium: Chromium) -> None:
    async def steps() -> None:
        browser = new_browser()
        for _ in range(PAGES - 1):
            await browser.render(PAGE)
        await asyncio.gather(browser.render(PAGE), browser.render(PAGE))
        assert (chromium.starts, chromium.ended) == (1, 0)

    run(steps())


def test_a_page_navigates_once_and_frames_stay_empty(chromium: Chromium) -> None:
    async def steps() -> None:
        frame = Request("http://sada.test/frame", navigates=True, parent=object())
        here, away = (Request(url, navigates=True) for url in (HOME, "http://10.0.0.1/"))
        assert await all_answers(chromium, [frame, here, away]) == [204, 200, 204]

    run(steps())


def test_what_a_page_asks_for_is_asked_about(chromium: Chromium) -> None:
    async def steps() -> None:
        asked = {"/api": "let out", "/closed": "aborted"}
        requests = [Request(f"http://sada.test{path}") for path in asked]
        others = [Request("http://10.0.0.1/secret"), Request(f"{HOME}.css", "stylesheet"), Request(HOME, "image")]
        assert await all_answers(chromium, requests + others) == [*asked.values(), "aborted", 200, "aborted"]

    run(steps())


def test_a_page_has_a_context_of_its_own_without_popups_sockets_and_downloads(chromium: Chromium) -> None:
    run(new_browser().render(PAGE))
    assert (chromium.options["accept_downloads"], chromium.options["service_workers"]) == (False, "block")
    assert chromium.options["proxy"]["server"].startswith("http://127.0.0.1:")
    ended: list[str] = []

    def ends(name: str) -> Callable[[], Any]:
        async def end() -> None:
            ended.append(name)

        return end

    async def steps() -> None:
        await chromium.heard["page"](SimpleNamespace(close=ends("popup")))
        await chromium.heard["dialog"](SimpleNamespace(dismiss=ends("dialog")))
        await chromium.heard["socket"](SimpleNamespace(close=ends("socket")))

    run(steps())
    assert ended == ["popup", "dialog", "socket"]


@pytest.mark.parametrize("fault", [Fault("no such file\nand more"), OSError("no such file")])
def test_a_browser_that_does_not_start_is_told_in_one_line(
    fault: Exception, chromium: Chromium, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(**_: object) -> None:
        raise fault

    monkeypatch.setattr(chromium, "launch", fails)

    async def steps() -> None:
        with pytest.raises(NoBrowser, match=r"^Chromium cannot be started: no such file$"):
            await new_browser().render(PAGE)

    run(steps())
    assert chromium.stops == 1


def test_a_browser_that_breaks_down_costs_the_page(chromium: Chromium) -> None:
    async def goes() -> None:
        raise Fault("Target crashed\n" + "x" * 1_000)

    chromium.goes = goes

    async def steps() -> None:
        with pytest.raises(NotRendered, match=r"^Target crashed$"):
            await new_browser().render(PAGE)

    run(steps())
