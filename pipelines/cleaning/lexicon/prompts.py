"""Whether what stands behind a prompt's phrase is a prompt still, or makes a sentence of it.

"Follow the latest news" is spelled like "he followed the latest news": what follows tells one from the other.
"""

import re
from functools import cache

from pipelines.cleaning.letters import PROCLITICS
from pipelines.cleaning.words import words

MOST_BARE = 1
"""Words that may follow whatever they are ("share this article Wadi"): "sharing it cost him his job" has more."""

_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\s*[^\w\s،,]|.*[0-9a-z]")
"""A colon, bar or bracket right behind the phrase; a digit or Latin letter anywhere: no sentence goes on so."""


def goes_on_as_prompt(rest: str) -> bool:
    """Whether a prompt ends on `rest`, the folded rest of a line."""
    said = _WORD.findall(rest)
    if len(said) <= MOST_BARE or said[-1] in words("lexicon/calls.toml", "open_ended"):
        return True
    if _SIGN.match(rest) is not None or any(map(_any_of("channels", "goes_on").fullmatch, said)):
        return True
    return all(map(_any_of("offered").fullmatch, said))


@cache
def _any_of(*groups: str) -> re.Pattern[str]:
    """A word of calls.toml, with what may be joined to its front."""
    known = {word for group in groups for word in words("lexicon/calls.toml", group)}
    return re.compile(f"{PROCLITICS}(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})")
