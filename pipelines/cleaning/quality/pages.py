"""Pages that stand where an article should be: bot checks, errors, consent notices, log-in walls, players alone."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crawler.items import Article, Rejected
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.structured import all_nodes, article_nodes, meta_tags
from pipelines.cleaning.text import fold

PARAGRAPH = 80
"""Characters of a line from which it is a paragraph: 85 % of the paragraphs of the gold pages are longer."""

ENOUGH = 2
"""Paragraphs without any of the phrases from which a page is taken for an article, whatever else it says."""

NOTICE = 400
"""Characters; a line that is longer is prose, in which a phrase proves nothing."""

SENTENCE = 25
"""Characters; a shorter line is a button or a menu entry."""

_BEFORE_SITE = (" - ", " | ", " – ", " — ", " » ", " :: ", ": ")
_ORDER = ("block-page", "error-page", "consent-page", "login-wall")
_PLAYERS = ("video", "audio", "iframe", "object", "embed")
_PLAYER_HOSTS = (
    "youtube",
    "youtu.be",
    "vimeo",
    "dailymotion",
    "brightcove",
    "jwplayer",
    "soundcloud",
    "facebook.com/plugins/video",
    "player",
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    titles: tuple[str, ...]
    lines: tuple[str, ...]


@cache
def _phrases() -> dict[str, _Phrases]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    )
    return {
        kind: _Phrases(tuple(map(fold, entry.get("titles", ()))), tuple(map(fold, entry["lines"])))
        for kind, entry in data.items()
    }


def refuse_other_pages(article: Article, page: Page) -> None:
    """Raise Rejected where the page is a `block-page`, `error-page`, `consent-page`, `login-wall` or `video-only`.

    Never where two paragraphs stand on the page that hold none of the phrases: a banner over an article is furniture.
    """
    if page.tree is None:
        return
    paragraphs = [
        block for block in page.blocks if len(block.text) >= PARAGRAPH and block.link_chars * 2 < len(block.text)
    ]
    if len(paragraphs) >= _MANY:
        return
    keys = [fold(block.text) for block in page.blocks[:_LOOKED_AT] if len(block.text) <= NOTICE]
    plain = sum(not _says_any(fold(block.text)) for block in paragraphs)
    if plain >= ENOUGH:
        return
    title = fold(page.tree.findtext(".//title") or "")
    headings = [title, *(fold("".join(heading.itertext())) for heading in page.tree.iter("h1"))]
    for kind in _ORDER:
        if found := _titled(kind, headings) or _says(kind, keys, plain):
            raise Rejected(kind, found)
    if not paragraphs and _is_player(page) and not _has_text(page.blocks):
        raise Rejected("video-only", "a player and no text beside it")


_MANY = 6
"""Paragraphs from which phrases are not even looked for."""

_LOOKED_AT = 400
"""Blocks of a page with few paragraphs that are compared with the phrases."""


def _says_any(key: str) -> bool:
    return any(phrase in key for kind in _ORDER for phrase in _phrases()[kind].lines)


def _says(kind: str, keys: list[str], plain: int) -> str:
    """The phrase that gives a page away: a bot check's anywhere, others only where they are most of what is said.

    So a cookie notice over a two-line item is not a consent page.
    """
    phrases = _phrases()[kind].lines
    found = [(key, phrase) for key in keys for phrase in phrases if phrase in key]
    if not found or (kind != "block-page" and plain):
        return ""
    said = sum(len(key) for key in dict(found))
    other = sum(len(key) for key in keys if len(key) >= SENTENCE and not _says_any(key))
    return found[0][1] if kind == "block-page" or other * 2 < said else ""


def _titled(kind: str, headings: list[str]) -> str:
    """The known title that a heading is, alone or before the site's name."""
    for heading in filter(None, headings):
        for title in _phrases()[kind].titles:
            rest = heading.removeprefix(title)
            if rest != heading and (not rest.strip(" .!") or rest.startswith(_BEFORE_SITE)):
                return title
    return ""


def _has_text(blocks: list[Block]) -> bool:
    """A sentence that is no link and no headline: half a paragraph."""
    return any(
        len(b.text) >= PARAGRAPH // 2 and not b.link_chars and b.element.tag not in ("h1", "h2", "h3") for b in blocks
    )


def _is_player(page: Page) -> bool:
    assert page.tree is not None
    if any(kind.startswith(("video", "music")) for kind in meta_tags(page).get("og:type", ())):
        return True
    for element in page.tree.iter(*_PLAYERS):
        source = (element.get("src") or element.get("data") or "").lower()
        if element.tag in ("video", "audio") or any(host in source for host in _PLAYER_HOSTS):
            return True
    return any(node.get("@type") == "VideoObject" for node in all_nodes(page))


def says_paywalled(page: Page) -> bool:
    """Whether the page states that its text is not free (schema.org isAccessibleForFree), or a line says so."""
    if any(str(node.get("isAccessibleForFree")).lower() == "false" for node in article_nodes(page)):
        return True
    if any(value.lower() in ("locked", "metered") for value in meta_tags(page).get("article:content_tier", ())):
        return True
    return _line_opens(page, _phrases()["paywalled"].lines)


def says_machine_translated(page: Page) -> bool:
    """Whether a line says that the text was translated by machine, or the page was saved from a translating browser."""
    if page.tree is not None and "translated-" in (page.tree.get("class") or ""):
        return True
    return _line_opens(page, _phrases()["machine-translated"].lines)


def _line_opens(page: Page, phrases: tuple[str, ...]) -> bool:
    """Whether a short line opens with one of the phrases; a bracket or star may stand before it."""
    first = _first_letters(phrases)
    texts: Any = (block.text for block in page.blocks) if page.blocks else (line.text for line in page.lines)
    for text in texts:
        text = text.lstrip("([*•-–— ")
        if text[:1].lower() in first and len(text) <= NOTICE and fold(text).startswith(phrases):
            return True
    return False


@cache
def _first_letters(phrases: tuple[str, ...]) -> frozenset[str]:
    """First letters of the phrases, and how they may be spelled: a cheap look before a line is folded."""
    letters = {phrase[0] for phrase in phrases}
    return frozenset(letters | {variant for variant in "\u0623\u0625\u0622\u0671" if "\u0627" in letters})
