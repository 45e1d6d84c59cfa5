"""What no rule knows behind a plain text, and what its neighbours say of it."""

import re

from pipelines.cleaning.boilerplate.calls import opens_call
from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.desks import tells_office
from pipelines.cleaning.boilerplate.plain.names import given_names, is_name
from pipelines.cleaning.boilerplate.plain.outlets import may_be_outlet
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import halts, stems, stops, tokens, zone_words
from pipelines.cleaning.labels import is_country, is_place
from pipelines.cleaning.prose import ENDINGS

CLOSING = frozenset("comments copyright newsletter contact".split())
"""Kinds of furniture that stand under whole texts only: a link to read also, a section's name or a call to share stands
between parts of a text as well, and what follows may be its last lines, a list or a score."""

INSIDE_TOO = frozenset("read-also photo ad share player ticker widget title".split())
"""Kinds that stand between paragraphs as well: by themselves they do not say that the text is over."""

LITTLE = 4
"""What no rule knows behind it is at most a quarter of the text."""

MOST_BEHIND = 8
"""Lines of it; more are a list."""

BETWEEN_LIMIT = 110
"""Characters of a line between two of the page's."""

ABOUT = 200
"""Characters of a line that tells who the writer is, under his name."""

LATIN_WORDS = 6
"""Words of a line in Latin letters beside furniture."""

MORE_WORDS = 5
"""Words of a label over the outlet's other articles."""

LEAST_SUBJECTS, SUBJECT_WORDS = 3, 3
"""Subjects in a line of tags, and words of one."""

_COMMA = re.compile("[,،؛;|]")
_RULED = re.compile(r"[=ـ_*]{3,}\s*+([^\W\d_][^=_*]{1,40})")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\s?\.\s?[^\W\d_]{1,2}){0,3}\.?")
_HASHTAG = re.compile(r"(?:#\w+\s*)+")
_LATIN = re.compile(r"[\x00-\x7f]*[A-Za-z]{2}[\x00-\x7f]*")


def remainders(lines: list[ReadLine], found: dict[int, Verdict], last: int) -> dict[int, Verdict]:
    """What no rule knows, behind a line that only stands under texts, where it is little; and what stands between two
    of the page's lines: the page's as well."""
    known = {i for i in range(last + 1, len(lines)) if i in found or _closes(lines[i])}
    opened = min((i for i in known if _closes(lines[i]) or found[i].hit.kind in CLOSING), default=len(lines))
    left = [i for i in range(opened + 1, len(lines)) if i not in found and lines[i].hit is None]
    between = _between(lines, found, last)
    if any(lines[i].text[0] in "*(" or lines[i].text[-1] in ENDINGS or lines[i].text[0].isdigit() for i in left):
        return between
    length = sum(len(line.text) for line in lines[: last + 1] if line.hit is None)
    few = LITTLE * sum(len(lines[i].text) for i in left) <= length and len(left) <= MOST_BEHIND
    return between | (dict.fromkeys(left, Verdict(Hit("tail:behind", "frame"))) if few else {})


def _closes(line: ReadLine) -> bool:
    """Whether a line stands under texts only: it asks to comment, print or read on, or forbids to copy."""
    return line.hit is not None and line.hit.kind in CLOSING and not line.hit.bare


def _kind(lines: list[ReadLine], found: dict[int, Verdict], i: int) -> str | None:
    """The kind of a line behind the text that is the page's; None where it is not known to be."""
    if i in found:
        return found[i].hit.kind
    hit = lines[i].hit
    return None if hit is None or hit.bare or hit.action == "sign" or _is_listed(lines, i) else hit.kind


def _is_listed(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is a name and a place, with another such line above it or below: a list of the text's stays."""
    beside = (lines[i], *lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    credits = [line for line in beside if line.label is not None and line.label.kind == "edge-credit"]
    return len(credits) > 1 and credits[0] is lines[i]


def _between(lines: list[ReadLine], found: dict[int, Verdict], last: int) -> dict[int, Verdict]:
    """Short lines that have the page's lines above them and below, no more of them than of those."""
    kinds = {i: kind for i in range(last + 1, len(lines)) if (kind := _kind(lines, found, i))}
    if len(lines) - 1 not in kinds:  # the text goes on: what is the page's at its edges only is not the page's here
        edges = [i for i in kinds if i not in found and (hit := lines[i].hit) and hit.where == "edges"]
        kinds = {i: kind for i, kind in kinds.items() if i not in edges and kind != "date"}
    over = next((i for i, kind in kinds.items() if kind not in INSIDE_TOO), len(lines))
    left = [i for i in range(over + 1, max(kinds, default=0)) if i not in kinds]
    if not left or len(left) > len([i for i in kinds if i >= over]):
        return {}
    if any(len(lines[i].text) > BETWEEN_LIMIT or stops(lines[i].text) or not lines[i].text[0].isalpha() for i in left):
        return {}
    return dict.fromkeys(left, Verdict(Hit("tail:behind", "frame")))


def marks(lines: list[ReadLine], found: dict[int, Verdict], last: int, above: frozenset[str]) -> dict[int, Verdict]:
    """Lines that their own form and a neighbour tell: hashtags, a line in Latin letters, who the writer is, whose other
    articles follow. `above` as in tail_verdicts."""
    more: dict[int, Verdict] = {}
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if line.hit is not None or i in found:
            continue
        beside = _kind(lines, found | more, i - 1) if i > last + 1 else None
        if hit := _mark(lines, i, beside, above):
            more[i] = Verdict(hit)
    return more


def _mark(lines: list[ReadLine], i: int, beside: str | None, above: frozenset[str]) -> Hit | None:
    text, key = lines[i].text, lines[i].key
    behind = lines[i + 1].hit if i + 1 < len(lines) else None
    if _HASHTAG.fullmatch(text) and i > 0 and not halts(lines[i - 1].text):
        last = beside is None and behind is None and len(text.split()) == 1
        return None if last and not _is_subject(lines, i) else Hit("tail:tags", "tags")
    alone = behind is not None and " " not in text and stops(lines[i - 1].text)
    if (beside or alone) and _LATIN.fullmatch(text) and len(text.split()) <= LATIN_WORDS:
        return Hit("tail:behind", "frame")
    if beside and tokens(text)[:1] != [] and tokens(text)[0] in zone_words("neighbours") and not stops(text):
        return Hit("tail:other-articles", "read-also")
    if beside == "byline" and (is_place(text) or is_country(text)):
        return Hit("tail:office", "byline")
    if beside == "byline" and len(text) <= ABOUT and tells_office(text, len(text.split())):
        return Hit("tail:office", "byline")
    if key in given_names() and behind is not None and behind.kind == "source" and stops(lines[i - 1].text):
        return Hit("tail:initials", "byline")
    if not stops(text) and opens_call(key) and any(key.endswith(f" {name}") for name in above):
        return Hit("tail:control", "share")
    if _lists_subjects(lines, i):
        return Hit("tail:tags", "tags")
    return _other_articles(text, key, above)


def _is_subject(lines: list[ReadLine], i: int) -> bool:
    """Whether the text holds a word of the hashtag that ends it: else it may be the last word of the text."""
    said = stems("\n".join(line.text for line in lines[:i]))
    return not stems(lines[i].text.replace("_", " ")).isdisjoint(said)


def _lists_subjects(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is three subjects or more with commas between them, most of whose words the text holds, right
    behind a text that ended: tags that lost their label."""
    text = lines[i].text
    subjects = [part.strip() for part in _COMMA.split(text) if part.strip()]
    if len(subjects) < LEAST_SUBJECTS or text[-1] in ENDINGS or not stops(lines[i - 1].text):
        return False
    short = all(len(tokens(part)) <= SUBJECT_WORDS and part[0].isalpha() for part in subjects)
    said = stems("\n".join(line.text for line in lines[:i]))
    return short and 2 * sum(stems(part) <= said for part in subjects) >= len(subjects)


def _other_articles(text: str, key: str, above: frozenset[str]) -> Hit | None:
    """ "More of X", X being the outlet or the writer; or such a label with a headline behind a colon."""
    opener = next(
        (phrase for phrase in zone_words("box_openers") if key.startswith((f"{phrase} ", f"{phrase}:"))), None
    )
    if opener is None:
        return None
    rest = key.removeprefix(opener)
    name = rest.strip()
    named = len(tokens(key)) <= MORE_WORDS and (name in above or may_be_outlet(name) or is_name(name))
    headed = rest.lstrip().startswith(":") and len(tokens(rest)) > 1
    return Hit("tail:other-articles", "read-also") if named or headed else None


def desk_rule(text: str) -> bool:
    """Whether a line is a rule of signs and who wrote and edited it behind: "====== X / a. b."."""
    found = _RULED.fullmatch(text)
    parts = [part.strip(" .") for part in found[1].split("/")] if found else []
    initials = [part for part in parts if _INITIALS.fullmatch(part)]
    return bool(initials) and all(part in initials or len(part.split()) <= MORE_WORDS for part in parts)
