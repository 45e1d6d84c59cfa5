"""Lists of who did what, which are text: the credits of a film, a play, an album ("screenplay: …", "music: …")."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.cleaning.boilerplate.line_rules import ReadLine

FEWEST_ROLES = 3
"""Lines that make such a list."""

ROLE_WORDS = 8
"""Words of one of them: a role, a colon, a name or two."""

_KINDS = frozenset(("byline", "photo"))
"""Of what rules take in such a list: who wrote it, who took the pictures."""


def spare_roles(lines: Sequence[ReadLine], _title: str) -> dict[int, ReadLine]:
    """Let lines be that would be the article's own credits, where they stand in a list with roles that no rule knows.

    The lines stand in elements of one kind; most of the roles are unknown.
    """
    marks: dict[int, ReadLine] = {}
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and _is_role(lines[stop]) and lines[stop].element == lines[start].element:
            stop += 1
        run = range(start, stop)
        known = [i for i in run if lines[i].hit is not None]
        if len(run) >= FEWEST_ROLES and 2 * len(known) < len(run):
            marks |= {i: replace(lines[i], hit=None, label=None) for i in known}
        start = max(stop, start + 1)
    return marks


def _is_role(line: ReadLine) -> bool:
    if line.prose or line.linked is None or len(line.text.split()) > ROLE_WORDS:
        return False
    if line.hit is not None and (line.hit.kind not in _KINDS or line.line.taken):
        return False
    role, colon, name = line.text.partition(":")
    return bool(colon) and bool(name.strip()) and role.replace(" ", "").isalpha() and len(role.split()) <= 3
