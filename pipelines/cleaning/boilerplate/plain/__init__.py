"""Plain text has no elements: the form of its lines, their place and their neighbours say what they are."""

from dataclasses import dataclass, replace

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.inside import inside_verdicts
from pipelines.cleaning.boilerplate.plain.outlets import is_agency, may_be_outlet
from pipelines.cleaning.boilerplate.plain.own_lines import is_ours
from pipelines.cleaning.boilerplate.plain.own_lists import is_own_item
from pipelines.cleaning.boilerplate.plain.pieces import pieces
from pipelines.cleaning.boilerplate.plain.tail import tail_verdicts
from pipelines.cleaning.boilerplate.plain.title import PlainHeadline, find_plain_headline
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict
from pipelines.cleaning.boilerplate.plain.wording import runs
from pipelines.cleaning.boilerplate.plain.zones import headed, strong_head
from pipelines.cleaning.labels import Label
from pipelines.cleaning.labels.label import Field
from pipelines.cleaning.text import key_of

__all__ = ["PlainLayout", "read_layout"]

NAMED: tuple[Field, ...] = ("authors", "source")
"""Fields that hold a name, which the page may print again."""


@dataclass(frozen=True, slots=True)
class PlainLayout:
    """What a plain text's lines are."""

    title: int | None
    """The line that is the headline."""
    leaves: bool
    """Whether the headline goes: not where the line behind it would then be taken for one, as nothing is certain."""
    verdicts: dict[int, Verdict]
    """Lines that are the page's."""
    kept: frozenset[int]
    """Lines that a rule speaks against and that are the text's all the same."""


def read_layout(lines: list[ReadLine]) -> PlainLayout:
    """Read the lines of a plain text as they stand: nothing is changed in them."""
    kept = frozenset(i for i in range(len(lines)) if is_ours(lines, i) or is_own_item(lines, i))
    verdicts, title = _read(lines, kept)
    leaves = title is not None and _takes_none(lines, verdicts, kept, title)
    return PlainLayout(title.at if title else None, leaves, verdicts, kept)


def _read(lines: list[ReadLine], kept: frozenset[int]) -> tuple[dict[int, Verdict], PlainHeadline | None]:
    start = next((i for i in range(len(lines)) if _is_text(lines, i)), len(lines))
    verdicts = strong_head(lines, start)
    known = {i for i, line in enumerate(lines) if line.hit is not None and line.hit.where != "end" and i not in kept}
    title = find_plain_headline(lines, frozenset(known | verdicts.keys()))
    if title is not None:
        verdicts.pop(title.at, None)
        verdicts |= {
            i: v for i, v in headed(lines, title, frozenset(known | verdicts.keys())).items() if i not in verdicts
        }
        start = title.start
        verdicts = _source_from_below(lines, verdicts, title) | _picture_agencies(lines, title)
    text = lines[title.at].text if title else ""
    above = _said_above(lines, title, known, verdicts) if title else frozenset()
    own = [replace(line, hit=None, label=None) if i in kept else line for i, line in enumerate(lines)]
    for more in (inside_verdicts(lines, start), tail_verdicts(own, text, above)):
        verdicts |= {i: v for i, v in more.items() if i not in verdicts and i not in kept}
    return verdicts, title


def _is_text(lines: list[ReadLine], i: int) -> bool:
    """Whether a line is running text, and no long credit that the template joined to it by a colon."""
    text = lines[i].text
    if lines[i].hit is not None or not runs(text) or text[-1] != ":" or i + 1 == len(lines):
        return lines[i].hit is None and runs(text)
    credit = read_credit_line(text, lines[i + 1].text)
    return credit is None or not credit.strong


def _source_from_below(lines: list[ReadLine], verdicts: dict[int, Verdict], title: PlainHeadline) -> dict[int, Verdict]:
    """The verdicts, where the outlet's name above the headline is no source if the credit below names another."""
    below = [verdicts[i].label if i in verdicts else lines[i].label for i in range(title.at + 1, title.start)]
    named = [name for label in below if label is not None for name in label.values("source")]
    told = any(line.label is not None and line.label.kind == "source" for line in lines[title.start :])
    if not told and not any(is_agency(name) or may_be_outlet(name) for name in named):
        return verdicts
    return {i: _sourceless(verdict) if i < title.at else verdict for i, verdict in verdicts.items()}


def _picture_agencies(lines: list[ReadLine], title: PlainHeadline) -> dict[int, Verdict]:
    """An agency alone in Latin letters under the headline, where a label behind the text names the source: it took the
    picture."""
    told = any(line.label is not None and line.label.kind == "source" for line in lines[title.start :])
    alone = [i for i in range(title.at + 1, title.start) if told and lines[i].text.isascii()]
    agencies = [i for i in alone if (hit := lines[i].hit) is not None and hit.rule == "label:agency"]
    return dict.fromkeys(agencies, Verdict(Hit("inside:caption", "photo")))


def _sourceless(verdict: Verdict) -> Verdict:
    label = verdict.label
    fields = tuple(field for field in label.fields if field[0] != "source") if label else ()
    hit = replace(verdict.hit, moved_to=fields[0][0] if fields else None)
    return Verdict(hit, Label(label.kind, fields) if label and fields else None)


def _said_above(
    lines: list[ReadLine], title: PlainHeadline, known: set[int], verdicts: dict[int, Verdict]
) -> frozenset[str]:
    """The folded keys of the page's own lines around the headline, and of the names in them."""
    head = [i for i in range(title.start) if i != title.at and (i in verdicts or i in known)]
    labels = [verdicts[i].label if i in verdicts else lines[i].label for i in head]
    names = {key_of(name) for label in labels if label for field in NAMED for name in label.values(field)}
    parts = {key_of(part) for i in head for part in pieces(lines[i].text) if " " in part}
    return frozenset({lines[i].key for i in head} | names | parts) - {lines[title.at].key, ""}


def _takes_none(
    lines: list[ReadLine], verdicts: dict[int, Verdict], kept: frozenset[int], title: PlainHeadline
) -> bool:
    """Whether what is left, read by itself, has no headline: then nothing of the text would go the next time."""
    left = [i for i in range(len(lines)) if i != title.at and i not in verdicts and (lines[i].hit is None or i in kept)]
    rest = [lines[i] for i in left]
    again, behind = _read(rest, frozenset(place for place, i in enumerate(left) if i in kept))
    return behind is None or not _takes_none(rest, again, frozenset(), behind)
