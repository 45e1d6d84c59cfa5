"""The phrases of labels.toml, folded, and how a line's edges are cut for comparison."""

import re
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from pipelines.cleaning.labels.label import Field, LabelKind
from pipelines.cleaning.text import SPACE, SPACED, fold
from pipelines.cleaning.toml_files import read_toml

EDGE = "\ufe0f✍🖊🖋📝✏🔴🔵🟢🟠🟡⚫⚪🔹🔸🔶🔷🔻📌❖◆◇♦◊▫○◦►▶➤✦★☆※ \t\"'«»“”„()[]{}*•●▪■|/:.,،؛;-–—_\u0640#>»…"
_OPENERS = {")": "(", "]": "[", "»": "«"}
_PAIRS = {'"': '"', "'": "'", "«": "»", "“": "”", "„": "“", "(": ")", "[": "]"}


Separator = Literal["required", "optional", "none"]
"""Whether a colon, slash, bar or dash follows a phrase."""


class LabelRule(NamedTuple):
    """One [[label]] of labels.toml, whose comment says what each field means."""

    kind: LabelKind
    field: Field
    separator: Separator
    max_chars: int
    max_words: int
    bare: bool
    list: bool
    definite: bool
    named: bool
    helper: bool
    known: bool


class LabelRules(NamedTuple):
    """All of labels.toml, folded."""

    rules: dict[str, list[LabelRule]]
    """Folded phrase to its rules."""
    longest: int
    """Words of the longest phrase."""
    first_words: frozenset[str]
    """Of the phrases: a line that opens with none of them is soon let go."""
    agencies: frozenset[str]
    bracketed: frozenset[str]
    heading_too: frozenset[str]
    """Of the agencies: words that head parts of a text as well."""
    papers: frozenset[str]
    """Foreign papers whose names are nothing else."""
    tags_too: frozenset[str]
    """Phrases of tags that head parts of texts as well."""
    section_too: frozenset[str]
    """Phrases of sections that head parts of texts as well."""
    home: frozenset[str]
    clouds: frozenset[str]
    """Headings over the tags of the whole site."""
    helped: re.Pattern[str]
    """Behind the writer's name: a separator, and a word for who took the pictures or translated."""
    published_in: re.Pattern[str]
    """A line that names an outlet and a date: its two groups."""


@cache
def label_rules() -> LabelRules:
    """The phrases of labels.toml, folded. Raises ValueError where the file names a kind that is none."""
    data: dict[str, Any] = read_toml("labels/labels.toml")
    rules: dict[str, list[LabelRule]] = {}
    for entry in data["label"]:
        stated = {key: value for key, value in entry.items() if key != "phrases"}
        rule = LabelRule(**{"list": False, "definite": True, "named": False, "helper": False, "known": False, **stated})
        known = (get_args(LabelKind), get_args(Field), get_args(Separator))
        if any(name not in names for name, names in zip((rule.kind, rule.field, rule.separator), known, strict=True)):
            raise ValueError(f"labels.toml: no such kind, field or separator: {rule}")
        for phrase in entry["phrases"]:
            rules.setdefault(key_of_phrase(phrase), []).append(rule)
    names = data["agencies"]
    agencies = frozenset(map(key_of_phrase, names["plain"]))
    helpers = "|".join(map(re.escape, data["helpers"]["words"]))
    return LabelRules(
        rules=rules,
        longest=max(len(phrase.split()) for phrase in rules),
        first_words=frozenset(phrase.split()[0] for phrase in rules),
        agencies=agencies,
        bracketed=agencies | frozenset(map(key_of_phrase, names["bracketed"])),
        heading_too=frozenset(map(key_of_phrase, names["heading_too"])),
        papers=frozenset(map(key_of_phrase, names["papers"])),
        tags_too=frozenset(map(key_of_phrase, data["tags_too"]["words"])),
        section_too=frozenset(map(key_of_phrase, data["section_too"]["words"])),
        home=frozenset(map(key_of_phrase, data["crumbs"]["home"])),
        clouds=frozenset(map(key_of_phrase, data["clouds"]["headings"])),
        helped=re.compile(
            rf"{SPACE}(?<![-–—ـ،,|/])[-–—ـ،,|/]++\s*(?:{helpers})\s*[:/\-–—].*|{SPACED}(?:{helpers})\s*:.*"
        ),
        published_in=re.compile(data["stamps"]["published_in"]),
    )


def key_of_phrase(text: str) -> str:
    """The folded key without brackets, separators, bullets and quotes at its edges."""
    return fold(text).strip(EDGE)


def without_helpers(text: str) -> str:
    """A byline without those who helped, behind the writer's name: "X - photos: Y", "X translation: Y"."""
    return label_rules().helped.split(text)[0]


def trim(value: str) -> str:
    """A value without separators and bullets at its edges, and without quotes or brackets that enclose all of it."""
    value = value.strip("\ufe0f✍🖊🖋📝✏🔴🔵🟢🟠🟡⚫⚪🔹🔸🔶🔷🔻📌❖◆◇♦◊▫○◦►▶➤✦★☆※ \t*•●▪■|/:,،؛;-–—_\u0640#>.")
    while len(value) > 2 and _PAIRS.get(value[0]) == value[-1] and value[-1] not in value[1:-1]:
        value = value[1:-1].strip()
    if len(value) > 2 and value[-1] in _OPENERS and _OPENERS[value[-1]] not in value:
        value = value[:-1].rstrip()  # "(source: …)", whose first half stands before the phrase
    return value


def is_cloud_heading(text: str) -> bool:
    """Whether a line heads the tags of the whole site: "الأكثر تداولا"."""
    return len(text) <= 40 and key_of_phrase(text) in label_rules().clouds


def is_heading_too(text: str) -> bool:
    """Whether a line is a word for "agencies" that heads parts of a text as well: "متابعات"."""
    return key_of_phrase(text) in label_rules().heading_too


def may_head_signs(text: str) -> bool:
    """Whether a line that reads like tags may be a part of a text: "signs: fever, cough"."""
    return key_of_phrase(text.partition(":")[0]) in label_rules().tags_too


def may_head_part(text: str) -> bool:
    """Whether a line that reads like a section may head a part of a text: "axis: …"."""
    return key_of_phrase(text.partition(":")[0]) in label_rules().section_too


def is_home(text: str) -> bool:
    """Whether a menu entry is the home page's: "الرئيسية"."""
    return key_of_phrase(text) in label_rules().home
