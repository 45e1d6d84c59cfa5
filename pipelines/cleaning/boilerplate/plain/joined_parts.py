"""What a credit of several parts says: who wrote it and for whom, or that it is none."""

import re

from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.names import bare_name, could_be_name, given_names, may_be_given
from pipelines.cleaning.boilerplate.plain.outlets import EDGES, is_outlet_line
from pipelines.cleaning.boilerplate.plain.parts import Part, PartKind, exclusive_to
from pipelines.cleaning.boilerplate.plain.sections import is_section
from pipelines.cleaning.boilerplate.plain.shaped_names import is_shaped
from pipelines.cleaning.boilerplate.plain.wording import opens_like_a_dispatch, zone_words
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.text import fold

FEW = 2
"""Words of an outlet in quotation marks behind a place and a colon; more are somebody's words."""

BESIDE_WORD = 2
"""Unknown parts beside a word such as "exclusive": an outlet and a place."""

_HEADS = re.compile(r"[-–—ـ:]$")
"""How a credit ends where the template joined it to the text."""


def credit_of_parts(parts: list[Part], line: str) -> Credit | None:
    """The credit that two parts or more make, of a line as it stands; None where they make none."""
    kinds = [part.kind for part in parts]
    supported = {"place", "agency", "outlet", "desk", "word"} & set(kinds)
    unsaid = {"unknown", "quoted"} if supported else {"unknown", "quoted", "namelike"}
    unknown = sum(kind in unsaid for kind in kinds)
    if kinds in (["country", "place"], ["place", "country"]):
        return Credit(strong=False)
    told = kinds in (["place", "unknown"], ["outlet", "unknown"]) and not _HEADS.search(line.rstrip())
    if told and ((kinds[0] == "place" and parts[-1].told) or _says_something(parts[-1].text)):
        return None
    worded = bool({"word", "desk"} & set(kinds)) and ":" not in line.rstrip(EDGES)
    if kinds.count("person") > 2 or any(set(kinds) <= {kind} for kind in ("place", "outlet", "person", "role")):
        return None  # two outlets may be two clubs
    if kinds == ["unknown", "namelike"] and ":" not in line.rstrip(EDGES) and (found := _written_from(parts)):
        return found
    if unknown > (BESIDE_WORD if worded else 1):
        return _quoted(parts, line) or _place_first(parts, line)
    if kinds == ["unknown", "namelike"] and (found := _place_first(parts, line)):
        return found
    if set(kinds) <= {"unknown", "namelike"} or (
        set(kinds) <= {"byline", "helper", "unknown", "namelike"} and unknown == 0
    ):
        return None
    if any(part.kind == "unknown" and opens_like_a_dispatch(part.text) for part in parts):
        return None  # a text that was broken up
    authors, source = said_by(parts)
    if any(fold(part.text) in zone_words("photo_words") for part in parts):
        authors, source = (), None  # what a picture shows
    named = {"agency", "outlet", "host", "word", "person", "exclusive"} & set(kinds)
    return Credit(authors, source, strong=bool(named) and (unknown == 0 or (worded and len(parts) > BESIDE_WORD)))


def _says_something(text: str) -> bool:
    """Whether two unknown words, none with the article, that no template joined to the text say something of what
    stands before them, "great joy": no outlet and no family is called so."""
    said = text.split()
    return len(said) == FEW and not any(word.startswith(ARTICLE) or word.isascii() for word in said)


def _written_from(parts: list[Part]) -> Credit | None:
    """A town that no list has, with the article, and who wrote from there, by a given name: "the town - X Y"."""
    place, name = parts
    town = " " not in place.text and place.text.startswith(ARTICLE)
    return Credit((bare_name(name.text),), strong=False) if town and may_be_given(name.text) else None


def _place_first(parts: list[Part], line: str) -> Credit | None:
    """Two names that no list has, a dash or slash between them, and a dash or colon at the end that joined them to the
    text: a place and an outlet, "X – Y :"."""
    few = all(len(part.text.split()) <= FEW for part in parts)
    if [part.kind for part in parts] == ["unknown", "namelike"] and parts[0].slashed and " " not in parts[0].text:
        return Credit((bare_name(parts[1].text),), strong=False)
    if len(parts) != 2 or not few or not _HEADS.search(line.rstrip()) or ":" in line.rstrip(EDGES):
        return None
    return Credit(source=parts[1].outlet, strong=False)


def _quoted(parts: list[Part], line: str) -> Credit | None:
    """A place that no list has and an outlet in quotation marks, with a colon behind: "X – «Y»:"."""
    if [part.kind for part in parts] != ["unknown", "quoted"] or line.rstrip()[-1] not in ":-–—":
        return None
    return Credit(source=parts[1].outlet, strong=False)


def said_by(parts: list[Part]) -> tuple[tuple[str, ...], str | None]:
    """Authors and source. An unknown part is the outlet beside a person or "exclusive"; beside a place it is a person
    where it has a name's form, an outlet where it is one word with the article or an adjective with its noun; else
    nobody knows."""
    kinds = {part.kind for part in parts}
    helped = next((at for at, part in enumerate(parts) if part.kind == "helper"), len(parts))
    authors = [bare_name(part.text) for part in parts[:helped] if part.kind == "person"]
    sources = [part.outlet for part in parts if part.kind in ("outlet", "host", "quoted") and not is_section_part(part)]
    sources += [name for part in parts if part.kind == "exclusive" and (name := exclusive_to(part.text))]
    agencies = [part.text for part in parts if part.kind == "agency"]
    if not (sources or agencies or authors):  # a name that is an ordinary word of credits as well
        sources = [part.outlet for part in parts if part.kind == "word" and is_outlet_line(part.text)]
    named = bool(sources or agencies)
    for part in (part for part in parts if part.kind in ("unknown", "namelike")):
        beside = kinds & {"place", "byline", "desk"} or (named and (may_be_given(part.text) or is_shaped(part.text)))
        if part.kind == "namelike" and not authors and beside and helped == len(parts):
            authors.append(bare_name(part.text))
        elif _is_phrase(part.text):
            sources += [] if named else [part.outlet]
        elif ("byline" in kinds and could_be_name(part.text)) or (
            "place" in kinds and kinds & {"agency", "outlet"} and could_be_name(part.text)
        ):
            authors.append(bare_name(part.text))
        elif not named and not sources and _is_outlet_beside(kinds, parts, part):
            sources.append(part.outlet)
    return tuple(authors), next(iter([*agencies, *sources]), None)


def is_section_part(part: Part) -> bool:
    """Whether an outlet that no list has is a section's name as well: "news of the provinces"."""
    known = part.kind != "outlet" or is_outlet_line(part.text)
    return not known and (fold(part.text).split()[0] in zone_words("section_openers") or is_section(part.text))


def _is_outlet_beside(kinds: set[PartKind], parts: list[Part], part: Part) -> bool:
    """Whether an unknown part is the outlet: beside a person or "exclusive", where it is no town's name of one word,
    or stands first and the text does not hold it; and as one word beside a place."""
    if is_section(part.text):
        return False
    if " " not in part.text:
        return "place" in kinds or ("person" in kinds and part.unsaid and part is parts[0] and not part.slashed)
    return bool(kinds & {"person", "word", "desk"})


def _is_phrase(text: str) -> bool:
    """Whether a name is a noun and its adjective, both with the article, and no person's: "the daily harvest"."""
    parts = text.split()
    return len(parts) == 2 and all(part.startswith(ARTICLE) for part in parts) and fold(parts[0]) not in given_names()
