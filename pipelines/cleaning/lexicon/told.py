"""Sentences that report what somebody said, wrote or read, be it a notice's words: they are the journalist's."""

import re
from functools import cache

from pipelines.cleaning.letters import AND
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

_MARKS = '[،,؟!»"”]'
"""Behind what was said, before who said it."""


def tells_who_said(folded: str) -> bool:
    """Whether a folded line ends on a full stop, and a verb of saying stands behind a comma or quotation mark in it:
    "subscribe now, shouts the poster."

    "So" or the like may stand before the verb.
    """
    return folded[-1:] == "." and folded[-2:] != ".." and _said().search(folded) is not None


@cache
def _said() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, words("lexicon/calls.toml", "told"))))
    so = "|".join(map(re.escape, read_toml("lexicon/calls.toml")["so"]))
    return re.compile(rf"{_MARKS}\s?(?:(?:{so}) )?{AND}?(?:{verbs})(?!\w)")
