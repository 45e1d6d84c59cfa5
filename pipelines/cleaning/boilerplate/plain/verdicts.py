"""What is said of a line of a plain text, and whether it says more than what was read in the line before."""

import re
from dataclasses import dataclass

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.names import is_name
from pipelines.cleaning.boilerplate.plain.outlets import may_be_outlet
from pipelines.cleaning.labels import Label
from pipelines.cleaning.labels.label import Field

DASHED = re.compile(r"\w\s*[-–—/ـ]\s+\w|\w\s+[-–—/ـ]\s*\w")
"""Two words or more with a dash or slash between them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, and what it says of the record."""

    hit: Hit
    label: Label | None = None


def credit_verdict(found: Credit, rule: str) -> Verdict:
    """A credit as a rule's hit: it goes wherever its zone is, and fills the fields that it names."""
    fields: list[tuple[Field, tuple[str, ...]]] = []
    if found.authors:
        fields.append(("authors", found.authors))
    if found.source:
        fields.append(("source", (found.source,)))
    if found.date:
        fields.insert(0, ("published", (found.date,)))
    kind = "date" if found.date else "byline" if found.authors else "source"
    field = fields[0][0] if fields else None
    return Verdict(Hit(rule, kind, moved_to=field), Label("credit", tuple(fields)) if fields else None)


def is_replaceable(line: ReadLine) -> bool:
    """Whether a line may be read anew: what was found counts under a text only, or it is a credit that names nobody."""
    label, hit = line.label, line.hit
    if label is not None and any(map(is_name, label.values("section"))):
        return True
    if label is not None and label.kind == "source" and any(map(DASHED.search, label.values("source"))):
        return True
    if hit is not None and hit.kind == "byline" and label is None:
        return True
    if hit is not None and (hit.action == "sign" or hit.where == "end"):
        return True
    return label is not None and label.kind in (
        "credit",
        "edge-credit",
        "named-byline",
        "verse-byline",
        "dateline",
        "published",
    )


def tells_more(line: ReadLine, verdict: Verdict) -> bool:
    """Whether a verdict says more of the record than what was read in the line before, and nothing else instead."""
    old, new = line.label, verdict.label
    if line.hit is None or (new is not None and line.hit.action == "sign"):
        return True
    if new is None:
        return False
    if old is None or any(map(may_be_outlet, old.values("authors"))) or any(map(is_name, old.values("section"))):
        return True
    if new.values("authors") and any(map(DASHED.search, old.values("source"))):
        return True
    kept = all(new.values(field) == values for field, values in old.fields if values and field == "authors")
    return kept and len([1 for _, values in new.fields if values]) > len([1 for _, values in old.fields if values])
