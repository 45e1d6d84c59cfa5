"""Lines by which a page speaks to its reader: calls to click, questions about its use, counters, place holders."""

import re

from pipelines.cleaning.boilerplate.plain.wording import stops, tokens, zone_words

LONGEST_PROMPT = 120
"""Characters of a call to click."""

CALL_WORDS = 3
"""Words of a call to click."""

LAST = 4
"""Words at a line's end among which a call to click says where."""

QUESTION_WORDS = 6
"""Words of a question to the reader, or of a call that breaks off."""

ASKED = 70
"""Characters of a question to the reader, with the counts beside it."""

_COUNTS = re.compile(r"\(?\d{1,7}\)?(?:(?:\s*+[|/•·,]\s*+|\s++)\(?\d{1,7}\)?)+|\(\d{1,7}\)")
_SEEN = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?[KMkm]?\s?[👁👀❤👍♥🔥💬🔁↗]\S{0,3}(?:\s.{0,12}\d)?")
"""How often a post was seen, the sign for it and the hour."""
_HOLDER = re.compile(r"\{\{.{0,60}\}\}|\$\{.{0,60}\}|<%.{0,60}%>|\[\[.{0,60}\]\]")


def is_prompt(text: str) -> bool:
    """Whether a line is the page's words to its reader, whatever stands above it."""
    return _HOLDER.search(text) is not None or is_click(text) or _asks_of_use(text) or _breaks_off(text)


def is_counter(text: str) -> bool:
    """Whether a line is numbers alone, two or more, or one in brackets: views, votes, shares. Scores have dashes."""
    return _COUNTS.fullmatch(text.strip()) is not None or _SEEN.fullmatch(text.strip()) is not None


def is_click(text: str) -> bool:
    """Whether a line says what for, first, and where to click, last: "for more news of X click here"."""
    if len(text) > LONGEST_PROMPT or stops(text):
        return False
    said = tokens(text)
    if len(said) < CALL_WORDS:
        return False
    if said[0] in zone_words("click_verbs") and said[1] in zone_words("link_words"):
        return said[2].startswith(tuple(zone_words("to"))) or not zone_words("own_accounts").isdisjoint(said)
    if said[0] in zone_words("purposes") and any(map(_is_own_account, said)):
        return True
    asked = not (zone_words("please").isdisjoint(said) or zone_words("clicking").isdisjoint(said))
    if asked and said[0] in zone_words("purposes"):
        return True
    if zone_words("clicks").isdisjoint(said[-LAST:]):
        return False
    if said[0] in zone_words("purposes"):
        return True
    return said[-1] in zone_words("link_words") and not zone_words("click_verbs").isdisjoint(said[-LAST:-1])


def _is_own_account(word: str) -> bool:
    """Whether a folded word is "our channel", "our page", with a particle before it or not."""
    return any(word.endswith(own) and len(word) - len(own) <= 1 for own in zone_words("own_accounts"))


def _asks_of_use(text: str) -> bool:
    """ "Was the article useful?", with the counts of those who answered."""
    said = [word for word in tokens(text) if not word.isdigit()]
    if len(text) > ASKED or not CALL_WORDS <= len(said) <= QUESTION_WORDS or said[0] not in zone_words("asks"):
        return False
    pleased = said[1] in zone_words("pleased") or not zone_words("useful").isdisjoint(said)
    return pleased and not zone_words("pieces").isdisjoint(said)


def _breaks_off(text: str) -> bool:
    """A call to follow that lost the name of the network behind it, or the verb before it: "our channel on X"."""
    said = tokens(text)
    if not CALL_WORDS <= len(said) <= QUESTION_WORDS or stops(text):
        return False
    if said[0] in zone_words("own_accounts"):
        return said[1] in zone_words("onto")
    return said[0] in zone_words("follow") and said[-1] in zone_words("onto")
