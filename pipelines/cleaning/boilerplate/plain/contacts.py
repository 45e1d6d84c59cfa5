"""Lines that say how to reach somebody: an account, an address, a number, alone or behind a word for it."""

import re

from pipelines.cleaning.boilerplate.line_rules import ReadLine
from pipelines.cleaning.boilerplate.plain.wording import stops, tokens, zone_words

LONGEST_CONTACT = 60
"""Characters of a line that is an account, a number or an address with a word before it."""

LABEL_WORDS = 5
"""Words before an address at the end of a line."""

_ACCOUNT = re.compile(
    r"(?:[^\W\d_]{1,12}+\s*+[:/\-]?+\s*+){0,2}@\s?\w[\w.]{1,30}|@?\w[\w.]{1,30}@|\S[^\s@]*+@\S+\.\w+", re.ASCII
)
_UNDERSCORED = re.compile(r"[A-Za-z][A-Za-z0-9]{0,20}(?:_[A-Za-z0-9]{1,20}){1,3}")
"""An account without its sign: no word has an underscore."""
_HANDLE = re.compile(r"(?:[A-Za-z]{1,12}\s?[:/]\s?)?@?[A-Za-z][\w.]{2,30}")
_ADDRESSED = re.compile(r"([^@:.،؟!]{2,40})\s*+[:/]?\s*+[\w.\-]{2,40}@[\w\-]{2,30}(?:\.[\w\-]{2,15}){1,3}")


def is_account(text: str) -> bool:
    """Whether a line is an account or an address and nothing else."""
    if len(text) > LONGEST_CONTACT:
        return False
    if _ACCOUNT.fullmatch(text) or _UNDERSCORED.fullmatch(text):
        return True
    return ("@" in text or ":" in text) and _HANDLE.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """The same, with a few words before the address: "to write to us: name@host"."""
    if is_account(text):
        return True
    found = _ADDRESSED.fullmatch(text) if len(text) <= 2 * LONGEST_CONTACT and "@" in text else None
    return found is not None and len(tokens(found[1])) <= LABEL_WORDS


def invites(line: ReadLine) -> bool:
    """A line that opens with a word for how to write to the author, and ends there or gives an address."""
    if len(line.text) > LONGEST_CONTACT or stops(line.text):
        return False
    key = line.key
    for phrase in zone_words("contacts"):
        if key == phrase or key.startswith((f"{phrase} ", f"{phrase}:", f"{phrase} :")):
            rest = key[len(phrase) :].strip(" :")
            if " " in phrase or (rest.isascii() and len(rest.split()) <= 3):
                return True
    return False
