"""Notes of the outlet behind a text: whose opinion it is, who answers for it."""

import re

from pipelines.cleaning.boilerplate.plain.wording import tokens, zone_words

LONGEST_NOTICE = 220
"""Characters of such a note."""

OUTLET_REACH = 14
"""Words between the verb and the outlet."""

NOTICE_NAME_WORDS = 5
"""Words from the outlet to the end of the note: its name. A sentence goes on."""

_COMMA = re.compile("[,،؛;:]")


def is_disclaimer(text: str) -> bool:
    """Whether a line says that the text is its writer's opinion and not the outlet's: what it is about stands first,
    then that it does not speak for, or that somebody answers for it, and whom: an outlet."""
    if len(text) > LONGEST_NOTICE:
        return False
    said = tokens(text)
    negated = _first(said, "not", 1)
    speaks = _first(said, "disclaimed", negated)
    whom = max((at for at, word in enumerate(said) if word in zone_words("for_whom")), default=-1)
    if not said or said[0] not in zone_words("about") or not 0 < negated < speaks < whom <= speaks + OUTLET_REACH:
        return False
    behind = len(said) - whom
    return behind <= NOTICE_NAME_WORDS and not _COMMA.search(" ".join(text.split()[-behind:]))


def _first(said: list[str], group: str, start: int) -> int:
    """Where the first word of a group stands from `start` on; -1 where there is none."""
    return next((at for at in range(max(start, 0), len(said)) if said[at] in zone_words(group)), -1)
