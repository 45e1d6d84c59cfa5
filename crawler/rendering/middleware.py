"""Requests with `meta["render"]`: their answers are handed on as they look after their scripts have run."""

import asyncio
import logging

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse, Response

from crawler.core.faults import HostAway, Stopping
from crawler.core.run import run_of
from crawler.core.signals import give_up, page_rendered
from crawler.politeness.addresses import SETTING
from crawler.politeness.agent import NAME
from crawler.politeness.pace import asked_just_now
from crawler.politeness.robots import RobotsTxt
from crawler.rendering.browser import Browser, Document, Limits, NoBrowser
from crawler.rendering.choice import renders

log = logging.getLogger("naqi.render")

RENDER = "render"
"""Request meta: the answer is to be rendered."""


class Rendering:
    """Downloader middleware. The document has come the way of any page, with all that is obeyed on it; the browser gets
    it from us and asks for nothing but scripts and data."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        most = settings.getint("DOWNLOAD_MAXSIZE")
        self._limits = Limits(
            settings.getfloat("RENDER_SECONDS"), settings.getfloat("RENDER_SETTLE"), most, settings.getbool(SETTING)
        )
        self._room = asyncio.Semaphore(max(1, settings.getint("RENDER_PAGES")))
        self._browser = Browser(settings.get("CHROMIUM"), self._limits, self._allowed)
        self._under_way: set[asyncio.Task[str]] = set()
        self._broken = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Rendering":
        """Raises NotConfigured where no site of the run is rendered: other runs pay nothing."""
        if not any(renders(crawler.settings, site) for site in run_of(crawler).sites.values()):
            raise NotConfigured
        self = cls(crawler)
        crawler.signals.connect(self._break_off, give_up)
        crawler.signals.connect(self._close, signals.spider_closed)
        return self

    async def process_response(self, request: Request, response: Response) -> Response:
        """Render. Raises NotRendered where the page cannot be, HostAway where the browser does not start."""
        if not request.meta.get(RENDER) or response.status != 200 or not isinstance(response, HtmlResponse):
            return response
        if self._broken:
            raise HostAway(self._broken)
        document = Document(
            response.url,
            response.body,
            (response.headers.get("Content-Type") or b"text/html").decode("latin-1"),
            (request.headers.get("User-Agent") or NAME.encode()).decode("latin-1"),
        )
        async with self._room:
            task = asyncio.ensure_future(self._browser.render(document))
            self._under_way.add(task)
            try:
                html = await task
            except asyncio.CancelledError:
                raise Stopping("the run ends") from None
            except NoBrowser as error:
                self._broken = str(error)
                log.error("%s; pages that need it wait for a later run", error)
                raise HostAway(self._broken) from error
            finally:
                self._under_way.discard(task)
                asked_just_now(self.crawler, request)
        headers = response.headers.copy()
        headers["Content-Type"] = b"text/html; charset=utf-8"
        shown = response.replace(body=html.encode("utf-8", "replace"), headers=headers, encoding="utf-8")
        self.crawler.signals.send_catch_log(page_rendered, response=shown, request=request)
        return shown

    async def _allowed(self, url: str) -> bool:
        """Whether robots.txt, of whatever host, lets us have what a page asks for."""
        robots = self.crawler.get_downloader_middleware(RobotsTxt)
        if robots is None:
            return True
        request = Request(url)
        try:
            robots.process_request_2(await robots.robot_parser(request), request)
        except IgnoreRequest:
            return False
        return True

    def _break_off(self) -> None:
        for task in list(self._under_way):
            task.cancel()

    async def _close(self) -> None:
        await self._browser.close()
