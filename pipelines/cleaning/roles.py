"""What a line says of somebody's part in a text, by its first word or as a whole: people.toml has the words."""

from functools import partial

from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.text import fold, key_of
from pipelines.cleaning.words import words

LONGEST_HEADING = 50
"""Characters of a heading over what is told of the writer."""

LONGEST_MARK = 50
"""Characters of a line that says that a dispatch is over; longer than any on the gold pages (own choice)."""

_known = partial(words, "people.toml")


def is_no_writer(text: str) -> bool:
    """Whether a line opens with what others than the writer did: "photo"."""
    return fold(text).split(" ", 1)[0].strip(EDGE) in _known("not_writers")


def is_other_work(role: str) -> bool:
    """Whether what brackets say behind a name is no writer's work: "translation"."""
    return fold(role) in _known("other_work")


def heads_phrase(word: str) -> bool:
    """Whether a word opens phrases that end like names: "street", "cup", "death of"."""
    return fold(word) in _known("phrase_heads")


def is_adjective(word: str) -> bool:
    """Whether a word is an adjective with the article that stands behind any noun: "the international"."""
    return fold(word) in _known("definite_adjectives")


def is_reporter(text: str) -> bool:
    """Whether a line opens with a word for a correspondent: "our correspondent in Gaza"."""
    return fold(text).split(" ", 1)[0] in _known("reporters")


def opens_with_writing(text: str) -> bool:
    """Whether a line opens with what somebody is who writes or studies: "a researcher in …"."""
    return fold(text).split(" ", 1)[0].strip(EDGE) in _known("writing")


def is_about_writer(text: str) -> bool:
    """Whether a line heads what is told of the writer: "about the author"."""
    return len(text) <= LONGEST_HEADING and key_of(text) in _known("about_writer")


def is_desk(name: str) -> bool:
    """Whether a name is a desk's: "هيئة التحرير"."""
    return fold(name) in _known("desks")


def opens_with_profession(text: str) -> bool:
    """Whether a line opens with what somebody is: "كاتب وباحث …"."""
    first = fold(text).split(" ", 1)[0].strip(EDGE)
    return first in _known("professions")


def leads_to_more(text: str) -> bool:
    """Whether a link's text says that more is behind it: "more by this writer"."""
    first = fold(text).split(" ")
    return first[0] in _known("links") or " ".join(first[:2]) in _known("links")


def is_end_mark(text: str) -> bool:
    """Whether a line says that a dispatch is over: "(انتهى)"."""
    return len(text) <= LONGEST_MARK and key_of(text) in _known("end_marks")


def opens_with_desk(text: str) -> bool:
    """Whether a line opens with a word for a desk: "research unit of …"."""
    return fold(text).split(" ", 1)[0] in _known("desk_words")
