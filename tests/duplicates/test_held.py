"""What the index holds until it is committed, and lets go of."""

import pytest

from pipelines.duplicates.index import Index, Match
from pipelines.duplicates.signature import Signature
from pipelines.duplicates.tables import article_count
from tests.duplicates.test_index import commit, new_index, take
from tests.duplicates.texts import story
from tests.made_articles import id_of


def only_new(index: Index, name: str, text: str) -> Match:
    return index.take(id_of(name), "one", Signature.of(text), only_new=True)


def test_where_only_new_ones_are_kept_a_copy_is_not_held_and_a_story_is() -> None:
    index = new_index()
    assert only_new(index, "a", story(1)) == Match()
    assert only_new(index, "b", story(1)) == Match(duplicate_of=id_of("a"))
    assert [held.entry.number for held in index._held.values()] == [1]
    commit(index, "a", "b")
    assert article_count(index._database) == 1


def test_elsewhere_a_copy_is_kept_as_well() -> None:
    index = new_index()
    take(index, "a", story(1))
    take(index, "b", story(1))
    commit(index, "a", "b")
    assert article_count(index._database) == 2


def test_what_is_told_of_an_article_that_is_not_there() -> None:
    index = new_index()
    said = Signature.of(story(1))
    assert index.put(id_of("a"), "one", said, None)
    assert index.put(id_of("b"), "one", said, id_of("a"))
    assert not index.put(id_of("c"), "one", said, id_of("nobody"))


@pytest.mark.parametrize("revised", [False, True])
def test_what_is_committed_or_dropped_is_not_held(revised: bool) -> None:
    index = new_index()
    for name in ("a", "b"):
        take(index, name, story(ord(name)))
        if revised:
            take(index, name, story(ord(name) + 100))
    assert len(index._held) == 2
    commit(index, "a", "nobody")
    index.drop(id_of("b"))
    index.drop(id_of("nobody"))
    assert (index._held, index._held_keys, index._held_ids) == ({}, {}, {})
    assert article_count(index._database) == 1


def test_a_revision_is_no_copy_of_its_own_article() -> None:
    index = new_index()
    assert take(index, "a", story(1)) == Match()
    assert take(index, "a", story(1)) == Match()
    commit(index, "a")
    assert take(index, "a", story(1)) == Match()
