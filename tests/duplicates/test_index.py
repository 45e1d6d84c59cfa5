import json
import random
from pathlib import Path

import pytest

from pipelines.duplicates import fill, signature, tables
from pipelines.duplicates.choice import CANDIDATES
from pipelines.duplicates.fill import OwnDatabase, open_index
from pipelines.duplicates.index import Index, Match, name_of, number_of
from pipelines.duplicates.repeats import PRUNE_EVERY, count_articles
from pipelines.duplicates.signature import Signature
from pipelines.writing.lines import LinesFile
from tests.duplicates.texts import story
from tests.made_articles import id_of, made_article


def take(index: Index, name: str, text: str, site: str = "one") -> Match:
    return index.take(id_of(name), site, Signature.of(text))


def new_index() -> Index:
    return open_index(OwnDatabase(), [])


def commit(index: Index, *names: str) -> None:
    index.commit([id_of(name) for name in names])
    index.release([id_of(name) for name in names])


@pytest.mark.parametrize("committed", [False, True])
def test_the_later_one_names_the_first_of_the_chain(committed: bool) -> None:
    index = new_index()
    told = story(1)
    assert take(index, "a", told) == Match()
    if committed:
        commit(index, "a")
    again = "(وكالات) " + told
    assert take(index, "b", again) == Match(duplicate_of=id_of("a"))
    if committed:
        commit(index, "b")
    assert take(index, "c", again) == Match(duplicate_of=id_of("a"))
    assert take(index, "d", story(2)) == Match()


def test_the_order_in_which_they_come_changes_only_which_is_first() -> None:
    told = story(1)
    texts = {"a": told, "b": "(وكالات) " + told, "c": told + "\n" + story(7, paragraphs=1), "x": story(2)}
    for seed in range(8):
        names = random.Random(seed).sample(sorted(texts), len(texts))
        index = new_index()
        found = {name: take(index, name, texts[name]).duplicate_of for name in names}
        (first,) = [name for name in names if name != "x"][:1]
        wanted = {name: None if name in (first, "x") else id_of(first) for name in texts}
        assert found == wanted


def test_a_record_that_names_itself_is_its_own_story() -> None:
    index = new_index()
    assert index.put(id_of("a"), "site", Signature.of(story(1)), id_of("a"))
    assert take(index, "b", story(1)) == Match(duplicate_of=id_of("a"))


def test_a_revision_is_no_duplicate_of_itself_nor_of_its_copies() -> None:
    index = new_index()
    told = story(1)
    take(index, "a", told)
    take(index, "b", told)
    commit(index, "a", "b")
    grown = told + "\n" + story(9, paragraphs=1)
    assert take(index, "a", grown) == Match()
    commit(index, "a")
    assert take(index, "c", grown) == Match(duplicate_of=id_of("a"))


def test_a_wire_item_inside_a_longer_story() -> None:
    index = new_index()
    whole = story(1, paragraphs=12)
    take(index, "long", whole)
    wire = "\n".join(whole.split("\n")[2:6])
    assert take(index, "wire", wire) == Match(contained_in=id_of("long"))
    assert take(index, "again", wire) == Match(duplicate_of=id_of("wire"))


def test_what_a_site_repeats_is_no_shared_text() -> None:
    index = new_index()
    note = story(100, paragraphs=5)
    for number in range(2):
        take(index, f"early {number}", story(number, paragraphs=12) + "\n" + note, "one")
    mine, yours = (story(seed, paragraphs=2) + "\n" + note for seed in (11, 12))
    assert take(index, "mine", mine, "one") == Match()
    assert take(index, "yours", yours, "one") == Match()
    assert take(index, "copy", mine, "two") != Match(duplicate_of=id_of("yours"))


def test_a_story_does_not_become_furniture_by_being_copied() -> None:
    index = new_index()
    told = story(1)
    take(index, "first", told)
    assert {take(index, f"copy {n}", told) for n in range(5)} == {Match(duplicate_of=id_of("first"))}


def test_counts_of_paragraphs_do_not_grow_with_the_archive() -> None:
    database = OwnDatabase()
    index = open_index(database, [])
    for number in range(PRUNE_EVERY):
        take(index, str(number), story(number, paragraphs=3))
        commit(index, str(number))
    ((rows,),) = database.read("SELECT count(*) FROM duplicates_repeat")
    assert rows < 10


def test_an_article_that_is_dropped_is_not_found() -> None:
    index = new_index()
    take(index, "a", story(1))
    index.drop(id_of("a"))
    assert take(index, "b", story(1)) == Match()
    assert index.take(id_of("c"), "one", Signature.of(story(1)), only_new=True) == Match(duplicate_of=id_of("b"))
    index.drop(id_of("b"))
    assert take(index, "d", story(1)) == Match()


def test_a_copy_is_found_among_many_of_one_form() -> None:
    index = new_index()
    form = story(3)
    for number in range(CANDIDATES * 8):
        words = form.split()
        for at in range(0, len(words), 9):
            words[at] = f"{words[at]}{'ابتثجحخدذرزسشص'[number % 14]}ف{'ضطظعغقكلمنه'[number % 11]}"
        take(index, str(number), " ".join(words))
        last = " ".join(words)
    assert take(index, "copy", last).duplicate_of is not None


def file_of(folder: Path, *articles: object) -> Path:
    path = folder / "site" / "articles-2024-10-30.jsonl"
    file = LinesFile(path)
    file.append([one.record() for one in articles])  # type: ignore[attr-defined]
    file.close()
    return path


def test_an_index_of_an_older_algorithm_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_of(tmp_path, made_article("a", story(1)), made_article("b", story(1), duplicate_of=id_of("a")))
    database = OwnDatabase()
    monkeypatch.setattr(tables, "ALGORITHM", signature.ALGORITHM - 1)
    open_index(database, [])
    assert tables.is_complete(database)
    monkeypatch.undo()
    index = open_index(database, [path])
    assert take(index, "c", story(1)) == Match(duplicate_of=id_of("a"))
    assert tables.is_complete(database)


def test_rows_of_somebody_else_among_the_records_cost_the_index_nothing(tmp_path: Path) -> None:
    path = file_of(tmp_path, made_article("a", story(1)))
    row = made_article("b", story(2)).record()
    others = [row | {"id": "z" * 16}, row | {"id": id_of("c"), "duplicate_of": "nobody", "site": {"a": 1}}]
    with path.with_name("saved.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in others)
    index = open_index(OwnDatabase(), [path, path.with_name("saved.jsonl")])
    assert take(index, "d", story(2)) == Match(duplicate_of=id_of("c"))


@pytest.mark.parametrize("gone", sorted(tables.TABLES))
def test_an_index_of_which_a_table_is_gone_is_made_anew(gone: str, tmp_path: Path) -> None:
    path = file_of(tmp_path, made_article("a", story(1)))
    database = OwnDatabase()
    open_index(database, [path])
    with database.transaction() as db:
        db.execute(f"DROP TABLE {gone}")
    assert not tables.is_complete(database)
    assert take(open_index(database, [path]), "c", story(1)) == Match(duplicate_of=id_of("a"))


def test_an_index_whose_making_was_broken_off_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [made_article(str(number), story(number)) for number in range(7)]
    path = file_of(tmp_path, *articles)
    database = OwnDatabase()
    monkeypatch.setattr(fill, "ROWS", 2)
    real = Index.commit
    calls = iter(range(3))

    def commit_twice(self: Index, names: list[str]) -> None:
        if next(calls) == 2:
            raise KeyboardInterrupt
        real(self, names)

    monkeypatch.setattr(Index, "commit", commit_twice)
    with pytest.raises(KeyboardInterrupt):
        open_index(database, [path])
    monkeypatch.undo()
    assert not tables.is_complete(database)
    index = open_index(database, [path])
    assert database.read("SELECT count(*) FROM duplicates_text") == [(7,)]
    assert take(index, "x", story(6)) == Match(duplicate_of=id_of("6"))


def test_the_first_may_stand_in_a_later_line_of_the_files(tmp_path: Path) -> None:
    path = file_of(tmp_path, made_article("b", story(1), duplicate_of=id_of("a")), made_article("a", story(1)))
    index = open_index(OwnDatabase(), [path])
    assert take(index, "c", story(1)) == Match(duplicate_of=id_of("a"))


def test_ids_go_into_a_signed_number_and_back() -> None:
    for one in ("0" * 16, "f" * 16, id_of("x")):
        assert name_of(number_of(one)) == one
        assert -(1 << 63) <= number_of(one) < 1 << 63


def found_in_groups(size: int) -> list[Match]:
    """What a stream comes to that is committed so many at a time: common keys, ties, revisions."""
    shared = story(50, paragraphs=1)
    index, found, waiting = new_index(), [], []
    for number in range(90):
        name = f"a{number % 80}"  # the last ten are revisions
        text = f"{story(number % 30, paragraphs=2)}\n{shared}\n{story(200 + number, paragraphs=1)}"
        found.append(take(index, name, text, site=f"site{number}"))
        waiting.append(name)
        if len(waiting) == size:
            commit(index, *waiting)
            waiting = []
    return found


def test_what_is_found_does_not_depend_on_when_it_is_committed() -> None:
    at_once, together = found_in_groups(1), found_in_groups(1000)
    assert any(one.duplicate_of for one in at_once)
    assert at_once == found_in_groups(7) == together


def test_groups_of_articles_are_counted_as_they_would_be_one_by_one() -> None:
    rng = random.Random(5)
    articles = [(f"site {rng.randrange(3)}", frozenset(rng.choices(range(1, 60), k=3))) for _ in range(PRUNE_EVERY * 7)]
    counted = []
    for size in (1, 7, PRUNE_EVERY + 50):
        database = OwnDatabase()
        tables.make_empty(database)
        for at in range(0, len(articles), size):
            with database.transaction() as db:
                count_articles(db, articles[at : at + size])
        counted.append(database.read("SELECT * FROM duplicates_repeat ORDER BY site, paragraph"))
    assert counted[0] == counted[1] == counted[2] != []


def test_a_run_begins_with_what_the_last_one_has_put_by() -> None:
    database = OwnDatabase()
    index = open_index(database, [])
    for number in range(20):
        take(index, str(number), story(number))
        commit(index, str(number))
        if number % 3 == 0:
            index = open_index(database, [])
    again = open_index(database, [])
    for number in range(20):
        assert take(again, f"copy {number}", story(number)) == Match(duplicate_of=id_of(str(number)))


def test_an_article_that_shares_nothing_is_looked_for_in_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    database = OwnDatabase()
    index = open_index(database, [])
    take(index, "a", story(1))
    commit(index, "a")
    asked: list[str] = []
    read = database.read
    monkeypatch.setattr(database, "read", lambda query, values=(): asked.append(query) or read(query, values))
    assert take(index, "b", story(2)) == Match()
    assert asked == []
    assert take(index, "c", "(وكالات) " + story(1)) == Match(duplicate_of=id_of("a"))
    assert asked


def test_an_index_that_was_there_before_is_looked_through() -> None:
    database = OwnDatabase()
    first = open_index(database, [])
    take(first, "a", story(1))
    commit(first, "a")
    assert take(open_index(database, []), "b", "(وكالات) " + story(1)) == Match(duplicate_of=id_of("a"))


def test_keys_that_were_worked_out_before_do_as_well_but_where_the_site_repeats_itself() -> None:
    note, kept = story(9, paragraphs=1), []
    for known in (False, True):
        index = new_index()
        for number in range(5):
            whole = Signature.of(f"{story(number)}\n{note}")
            keys = tuple(signature.keys(whole.codes)) if known else ()
            assert index.take(id_of(str(number)), "one", Signature(whole.paragraphs, keys)) == Match()
        kept.append([held.keys for held in index._held.values()])
    assert kept[0] == kept[1]


@pytest.mark.parametrize(("names", "counted"), [(None, True), ("a", False), ("b", True), ("unknown", False)])
def test_a_story_that_is_told_again_is_not_what_its_site_repeats(names: str | None, counted: bool) -> None:
    index = new_index()
    index.put(id_of("a"), "one", Signature.of(story(1)), None)
    known = index.put(id_of("b"), "one", Signature.of(story(1)), names and id_of(names))
    assert known == (names != "unknown")
    held = index._held[index._held_ids[number_of(id_of("b"))]]
    assert bool(held.paragraphs) == counted
