import sqlite3
from argparse import Namespace
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError

from crawler.commands.search import Command
from pipelines.export.formats import Export, write_export
from pipelines.export.search import SearchError, search, snippet
from pipelines.reading.selection import select
from pipelines.reading.snapshot import snapshot
from tests.export.made import lines, record


@pytest.fixture
def database(tmp_path: Path) -> Path:
    made = [
        record(0, title="الرئيس يزور الميناء", text="أكَّدَ مديرُ الميناءِ أنّ العمل بدأ سنة ٢٠٢٤ في المدينة القديمة."),
        record(1, title="سوق السمك", text="وصل رئيس البلدية إلى السـوق على متن سفينة.\nنص آخر عن مُستشفى."),
        record(2, title=None, text="لا شيء هنا."),
    ]
    (tmp_path / "a.jsonl").write_bytes(lines(*made))
    write_export(select(snapshot([tmp_path])), Export("sqlite", tmp_path / "x.db"))
    return tmp_path / "x.db"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("أكد", {0}),  # harakat
        ("اكد", {0}),  # hamza
        ("2024", {0}),  # digits
        ("القديمه", {0}),  # teh marbuta
        ("السوق", {1}),  # tatweel
        ("مستشفي", {1}),  # alef maksura
        ("رئيس", {0, 1}),  # with and without the article
        ("الرئيس", {0, 1}),
        ("الرئيس الميناء", {0}),  # all the words
        ("ميناء", {0}),
        ("شيء", {2}),
        ("الا", set()),  # what is left without the article is no word
        ("سفن", set()),
        ('"رئيس" OR (NEAR', set()),  # not FTS5's language
    ],
)
def test_words_are_found_in_any_spelling(database: Path, words: str, found: set[int]) -> None:
    assert {hit.url for hit in search(database, words)} == {record(number)["url"] for number in found}


def test_a_snippet_shows_the_words_as_they_are_spelt(database: Path) -> None:
    (hit,) = search(database, "اكد")
    assert hit.snippet == "[أكَّدَ] مديرُ الميناءِ أنّ العمل بدأ سنة ٢٠٢٤ في المدينة القديمة."


def test_a_snippet_is_short() -> None:
    text = "عنوان\n" + " ".join(f"كلمة{n}" for n in range(50))
    assert snippet(text, {"كلمه25"}, around=1) == "… كلمة24 [كلمة25] كلمة26 …"
    assert snippet(text, {"كلمه0"}, around=1) == "[كلمة0] كلمة1 كلمة2 …"
    assert snippet("عنوان\nنص", {"عنوان"}, around=1) == "[عنوان] نص"


def test_no_more_than_asked_for(database: Path) -> None:
    assert len(search(database, "رئيس", limit=1)) == 1


def test_what_cannot_be_searched(database: Path, tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="no word"):
        search(database, " ?! ـــ")
    with pytest.raises(SearchError, match="no such file"):
        search(tmp_path / "none.db", "x")
    (tmp_path / "text").write_text("not a database" * 99)
    with pytest.raises(SearchError, match="no SQLite export"):
        search(tmp_path / "text", "x")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE a (b)")
    with pytest.raises(SearchError, match="no SQLite export"):
        search(tmp_path / "other.db", "x")
    sqlite3.connect(database).execute("PRAGMA application_id = 1")  # the same tables, of somebody else
    with pytest.raises(SearchError, match="no SQLite export"):
        search(database, "رئيس")


def test_the_index_is_sound_and_over_the_folded_column(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_fts'").fetchone()
    assert 'content="articles"' in sql  # by which Datasette knows the index of a table
    assert connection.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'اكد'").fetchone() == (1,)


def test_more_hits_than_a_database_can_count_are_all(database: Path) -> None:
    assert len(search(database, "رئيس", 10**30)) == 2


@pytest.mark.parametrize(
    ("words", "most", "why"), [(["x.sqlite"], 1, "an SQLite export and the words"), (["x.sqlite", "y"], 0, "--max 0")]
)
def test_a_command_that_lacks_something_is_told(words: list[str], most: int, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        Command().run(words, Namespace(max=most, json=False))
