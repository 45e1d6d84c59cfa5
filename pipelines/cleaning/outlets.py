"""What a site calls itself, and whether a name is its own."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from pipelines.cleaning.labels import is_full_name, is_opener, outlet_words, read_label, short_name
from pipelines.cleaning.page import Block, Page
from pipelines.cleaning.stated_values import names_of, stated_text
from pipelines.cleaning.text import SPACE, SPACED, fold

_SITE_META = (
    "og:site_name application-name apple-mobile-web-app-title twitter:domain twitter:app:name:iphone al:ios:app_name"
    " al:android:app_name publisher dc.publisher dcterms.publisher"
).split()

_SITE_TYPES = frozenset({"website", "organization", "newsmediaorganization"})

SEPARATOR = re.compile(rf"{SPACED}[-–—|»›:•·/\\]+\s+|{SPACE}[|»]\s*")
"""Between a headline and the site's name; a colon or dash without spaces belongs to the headline."""

LONGEST_OWN = 40
"""Characters of the site's name in a title; what is longer is a headline."""

_ARTICLES = frozenset(("al", "el"))
"""Of a name in Latin letters; hosts leave them out."""

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(4096)  # a site's names are compared with every name on its pages
def core(name: str) -> frozenset[str]:
    """The words of an outlet's name without those that say "outlet"; all words where nothing is left."""
    words = frozenset(_WORD.findall(fold(name)))
    return words - outlet_words() or words


def is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Whether a name is the site's: with or without "صحيفة", "نيوز" and their like, its first words, or its host's."""
    key = fold(name)
    if key in outlets or key.replace(" ", "") in outlets:
        return True
    own, opening = core(name) - _ARTICLES, f"{key} "
    return bool(own) and (
        own in _cores(outlets) or (len(key) > 3 and any(outlet.startswith(opening) for outlet in outlets))
    )


@lru_cache(64)  # a page's names are compared with those of its site
def _cores(outlets: frozenset[str]) -> frozenset[frozenset[str]]:
    return frozenset(map(core, outlets))


def sounds_like_outlet(name: str) -> bool:
    """Whether a name holds a word that says "outlet": "وكالة …", "… نيوز"."""
    words = _WORD.findall(fold(name))
    return bool(words) and (words[0] in outlet_words() or words[-1] in outlet_words())


def outlets(page: Page) -> frozenset[str]:
    """The folded names that the site goes by: stated in meta elements and JSON-LD, or repeated at the title's end."""
    meta = page.meta
    names = [stated_text(value) for key in _SITE_META for value in meta.get(key, ())]
    for node in page.json_ld:
        names += [name for name, _ in names_of(node.get("publisher"))][:4]
        names += [name for name, _ in names_of(node.get("sourceOrganization")) if not _is_agency(name)][:4]
        kind = node.get("@type")
        if isinstance(kind, str) and kind.lower() in _SITE_TYPES:
            names += [stated_text(node.get(key)) for key in ("name", "alternateName")]
    if page.site is not None:
        names.append(page.site.name)
    names += [part for name in names for part in _in_two_languages(name)]
    sections = {fold(stated_text(value)) for value in meta.get("article:section", ())}
    title = document_title(page)
    titled = _title_tail(title, page.blocks) | _title_head(title, page.blocks)
    return frozenset(name_forms(names) | (titled - sections) | host_names(address_of(page)))


def _in_two_languages(name: str) -> list[str]:
    """The parts of a name that is stated in Latin letters and in others: "Nidaa - نداء"; nothing of any other."""
    parts = [part for part in SEPARATOR.split(name) if part]
    return parts if len(parts) == 2 and parts[0].isascii() != parts[1].isascii() else []


def _is_agency(name: str) -> bool:
    label = read_label(name)
    return label is not None and label.kind == "agency"


def name_forms(names: Iterable[str]) -> set[str]:
    """Folded names as they are printed: whole, without words such as "newspaper", and without their spaces."""
    found = {fold(name) for name in names if 1 < len(name) <= 60}
    found |= {short_name(name) for name in found} - {""}
    return found | {name.replace(" ", "") for name in found}


def address_of(page: Page) -> str | None:
    """Where the page is from: requested, or stated by a saved page."""
    return page.url or next(iter(page.meta.get("og:url", ())), None)


def host_names(url: str | None) -> set[str]:
    """ "www.jawharafm.net" → jawharafm, jawharafm.net."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return set()
    labels = [label for label in host.split(".")[:-1] if len(label) > 2]
    return {host, max(labels, key=len, default=host)} - {""}


def document_title(page: Page) -> str:
    """The text of <title>."""
    element = next(iter(page.tagged["title"]), None)
    return "" if element is None else stated_text(element.text_content())


def _title_tail(whole: str, blocks: list[Block]) -> set[str]:
    """The last part of <title>, where what stands before it is a block of the page: "headline | section | site"."""
    parts = [part for part in SEPARATOR.split(whole) if part]
    if len(parts) < 2 or len(parts[-1]) > LONGEST_OWN:
        return set()
    before = [block for block in blocks if 12 < len(block.text) < len(whole) - 3 and whole.startswith(block.text)]
    if not before or all(_is_entry(block) and len(block.text) < len(parts[-1]) for block in before):
        return set()  # the menu's entry, and the headline last
    marks = [mark.strip() for mark in SEPARATOR.findall(whole)]
    # "headline - name | name": the site in two languages; "headline / writer | name" is not
    double = len(parts) > 2 and marks[-1] != marks[-2] and not is_full_name(parts[-2])
    return {fold(part) for part in parts[-2 if double else -1 :]}


def _title_head(whole: str, blocks: list[Block]) -> set[str]:
    """The first part of <title>, where it is an outlet's name by its words and the rest a block: "site - headline"."""
    cut = SEPARATOR.search(whole)
    name, rest = (whole[: cut.start()], whole[cut.end() :]) if cut else ("", "")
    words = fold(name).split()
    if len(words) < 2 or len(name) > LONGEST_OWN:
        return set()
    named = is_opener(words[0]) or (words[-1] in outlet_words() and words[0] not in outlet_words())
    return {fold(name)} if named and any(block.text == rest for block in blocks) else set()


def _is_entry(block: Block) -> bool:
    """Whether a block is a link and nothing else."""
    return block.link_chars >= len(block.text.replace(" ", ""))
