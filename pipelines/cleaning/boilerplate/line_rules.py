"""What can be said of one line without its neighbours."""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from pipelines.cleaning.boilerplate.calls import is_call
from pipelines.cleaning.boilerplate.link_outs import leads_home, leads_out
from pipelines.cleaning.boilerplate.pieces import made_of_pieces
from pipelines.cleaning.cities import read_cities
from pipelines.cleaning.dates.date_line import is_date_line
from pipelines.cleaning.labels import Label, is_full_name, is_heading_too, may_head_part, may_head_signs, read_label
from pipelines.cleaning.layout.pictures import is_pictures_credit
from pipelines.cleaning.lexicon import Action, Lexicon, Where, lexicon
from pipelines.cleaning.outlets import is_outlet
from pipelines.cleaning.page import Block, Line
from pipelines.cleaning.prose import is_prose
from pipelines.cleaning.text import fold, strip_edges, tidy
from pipelines.cleaning.toml_files import read_toml

LABEL_LIMIT = 300
"""Characters: no label line is longer."""

LINK_LIMIT = 160
"""Characters of a headline that leads elsewhere, or of an invitation to a network."""

LINKED = 0.6
"""Share of a line's characters inside links, from which on it is a link and not a text with links in it."""

MOST_LINKS = 100
"""Links of a line's element that are looked at: an element with more holds a part of the page, not an invitation."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that speaks against a line. `action` and `where` as in lexicon.Rule."""

    rule: str
    kind: str
    action: Action = "line"
    where: Where = "any"
    moved_to: str | None = None
    bare: bool = False
    """A label without its value, which may stand in the lines behind it."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line, and what speaks for and against it."""

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
    line: Line
    """The line of the page."""
    spoken: str
    """The text as a short line is read: what the style sheet sets apart, apart."""
    outward: bool = False
    """Its links lead to other sites."""
    homeward: bool = False
    """It is short, and its links lead to the page's own site."""
    kept: bool = False
    """The site file says that it is the article's: no rule takes it."""

    def marked(self, hit: Hit, label: Label | None = None) -> "ReadLine":
        """The line with a rule that speaks against it; `label` is what the line says, where that is known now."""
        if self.kept:
            return self
        return replace(self, hit=hit, label=label or self.label, prose=False)


Marks = dict[int, ReadLine]
"""Lines that a rule changes, by their positions."""

CREDITS = frozenset({"credit", "edge-credit"})
TITLES = frozenset("h1 h2 h3 h4 h5 h6".split())
_END_LABELS = frozenset({"source", "source-link", "partner", "tags", "hashtags"})
_ANYWHERE_LABELS = frozenset({*_END_LABELS, "crumbs", "agency", "dateline", "credit"})
_BARE_LABELS = frozenset({"source", "source-link", "tags", "section"})
"""Labels whose value may stand in the lines behind them. A credit without an agency is whole as it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the line's site."""

    furniture: frozenset[str] = frozenset()
    """Folded keys of whole lines that its file names."""
    learned: frozenset[str] = frozenset()
    """The same of lines that it repeats on many pages."""
    outlets: frozenset[str] = frozenset()
    """Folded names that it goes by."""
    host: str = ""
    """The page's host; empty where it is not known."""
    keep: frozenset[str] = frozenset()
    """Folded keys of whole lines that its file says are the article's."""
    lexicon: Lexicon = field(default_factory=lexicon)
    """The phrases of furniture."""
    off: frozenset[str] = frozenset()
    """Rules that the user has switched off."""

    def allowed(self, hit: Hit | None) -> Hit | None:
        """The hit, unless its rule is off."""
        return None if hit is None or hit.rule in self.off else hit


def read_line(line: Line, known: Known) -> ReadLine:
    """Judge one line by itself."""
    text = tidy(line.text)
    folded = fold(text)
    key = strip_edges(folded)
    block = line.block
    linked = min(1.0, block.link_chars / len(block.text)) if block else None
    element = (str(block.element.tag), block.element.get("class") or "") if block else ("", "")
    label = None
    taken = known.allowed(Hit(*line.taken) if line.taken else None)
    kept = key in known.keep
    spoken = tidy(block.spaced) if block and len(text) <= LABEL_LIMIT else text
    if kept:
        hit: Hit | None = None
    elif taken:
        said = _by_lexicon(folded, key, known)  # a marker takes the headlines behind it, wherever its element belongs
        hit = replace(said, where="any") if said and said.action == "block" else taken
    else:
        hit = _by_site(key, known) or _by_lexicon(folded, key, known)
        if hit is None and len(text) <= LABEL_LIMIT:
            if spoken != text:
                apart = fold(spoken)
                hit = _by_lexicon(apart, strip_edges(apart), known)
            label = _label(spoken, known) if hit is None else None
            if label is not None and label.kind in CREDITS and element[0] in TITLES:
                label = None  # "Jerusalem: the battle" over a part of the text, in a paper called so
            hit = hit or (_by_label(label, spoken) if label else _by_date(spoken, known))
            if label is not None and block is not None and hit is not None and is_pictures_credit(label, block):
                hit = replace(hit, moved_to=None)
            if hit is None and spoken != text:  # a plain text is read as it is printed: the same lines go
                glued = _label(text, known)
                hit = replace(_by_label(glued, text), moved_to=None) if glued else _by_date(text, known)
    if hit is None and not kept and block and (rule := made_of_pieces(block, known.lexicon)):
        hit = known.allowed(Hit(rule.id, rule.kind, rule.action, rule.where))
    called = not kept and hit is None and "share:invitation" not in known.off
    if called and (
        (block and _invites(text, block)) or is_call(folded.lstrip(">•■♦-*# "), known.outlets, linked=bool(linked))
    ):
        hit = Hit("share:invitation", "share")
    if hit is None and not kept and block and linked and len(text) <= LABEL_LIMIT and _is_marked_link(block, known):
        hit = known.allowed(Hit("link-line", "read-also"))
    if hit and hit.action == "sign" and text.startswith("*"):
        hit = None  # a starred line is a footnote of the journalist's, whatever stands behind it
    prose = hit is None and is_prose(text) and not is_headline_link(text, linked)
    outward = linked is not None and linked >= LINKED and block is not None and leads_out(block, known.host)
    homeward = bool(linked) and block is not None and len(text) <= LABEL_LIMIT and leads_home(block, known.host)
    return ReadLine(text, key, hit, label, prose, linked, element, line, spoken, outward, homeward, kept)


def is_headline_link(text: str, linked: float | None) -> bool:
    """A line that is a link as a whole, without a full stop: the headline of another page."""
    return linked is not None and linked >= LINKED and len(text) <= LINK_LIMIT and text[-1:] not in '."»”'


def _is_marked_link(block: Block, known: Known) -> bool:
    """ "Read also" and a linked headline in one line: nothing stands behind the link."""
    links = list(islice(block.element.iter("a"), 2))
    headline = tidy(str(links[0].text_content())) if len(links) == 1 else ""
    if not headline or not tidy(block.text).endswith(headline):
        return False
    marker = fold(tidy(block.text)[: -len(headline)])
    found = known.lexicon.find(marker, strip_edges(marker)) if marker.strip() else None
    return found is not None and found.kind == "read-also"


def _invites(text: str, block: Block) -> bool:
    """ "Follow us on …": a short line that links to a network and uses the words of such invitations."""
    if len(text) > LINK_LIMIT or not (block.link_chars or "/" in text):
        return False
    hosts, words = _invitations()
    if words.isdisjoint(re.findall(r"\w+", fold(text))):
        return False
    links = islice(block.element.iter("a"), MOST_LINKS)
    targets = [text, *((link.get("href") or "") for link in links)]
    return any(host in target for target in targets for host in hosts)


@cache
def _invitations() -> tuple[tuple[str, ...], frozenset[str]]:
    """Hosts of networks, and folded words of invitations."""
    data = read_toml("lexicon/invitations.toml")
    return tuple(data["hosts"]), frozenset(map(fold, data["words"]))


def _by_site(key: str, known: Known) -> Hit | None:
    """Lines that the site's file names, or that the site repeats on many pages."""
    learned = Hit("learned:repeats", "repeats") if key and key in known.learned else None
    furniture = Hit("site:furniture", "furniture") if key and key in known.furniture else None
    return known.allowed(learned) or known.allowed(furniture)


def _by_lexicon(folded: str, key: str, known: Known) -> Hit | None:
    if not key:
        return known.allowed(Hit("separator", "separator"))
    rule = known.lexicon.find(folded, key)
    return Hit(rule.id, rule.kind, rule.action, rule.where) if rule else None


def _label(text: str, known: Known) -> Label | None:
    label = read_label(text, known.outlets) or _by_cities(text, known)
    return None if label is None or f"label:{label.kind}" in known.off else label


def _by_cities(text: str, known: Known) -> Label | None:
    found = read_cities(text, known.outlets)
    if not found.people and not any(is_outlet(name, known.outlets) for name in found.outlets):
        return None  # "London: «no way back»" heads a part of the text
    return Label("edge-credit", (("authors", found.people), ("source", found.outlets)))


def _by_date(text: str, known: Known) -> Hit | None:
    return known.allowed(Hit("date-line", "date", "line", "edges", "published")) if is_date_line(text) else None


def _by_label(label: Label, text: str) -> Hit:
    """A label counts in the place where such labels stand (docs/cleaning.md)."""
    if label.kind == "initials":
        return Hit("label:initials", "byline", "end", "edges", "source" if label.values("source") else None)
    if label.kind in ("signed", "quoted-from"):
        field = label.fields[0][0]
        return Hit(f"label:{label.kind}", "byline" if field == "authors" else field, "sign", "any", field)
    if label.kind == "agency" and is_heading_too(text):
        return Hit("label:agency", "source", "line", "edges", "source")
    if label.kind == "tags" and may_head_signs(text):
        return Hit("label:tags", "tags", "line", "edges", "tags" if label.values("tags") else None)
    action: Action = "end" if label.kind in _END_LABELS or label.kind == "agency" else "line"
    where: Where = "any" if label.kind in _ANYWHERE_LABELS else "edges"
    named = label.kind == "named-byline" and not all(map(is_full_name, label.values("authors")))
    if named or label.kind == "verse-byline" or (label.kind == "section" and may_head_part(text)):
        where = "before"
    field, values = label.fields[0]
    kind = "date" if field in ("published", "modified") else {"authors": "byline"}.get(field, field)
    bare = not values and label.kind in _BARE_LABELS and "/" not in text
    return Hit(f"label:{label.kind}", kind, action, where, field if values else None, bare=bare)
