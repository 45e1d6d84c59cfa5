"""Lines that are nothing but a page's controls: "print the article", "send to a friend", "comments (3)"."""

import re
from functools import cache, partial

from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

LONGEST_CONTROL = 120
"""Characters of a row of controls."""

UNKNOWN = 2
"""Other words beside two controls or more: a section's name, an outlet's."""

COUNTED = 5
"""Words beside numbers: "0 comments, 4 minutes to read"."""

SHORTEST_PIECE = 2
"""Letters of a word that is glued to others."""

LONGEST_GLUED = 60
"""Letters of words that are glued together."""

_MARKUP = re.compile(
    r"(?:</?(?:doc|docno|article|text|document|story|record|content|corpus)(?:\s[^<>]{0,300})?>\s*){1,4}", re.I
)
"""Tags of files that hold many documents."""

_words = partial(words, "boilerplate/plain/controls.toml")
_WORD = re.compile(r"[^\W\d_]+")


def control_words() -> frozenset[str]:
    """Folded words for what can be done with a page, which stand in no name."""
    return _words("controls")


def is_control(text: str) -> bool:
    """Whether a line is made of such words, of what stands beside them, and of numbers; words may be glued together,
    as they are where buttons lose their markup."""
    found = _WORD.findall(fold(text))
    if not found or len(text) > LONGEST_CONTROL:
        return False
    if _languages().fullmatch("".join(found)):
        return True
    if any(map(str.isdigit, text)) and len(found) <= COUNTED and _words("counted").issuperset(found):
        return True
    said = [_pieces(word) for word in found]
    count = sum(piece in control_words() for pieces in said for piece in pieces)
    return count > 0 and said.count(()) <= (UNKNOWN if count > 1 else 0)


def is_markup(text: str) -> bool:
    """Whether a line is nothing but tags that part the documents of a corpus: "<doc id=...>", "</TEXT></DOC>"."""
    return _MARKUP.fullmatch(text) is not None


def _pieces(word: str) -> tuple[str, ...]:
    """The word, or those that are glued together in it; empty where it is none of these."""
    known = _vocabulary()
    if word in known:
        return (word,)
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for at in range(SHORTEST_PIECE, min(len(word), LONGEST_GLUED) + 1):
        before = next((cut for cut in ways if at - cut >= SHORTEST_PIECE and word[cut:at] in known), None)
        if before is not None:
            ways[at] = (*ways[before], word[before:at])
    return ways.get(len(word), ())


@cache
def _languages() -> re.Pattern[str]:
    """Two names of languages or more: what switches between the page's."""
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _words('languages')), key=len, reverse=True))}){{2,12}}")


@cache
def _vocabulary() -> frozenset[str]:
    return control_words() | _words("beside")
