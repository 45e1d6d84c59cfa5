"""A Chromium that runs the scripts of pages that were fetched already, within limits, and gives back their HTML."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from crawler.rendering.chromium import ARGUMENTS, find_chromium, has_sandbox
from crawler.rendering.proxy import GuardedProxy
from crawler.rendering.wanted import Allowance

log = logging.getLogger("naqi.render")

QUIET = 0.5
"""Seconds without a request under way and without a change of the text after which a page has settled."""

TICK = 0.1
CLOSE_SECONDS = 5.0
"""Seconds that closing a page may take before the whole browser is ended."""

PAGES = 100
"""Pages after which a new browser is started: what it leaks has an end."""

TEXT_LENGTH = "() => document.body ? document.body.innerText.length : 0"
PAGE_LENGTH = "() => document.documentElement ? document.documentElement.outerHTML.length : 0"


class NoBrowser(Exception):
    """The browser cannot be started; the message is one line."""


class NotRendered(Exception):
    """The page could not be rendered: it hangs, is too large, or has brought the browser down."""


@dataclass(frozen=True)
class Limits:
    """What one page may take."""

    seconds: float
    """From beginning to end."""
    settle: float
    """Seconds that its scripts get to show the text; what is there then is taken."""
    most: int
    """Bytes that it may load, and characters that it may have in the end."""
    allow_private: bool


@dataclass(frozen=True)
class Document:
    """A page as the server sent it."""

    url: str
    body: bytes
    content_type: str
    agent: str
    """The user agent that it was asked for with."""


Allowed = Callable[[str], Awaitable[bool]]
"""Whether robots.txt lets us have a URL."""


@dataclass
class Browser:
    """One Chromium, started when it is first needed. Several pages may be rendered at once."""

    path: str | None
    limits: Limits
    allowed: Allowed
    _driver: Any = None
    _browser: Any = None
    _rendered: int = 0
    _open: int = 0
    _starting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def render(self, document: Document) -> str:
        """The page's HTML after its scripts have run. Raises NotRendered, NoBrowser."""
        browser = await self._ready()
        self._open += 1
        self._rendered += 1
        proxy = GuardedProxy(self.limits.allow_private, self.limits.most)
        try:
            address = await proxy.start()
            return await asyncio.wait_for(self._in_context(browser, document, address), self.limits.seconds)
        except TimeoutError:
            raise NotRendered(f"the page hangs in the browser: {self.limits.seconds:.0f} s") from None
        except self._fault as error:
            raise NotRendered(str(error).partition("\n")[0][:200]) from error
        finally:
            self._open -= 1
            await proxy.close()

    async def close(self) -> None:
        """End the browser, and its driver, which ends it where it does not end itself."""
        browser, driver, self._browser, self._driver = self._browser, self._driver, None, None
        for end in (browser and browser.close, driver and driver.stop):
            if end:
                with suppress(self._fault, TimeoutError):
                    await asyncio.wait_for(end(), CLOSE_SECONDS)

    async def _ready(self) -> Any:
        async with self._starting:
            if self._browser is not None and (
                not self._browser.is_connected() or (self._rendered >= PAGES and not self._open)
            ):
                await self.close()
            if self._browser is None:
                await self._start()
            return self._browser

    async def _start(self) -> None:
        from playwright.async_api import async_playwright  # optional: only who renders has it

        self._rendered = 0
        try:
            self._driver = await async_playwright().start()
            self._browser = await self._driver.chromium.launch(
                executable_path=find_chromium(self.path),
                args=list(ARGUMENTS),
                chromium_sandbox=has_sandbox(),
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        except (self._fault, OSError) as error:
            await self.close()
            raise NoBrowser(f"Chromium cannot be started: {str(error).partition(chr(10))[0][:200]}") from error
        log.info("Chromium %s is started for pages that show nothing without scripts", self._browser.version)

    @property
    def _fault(self) -> type[Exception]:
        from playwright.async_api import Error

        fault: type[Exception] = Error  # mypy sees no types where the browser group is not installed
        return fault

    async def _in_context(self, browser: Any, document: Document, proxy: str) -> str:
        """Each page has a context of its own: no cookies, no storage, nothing of another site."""
        context = await browser.new_context(
            proxy={"server": proxy},
            user_agent=document.agent,
            locale="ar",
            accept_downloads=False,
            service_workers="block",
            viewport={"width": 1280, "height": 2000},
        )
        try:
            return await self._on_page(context, document)
        finally:
            closing = asyncio.ensure_future(context.close())
            done, _ = await asyncio.wait({closing}, timeout=CLOSE_SECONDS)
            if not done or closing.exception() is not None:
                closing.cancel()
                await self.close()  # a page that cannot be closed takes the browser with it

    async def _on_page(self, context: Any, document: Document) -> str:
        visit = _Visit(document, Allowance(self.limits.allow_private), self.allowed)
        page = await context.new_page()
        await context.route_web_socket("**/*", lambda socket: socket.close())
        await context.route("**/*", visit.answer)
        context.on("page", lambda popup: asyncio.ensure_future(popup.close()))
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
        page.on("requestfinished", lambda request: visit.under_way.discard(request))
        page.on("requestfailed", lambda request: visit.under_way.discard(request))
        await page.goto(document.url, wait_until="commit", timeout=1000 * self.limits.seconds)
        await self._settled(page, visit)
        if await page.evaluate(PAGE_LENGTH) > self.limits.most:
            raise NotRendered("too large after its scripts have run")
        return str(await page.content())

    async def _settled(self, page: Any, visit: "_Visit") -> None:
        """Wait until nothing is under way and the text stays as it is, or the time is over."""
        clock = asyncio.get_running_loop().time
        end, still_since, before = clock() + self.limits.settle, clock(), -1
        while clock() < end:
            length = await page.evaluate(TEXT_LENGTH)
            if length != before or visit.under_way:
                before, still_since = length, clock()
            elif clock() - still_since >= QUIET:
                return
            await asyncio.sleep(TICK)


@dataclass
class _Visit:
    """The requests of one page."""

    document: Document
    allowance: Allowance
    allowed: Allowed
    served: bool = False
    under_way: set[Any] = field(default_factory=set)
    """Those that were let out and are not answered yet."""

    async def answer(self, route: Any) -> None:
        """Answer a request of the page: with the document, with nothing, or let it out."""
        request = route.request
        if request.is_navigation_request():
            if self.served or request.frame.parent_frame is not None:
                await route.fulfill(status=204)  # the page leads away, or holds a frame: it stays as it is
                return
            self.served = True
            body, kind = self.document.body, self.document.content_type
            await route.fulfill(status=200, body=body, headers={"content-type": kind})
            return
        what = self.allowance.answer(request.url, request.resource_type)
        if what == "continue" and await self.allowed(request.url):
            self.under_way.add(request)
            await route.continue_()
        elif what == "empty":
            await route.fulfill(status=200, content_type="text/css", body="")
        else:
            await route.abort()
