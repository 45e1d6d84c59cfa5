"""The article in what a page hands to its own scripts: asked only where the page shows no text. docs/cleaning.md.

JSON-LD's articleBody, the state of Next.js, Nuxt, Apollo and their like, and the full text that the feed carried. Right
or nothing: a text counts only where the page's headline or address says that it is this page's.
"""

from dataclasses import replace
from typing import NamedTuple

from crawler.items import FetchedPage, Rejected
from pipelines.cleaning.decode import read_page
from pipelines.cleaning.embedded.entities import SHORTEST_TEXT, Found, Wanted, address_path, find_articles
from pipelines.cleaning.embedded.headlines import headlines
from pipelines.cleaning.embedded.paragraphs import is_arabic, letters, split_text
from pipelines.cleaning.embedded.rebuilt import rebuilt
from pipelines.cleaning.embedded.scripts import states_of
from pipelines.cleaning.embedded.versions import linked_versions
from pipelines.cleaning.page import Page
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import fold, key_of

FLAG = "embedded-text"

EMPTY = frozenset({"empty-body", "too-short", "list-page"})
"""Reasons of pages that may hold their text elsewhere: a shell of menus looks like a list."""

SAMPLE_LETTERS = 60
"""Letters by which one text is found in another."""

CUT = ("...", "…", "[…]", "[...]", "…]", "...]")
"""What the end of a text that is not whole looks like."""


class Elsewhere(NamedTuple):
    """Where the text of a page may be that shows none."""

    why: Rejected
    """Its rejection: a shell of menus that calls itself an article is no list but has an empty body."""
    written_out: FetchedPage | None
    """The page with the text that it hides written out; None where none was found."""
    versions: list[str]
    """The addresses of the versions of it that it links."""


def look_elsewhere(fetched: FetchedPage, why: Rejected) -> Elsewhere | None:
    """Where else the text may be of a page that was rejected for one of EMPTY; None where it is no such page."""
    if not fetched.body:
        return None
    page = read_page(fetched)
    if page.tree is None or (why.reason == "list-page" and not _is_article(page)):
        return None
    if why.reason == "list-page":
        why = Rejected("empty-body", "it calls itself an article and shows links alone")
    named = headlines(page)
    found = _best(page, named)
    if found is None:
        return Elsewhere(why, None, linked_versions(page))
    body = rebuilt(page, named[0] if named else found.title, found.paragraphs)
    return Elsewhere(why, replace(fetched, body=body, content_type="text/html; charset=utf-8"), linked_versions(page))


def _is_article(page: Page) -> bool:
    return bool(page.article_nodes) or "article" in page.meta.get("og:type", ())


def _best(page: Page, named: list[str]) -> Found | None:
    """The page's own body first, with the state's where both tell the same and that is longer; then the feed's."""
    said = _whole(_described(page), named)
    state = _whole(_of_state(page, named), named)
    if said and state and _tells(state, said) and state.size >= said.size:
        return state
    return said or state or _whole(_of_feed(page), named)


def _described(page: Page) -> Found | None:
    bodies = [body for node in page.article_nodes if isinstance(body := node.get("articleBody"), str)]
    return _found(max(bodies, key=len), None) if bodies else None


def _of_feed(page: Page) -> Found | None:
    return _found(page.hints.content, page.hints.title) if page.hints.content else None


def _found(text: str, title: str | None) -> Found:
    return Found(tuple(split_text(text)), title)


def _of_state(page: Page, named: list[str]) -> Found | None:
    """The largest text that goes by the page's name; None where another of them tells something else."""
    wanted = Wanted(frozenset(map(key_of, named)), address_path(page.url or ""))
    found = [one for state in states_of(page) for one in find_articles(state, wanted)]
    best = max(found, key=lambda one: one.size, default=None)
    if best is None or not all(_tells(best, other) for other in found):
        return None
    return best


def _tells(whole: Found, part: Found) -> bool:
    """Whether a text holds the longest paragraph of another, by its first letters."""
    longest = max(part.paragraphs, key=len, default="")
    return _letters(longest)[:SAMPLE_LETTERS] in _letters("".join(whole.paragraphs))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _whole(found: Found | None, named: list[str]) -> Found | None:
    """The text, where it is long enough, running text in the headline's script, and not cut off."""
    if found is None or found.size < SHORTEST_TEXT or not any(map(is_prose, found.paragraphs)):
        return None
    text = " ".join(found.paragraphs)
    if text.rstrip().endswith(CUT):
        return None
    title = named[0] if named else found.title or ""
    return found if is_arabic(text) or (letters(title) and not is_arabic(title)) else None
