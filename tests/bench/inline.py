"""The news spider as many would write it: the extractor is called in the callback, in the crawl's own process."""

import hashlib
import importlib

import trafilatura
from scrapy.http import Response

from crawler.core.found import Found
from crawler.discovery.visit import Visit
from crawler.items import Article
from crawler.spiders import news


class InlineSpider(news.NewsSpider):
    """Same discovery, same requests, same output; only the cleaning differs."""

    name = "inline"

    def page(self, response: Response, visit: Visit, found: Found) -> Article:
        article = super().page(response, visit, found)
        self.fill(article)
        article.html = b""
        article.id = article.content_hash = hashlib.sha256(response.url.encode()).hexdigest()
        return article

    def fill(self, article: Article) -> None:
        document = trafilatura.bare_extraction(article.html, url=article.url, with_metadata=True)
        if document is not None:
            article.title, article.text, article.published = document.title, document.text, document.date


class NewsPleaseSpider(InlineSpider):
    """The same with news-please."""

    name = "inline-news-please"

    def fill(self, article: Article) -> None:
        read = importlib.import_module("newsplease").NewsPlease.from_html
        found = read(article.html.decode("utf-8", "replace"), url=article.url, fetch_images=False)
        article.title, article.text = found.title, found.maintext or ""
