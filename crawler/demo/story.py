"""The content of the demo site: one TOML file a page, in `content/` (articles) and `lists/` (home, sections)."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

HERE = Path(__file__).parent

HOST = "http://news.demo.example"
"""The site's address. It is fixed, so that URLs and ids are the same in each run; `.example` is reserved (RFC 2606) and
never leads anywhere."""


@dataclass(frozen=True, slots=True)
class Story:
    """One page of the site, as its TOML file has it.

    `head`, `body` and `tail` are written one line a piece. A line is a paragraph; `## ` opens a subheading, `> ` a
    quotation, `@name …` a piece of furniture that the theme's `pieces.toml` names. What a journalist wrote is
    therefore every line that does not begin with `@` (and the lead, `@lead`).
    """

    slug: str
    """The file's name; how other pages refer to this one."""
    path: str
    title: str
    section: str
    body: str
    head: str = ""
    tail: str = ""
    theme: str = "modern"
    """The folder in `templates/` that gives the page its shape."""
    charset: str = "utf-8"
    description: str = ""
    image: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """`<meta property=… content=…>`, as is."""
    jsonld: dict[str, Any] = field(default_factory=dict)
    """The page's JSON-LD, as is, but for `@context`."""
    feed: dict[str, Any] = field(default_factory=dict)
    """The page's item in the feed: `published` (pubDate) and `content` (whether the feed carries the whole text)."""
    sitemap: dict[str, str] = field(default_factory=dict)
    """`news`: its publication_date in the news sitemap; `lastmod`: the same of the plain one."""

    @property
    def address(self) -> str:
        """The path as it stands in links: percent-encoded."""
        return quote(self.path, safe="/?=&")

    @property
    def url(self) -> str:
        """The page's whole address."""
        return HOST + self.address


def read_stories(folder: str) -> dict[str, Story]:
    """The stories of `content` or `lists` by slug. Raises TypeError where a file has a key that a story does not."""
    return {path.stem: Story(slug=path.stem, **read_toml(path)) for path in sorted((HERE / folder).glob("*.toml"))}


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file of the demo."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
