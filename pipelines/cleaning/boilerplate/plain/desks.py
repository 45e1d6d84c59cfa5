"""Offices that stand for a name: a press office that signs for its institution, the office of who wrote."""

from pipelines.cleaning.boilerplate.plain.outlets import is_present
from pipelines.cleaning.boilerplate.plain.wording import stops, tokens, zone_words
from pipelines.cleaning.letters import ARTICLE

OFFICE_NAME_WORDS = 7
"""Words of a press office and of whose it is."""


OFFICE_WORDS = 7
"""Words of a writer's office under his name."""

IN_OFFICE = zone_words("in_office")
"""Prepositions that stand in an office's name."""


def is_press_office(text: str) -> bool:
    """Whether a line names a press office and nothing else: its own words, and whose it is."""
    said = tokens(text)
    if not 1 < len(said) <= OFFICE_NAME_WORDS or stops(text) or not zone_words("leads").isdisjoint(said):
        return False
    key = " ".join(said)
    if any(key == office or key.startswith(f"{office} ") for office in zone_words("press_offices")):
        return zone_words("function").isdisjoint(said)
    return said[0] in zone_words("press_words") and len(said) == 2 and said[1] in zone_words("institutions")


def tells_office(text: str, most: int = OFFICE_WORDS) -> bool:
    """Whether a line says what somebody is, without naming him: "a Lebanese writer and researcher". It has at most so
    many words."""
    said = tokens(text)
    offices = zone_words("roles") | zone_words("occupations")
    if not 1 < len(said) <= most or stops(text) or not (zone_words("function") - IN_OFFICE).isdisjoint(said):
        return False
    return said[0].removeprefix(ARTICLE) in offices and not any(map(is_present, said[1:]))
