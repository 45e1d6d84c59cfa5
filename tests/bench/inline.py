"""The news spider as many would write it: the extractor is called in the callback, in the crawl's own process."""

import hashlib
import importlib
from dataclasses import replace

import trafilatura
from scrapy.http import Response

from crawler.core.found import Found
from crawler.discovery.visit import Visit
from crawler.items import Article, FetchedPage, Rejected, utc_stamp
from crawler.spiders import news


class InlineSpider(news.NewsSpider):
    """Same discovery, same requests, same output; only the cleaning differs."""

    name = "inline"

    def page(self, response: Response, visit: Visit, found: Found) -> Article | FetchedPage:  # type: ignore[override]
        page = super().page(response, visit, found)
        title, text, published = self.extracted(page)
        if not text:
            return replace(page, refused=Rejected("empty-body"))
        key = hashlib.sha256(response.url.encode()).hexdigest()
        return Article(
            id=key[:16],
            content_hash=key,
            url=page.url,
            origin=page.key,  # the write pipeline knows the page by it
            site=page.site_name,
            title=title,
            text=text,
            published=published,
            fetched_at=utc_stamp(page.fetched_at),
        )

    def extracted(self, page: FetchedPage) -> tuple[str | None, str | None, str | None]:
        """Title, text and date, as the tool finds them."""
        document = trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)
        return (document.title, document.text, document.date) if document is not None else (None, None, None)


class NewsPleaseSpider(InlineSpider):
    """The same with news-please."""

    name = "inline-news-please"

    def extracted(self, page: FetchedPage) -> tuple[str | None, str | None, str | None]:
        read = importlib.import_module("newsplease").NewsPlease.from_html
        found = read((page.body or b"").decode("utf-8", "replace"), url=page.url, fetch_images=False)
        return found.title, found.maintext, None
