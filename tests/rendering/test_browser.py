"""Hostile pages in a real Chromium, each within its limits."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from crawler.rendering.browser import Browser, Document, Limits, NotRendered
from crawler.rendering.chromium import why_none
from tests.server import Page, Web, serving

pytestmark = [pytest.mark.browser, pytest.mark.skipif(why_none(None) is not None, reason=why_none(None) or "")]

LIMITS = Limits(seconds=20, settle=3, most=5_000_000, allow_private=True)


async def allowed(url: str) -> bool:
    return "closed" not in url


def run(steps: Coroutine[Any, Any, None]) -> None:
    asyncio.run(steps)


def document(port: int, body: str) -> Document:
    html = f"<html><body>{body}</body></html>"
    return Document(f"http://127.0.0.1:{port}/news", html.encode(), "text/html; charset=utf-8", "naqi/0")


def test_pages_that_do_not_behave_end_and_the_next_one_is_rendered() -> None:
    web = Web()

    async def steps() -> None:
        browser = Browser(None, LIMITS, allowed)
        try:
            for script, shown in (
                ("setInterval(() => {app.textContent += 'x'; fetch('/d')}, 50)", "x"),  # never settles
                ("app.textContent = 'stays'; location = 'http://10.0.0.1/'", "stays"),
                ("app.textContent = 'asks'; for (let n = 0; n < 1000; n++) fetch('/m' + n)", "asks"),
                ("open('/popup'); alert(1); app.textContent = 'alone'", "alone"),
                ("fetch('/closed').catch(() => app.textContent = 'closed')", "closed"),
            ):
                page = document(web.port, f"<p id=app></p><script>{script}</script>")
                assert f">{shown}" in await browser.render(page), script
            with pytest.raises(NotRendered):
                await Browser.render(browser, document(web.port, "<script>while (true) {}</script>"))
            assert ">well" in await browser.render(document(web.port, "<p id=a><script>a.textContent='well'</script>"))
        finally:
            await browser.close()

    with serving(web):
        run(steps())
    paths = web.paths(f"127.0.0.1:{web.port}")
    assert sum(path.startswith("/m") for path in paths) <= 100
    assert not {"/closed", "/popup", "/news"} & set(paths)


def test_private_addresses_are_refused_for_every_request_also_behind_a_name() -> None:
    web = Web()

    async def steps() -> None:
        limits = Limits(20, 3, 5_000_000, allow_private=False)
        browser = Browser(None, limits, allowed)
        web.put(f"http://127.0.0.1:{web.port}/secret", Page("secret"))
        script = (
            f"for (const h of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1']) fetch(`http://${{h}}:{web.port}/secret`)"
        )
        try:
            await browser.render(document(web.port, f"<p>x</p><script>{script}</script>"))
        finally:
            await browser.close()

    with serving(web):
        run(steps())
    assert web.asked == []
