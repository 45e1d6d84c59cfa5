"""Lines that say where a text is from without a dash: "X from Cairo", "the paper Cairo //", "quoted from X"."""

import re

from pipelines.cleaning.boilerplate.plain.credit import LONGEST_LINE, SENTENCE, Credit
from pipelines.cleaning.boilerplate.plain.names import bare_name, is_name
from pipelines.cleaning.boilerplate.plain.outlets import (
    EDGES,
    WHOLE_QUOTE,
    is_agency,
    is_outlet_line,
    may_be_outlet,
    opens_with_outlet,
)
from pipelines.cleaning.boilerplate.plain.wording import FROM, WITH, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

OUTLET_PLACE_WORDS = 4
"""Words of an outlet and its place, or of an outlet that is quoted."""

OF_ORGAN = 2
"""Parts of a line that says whose organ a paper is."""

ORGAN_WORDS = 3
"""Words of such a paper's name."""

_FROM = re.compile(rf"(.{{3,40}}?)\s+{FROM}\s+([^\W\d_]+(?: [^\W\d_]+){{0,2}})\s*[:\-–—.]?")
"""Who or which outlet, and from where: "X from Cairo"."""
_WITH = re.compile(rf"(.{{5,40}}?)\s+{WITH}\s+([^\W\d_][^:،؟!]{{1,25}})")
"""Who wrote it, with which agency."""
_DASHED = re.compile(r"\s[-–—|]+\s")
_PARTED = re.compile(r"\s[-–—]+\s|[|,،]")
_SLASHED = re.compile(r"([^/|:\d]{2,40}?)\s*(?:[-–—]\s*)?/{2,4}")
"""What two slashes or more part from the text."""


def read_issue(text: str) -> Credit | None:
    """A paper's name and the number of its issue, as a page of it prints them: "journal X - issue 24 - spring"."""
    said = [part.strip() for part in _PARTED.split(text) if part.strip()] if len(text) <= LONGEST_LINE else []
    numbered = any(fold(part).split()[0] in zone_words("issue_words") for part in said[1:])
    named = numbered and (is_outlet_line(said[0]) or opens_with_outlet(said[0]))
    return Credit(source=said[0].strip(EDGES)) if named else None


def read_organ(text: str) -> Credit | None:
    """A paper's name, a dash and whose organ it is, as parties' papers open: "X - organ of the party of Y"."""
    said = _DASHED.split(text.strip(EDGES)) if len(text) <= LONGEST_LINE and not SENTENCE.search(text) else []
    if len(said) != OF_ORGAN or not 0 < len(said[0].split()) <= ORGAN_WORDS or is_name(said[0]):
        return None
    organ = fold(said[1]).startswith(tuple(f"{opener} " for opener in zone_words("organ_of")))
    return Credit(source=said[0].strip(EDGES)) if organ else None


def read_slashed(text: str) -> Credit | None:
    """An outlet and perhaps its place, with slashes behind that parted them from the text."""
    found = _SLASHED.fullmatch(text.strip())
    if found is None:
        return None
    said = found[1].split()
    at = next((at for at in range(1, len(said)) if is_place(" ".join(said[at:]))), len(said))
    name = " ".join(said[:at]).strip(EDGES)
    if len(said) > OUTLET_PLACE_WORDS or not zone_words("function").isdisjoint(map(fold, said)):
        return None
    if at == len(said):
        return Credit(source=name, strong=False) if is_outlet_line(name) or is_agency(name) else None
    return Credit((name,), strong=False) if is_name(name) else Credit(source=name, strong=False)


def read_with(text: str) -> Credit | None:
    """A person and the agency that he wrote with: "X with AFP"."""
    found = _WITH.fullmatch(text.strip(EDGES)) if len(text) <= LONGEST_LINE else None
    if found is None or not is_name(found[1]) or not (is_agency(found[2]) or is_outlet_line(found[2])):
        return None
    return Credit((bare_name(found[1]),), found[2].strip(EDGES))


def read_quoted(text: str) -> Credit | None:
    """A word for "quoted from" and an outlet that is known, in quotation marks, or said to be one; nothing else."""
    line = text.strip(EDGES)
    if len(line) > LONGEST_LINE or SENTENCE.search(line) or text.rstrip()[-1:] in ".:":
        return None
    for phrase in zone_words("quoted_from"):
        rest = _behind(line, phrase)
        name = rest.strip(EDGES)
        if not name or len(name.split()) > OUTLET_PLACE_WORDS:
            continue
        quoted = WHOLE_QUOTE.fullmatch(name)
        said = quoted or is_outlet_line(name) or is_agency(name) or opens_with_outlet(name) or _is_foreign(name)
        if said or (rest.lstrip()[:1] == ":" and may_be_outlet(name)):
            return Credit(source=quoted[1].strip() if quoted else name)
    return None


def _is_foreign(name: str) -> bool:
    """Whether a name is a known outlet's, that is known without the article too as no Arabic word is, and of which
    country it is."""
    known, _, whose = name.rpartition(" ")
    return fold(whose) in zone_words("whose") and is_outlet_line(known.removeprefix(ARTICLE))


def _behind(line: str, phrase: str) -> str:
    """What stands behind a phrase that opens a line; empty where the line opens otherwise."""
    words_of = line.split(" ")
    count = len(phrase.split())
    head = " ".join(words_of[:count])
    if fold(head).rstrip(":") != phrase:
        return ""
    return (":" if head.endswith(":") else "") + " ".join(words_of[count:])


def read_whence(text: str) -> Credit | None:
    """A person or an outlet and a place, with "from" between them."""
    found = _FROM.fullmatch(text.strip()) if len(text) <= LONGEST_LINE else None
    if found is None or not is_place(found[2]):
        return None
    name = found[1].strip(EDGES)
    quoted = WHOLE_QUOTE.fullmatch(name)
    if quoted or is_outlet_line(name) or is_agency(name) or fold(name) in words("labels/credits.toml", "agencies"):
        return Credit(source=quoted[1].strip() if quoted else name, strong=False)
    return Credit((bare_name(name),), strong=False) if is_name(name) else None
