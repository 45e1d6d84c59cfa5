"""Pages in the shapes of many publishers and systems, written for naqi before its rules were tried on them.

Each page has its gold beside it: the lines of the text, lines that may stay or go (captions, embedded posts), and the
record's fields. The text must come out whole and alone; dates are right or null; the other fields keep their floors.
"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Article, Rejected
from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.text import key_of

PAGES = Path(__file__).parent / "pages"
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PAGES.glob("*.json"))
}
ARTICLES = [name for name, gold in GOLD.items() if gold["page_type"] == "article"]
FETCHED = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
"""When a page was fetched, where its gold does not say so."""

FLOORS = {
    "first": {"published": 0.97, "authors": 0.92, "source": 0.95, "tags": 0.95},
    "s_": {"published": 0.97, "authors": 0.97, "source": 0.89, "tags": 0.91},
    "f_": {"published": 1.0, "authors": 1.0, "source": 1.0, "tags": 1.0},
}
"""Share of the articles whose field is right: of the pages `s_…`; of those `f_…`, which each stand for a form of a
field that was read wrong once; of those before them. A field whose gold is empty must stay empty. Authors: names that
nothing marks ("الواحة: فلان") stay unread: a person in the news looks alike. Source: the agencies of the pages `s_…`
are invented, so no list has them."""


@cache
def cleaned(name: str) -> Article:
    fetched = GOLD[name].get("fetched_at")
    moment = datetime.fromisoformat(fetched) if fetched else FETCHED
    return clean_page((PAGES / f"{name}.html").read_bytes(), origin=name, fetched_at=moment)


@pytest.mark.parametrize("name", ARTICLES)
def test_text_is_whole_and_alone(name: str) -> None:
    gold = GOLD[name]
    lines = [key_of(line) for line in cleaned(name).text.split("\n")]
    body = [key_of(line) for line in gold["body_text"]]
    assert [line for line in body if line not in lines] == []
    assert [line for line in lines if line not in {*body, *map(key_of, gold["optional_text"])}] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_title(name: str) -> None:
    assert key_of(cleaned(name).title or "") == key_of(GOLD[name]["title_text"])


@pytest.mark.parametrize("name", [name for name in GOLD if name not in ARTICLES])
def test_what_is_no_article_is_rejected(name: str) -> None:
    with pytest.raises(Rejected):
        cleaned(name)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_date_is_right_or_missing(name: str) -> None:
    found = cleaned(name).published
    assert found is None or found[:10] == (GOLD[name]["published"] or "")[:10]


@pytest.mark.parametrize("field", FLOORS["first"])
@pytest.mark.parametrize("group", FLOORS)
def test_field_keeps_its_floor(group: str, field: str) -> None:
    names = [name for name in ARTICLES if (name[:2] if name[:2] in FLOORS else "first") == group]
    wrong = [name for name in names if not is_right(field, cleaned(name), GOLD[name])]
    assert 1 - len(wrong) / len(names) >= FLOORS[group][field], wrong


def is_right(field: str, article: Article, gold: dict[str, Any]) -> bool:
    if field == "published":
        if not article.published or not gold["published"]:
            return article.published == gold["published"]
        return is_moment(article.published, gold["published"])
    if field == "source":
        return key_of(article.source or "") == key_of(gold["source"] or "")
    got, want = (article.authors, gold["author"]) if field == "authors" else (article.tags, gold["tags"])
    return {key_of(one) for one in got} == {key_of(one) for one in want}


def is_moment(got: str, want: str) -> bool:
    """The same instant where both have offsets; the same wall clock, or day, otherwise."""
    if len(want) == 10 or len(got) == 10:
        return got[:10] == want[:10]
    one, other = (datetime.fromisoformat(text).replace(second=0, microsecond=0) for text in (got, want))
    return one == other if one.tzinfo and other.tzinfo else one.replace(tzinfo=None) == other.replace(tzinfo=None)
