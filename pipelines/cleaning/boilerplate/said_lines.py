"""Lines that say nothing but what the record's fields say already: who wrote the text, for whom, where, and when.

The metadata are read in more ways than lines are judged by; a line that they were read from is furniture at the text's
edges, once the names are taken out of it and what is left is words that stand beside such names.
"""

import re
from collections.abc import Sequence

from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import is_credit_word, is_place, outlet_words
from pipelines.cleaning.labels.rules import label_rules
from pipelines.cleaning.letters import FROM, IN, TO
from pipelines.cleaning.lexicon import Lexicon
from pipelines.cleaning.text import SPACE, SPACED, fold, strip_edges

LONGEST_SAID = 90
"""Characters of such a line."""

_APART = re.compile(rf"{SPACE}[|/\\:،,()\[\]«»\"“”*•–—_]+\s*|{SPACED}[-ـ]+\s+|^[-ـ]+\s*|{SPACE}(?<![-ـ])[-ـ]++$")
_KINDS = frozenset(("byline", "source", "photo", "date"))
_YEAR = " 2020"
"""Makes a whole date of a day and a month."""


def said_names(authors: Sequence[str], source: str | None) -> tuple[str, ...]:
    """The folded names that fields hold, longest first; those of a single letter or two are none."""
    names = [fold(name) for name in (*authors, source or "")]
    return tuple(sorted((name for name in names if len(name) > 2), key=len, reverse=True))


def says_again(text: str, names: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a line is made of such names and what stands beside them. `names` are those of `said_names`."""
    if not names or len(text) > LONGEST_SAID:
        return False
    folded = fold(text)
    rest = folded
    for name in names:
        if name in rest:
            rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "|", rest)
    return rest != folded and all(_is_beside(part, lexicon) for part in _APART.split(rest) if part.strip(" ."))


def _is_beside(part: str, lexicon: Lexicon) -> bool:
    """Whether a part is a place, a word of credits, an outlet's, a phrase of bylines or sources, or a date."""
    key = strip_edges(part)
    words = key.split()
    if not words or key in (FROM, IN, TO) or set(words) <= outlet_words() or is_credit_word(key):
        return True
    if is_place(key) or any(rule.field in ("authors", "source") for rule in label_rules().rules.get(key, ())):
        return True
    if any(map(str.isdigit, key)):
        starts = (n for n in range(min(3, len(words))) if n == 0 or is_place(" ".join(words[:n])))
        dates = (" ".join(words[n:]) for n in starts)
        return any(is_date_line(date) or is_date_line(date + _YEAR) for date in dates)
    rule = lexicon.find(part, key)
    return rule is not None and rule.kind in _KINDS
