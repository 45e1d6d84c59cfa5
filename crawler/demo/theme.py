"""A theme turns a story into HTML: `templates/NAME/page.html` is the page, `pieces.toml` has what a line becomes."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from string import Template
from typing import Any

from crawler.demo.story import HERE, HOST, Story, read_toml

TEASER_CHARS = 160
"""How much of an article a list shows, in characters."""


class Theme:
    """One folder of `templates/`."""

    def __init__(self, name: str, stories: Mapping[str, Story], tag_separator: str) -> None:
        folder = HERE / "templates" / name
        self.page = Template((folder / "page.html").read_text(encoding="utf-8"))
        self.pieces: dict[str, Any] = read_toml(folder / "pieces.toml")
        self.stories = stories
        self.tag_separator = tag_separator

    def render(self, story: Story, today: str, section_path: str) -> str:
        """The whole page. Raises KeyError for a piece or a story that does not exist."""
        return self.page.substitute(
            title=escape(story.title, quote=False),
            url=story.url,
            charset=story.charset,
            section=story.section,
            section_path=section_path,
            today=today,
            meta="\n".join(_meta(story)),
            head=self.lines(story.head),
            body=self.lines(story.body),
            tail=self.lines(story.tail),
        )

    def lines(self, text: str) -> str:
        """Content lines as HTML."""
        return "\n".join(self.line(line) for line in text.splitlines() if line)

    def line(self, line: str) -> str:
        """One content line as HTML."""
        if line.startswith("@"):
            name, _, rest = line[1:].partition(" ")
            return self.furniture(self.pieces[name], rest)
        for mark, name in (("## ", "heading"), ("> ", "quote")):
            if line.startswith(mark):
                return self.fill(self.pieces[name], text=line.removeprefix(mark))
        return self.fill(self.pieces["text"], text=line)

    def furniture(self, piece: Any, rest: str) -> str:
        """A piece of furniture: a plain text with `$text`, or a table whose keys say what the words behind it are."""
        if isinstance(piece, str):
            text, _, more = rest.partition(" | ") if "$more" in piece else (rest, "", "")
            return self.fill(piece, text=text, more=more)
        html: str = piece["html"]
        if "link" in piece:
            links = (self.link(piece["link"], self.stories[slug]) for slug in rest.split())
            return Template(html.strip("\n")).substitute(links="\n".join(links))
        if "item" in piece:
            items = (self.fill(piece["item"], text=item) for item in rest.split(self.tag_separator))
            return Template(html).substitute(items=self.tag_separator.join(items))
        second = self.stories[rest]
        return Template(html.strip("\n")).substitute(title=second.title, body=self.lines(_paragraphs(second)))

    def link(self, piece: str, story: Story) -> str:
        """A link to another story."""
        teaser = _paragraphs(story)[:TEASER_CHARS].partition("\n")[0]
        return self.fill(piece, path=story.address, title=story.title, teaser=teaser)

    @staticmethod
    def fill(piece: str, **values: str) -> str:
        """A piece with its text escaped."""
        return Template(piece.strip("\n")).substitute(
            {name: escape(value, quote=False) for name, value in values.items()}
        )


def _paragraphs(story: Story) -> str:
    """The story's body without its furniture."""
    return "\n".join(line for line in story.body.splitlines() if line and not line.startswith("@"))


def _meta(story: Story) -> Iterator[str]:
    """The lines that a page's head says of it."""
    if story.description:
        yield f'<meta name="description" content="{escape(story.description)}">'
        yield f'<meta property="og:description" content="{escape(story.description)}">'
    if story.image:
        yield f'<meta property="og:image" content="{HOST}{story.image}">'
    for name, value in story.meta.items():
        yield f'<meta property="{name}" content="{escape(value)}">'
    if story.jsonld:
        data = json.dumps({"@context": "https://schema.org"} | story.jsonld, ensure_ascii=False, indent=1)
        yield f'<script type="application/ld+json">\n{data}\n</script>'
