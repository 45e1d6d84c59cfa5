"""Writers whom the headline names, "X writes: …", "… by X", or the words that open a press digest's piece."""

import re

from pipelines.cleaning.honorifics import without_titles
from pipelines.cleaning.labels import is_full_name, read_label
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.metadata.author_boxes import TOLD, says_of
from pipelines.cleaning.people import name_alone
from pipelines.cleaning.text import fold, tidy
from pipelines.cleaning.toml_files import read_toml
from pipelines.cleaning.words import words

DIGESTS = 90
"""Characters of a text in which a digest says who wrote where (own choice)."""

HEADLINE = 300
"""Characters of a headline that are read (own choice)."""

_WORDS = read_toml("metadata/headline_names.toml")


def _any(group: str) -> str:
    return "|".join(_WORDS[group])


_WRITES = re.compile(
    rf"(?:[^|]{{3,40}}?\s?(?:\||\s[–—-])\s)?([^:،؟!\"«»|]{{5,45}}?)(?: |\s?:\s?)(?:{_any('writes')})"
    rf"(?: {_any('about')})?\s?(?::|\.\.+|…)\s?(?!(?:{_any('feats')})\b)\S.*"
)
"""The name of a column may stand before the writer's, and a bar or a dash between."""
_BY = re.compile(rf".*\S\s?[-–—|.…:،]\s?(?:{_any('by')})\s?[:/]?\s?([^:،؟!\"«»|]{{5,45}})")
_SLASHED = re.compile(r"[^\s/]+ [^/]*[^\s/]\s?/\s([^:،؟!\"«»|/]{5,45})")
"""A headline, a slash, and a name."""
_COLON = re.compile(r"([^:،؟!\"«»|/]{5,45})\s?:\s\S.*")
_CUTS = re.compile(r"[\d|>»/•]+")
"""Between a section and a date, or the sections of a path."""
_DIGEST = re.compile(
    rf"(?:{_any('wrote')}) ([^:،.؟!\"«»“”]{{5,45}}) {_any('in')} (?:(?:{_any('papers')}) )?"
    rf"(?!\W?(?i:{_any('networks')})\b)"
    r"(?:[\"«“„][^\"«»“”]{2,25}[\"»”]|[A-Za-z][\w.]{1,15}) ?:"
)


def headline_names(around: Surroundings) -> list[str]:
    """The full name before "writes:" at the headline's start, or behind "by" at its end, where the text tells nothing
    of him; or of who "wrote in" a paper at the text's start."""
    headline = tidy(around.blocks[around.title_at].text)[:HEADLINE] if around.title_at is not None else ""
    opening = next(iter(around.opening(1)), "")
    found = _WRITES.fullmatch(headline) or _signed(headline) or _DIGEST.match(tidy(opening)[:DIGESTS])
    if found is None and (name := _untold(headline, around)):
        return [name]
    named = found[1].strip() if found is not None else _behind_headline(headline, around)
    name = name_alone(without_titles(named))
    if not is_full_name(name):
        return []
    return [] if found is not None and found.re is not _DIGEST and _speaks_of(name, around) else [name]


def _signed(headline: str) -> re.Match[str] | None:
    """A headline with a name behind "by" at its end, but one that tells of a book or a film by somebody."""
    tells_of_work = fold(headline).split(" ")[0] in words("metadata/headline_names.toml", "works")
    return None if tells_of_work else _BY.fullmatch(headline)


def _untold(headline: str, around: Surroundings) -> str:
    """The full name behind a slash at the headline's end, or before its colon where the page says that it is opinion;
    empty where the text says one of its words: who is in the news is told of."""
    found = _SLASHED.fullmatch(headline) or (_COLON.fullmatch(headline) if ":" in headline else None)
    name = name_alone(without_titles(found[1].strip())) if found is not None else ""
    if found is None or not is_full_name(name) or (found.re is _COLON and not _is_opinion(around)):
        return ""
    return name if not says_of(name, "", around) else ""


def _is_opinion(around: Surroundings) -> bool:
    """Whether a short line between headline and text names a section of opinions."""
    known = words("metadata/headline_names.toml", "opinion")
    short = (block.spaced for block in around.before() if len(block.text) <= TOLD)
    return any(fold(part).strip(EDGE) in known for text in short for part in _CUTS.split(text))


def _behind_headline(headline: str, around: Surroundings) -> str:
    """The name in a byline that stands behind the headline, printed once more in one line with it; else empty."""
    rests = [
        tidy(block.text).removeprefix(headline) for block in around.before() if len(block.text) > len(headline) > 0
    ]
    labels = [read_label(rest) for rest in rests if len(rest) <= TOLD]
    names = [
        name for label in labels if label is not None and label.kind == "byline" for name in label.values("authors")
    ]
    return names[0] if len(names) == 1 else ""


def _speaks_of(name: str, around: Surroundings) -> bool:
    """Whether a line of the text speaks of somebody."""
    return any(fold(name) in fold(line.text) for line in around.lines if len(line.text) >= TOLD)
