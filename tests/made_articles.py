"""Whole articles for tests of what comes after cleaning."""

import hashlib
from typing import Any

from crawler.items import Article, Trace


def id_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def made_article(origin: str, text: str = "نص الخبر", **fields: Any) -> Article:
    known = {"id": id_of(fields.get("url") or origin), "fetched_at": "2024-10-30T10:15:00Z"}
    return Article(origin=origin, text=text, content_hash=hashlib.sha256(text.encode()).hexdigest(), **known | fields)


def trace_of(article: Article, key: str = "") -> Trace:
    return Trace(article.origin, article.url, article.site, article.fetched_at, key)
