"""What can be said of one line without its neighbours."""

from dataclasses import dataclass

from crawler.items import RemovedLine
from pipelines.cleaning.dates.lines import is_date_line
from pipelines.cleaning.labels import Label, read_label
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.page import Line
from pipelines.cleaning.text import fold, strip_edges, tidy

LONG = 100
"""Characters: a longer line is prose. The longest headline of the 1,400 articles of 2018 has 60; 90 % of their
paragraphs have 100 or more."""

SHORT = 40
"""Characters. A line with a full stop at its end is prose from here on; a shorter one may be a label or a button."""

LABEL_LIMIT = 300
"""Characters: no label line is longer."""

ENDINGS = ".؟!…?"
LINKED = 0.6
"""Share of a line's characters inside links, from which on it is a link and not a text with links in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that speaks against a line. `action` and `where` as in lexicon.Rule."""

    rule: str
    kind: str
    action: str = "line"
    where: str = "any"
    moved_to: str | None = None
    bare: bool = False
    """A label without its value, which may stand in the lines behind it."""


@dataclass(slots=True)
class Judged:
    """A line on its way through the judge."""

    text: str
    key: str
    hit: Hit | None
    label: Label | None
    prose: bool
    """A sentence or a paragraph, no matter whose."""
    linked: float | None
    """Share of its characters inside links; None for plain text."""
    element: tuple[str, str]
    """Tag and class of the element that holds it; empty for plain text."""
    out: RemovedLine | None = None


_END_LABELS = frozenset({"source", "source-link", "partner", "tags", "hashtags"})
_ANYWHERE_LABELS = frozenset({*_END_LABELS, "crumbs", "agency", "dateline"})


def read_line(line: Line, furniture: frozenset[str], learned: frozenset[str]) -> Judged:
    """Judge one line by itself; `furniture` and `learned` are folded keys of whole lines of its site."""
    text = tidy(line.text)
    folded = fold(text)
    key = strip_edges(folded)
    block = line.block
    linked = min(1.0, block.link_chars / len(block.text)) if block else None
    element = (str(block.element.tag), block.element.get("class") or "") if block else ("", "")
    label = None
    if line.taken:
        hit: Hit | None = Hit(*line.taken)
    else:
        hit = _by_site(key, furniture, learned) or _by_lexicon(folded, key)
        if hit is None and len(text) <= LABEL_LIMIT:
            label = read_label(text)
            hit = _by_label(label) if label else _by_date(text)
    return Judged(text, key, hit, label, hit is None and is_prose(text), linked, element)


def is_prose(text: str) -> bool:
    """A sentence or paragraph, not a headline, name or button."""
    if len(text) >= LONG:
        return True
    return len(text) >= SHORT and text.rstrip("\"'»”)")[-1:] in ENDINGS and not text.endswith("..")


def _by_site(key: str, furniture: frozenset[str], learned: frozenset[str]) -> Hit | None:
    """Lines that the site's file names, or that the site repeats on many pages."""
    if key and key in learned:
        return Hit("learned:repeats", "repeats")
    if key and key in furniture:
        return Hit("site:furniture", "furniture")
    return None


def _by_lexicon(folded: str, key: str) -> Hit | None:
    if not key:
        return Hit("separator", "separator")
    rule = lexicon().find(folded, key)
    return Hit(rule.id, rule.kind, rule.action, rule.where) if rule else None


def _by_date(text: str) -> Hit | None:
    return Hit("date-line", "date", "line", "edges", "published") if is_date_line(text) else None


def _by_label(label: Label) -> Hit:
    """A label counts in the place where such labels stand (docs/cleaning.md)."""
    if label.kind in ("signed", "quoted-from"):
        field = label.fields[0][0]
        return Hit(f"label:{label.kind}", "byline" if field == "authors" else field, "sign", "any", field)
    action = "end" if label.kind in _END_LABELS or label.kind == "agency" else "line"
    where = "any" if label.kind in _ANYWHERE_LABELS else "edges"
    field, values = label.fields[0]
    kind = "date" if field in ("published", "modified") else {"authors": "byline"}.get(field, field)
    return Hit(f"label:{label.kind}", kind, action, where, field if values else None, bare=not values)
