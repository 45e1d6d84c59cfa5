"""Every address of the demo site with what the server answers there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from string import Template
from typing import Any

from crawler.demo.story import HERE, Story, read_stories, read_toml
from crawler.demo.theme import Theme


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands at one address."""

    body: bytes
    content_type: str


def build_site(today: date) -> dict[str, Reply]:
    """The whole site by request target (percent-encoded path and query); `today` is what its headers show."""
    settings = read_toml(HERE / "serving.toml")
    articles, lists = read_stories("content"), read_stories("lists")
    day = f"{settings['weekdays'][today.weekday()]} {today.day} {settings['months'][today.month - 1]} {today.year}"
    themes = {
        name: Theme(name, articles, settings["tag_separator"]) for name in {story.theme for story in articles.values()}
    }
    site = {
        story.address: _page(themes[story.theme].render(story, day, settings["sections"][story.section]), story)
        for story in [*articles.values(), *lists.values()]
    }
    site["/robots.txt"] = Reply(settings["robots"].encode(), "text/plain")
    return site | _sitemaps(articles) | {"/feed.xml": _feed(articles, themes)}


def _page(html: str, story: Story) -> Reply:
    """A page in its own encoding; only UTF-8 is named in the header, as old servers leave it to the page."""
    kind = "text/html; charset=utf-8" if story.charset == "utf-8" else "text/html"
    return Reply(html.encode(story.charset), kind)


def _feed(articles: Mapping[str, Story], themes: Mapping[str, Theme]) -> Reply:
    """RSS 2.0 of the stories that have a `[feed]`."""
    parts = read_toml(HERE / "templates" / "feed.toml")
    entries = []
    for story in articles.values():
        if not story.feed:
            continue
        body = themes[story.theme].lines(story.body) if story.feed.get("content") else ""
        content = Template(parts["content"]).substitute(body=body) if body else ""
        entries.append(_entry(parts["entry"], story, published=story.feed["published"], content=content))
    return _xml(parts["document"], entries, "application/rss+xml; charset=utf-8")


def _sitemaps(articles: Mapping[str, Story]) -> dict[str, Reply]:
    """The index, the news sitemap and the plain one."""
    parts = read_toml(HERE / "templates" / "sitemaps.toml")
    news = [_entry(parts["news"]["entry"], s, when=s.sitemap["news"]) for s in articles.values() if "news" in s.sitemap]
    plain = [
        _entry(parts["articles"]["entry"], s, when=s.sitemap["lastmod"])
        for s in articles.values()
        if "lastmod" in s.sitemap
    ]
    return {
        "/sitemap.xml": _xml(parts["index"]["document"], []),
        "/sitemap-news.xml": _xml(parts["news"]["document"], news),
        "/sitemap-articles.xml": _xml(parts["articles"]["document"], plain),
    }


def _entry(piece: str, story: Story, **values: Any) -> str:
    """One story's entry in a feed or sitemap."""
    about = {name: escape(getattr(story, name)) for name in ("url", "title", "section", "description")}
    return Template(piece.strip()).substitute(about | values)


def _xml(document: str, entries: list[str], kind: str = "application/xml") -> Reply:
    return Reply(Template(document.strip()).safe_substitute(entries="\n".join(entries)).encode(), kind)
