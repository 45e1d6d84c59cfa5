"""Lines that say who wrote a text, where, when and for whom: their parts may be unknown, their grammar may not."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.cleaning.boilerplate.plain.names import bare_name, could_be_name, is_name, people
from pipelines.cleaning.boilerplate.plain.wording import ON, tokens, zone_words
from pipelines.cleaning.dates.dated_line import find_date
from pipelines.cleaning.labels import outlet_words, read_label, short_name
from pipelines.cleaning.letters import AND
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

LONGEST = 70
"""Characters of a credit line; the longest of 130 has 66."""

MOST_PARTS = 4
"""Parts of one."""

PART_WORDS = 4
"""Words of an unknown part: an outlet's name."""

PLACE_WORDS = 2
"""Words of a place that no list has."""

_SPLIT = re.compile(r"\s*[/|:•·]+\s*|\s*[–—]+\s*|\s+-+\s*|-+\s+|\s*ـ{2,}\s*|\s+ـ+\s+|-+$|^-+|\s*[()\[\]]+\s*")
_TIGHT = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_HOST = re.compile(r"(?:www\.)?[A-Za-z][A-Za-z0-9\-]{1,30}\.[A-Za-z]{2,4}(?:\.[A-Za-z]{2})?")
_WHOLE_QUOTE = re.compile(r"[«\"“”{]\s*([^«»\"“”{}]{2,30}?)\s*[»\"“”}]")
_EDGE = " \t-–—_:/|\\.،,*•ـ"
_LISTED = re.compile(rf"\s*[،,/|]\s*|\s+[-–—]\s+|\s+{AND}\s+")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.؟!?]\s+\S|[؟!?]$")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    """The date in it, as printed."""
    strong: bool = True
    """Its parts are known well enough to count without a headline above it."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    kind: str
    """`place`, `agency`, `outlet`, `host`, `word`, `byline`, `helper`, `person`, `quoted` or `unknown`; empty
    where it cannot stand in a credit."""


@cache
def outlet_names() -> frozenset[str]:
    """Folded names of outlets, without the words that say "outlet", and as printed."""
    names = words("boilerplate/plain/outlets.toml", "names")
    return names | frozenset(filter(None, map(short_name, names)))


def sounds_like_outlet(name: str) -> bool:
    """Whether a name is an outlet's, or holds a word that says so at either end."""
    key = " ".join(tokens(name))
    if not key:
        return False
    if key in outlet_names() or short_name(key) in outlet_names():
        return True
    marks = outlet_words() | words("boilerplate/plain/outlets.toml", "marks")
    parts = key.split()
    return len(parts) > 1 and (parts[0] in marks or parts[-1] in marks)


def is_outlet_line(text: str) -> bool:
    """Whether a line is nothing but an outlet's name or host: "الشرق الأوسط", "«الحياة»", "MARFA.INFO"."""
    name = text.strip(_EDGE)
    if _HOST.fullmatch(name):
        return True
    quoted = _WHOLE_QUOTE.fullmatch(name)
    key = " ".join(tokens(quoted[1] if quoted else name))
    return key in outlet_names() or short_name(key) in outlet_names()


def read_byline(text: str) -> Credit | None:
    """A word that introduces who wrote, a separator, and names: "إنجاز: سالم الهادي", "كتبت-هدى سالم:"."""
    line = text.strip(_EDGE)
    if len(line) > LONGEST or _SENTENCE.search(line):
        return None
    head, sep, value = _cut(line)
    if not sep or fold(head) not in zone_words("bylines") or any(map(str.isdigit, value)):
        return None
    return _by(fold(head), value)


def read_wrote(text: str) -> Credit | None:
    """The same without a separator, where the place says what the line is: "كتب سالم الهادي و رويترز"."""
    line = text.strip(_EDGE)
    verb, _, value = line.partition(" ")
    if len(line) > LONGEST or fold(verb) not in zone_words("wrote") or any(map(str.isdigit, line)):
        return None
    return _by(fold(verb), value.strip(_EDGE))


def _cut(line: str) -> tuple[str, str, str]:
    found = re.search(r"\s*[:/|]+\s*|\s*[-–—ـ]+\s*", line)
    if found is None:
        return line, "", ""
    return line[: found.start()], found[0], line[found.end() :].strip(_EDGE)


def _by(word: str, value: str) -> Credit | None:
    """Who is named behind a word that introduces names; agencies among them are the source."""
    parts = [part for part in _LISTED.split(value) if part.strip(_EDGE)]
    agencies = [part.strip(_EDGE) for part in parts if _is_agency(part) or is_outlet_line(part)]
    places = [part for part in parts if fold(part).strip(_EDGE) in words("labels/credits.toml", "places")]
    rest = [part for part in parts if part.strip(_EDGE) not in agencies and part not in places]
    names = [name for part in rest for name in people(part)]
    if not names or len(names) < len(rest):
        return None
    if not any(map(is_name, names)) and any(len(name.split()) > 4 for name in names):
        return None
    authors = () if word in zone_words("helpers") else tuple(names)
    return Credit(authors, agencies[0] if agencies else None)


def read_credit_line(text: str, body: str = "") -> Credit | None:
    """A line of parts of which some are known: place, agency, outlet, person, "exclusive", date. None where it is none.

    `body` is the text that follows: where it quotes an unknown part as an outlet, the part is one. `strong` says that
    the parts leave no doubt; a credit that is not strong counts under a headline only.
    """
    line = text.strip()
    dated = find_date(line)
    if dated is not None:
        return _dated(dated.date, dated.rest, body)
    if len(line) > LONGEST or _SENTENCE.search(line.strip(_EDGE)) or any(map(str.isdigit, line)):
        return None
    parts = [_Part(part, _kind(part, body)) for part in _parts(line)]
    if not 0 < len(parts) <= MOST_PARTS or any(part.kind == "" for part in parts):
        return None
    if len(parts) == 1:
        return _alone(parts[0], line)
    return None if _is_statement(parts, line) else _joined(parts)


def _is_statement(parts: list[_Part], line: str) -> bool:
    """Whether somebody is quoted, as headlines do: "the minister: we shall stay", "paper: the talks failed"."""
    last = parts[-1]
    if last.kind not in ("unknown", "quoted") or not re.search(rf":\s*[«\"“]?{re.escape(_outlet(last))}", line):
        return False
    return last.kind == "quoted" or " " in last.text or not {part.kind for part in parts[:-1]} <= {"place", "word"}


def _dated(date: str, rest: str, body: str) -> Credit | None:
    if not rest:
        return Credit(date=date)
    parts = [_Part(part, _kind(part, body)) for part in _parts(rest)]
    if not parts or any(part.kind == "" for part in parts):
        return None
    found = _joined(parts) if len(parts) > 1 else Credit(*_said(parts), strong=parts[0].kind != "unknown")
    if found is None:
        return None
    return Credit(found.authors, found.source, date, found.strong)


def _parts(line: str) -> list[str]:
    parts = [part for part in (piece.strip(_EDGE) for piece in _SPLIT.split(line)) if part]
    if len(parts) == 1 and not _HOST.fullmatch(parts[0]):
        parts = [part for part in (piece.strip(_EDGE) for piece in _TIGHT.split(parts[0])) if part]
    return [part for part in parts if fold(part) not in zone_words("honorifics")]


def _kind(part: str, body: str) -> str:
    """What a part is; empty where it cannot stand in a credit."""
    key = fold(part).strip(_EDGE + '«»"“”')
    if key in words("labels/credits.toml", "places"):
        return "place"
    if len(key) == 1 or key in zone_words("credit_words") or key in words("labels/credits.toml", "words"):
        return "word"
    if _is_agency(part):
        return "agency"
    if _HOST.fullmatch(part):
        return "host"
    if is_outlet_line(part):
        return "outlet"
    if _WHOLE_QUOTE.fullmatch(part):
        return "quoted"
    if key in zone_words("bylines"):
        return "helper" if key in zone_words("helpers") else "byline"
    if is_name(part):
        return "person"
    if not _may_be_name_of_something(part):
        return ""
    if sounds_like_outlet(part):
        return "outlet"
    if _quoted_in(part, body):
        return "outlet"
    return "place" if _placed_in(part, body) else "unknown"


def _may_be_name_of_something(part: str) -> bool:
    words_of = part.split()
    letters = all(re.fullmatch(r"[^\W\d_]+\.?", word) for word in words_of)
    if not 0 < len(words_of) <= PART_WORDS or not letters or not ON.isdisjoint(words_of):
        return False
    return zone_words("function").isdisjoint(map(fold, words_of))


def _quoted_in(part: str, body: str) -> bool:
    """Whether the text speaks of it as outlets do of themselves: in quotation marks."""
    return re.search(rf"[«\"“”({{]\s*{re.escape(part)}\s*[»\"“”)}}]", body) is not None


def _placed_in(part: str, body: str) -> bool:
    """Whether the text says that it is a place: behind "in", "the town of"."""
    if len(part.split()) > PLACE_WORDS:
        return False
    return re.search(rf"(?<!\w)(?:{_places_open()}) {re.escape(fold(part))}(?!\w)", fold(body)) is not None


@cache
def _places_open() -> str:
    return "|".join(sorted(map(re.escape, zone_words("places_open"))))


def _alone(part: _Part, line: str) -> Credit | None:
    if part.kind in ("outlet", "host"):
        known = part.kind == "host" or is_outlet_line(part.text)
        if not known and len(part.text.split()) == PART_WORDS:
            return None  # a call to the reader that ends on "the news"
        return Credit(source=_outlet(part), strong=known)
    if part.kind == "agency":
        return Credit(source=part.text, strong=True)
    if part.kind == "word":
        return Credit(strong=True)
    if part.kind == "person" and line[-1] in "-–—":  # what the template joined to the name stands behind it no more
        return Credit((bare_name(part.text),), strong=False)
    return None


def _joined(parts: list[_Part]) -> Credit | None:
    kinds = [part.kind for part in parts]
    unknown = kinds.count("unknown") + kinds.count("quoted")
    if unknown > 1 or kinds.count("person") > 2 or set(kinds) <= {"place"} or set(kinds) <= {"person"}:
        return None
    if set(kinds) == {"unknown"} or (set(kinds) <= {"byline", "helper", "unknown"} and unknown == 0):
        return None
    authors, source = _said(parts)
    named = {"agency", "outlet", "host", "word", "person"} & set(kinds)
    return Credit(authors, source, strong=bool(named) and unknown == 0)


def _said(parts: list[_Part]) -> tuple[tuple[str, ...], str | None]:
    """Authors and source. An unknown part is the outlet beside a person or "exclusive"; beside a place it is a person
    where it has a name's form, an outlet where it is one word with the article; else nobody knows."""
    kinds = {part.kind for part in parts}
    authors = [bare_name(part.text) for part in parts if part.kind == "person"] if "helper" not in kinds else []
    sources = [_outlet(part) for part in parts if part.kind in ("outlet", "host", "quoted")]
    agencies = [part.text for part in parts if part.kind == "agency"]
    for part in (part for part in parts if part.kind == "unknown"):
        if ("byline" in kinds and could_be_name(part.text)) or (
            "place" in kinds and kinds & {"agency", "outlet"} and could_be_name(part.text)
        ):
            authors.append(bare_name(part.text))
        elif (kinds & {"person", "word"} and not sources and not agencies) or (
            "place" in kinds and " " not in part.text and not sources and not agencies
        ):
            sources.append(_outlet(part))
    return tuple(authors), next(iter([*agencies, *sources]), None)


def _outlet(part: _Part) -> str:
    found = _WHOLE_QUOTE.fullmatch(part.text)
    return found[1].strip() if found else part.text.strip(_EDGE)


def _is_agency(name: str) -> bool:
    """Whether a name is an agency's, one that is an ordinary word as well included."""
    label = read_label(f"({name.strip(_EDGE)})")
    return label is not None and label.kind == "agency"
