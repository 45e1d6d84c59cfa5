"""The paragraphs of a value: HTML, plain lines, or a tree of blocks as editors write them."""

import html
import json
import re
from collections.abc import Set
from typing import Any

import lxml.html
from lxml import etree

from crawler.items import without_excess_attributes
from pipelines.cleaning.page import body_of, find_blocks
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import tidy

MAX_TEXT = 400_000
"""Characters of one string that are read."""

MAX_CHARACTERS = 2_000_000
"""Characters of one field that are read: what refers to one text many times has no end."""

MAX_PARAGRAPHS = 2_000
MAX_LEVELS = 25

HEADING_WORDS = 3
"""Words of a line that may be a heading between paragraphs; fewer are a type's or a style's name."""

_MARKUP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|strong|b|em|a|span|figure|img|table)\b[^<>]*>", re.IGNORECASE
)
_MARKS = re.compile(r"[^a-z0-9]")
_ARABIC = re.compile(r"[\u0621-\u064a]")


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def is_arabic(text: str) -> bool:
    """Whether at least half of a text's letters are Arabic."""
    return 2 * len(_ARABIC.findall(text)) >= max(letters(text), 1)


def paragraphs_of(value: Any, fields: Set[str]) -> list[str]:
    """The paragraphs of a field, in order; `fields` are the plain names of a block's fields that hold words."""
    gathering = _Gathering(fields)
    gathering.take(value, 0)
    return gathering.found if any(map(is_prose, gathering.found)) else []


def split_text(text: str) -> list[str]:
    """The paragraphs of one string: of its HTML where there is any, else its lines."""
    text = without_excess_attributes(text[:MAX_TEXT])
    if "&lt;p" in text[:2000]:  # escaped twice
        text = lxml.html.fromstring(f"<div>{text}</div>").text_content()
    if not _MARKUP.search(text):
        return [line for line in map(tidy, html.unescape(text).splitlines()) if line]
    try:
        tree = lxml.html.document_fromstring(f"<body>{text}</body>")
    except (etree.LxmlError, ValueError):
        return []
    return [line for block in find_blocks(body_of(tree)) if (line := tidy(block.text))]


class _Gathering:
    """The paragraphs that have been found so far, and how much may still be read."""

    def __init__(self, fields: Set[str]) -> None:
        self.fields = fields
        self.found: list[str] = []
        self.left = MAX_CHARACTERS

    def take(self, value: Any, depth: int) -> None:
        if depth > MAX_LEVELS or len(self.found) >= MAX_PARAGRAPHS or self.left < 0:
            return
        if isinstance(value, str) and value[:2] in ('{"', "[{"):  # blocks that were saved as a string
            self.left -= len(value)
            try:
                value = json.loads(value[:MAX_TEXT])
            except (ValueError, RecursionError):
                return
        if isinstance(value, str):
            self.left -= len(value)
            lines = split_text(value)
            self.found += (
                lines if depth == 0 or len(lines) > 1 else [x for x in lines if len(x.split()) >= HEADING_WORDS]
            )
        elif isinstance(value, list):
            joined = _joined(value) if depth > 1 else None
            if joined is None:
                for one in value:
                    self.take(one, depth + 1)
            elif joined:
                self.found.append(joined)
        elif isinstance(value, dict):
            for key, one in value.items():
                if _MARKS.sub("", key.lower()) in self.fields:
                    self.take(one, depth + 1)


def _joined(spans: list[Any]) -> str | None:
    """The line that spans make (`[{text: "قال "}, {text: "الوزير", bold: true}]`); None where they are blocks."""
    words = []
    for span in spans:
        text = span.get("text", span.get("value")) if isinstance(span, dict) else None
        if not isinstance(text, str) or "\n\n" in text or any(map(_holds_objects, span.values())):
            return None
        words.append(text)
    return tidy("".join(words)) if words else None


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
