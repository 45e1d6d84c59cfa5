"""Raw texts in the shapes of many outlets, written for these tests: every line and every field comes out right.

`plain_documents/*.txt`: a document opens with `=== name`; its lines have a mark before a bar: T the headline, F
furniture, B the text, O counted neither way; `@authors`, `@source` and `@published` say what the record must hold,
`@any` which fields are not judged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page

FOLDER = Path(__file__).parent / "plain_documents"


@dataclass
class Document:
    """One document and what it must come to."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    def marked(self, *marks: str) -> list[str]:
        return [" ".join(text.split()) for mark, text in self.lines if mark in marks]

    @property
    def body(self) -> bytes:
        return "\n".join(text for _, text in self.lines).encode()


def documents() -> Iterator[tuple[str, Document]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for whole in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = whole.rstrip("\n").split("\n")
            document = Document()
            for line in lines:
                if line.startswith("@"):
                    key, _, value = line[1:].partition(" ")
                    document.said[key] = value
                else:
                    mark, _, text = line.partition("|")
                    document.lines.append((mark, text))
            yield f"{path.stem}-{name}", document


ALL = dict(documents())


def cleaned(document: Document) -> Article:
    return clean_page(document.body)


@pytest.mark.parametrize("name", ALL)
def test_the_text_is_what_the_journalist_wrote(name: str) -> None:
    document, got = ALL[name], cleaned(ALL[name]).text.split("\n")
    optional = set(document.marked("O", "T"))
    assert [line for line in got if line not in optional] == document.marked("B")


@pytest.mark.parametrize("name", ALL)
def test_the_fields_are_what_the_lines_say(name: str) -> None:
    document, article = ALL[name], cleaned(ALL[name])
    anything = document.said.get("any", "").split()
    title = next(iter(document.marked("T")), None)
    wanted = {
        "title": title,
        "authors": document.said["authors"].split("|") if "authors" in document.said else [],
        "source": document.said.get("source"),
        "published": document.said.get("published"),
    }
    got = {name: getattr(article, name) for name in wanted}
    if got["published"] and wanted["published"]:
        got["published"] = got["published"][: len(wanted["published"])]
    assert {k: v for k, v in got.items() if k not in anything} == {k: v for k, v in wanted.items() if k not in anything}
