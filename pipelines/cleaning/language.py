"""The language of the text, by its letters and its most frequent words; no model, no download."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from pipelines.cleaning.draft import CleanText
from pipelines.cleaning.page import Page
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

LANGUAGE_SAMPLE = 1_500
"""Characters of the text that are looked at: some 250 words, of which every sixth is a frequent one."""

OWN_LETTERS = 0.015
"""Share of a language's own letters from which a text in Arabic letters is in it: an Arabic text only holds them in a
quoted name (own choice; they are three and more of a hundred letters in Sorani, Urdu, Pashto and Uyghur)."""

_ARAB = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5-\u06d5\u06fa-\u06ff\u0750-\u077f]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[a-z]{2}(?![a-z])")


class _Languages(NamedTuple):
    letters: dict[str, frozenset[str]]
    own: re.Pattern[str]
    """Any of these letters: most texts hold none."""
    arab: dict[str, frozenset[str]]
    latin: dict[str, frozenset[str]]
    code: dict[str, str]


@cache
def _languages() -> _Languages:
    data = read_toml("language.toml")
    arab, latin = data["script"]["arab"], data["script"]["latin"]

    def folded(words: dict[str, list[str]]) -> dict[str, frozenset[str]]:
        return {name: frozenset(map(fold, entry)) for name, entry in words.items()}

    letters = {name: frozenset(entry) for name, entry in arab["letters"].items()}
    own = re.compile(f"[{''.join(frozenset[str]().union(*letters.values()))}]")
    return _Languages(letters, own, folded(arab["words"]), folded(latin["words"]), data["code"])


def find_language(page: Page, body: CleanText) -> str | None:
    """The ISO 639-1 code of the text's language; what the page states counts only where the text leaves it open."""
    return _of_text(body.text[:LANGUAGE_SAMPLE]) or _stated(page)


def _of_text(text: str) -> str | None:
    arab = sum(map(len, _ARAB.findall(text)))
    latin = sum(map(len, _LATIN.findall(text))) if 2 * arab <= len(text) else 0  # else there are fewer, however many
    most = max(arab, latin)
    if most < 20 or (most < 0.5 * len(text) and most < 0.5 * sum(map(str.isalpha, text))):
        return None
    known = _languages()
    if arab > latin and known.own.search(text):
        for name, letters in known.letters.items():
            if sum(map(text.count, letters)) > OWN_LETTERS * arab:
                return known.code.get(name, name)
    words = Counter(_WORD.findall(fold(text)))
    said = frozenset(words)
    lists = known.arab if arab > latin else known.latin
    counts = {name: sum(map(words.__getitem__, entry & said)) for name, entry in lists.items()}
    best = max(counts, key=lambda name: counts[name])
    others = max(count for name, count in counts.items() if name != best)
    return best if counts[best] > others else None


def _stated(page: Page) -> str | None:
    """The `lang` of the root element, else og:locale."""
    named = [(page.tree.get("lang") or "") if page.tree is not None else "", *page.meta.get("og:locale", ())]
    return next((found[0] for name in named if (found := _CODE.match(name.lower()))), None)
