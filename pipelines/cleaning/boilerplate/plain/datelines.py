"""A dispatch's place, date and agency on a line of their own: "Kuwait - 12 - 3 (KUNA) --"."""

import re

from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.names import bare_name, could_be_name, is_name
from pipelines.cleaning.boilerplate.plain.outlets import EDGES, is_agency, is_outlet_line
from pipelines.cleaning.boilerplate.plain.wording import opens_like_a_dispatch, zone_words
from pipelines.cleaning.dates.dated_line import find_date
from pipelines.cleaning.text import fold

LONGEST_DATELINE = 70
"""Characters of such a line."""

PLACE_WORDS = 3
"""Words of the place."""

NAME_WORDS = 4
"""Words of a name that no list has."""

OUTLET_WORDS = 3
"""Words of an outlet in brackets that no list has."""

_LINE = re.compile(
    r"([^()\[\]]{2,60}?)\s*+(?:[(\[]\s*+([^()/\d]{2,30}?)\s*+[)\]]|/([^()/\d\s]{2,12})/)\s*+[\-–—:.ـ]*+\s*+(.*)"
)


_DASHES = re.compile("[-–—/]")


def read_dateline(text: str) -> Credit | None:
    """Place, date and agency, and a name behind "from". Without a whole day the agency must be a known one: "Club 2
    (X)" says who scored, "Damascus 2012 (X)" what is told."""
    line = text.strip()
    found = _LINE.fullmatch(line) if len(line) <= LONGEST_DATELINE and line[-1] not in "؟!?" else None
    if found is None:
        return None
    place, date = _place_and_date(found[1])
    outlet, rest = (found[2] or found[3]).strip(EDGES), found[4].strip(EDGES)
    dated = date != ""
    if is_name(outlet) or any(is_name(part.strip()) for part in _DASHES.split(found[1])[1:]):
        return None  # who wrote it stands beside the place
    known = is_agency(outlet) or is_outlet_line(outlet)
    said = find_date(f"{place} {date}") if dated else None
    if not (known or (said and len(outlet.split()) <= OUTLET_WORDS)) or not 0 < len(place.split()) <= PLACE_WORDS:
        return None
    if not dated and rest:
        return None
    authors = _behind(rest)
    if authors is None or not zone_words("function").isdisjoint(map(fold, place.split())):
        return None
    return Credit(authors, outlet, said.date if said else None)


def _place_and_date(text: str) -> tuple[str, str]:
    """The words before the first number, and from there on; a preposition before it belongs to neither."""
    parts = text.split()
    at = next((i for i, part in enumerate(parts) if any(map(str.isdigit, part))), len(parts))
    place = [part.strip(EDGES) for part in parts[:at]]
    while place and (not place[-1] or fold(place[-1]) in zone_words("function")):
        place.pop()
    return " ".join(place), " ".join(parts[at:])


def _behind(rest: str) -> tuple[str, ...] | None:
    """Who is named behind the agency; None where something else stands there."""
    if not rest:
        return ()
    word, _, name = rest.partition(" ")
    named = bare_name(name if fold(word) in zone_words("bylines") else rest)
    told = opens_like_a_dispatch(named) or (len(named.split()) > NAME_WORDS and not is_name(named))
    return (named,) if could_be_name(named) and not told else None
