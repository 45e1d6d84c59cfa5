"""Pages that stand where an article should be: bot checks, errors, consent notices, log-in walls, players alone."""

from functools import cache
from typing import NamedTuple

from crawler.items import Rejected
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.letters import VARIANTS
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

PARAGRAPH_SIZE = 80
"""Characters of a line from which it is a paragraph: 85 % of the paragraphs of the gold pages are longer."""

ENOUGH_PARAGRAPHS = 2
"""Paragraphs without any of the phrases from which a page is taken for an article, whatever else it says."""

NOTICE = 400
"""Characters; a line that is longer is prose, in which a phrase proves nothing."""

SHORTEST_SENTENCE = 25
"""Characters; a shorter line is a button or a menu entry."""

_BEFORE_SITE = (" - ", " | ", " – ", " — ", " » ", " :: ", ": ")
_BETWEEN = " ،,!.:-–—"
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


class _Phrases(NamedTuple):
    titles: tuple[str, ...]
    lines: tuple[str, ...]
    before: tuple[str, ...]
    """Words that may open a title."""


@cache
def _phrases() -> dict[str, _Phrases]:
    data: dict[str, dict[str, list[str]]] = read_toml("quality/other_pages.toml")
    return {
        kind: _Phrases(*(tuple(map(fold, entry.get(name, ()))) for name in ("titles", "lines", "before")))
        for kind, entry in data.items()
    }


def refuse_other_pages(page: Page) -> None:
    """Raise Rejected where the page is a `block-page`, `error-page`, `consent-page`, `login-wall` or `video-only`.

    Never where two paragraphs stand on the page that hold none of the phrases: a banner over an article is furniture.
    Only a <title> that is a bot check's or an error's, in two words or more, says so whatever stands around it.
    """
    if page.tree is None:
        return
    title = fold(next((element.text or "" for element in page.tagged["title"]), ""))
    for kind in _ORDER[:2]:
        if " " in (found := _titled(kind, [title])):
            raise Rejected(kind, found)
    paragraphs = [
        block for block in page.blocks if len(block.text) >= PARAGRAPH_SIZE and block.link_chars * 2 < len(block.text)
    ]
    if len(paragraphs) >= _MANY:
        return
    plain = sum(not _says_any(fold(block.text)) for block in paragraphs)
    if plain >= ENOUGH_PARAGRAPHS:
        return
    keys = [fold(block.text) for block in page.blocks[:_LOOKED_AT] if len(block.text) <= NOTICE]
    headings = [title, *(fold("".join(heading.itertext())) for heading in page.tagged["h1"])]
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
    other = sum(len(key) for key in keys if len(key) >= SHORTEST_SENTENCE and not _says_any(key))
    return found[0][1] if kind == "block-page" or other * 2 < said else ""


def _titled(kind: str, headings: list[str]) -> str:
    """The known title that a heading is, alone or before the site's name, also behind an apology."""
    phrases = _phrases()[kind]
    for heading in filter(None, headings):
        opened = next((rest for word in phrases.before if (rest := heading.removeprefix(word)) != heading), "")
        for said in (heading, opened.lstrip(_BETWEEN)):
            if not said.startswith(phrases.titles):
                continue
            for title in phrases.titles:
                rest = said.removeprefix(title)
                if rest != said and (not rest.strip(" .!") or rest.lstrip(".!").startswith(_BEFORE_SITE)):
                    return title
    return ""


def _has_text(blocks: list[Block]) -> bool:
    """A sentence that is no link and no headline: half a paragraph."""
    return any(
        len(b.text) >= PARAGRAPH_SIZE // 2 and not b.link_chars and b.element.tag not in ("h1", "h2", "h3")
        for b in blocks
    )


def _is_player(page: Page) -> bool:
    assert page.tree is not None
    if any(kind.startswith(("video", "music")) for kind in page.meta.get("og:type", ())):
        return True
    for element in page.tree.iter(*_PLAYERS):
        source = (element.get("src") or element.get("data") or "").lower()
        if element.tag in ("video", "audio") or any(host in source for host in _PLAYER_HOSTS):
            return True
    return any(node.get("@type") == "VideoObject" for node in page.json_ld)


def find_notes(page: Page) -> list[str]:
    """The flags `paywalled` and `machine-translated`: stated for machines, or said by a short line of the page."""
    flags: list[str] = []
    if any(str(node.get("isAccessibleForFree")).lower() == "false" for node in page.article_nodes) or any(
        value.lower() in ("locked", "metered") for value in page.meta.get("article:content_tier", ())
    ):
        flags.append("paywalled")
    if page.tree is not None and says(page.tree, "translated"):  # saved from a translating browser
        flags.append("machine-translated")
    openings = _openings()
    texts = [block.text for block in page.blocks] or [line.text for line in page.plain_lines]
    for text in texts:
        if not SHORTEST_NOTE <= len(text) <= LONGEST_NOTE:
            continue
        if text[0] in _BULLETS:
            text = text.lstrip(_BULLETS)
        if text[:2].lower() in openings:
            key = fold(text)
            for flag in ("paywalled", "machine-translated"):
                if key.startswith(_phrases()[flag].lines):
                    flags.append(flag)
    return flags


_BULLETS = "([*•-–— "
"""What may stand before such a line."""

SHORTEST_NOTE = 8
"""Characters of one, at least."""

LONGEST_NOTE = 200
"""Characters of a line that says one of these; a longer one is prose (own choice)."""


@cache
def _openings() -> frozenset[str]:
    """The first two letters of the phrases, with every letter that is folded to the first."""
    starts = {phrase[:2] for flag in ("paywalled", "machine-translated") for phrase in _phrases()[flag].lines}
    return frozenset(starts | {other + start[1] for start in starts for other in VARIANTS.get(start[0], "")})
