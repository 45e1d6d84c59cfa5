"""Lines that name a field of the record: "المصدر: البوابة نيوز", "كلمات دلالية: …", "بقلم: …", "(رويترز)".

The phrases are data: labels.toml. A phrase is matched at the start of the line, on its folded key, and the line is
capped in length, because unanchored rules eat articles ("وكالة .*" 13 %, "كتبت?…" 10 %, "المصدر.*$" 3.5 % of 41,661).
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipelines.cleaning.text import fold, tidy

LONGEST = 300
"""Characters. No label line in the catalogue is longer; a line of tags comes closest."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says of the record."""

    kind: str
    """`source`, `source-link`, `quoted-from`, `partner`, `tags`, `hashtags`, `byline`, `section`, `crumbs`,
    `published`, `modified`, `agency` (a line of agency names only), `dateline` ("القاهرة - وكالات"),
    `stamped-source` (a date and a source) or `signed` ("Name (agency)", which is a byline only right before the end
    zone: the caller decides by place)."""
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    """Field names with their values in the page's spelling. No values: they stand in the lines behind a bare label.
    Fields: `source`, `tags`, `authors`, `section`; `published` and `modified` hold the string as printed."""

    def values(self, field: str) -> tuple[str, ...]:
        """The values of one field; none where the line does not name it."""
        return next((values for name, values in self.fields if name == field), ())


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    field: str
    separator: str
    max_chars: int
    max_words: int
    bare: bool
    list: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    rules: dict[str, list[_Rule]]
    """Folded phrase to its rules."""
    longest: int
    """Words of the longest phrase."""
    first_words: frozenset[str]
    """Of the phrases: a line that opens with none of them is soon let go."""
    agencies: frozenset[str]
    bracketed: frozenset[str]
    home: frozenset[str]
    clouds: frozenset[str]
    given_names: frozenset[str]
    """Names that open with the letter waw, which otherwise says "and"."""


@cache
def _lexicon() -> _Lexicon:
    """The phrases of labels.toml, folded."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    rules: dict[str, list[_Rule]] = {}
    for entry in data["label"]:
        phrases = entry.pop("phrases")
        rule = _Rule(**{"list": False, **entry})
        for phrase in phrases:
            rules.setdefault(_key(phrase), []).append(rule)
    names = data["agencies"]
    agencies = frozenset(map(_key, names["plain"]))
    return _Lexicon(
        rules=rules,
        longest=max(len(phrase.split()) for phrase in rules),
        first_words=frozenset(phrase.split()[0] for phrase in rules),
        agencies=agencies,
        bracketed=agencies | frozenset(map(_key, names["bracketed"])),
        home=frozenset(map(_key, data["crumbs"]["home"])),
        clouds=frozenset(map(_key, data["clouds"]["headings"])),
        given_names=frozenset(map(_key, data["names"]["waw"])),
    )


_EDGE = " \t\"'«»“”„()[]{}*•●▪■|/:.,،؛;-–—_\u0640#>»…"
_SEPARATOR = re.compile(r"\s*[:：|/]\s*|\s*[-–—]+\s*|\s+\u0640+\s+")
_LISTED = re.compile(r"\s*[،,;؛|•·/#\n]\s*|\s+[-–—]\s+|\s+\u0648\s+")
_HASHTAGS = re.compile(r"(?:#[^\s#]+(?: [^\s#]+)? ?){3,}")
_SIGNED = re.compile(r"([^\d.:؟!؛()]{3,40}) \(([^()\d]{3,30})\)\.?")
_BRACKETED = re.compile(r"([^\d.:؟!()]{3,30}) \(([^()]{2,30})\)")
_JOINED = re.compile(r"\s*[/+،,|]\s*|\s+[-–—]\s+|\s+\u0648(?=\w)")
_JOINT = re.compile(r"[/+،,|:]| [-–—]|[-–—] | \u0648\w")
"""What `_JOINED` and `_DASHED` split at: most lines have none of it."""

_DASHED = re.compile(r"\s+[-–—/]\s*|\s*[-–—/]\s+|\s*:\s*")
_STAMPED = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) - (.+)")
_SOURCE_STAMPED = re.compile(r"([^\d•]{2,40})•\s*(\d{1,2}/\d{1,2}/\d{4})")
_SECTION_STAMPED = re.compile(r"([^\d|]{2,25}) \| ?(\d[\d\-/., :]{7,21}?) ?\|?")
_WORD = re.compile(r"[^\W\d_]+(?:-\w+)?")
_STEP = re.compile(r"[>/»›|\\]")
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_PROSE = re.compile(r"[.؟!?]\s+\S|[؟!?]$")


_PAIRS = {'"': '"', "'": "'", "«": "»", "“": "”", "„": "“", "(": ")", "[": "]"}
_PLACE = re.compile(r" \u0641\u064a \S+$")


def _key(text: str) -> str:
    return fold(text).strip(_EDGE)


def trim(value: str) -> str:
    """A value without separators and bullets at its edges, and without quotes or brackets that enclose all of it."""
    value = value.strip(" \t*•●▪■|/:,،؛;-–—_\u0640#>.")
    while len(value) > 2 and _PAIRS.get(value[0]) == value[-1] and value[-1] not in value[1:-1]:
        value = value[1:-1].strip()
    return value


@lru_cache(maxsize=4096)  # several stages read the same lines
def read_label(text: str, outlets: frozenset[str] = frozenset()) -> Label | None:
    """Read one line. None where it is no label: most lines; whether a label counts, its place decides.

    `outlets` are folded names that count as agencies on this page: the site's own (`metadata.outlets`).

    >>> read_label("Source: Reuters").fields
    (('source', ('Reuters',)),)
    """
    line = tidy(text)
    if not 2 < len(line) <= LONGEST:
        return None
    if found := _labelled(line) or _stamped(line) or _agencies(line, outlets):
        return found
    return _hashtags(line) or _crumbs(line) or _signed(line)


def _labelled(line: str) -> Label | None:
    """A phrase of the lexicon, its separator and the value."""
    lexicon, body = _lexicon(), line.lstrip(_EDGE)
    first = _WORD.match(fold(body[:60]))
    if not first or first[0] not in lexicon.first_words:
        return None
    cut = _SEPARATOR.search(body)
    if cut:
        phrase, value = _key(body[: cut.start()]), body[cut.end() :]
        found = _match(phrase, value, len(line), separated=True)
        found = found or _match(_PLACE.sub("", phrase), value, len(line), separated=True)
        if found:
            return found
    words = body.split(" ", lexicon.longest)
    for count in range(min(len(words), lexicon.longest), 0, -1):
        found = _match(_key(" ".join(words[:count])), " ".join(words[count:]), len(line), separated=False)
        if found:
            return found
    return None


def _match(phrase: str, value: str, length: int, *, separated: bool) -> Label | None:
    for rule in _lexicon().rules.get(phrase, ()):
        if length > rule.max_chars:
            continue
        if not value.strip(_EDGE):
            if rule.bare:
                return Label(rule.kind, ((rule.field, ()),))
        elif (separated and rule.separator != "none") or rule.separator == "optional":
            values = _values(rule, value)
            if values is not None:
                return Label(rule.kind, ((rule.field, values),))
    return None


def _values(rule: _Rule, value: str) -> tuple[str, ...] | None:
    """The value as a list; None where it is prose and the line therefore no label."""
    if rule.field in ("published", "modified"):
        return (value.strip(" :-–|"),) if any(map(str.isdigit, value)) and not _PROSE.search(value) else None
    if rule.field == "source" and _URL.search(value):
        return ()
    if _PROSE.search(value):
        return None
    parts = _LISTED.split(value) if rule.list else [value]
    if rule.field == "authors":
        parts = split_names(value)
    values = tuple(dict.fromkeys(filter(None, map(trim, parts))))
    if any(len(part.split()) > rule.max_words for part in values):
        return None
    if rule.field == "authors" and any(map(str.isdigit, value)):
        return None
    return values


def is_cloud_heading(text: str) -> bool:
    """Whether a line heads the tags of the whole site: "الأكثر تداولا"."""
    return len(text) <= 40 and _key(text) in _lexicon().clouds


def is_home(text: str) -> bool:
    """Whether a menu entry is the home page's: "الرئيسية"."""
    return _key(text) in _lexicon().home


def split_names(text: str) -> list[str]:
    """The names of a byline that names several, by commas, dashes and "and"; beside full names, one word is a place."""
    names = [trim(name) for part in _LISTED.split(text) for name in _names(part)]
    return [name for name in names if " " in name] or names


def _names(text: str) -> list[str]:
    """Two full names that "and" joins: split only where both sides have two words, and no name opens with waw."""
    words = text.split()
    for at in range(2, len(words) - 1):
        word = words[at]
        if word[0] == "\u0648" and len(word) > 3 and _key(word) not in _lexicon().given_names:
            return [" ".join(words[:at]), " ".join([word[1:], *words[at + 1 :]])]
    return [text]


def after_phrase(text: str, field: str) -> str | None:
    """The value in a line without a separator ("كتب سالم الهادي"), where place or class says what the line is for.

    `field` is `authors` or `source`. None where the line does not open with one of its phrases; empty where the phrase
    stands alone; otherwise at most five words.
    """
    words = tidy(text).split(" ")
    for count in range(min(len(words), 3), 0, -1):
        rules = _lexicon().rules.get(_key(" ".join(words[:count])), ())
        rest = trim(" ".join(words[count:]))
        if any(rule.field == field for rule in rules) and len(rest.split()) <= 5:
            return rest
    return None


def _stamped(line: str) -> Label | None:
    """A date and something else in one line: "2023-08-07 00:00 - المصدر: …", "Báo Dân trí•14/01/2025"."""
    if line[0].isdigit() and (found := _STAMPED.fullmatch(line)):
        label = _labelled(found[2])
        return Label("stamped-source", (("published", (found[1],)), *label.fields)) if label else None
    if "•" in line and (found := _SOURCE_STAMPED.fullmatch(line)):
        return Label("stamped-source", (("source", (found[1].strip(),)), ("published", (found[2],))))
    if "|" in line and (found := _SECTION_STAMPED.fullmatch(line)):
        return Label("published", (("section", (found[1].strip(),)), ("published", (found[2].strip(" ,"),))))
    return None


def _agencies(line: str, outlets: frozenset[str]) -> Label | None:
    """Agency names alone, "(بترا)", "فرانس24/ أ ف ب", or behind a place: "القاهرة - وكالات"."""
    if len(line) > 60:
        return None
    lexicon, body = _lexicon(), line.strip(_EDGE)
    if not body:
        return None
    agencies = lexicon.agencies | outlets if outlets else lexicon.agencies
    known = lexicon.bracketed if "(" in line else lexicon.agencies
    if _key(body) in known:
        return Label("agency", (("source", (body,)),))
    if not _JOINT.search(body) and "(" not in body:
        return None
    parts = [_key(part) for part in _JOINED.split(body)]
    if len(parts) > 1 and all(part in lexicon.bracketed for part in parts):
        return Label("agency", (("source", (body,)),))
    if found := _BRACKETED.fullmatch(body + ")" if body.count("(") > body.count(")") else body):
        if _key(found[2]) in lexicon.agencies and len(found[1].split()) <= 2:
            return Label("dateline", (("source", (trim(found[2]),)),))
        return None
    place, *rest = _DASHED.split(body, maxsplit=1)
    names = [_key(part) for part in _JOINED.split(rest[0])] if rest else []
    if names and 2 < len(place) <= 30 and not _PROSE.search(place) and all(n in agencies for n in names):
        return Label("dateline", (("source", (trim(line),)),))
    return None


def _hashtags(line: str) -> Label | None:
    if not line.startswith("#") or not _HASHTAGS.fullmatch(line):
        return None
    return Label("hashtags", (("tags", tuple(dict.fromkeys(map(trim, line.split("#")[1:])))),))


def _crumbs(line: str) -> Label | None:
    if len(line) > 80 or not _STEP.search(line):
        return None
    steps = [step.strip() for step in _STEP.split(line)]
    if _key(steps[0]) not in _lexicon().home or not all(0 < len(step) <= 30 for step in steps):
        return None
    return Label("crumbs", (("section", (steps[-1],)),))


def _signed(line: str) -> Label | None:
    """ "Name (agency)": author and source."""
    found = _SIGNED.fullmatch(line) if ")" in line[-2:] else None
    if not found or not 2 <= len(found[1].split()) <= 5:
        return None
    return Label("signed", (("authors", (trim(found[1]),)), ("source", (trim(found[2]),))))
