"""The word or two that stand over a headline inside its heading, where the page states no title to compare with."""

from functools import cache

from lxml.html import HtmlElement

from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.text import key_of, tidy
from pipelines.cleaning.toml_files import read_toml

OPENING_WORDS = 3
"""Words of the longest kicker."""

LEFT_WORDS = 3
"""Words that are left of the heading, at least."""

_APART = frozenset("span small div p label".split())
"""Elements that set a kicker apart; `em` and `a` are as often a word of the headline."""


def without_named_kicker(heading: HtmlElement, text: str) -> str | None:
    """The heading's text behind its kicker; None where it opens with none.

    A kicker is an element of its own that opens the heading, and is called so, is small, or names a genre ("analysis").
    """
    first = next((child for child in heading if isinstance(child.tag, str)), None)
    if first is None or first.tag not in _APART or (heading.text or "").strip():
        return None
    kicker = tidy(str(first.text_content()))
    rest = text[len(kicker) :].lstrip(" :|-\u2013\u2014/\u2022\u00b7")
    if not kicker or not text.startswith(kicker) or len(kicker.split()) > OPENING_WORDS:
        return None
    if len(rest.split()) < LEFT_WORDS:
        return None
    named = first.tag == "small" or says(first, "kicker") or key_of(kicker) in _genres()
    return rest if named else None


@cache
def _genres() -> frozenset[str]:
    return frozenset(map(key_of, read_toml("metadata/kickers.toml")["genres"]))
