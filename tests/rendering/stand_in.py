"""A stand-in for Playwright and its Chromium, and an event loop on which no time is waited for."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from types import SimpleNamespace
from typing import Any


class Fault(Exception):
    """Playwright's Error."""


class _Jumping(selectors.SelectSelector):
    """Where nothing is ready, the time goes on to the next that is due."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout is None:
            raise AssertionError("it waits for ever")
        self.now += 0 if ready else (timeout or 0) + 1e-6
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.clock = _Jumping()
        super().__init__(self.clock)

    def time(self) -> float:
        return self.clock.now

    async def getaddrinfo(self, host: Any, port: Any, **_: Any) -> Any:
        return [(2, 1, 6, "", (host, port))]


def run(steps: Coroutine[Any, Any, Any]) -> float:
    """Run to the end; gives the seconds that would have gone by. Raises AssertionError where it would never end."""
    loop = _Loop()
    try:
        loop.run_until_complete(steps)
        return loop.time()
    finally:
        loop.close()


async def for_ever(*_: object) -> None:
    """What hangs."""
    await asyncio.get_running_loop().create_future()


async def nothing(*_: object) -> None:
    """What is done at once."""


class Request(SimpleNamespace):
    """One that the page makes; `frame` is the page's own where `parent` is None."""

    def __init__(self, url: str, kind: str = "fetch", *, navigates: bool = False, parent: object = None) -> None:
        super().__init__(url=url, resource_type=kind, frame=SimpleNamespace(parent_frame=parent))
        self.is_navigation_request = lambda: navigates

    __hash__ = object.__hash__


class Route:
    """A request that waits for its answer, which is kept in `answer`."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.answer: object = None

    async def fulfill(self, *, status: int, **_: object) -> None:
        self.answer = status

    async def continue_(self) -> None:
        self.answer = "let out"

    async def abort(self) -> None:
        self.answer = "aborted"


class Chromium:
    """The playwright, the browser, its contexts and its pages in one: what they are told is kept, and can be set."""

    def __init__(self) -> None:
        self.version = "0"
        self.chromium = self
        self.starts = self.stops = self.ended = 0
        self.connected = True
        self.html = "<html></html>"
        self.lengths: Callable[[], int] = lambda: 1
        """Of the page's text, each time that it is asked for."""
        self.goes: Callable[..., Any] = nothing
        """What a page does when it is opened."""
        self.closes: Callable[..., Any] = nothing
        """What closing a context does; closing the browser does `ends`."""
        self.ends: Callable[..., Any] = nothing
        self.options: dict[str, Any] = {}
        self.timeout = 0.0
        self.heard: dict[str, Callable[[Any], Any]] = {}
        self.context = SimpleNamespace(
            new_page=self._new_page, route=self._route, route_web_socket=self._sockets, on=self.on, close=self._close
        )

    def async_playwright(self) -> Any:
        return SimpleNamespace(start=self._driver)

    async def launch(self, **_: object) -> "Chromium":
        self.starts += 1
        self.connected = True
        return self

    async def close(self) -> None:
        self.ended += 1
        await self.ends()

    async def stop(self) -> None:
        self.stops += 1

    def is_connected(self) -> bool:
        return self.connected

    async def new_context(self, **options: Any) -> Any:
        self.options = options
        return self.context

    def on(self, name: str, heard: Callable[[Any], Any]) -> None:
        self.heard[name] = heard

    async def goto(self, url: str, *, wait_until: str, timeout: float) -> None:
        self.timeout = timeout
        await self.goes()

    async def evaluate(self, script: str) -> int:
        return len(self.html) if "outerHTML" in script else self.lengths()

    async def content(self) -> str:
        return self.html

    async def asks(self, request: Request) -> object:
        """What the page's request is answered with."""
        route = Route(request)
        await self.heard["route"](route)
        return route.answer

    async def _driver(self) -> "Chromium":
        return self

    async def _new_page(self) -> "Chromium":
        return self

    async def _route(self, _: str, heard: Callable[[Any], Any]) -> None:
        self.heard["route"] = heard

    async def _sockets(self, _: str, heard: Callable[[Any], Any]) -> None:
        self.heard["socket"] = heard

    async def _close(self) -> None:
        await self.closes()
