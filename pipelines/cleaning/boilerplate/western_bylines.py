"""Who wrote it, as English and French pages print it above the text: "By Jo Keller", "Par Luc Perrin et Eva Roux"."""

from pipelines.cleaning.late_pattern import LatePattern

LONGEST = 80
"""Characters of such a line."""

_NAME = r"[A-Z\u00c0-\u00dd][\w.'\u2019-]{0,24}"
_PARTICLE = r"(?:de|du|des|la|le|van|von|der|den|bin|ben|al|el)"
_WHOLE = rf"{_NAME}(?: (?:{_PARTICLE} )?{_NAME}){{1,3}}"
_BYLINE = LatePattern(rf"(?:By|BY|Par|PAR|Propos recueillis par) {_WHOLE}(?:(?:,| and| et| &) {_WHOLE}){{0,3}}")


def is_western_byline(text: str) -> bool:
    """Whether a line is nothing but such a byline: names of two words or more, each with its capital."""
    return len(text) <= LONGEST and text[:1] in "BP" and _BYLINE.fullmatch(text) is not None
