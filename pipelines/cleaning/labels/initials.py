"""Who wrote and who edited a dispatch, as its desk signs it.

"س ع/ ف ح", "س.ك/ ع.ج (د ب أ، أ ف ب)", "--(بترا) س م/ ع ك".
"""

import re

from pipelines.cleaning.labels.given_names import is_full_name
from pipelines.cleaning.labels.label import Label
from pipelines.cleaning.labels.patterns import read_agencies
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

_LETTERS = r"[^\W\d_]{1,2}(?:[. ]{1,2}[^\W\d_]{1,2}){0,3}\.? ?"
_INITIALS = re.compile(rf"[\[(]?{_LETTERS}/ ?{_LETTERS}(?:/ ?{_LETTERS})?[\])]?(?: ?\(([^()]{{2,40}})\))?")
_DISPATCH = re.compile(rf"-{{1,3}} ?\(([^()\d]{{2,20}})\)(?: ?{_LETTERS}(?:/ ?{_LETTERS}){{0,2}})?\.?")
"""The end mark of state agencies' dispatches with the desk's initials."""
_DOTTED = re.compile(r"[^\W\d_](?:\. ?[^\W\d_]){1,2}\.?(?: ?[,،/-] ?[^\W\d_](?:\. ?[^\W\d_]){1,2}\.?){0,2}")
_MARK = re.compile(r"[(/\[]{0,2} ?([^\W\d_]{4,10}) ?[)/\]]{1,2}\s*(?=\S)")
"""What says that a dispatch is over, in brackets before the initials."""
_JOINED = re.compile(r"[-–—:(]")
WROTE_AND_EDITED = 2
"""Names behind an agency's."""
NAME_WORDS = 4
"""Words of one of these names."""
LONGEST_INITIALS = 80
"""Characters: three signatures and their agencies."""


def read_initials(line: str, outlets: frozenset[str]) -> Label | None:
    """The initials, with the agencies in brackets behind them as source, where there are such."""
    line = _without_mark(line.strip("= "))
    if len(line) > LONGEST_INITIALS:
        return None
    if _DOTTED.fullmatch(line):
        return Label("initials", (("source", ()),))
    if dispatch := _DISPATCH.fullmatch(line):
        known = read_agencies(f"({dispatch[1]})", outlets)
        return Label("initials", (("source", (dispatch[1].strip(),) if known else ()),))
    found = _INITIALS.fullmatch(line) if "/" in line else None
    if found is None:
        return None
    agencies = read_agencies(f"({found[1]})", outlets) if found[1] else None
    return Label("initials", (("source", (found[1],) if agencies else ()),))


def read_desk(line: str, outlets: frozenset[str]) -> Label | None:
    """ "agency/name/name": the agency, and who wrote and who edited its dispatch."""
    line = line.strip("= ")
    if len(line) > LONGEST_INITIALS or line.count("/") != WROTE_AND_EDITED:
        return None
    first, *names = [part.strip() for part in line.split("/")]
    if read_agencies(first, outlets) is None or _JOINED.search(first):
        return None
    if not any(map(is_full_name, names)) or not all(map(_could_be_name, names)):
        return None
    return Label("initials", (("source", (first,)),))


def _could_be_name(text: str) -> bool:
    return 2 <= len(text.split()) <= NAME_WORDS and text.replace(" ", "").isalpha()


def _without_mark(line: str) -> str:
    """The line without the end mark before the initials: "(ends) m a / r s"."""
    found = _MARK.match(line)
    return line[found.end() :] if found and fold(found[1]) in words("people.toml", "end_marks") else line
