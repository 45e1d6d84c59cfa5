"""What is rendered, what is handed on as it came, and what a browser that fails costs; with a browser of the test."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.faults import HostAway, Stopping
from crawler.core.run import Run, declare_run
from crawler.core.signals import give_up, page_rendered
from crawler.politeness.agent import NAME
from crawler.rendering.browser import Document, NoBrowser
from crawler.rendering.middleware import RENDER, Rendering
from crawler.sites import Site

URL = "http://sada.test/1"
PAGE = Request(URL, meta={RENDER: True})
ANSWER = HtmlResponse(URL, body=b"<p>", headers={"Content-Type": "text/html; charset=windows-1256"})


def rendering(**settings: Any) -> Rendering:
    run = get_crawler(Spider, {"RENDER": "auto"} | settings)
    declare_run(run, Run(Counts(run), {"sada": Site("sada", "http://sada.test/")}))
    return Rendering.from_crawler(run)


def shows(made: Rendering, result: str | Exception) -> list[Document]:
    """Let the browser show that, or fail so; the documents that it gets."""
    got: list[Document] = []

    async def render(document: Document) -> str:
        got.append(document)
        if isinstance(result, Exception):
            raise result
        return result

    made._browser = SimpleNamespace(render=render)  # type: ignore[assignment]
    return got


def test_a_run_that_renders_no_site_has_no_part_in_it() -> None:
    with pytest.raises(NotConfigured):
        rendering(RENDER="off")


@pytest.mark.parametrize(
    ("request_", "response"),
    [
        (Request(URL), ANSWER),
        (PAGE, ANSWER.replace(status=404)),
        (PAGE, Response(URL, body=b"%PDF")),
    ],
)
def test_what_is_not_asked_for_no_page_or_missing_is_handed_on(request_: Request, response: Response) -> None:
    made = rendering()
    got = shows(made, "<p>shown")
    assert asyncio.run(made.process_response(request_, response)) is response
    assert got == []


def test_a_rendered_page_is_handed_on_as_utf_8() -> None:
    made = rendering()
    told: list[Response] = []

    def hear(response: Response) -> None:
        told.append(response)

    made.crawler.signals.connect(hear, page_rendered)
    got = shows(made, "<p>\u0646\ud800")
    shown = asyncio.run(made.process_response(PAGE.replace(headers={"User-Agent": "other/1"}), ANSWER))
    assert shown.body == "<p>\u0646?".encode()
    assert shown.headers["Content-Type"] == b"text/html; charset=utf-8"
    assert told == [shown]
    assert got == [Document(URL, b"<p>", "text/html; charset=windows-1256", "other/1")]
    assert made._under_way == set()


def test_a_page_that_says_nothing_of_its_kind_is_html_and_asked_for_by_us() -> None:
    made = rendering()
    got = shows(made, "<p>")
    asyncio.run(made.process_response(PAGE, HtmlResponse(URL, body=b"<p>")))
    assert got == [Document(URL, b"<p>", "text/html", NAME)]


def test_a_browser_that_does_not_start_is_asked_once() -> None:
    made = rendering()
    got = shows(made, NoBrowser("no such file"))
    for _ in range(2):
        with pytest.raises(HostAway, match=r"^no such file$"):
            asyncio.run(made.process_response(PAGE, ANSWER))
    assert len(got) == 1


@pytest.mark.parametrize("signal", [give_up, None])
def test_a_page_under_way_is_broken_off_when_the_run_gives_up(signal: object) -> None:
    made = rendering()
    closed: list[bool] = []

    async def render(document: Document) -> str:
        await asyncio.sleep(3600)
        return ""

    async def close() -> None:
        closed.append(True)

    made._browser = SimpleNamespace(render=render, close=close)  # type: ignore[assignment]

    async def steps() -> None:
        page = asyncio.ensure_future(made.process_response(PAGE, ANSWER))
        while not made._under_way:
            await asyncio.sleep(0)
        if signal:
            made.crawler.signals.send_catch_log(signal)
        else:
            made._break_off()
            await made._close()
        with pytest.raises(Stopping):
            await page

    asyncio.run(steps())
    assert made._under_way == set()
    assert closed == ([] if signal else [True])


def test_only_so_many_pages_are_rendered_at_once() -> None:
    assert rendering(RENDER_PAGES=3)._room._value == 3
    assert rendering(RENDER_PAGES=0)._room._value == 1


@pytest.mark.parametrize("refused", [True, False])
def test_robots_txt_is_asked_about_what_a_page_wants(refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    made = rendering()
    asked: list[str] = []

    async def robot_parser(request: Request) -> None:
        asked.append(request.url)

    def process(parser: None, request: Request) -> None:
        if refused:
            raise IgnoreRequest

    robots = SimpleNamespace(robot_parser=robot_parser, process_request_2=process)
    monkeypatch.setattr(made.crawler, "get_downloader_middleware", lambda kind: robots)
    assert asyncio.run(made._allowed("http://cdn.test/app.js")) is not refused
    assert asked == ["http://cdn.test/app.js"]
    monkeypatch.setattr(made.crawler, "get_downloader_middleware", lambda kind: None)
    assert asyncio.run(made._allowed("http://cdn.test/app.js"))
