"""Bytes of a page that the crawl itself reads, as text; the article's own text is made in pipelines/cleaning."""

from typing import TYPE_CHECKING

from w3lib.encoding import html_to_unicode

if TYPE_CHECKING:  # a reading process need not load Scrapy
    from scrapy.http import Response


def decoded(body: bytes, content_type: str | None) -> str:
    """A page's text by its header, its byte order mark, its own word; else UTF-8, else Windows-1256. Never raises."""
    try:
        return html_to_unicode(content_type, body, auto_detect_fun=_guess, default_encoding="utf-8")[1]
    except (LookupError, UnicodeError):  # `zlib`, `idna`: codecs of Python's that are named, and are none for pages
        return body.decode(_guess(body), "replace")


def text_of(response: "Response", most: int | None = None) -> str:
    """The text of an answer, or of its first `most` bytes. Scrapy's own `text` raises where a page names an encoding
    of Python's that is none for text."""
    header = response.headers.get("Content-Type")
    return decoded(response.body[:most], header.decode("latin-1") if header else None)


def _guess(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(body) - 4:  # not just cut off inside a letter
            return "cp1256"
    return "utf-8"
