"""Which lines of a plain text go: its layout first, then the rules of every text, until nothing more goes."""

from dataclasses import replace

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain import PlainLayout, read_layout
from pipelines.cleaning.boilerplate.removal import Removal, Removals, find_removals

ROUNDS = 10
"""What is left is judged anew, as if it were cleaned again, until nothing more goes: so a clean text stays as it is."""

TITLE = "title:plain"
"""The rule by which the headline leaves the text."""


def plain_removals(lines: list[ReadLine], off: frozenset[str] = frozenset()) -> tuple[Removals, str | None]:
    """The lines that go, by their positions, and the headline, which may stay in the text.

    Rules that are `off` take nothing.
    """
    gone: Removals = {}
    headline: str | None = None
    left = list(range(len(lines)))
    for _ in range(ROUNDS):
        current = [lines[i] for i in left]
        layout = read_layout(current)
        if headline is None and layout.title is not None:
            headline = current[layout.title].text
        removals: Removals = {}
        if layout.title is not None and layout.leaves and TITLE not in off and not current[layout.title].kept:
            removals[layout.title] = Removal(Hit(TITLE, "title", moved_to="title"), "before")
        marked = _marked(current, layout, off)
        rest = [at for at in range(len(current)) if at not in removals]
        _, others = find_removals([marked[at] for at in rest], "", off)
        removals |= {rest[at]: removal for at, removal in others.items()}
        gone |= {left[at]: removal for at, removal in removals.items()}
        left = [i for at, i in enumerate(left) if at not in removals]
        if not removals:
            break
    return gone, headline


def _marked(lines: list[ReadLine], layout: PlainLayout, off: frozenset[str]) -> list[ReadLine]:
    """The lines with what the layout says of them, but for rules that are off."""
    marked = list(lines)
    for i in (*layout.kept, *([] if layout.title is None else [layout.title])):
        marked[i] = replace(marked[i], hit=None, label=None)
    if layout.title is not None:  # one that asks reads like prose
        marked[layout.title] = replace(marked[layout.title], prose=False)
    for i, verdict in layout.verdicts.items():
        if marked[i].kept or verdict.hit.rule in off:
            continue
        marked[i] = replace(marked[i], hit=verdict.hit, label=verdict.label, prose=False)
    return marked
