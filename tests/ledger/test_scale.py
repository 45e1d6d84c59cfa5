"""What keeps a ledger of years quick and small: no query reads a whole table, nothing is kept that is of no use."""

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.core.counts import SiteRun
from crawler.core.found import Found
from crawler.items import Hints
from crawler.ledger import Backlog, Ledger, LedgerError, Outcome, database, history
from crawler.ledger.schema import SCHEMA
from crawler.ledger.waiting import LAST, read_written

PAGE = "https://news.example/1"


def written(number: int = 1) -> Outcome:
    return Outcome(f"https://news.example/{number}", "example", "written", article=f"id{number}", content_hash="h")


def test_no_query_of_a_run_reads_or_sorts_a_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    connect = sqlite3.connect

    def watched(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.add)
        return connection

    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.commit([written()], {"a/b.jsonl": 1})
    ledger.close()
    monkeypatch.setattr(sqlite3, "connect", watched)
    ledger = Ledger(ledger.path)
    ledger.discover("example", [Found(PAGE, Hints(lastmod="2999-01-01")), Found(f"{PAGE}2")])
    backlog = Backlog(revisit=1)
    backlog.ahead(ledger, "example", 200)
    backlog.passed(("2024", "u"))
    backlog.left(ledger, [Found(PAGE)])
    ledger.hints(PAGE)
    ledger.is_written(PAGE)
    ledger.article_of(PAGE)
    ledger.newest("id1")
    ledger.length("a/b.jsonl")
    ledger.fail(f"{PAGE}2", "timeout")
    ledger.commit([written(2)], {"a/b.jsonl": 2})
    ledger.resources("example")
    ledger.resource("https://news.example/rss")
    ledger.repeats("example")
    history.site_history(ledger, "example", 60)
    history.record_run(ledger, datetime.now(UTC), "finished", [SiteRun("example")])
    monkeypatch.undo()
    plain = sqlite3.connect(ledger.path)
    queries = [one for one in asked if one.startswith(("SELECT", "UPDATE", "DELETE", "INSERT"))]
    assert len(queries) > 12
    for query in queries:
        plan = [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], (query, plan)


def test_a_feeds_full_text_goes_when_its_page_is_done_and_does_not_come_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    hints = Hints(title="title", content="<p>a long text" * 100)
    ledger.discover("example", [Found(PAGE, hints)])
    assert ledger.hints(PAGE).content
    ledger.commit([written()], {})
    assert ledger.hints(PAGE) == Hints(title="title")
    assert ledger.discover("example", [Found(PAGE, hints)]) == []
    assert ledger.hints(PAGE) == Hints(title="title")
    (due,) = ledger.discover("example", [Found(PAGE, Hints(lastmod="2999-01-01", content="new"))])
    assert due.hints.content == "new"


def old_ledger(path: Path) -> None:
    """One of version 1, with a page in each state."""
    later = ("CREATE INDEX", "    render INTEGER", "    rendered INTEGER", "    rescued INTEGER")
    lines = [line for line in SCHEMA.splitlines() if not line.startswith(later)]
    schema = "\n".join(lines).replace(",\n    revision INTEGER NOT NULL DEFAULT 1", "")
    schema = re.sub("address TEXT, ", "address TEXT  ", re.sub(r"CREATE TABLE daily .*?ROWID;", "", schema, flags=re.S))
    with sqlite3.connect(path) as db:
        db.executescript(f"{schema}; CREATE INDEX url_due ON url (site, state, found_at); PRAGMA user_version = 1;")
        for state, tries in (("pending", 0), ("failed", 2), ("failed", 5), ("written", 0), ("rejected", 0)):
            hints = '{"title": "t", "content": "c"}'
            db.execute(
                "INSERT INTO url (url, site, state, hints, tries, found_at, done_at)"
                " VALUES (?, 'example', ?, ?, ?, ?, ?)",
                (f"{state}{tries}", state, hints, tries, f"2024-01-0{tries + 1}", "2024-01-09"),
            )
        db.execute("INSERT INTO article (id, site, content_hash, written_at) VALUES ('id1', 'example', 'h', '2024')")


def shape(path: Path) -> set[tuple[str, ...]]:
    with sqlite3.connect(path) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {
            (table, *map(str, row[1:4])) for table in tables for row in db.execute(f"PRAGMA table_info({table})")
        }
        return columns | {tuple(row) for row in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index'")}


def test_an_older_ledger_is_brought_up_to_date_and_nothing_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    old_ledger(path)
    ledger = Ledger(path)
    assert [one.url for one in ledger.pending("example", 10)] == ["pending0", "failed2"]
    assert [one.page.url for one in read_written(ledger.read, "example", "2030", LAST, 10)] == ["written0"]
    assert ledger.hints("pending0").content == "c"
    assert ledger.hints("written0") == Hints(title="t")
    assert ledger.newest("id1") == ("h", 1)
    ledger.close()
    assert sqlite3.connect(path).execute("PRAGMA auto_vacuum").fetchone() == (database.INCREMENTAL,)
    Ledger(tmp_path / "new.sqlite").close()
    assert shape(path) == shape(tmp_path / "new.sqlite")


@pytest.mark.parametrize(("most", "least", "largest"), [(database.MOST, 0, 5_000_000), (1_000_000, 8_000_000, 2**40)])
def test_what_lies_empty_is_given_back_up_to_so_much_a_run(
    most: int, least: int, largest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "MOST", most)
    ledger = Ledger(tmp_path / "ledger.sqlite")
    pages = [Found(f"https://news.example/{n}", Hints(content="x" * 20_000)) for n in range(500)]
    ledger.discover("example", pages)
    ledger.commit([written(n) for n in range(500)], {})
    ledger.close()
    assert least <= ledger.path.stat().st_size < largest


def test_the_whole_file_is_read_only_where_somebody_else_wrote_to_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    ledger.commit([written(n) for n in range(2000)], {})
    ledger.close()
    assert not is_read_whole(path)
    damage(path)
    assert is_read_whole(path)
    assert list(tmp_path.glob("*.damaged-*"))


def test_a_large_ledger_is_not_read_whole_behind_a_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.sqlite"
    killed = Ledger(path)
    killed.commit([written(n) for n in range(2000)], {})
    assert is_read_whole(path, close=False)
    monkeypatch.setattr(database, "READ_WHOLE", 8192)
    assert not is_read_whole(path, close=False)
    database.forget_soundness(path)
    assert is_read_whole(path)
    killed.close()
    damage(path)
    assert is_read_whole(path)
    assert list(tmp_path.glob("*.damaged-*"))


def is_read_whole(path: Path, *, close: bool = True) -> bool:
    """Whether a start reads the whole ledger. It is closed then, or left as a kill leaves it."""
    asked: list[str] = []
    connect = sqlite3.connect

    def watched(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        ledger = Ledger(path)
    if close:
        ledger.close()
    return any("quick_check" in one for one in asked)


def damage(path: Path) -> None:
    """Somebody writes into a ledger that is closed."""
    content = bytearray(path.read_bytes())
    content[8192:16384] = b"\x55" * 8192
    path.write_bytes(content)


def test_damage_that_a_run_comes_upon_is_mended_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    ledger.commit([written(n) for n in range(2000)], {})
    ledger.close()
    stamp = database._stamp_file(path)
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\x55" * (len(content) - 12288)
    path.write_bytes(content)
    stamp.write_text(database._stamp(path), encoding="ascii")  # as a disk that forgets, not a program that writes
    with pytest.raises(LedgerError):
        ledger = Ledger(path)
        for number in range(2000):
            ledger.is_written(f"https://news.example/{number}")
    assert not stamp.exists()
    assert Ledger(path).pending("example", 1) == []
    assert list(tmp_path.glob("*.damaged-*"))


def test_the_health_of_long_ago_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_RUNS", 3)
    ledger = Ledger(tmp_path / "ledger.sqlite")
    for _ in range(9):
        history.record_run(ledger, datetime.now(UTC), "finished", [SiteRun("example")])
    assert len(history.site_history(ledger, "example", 60)) == 3


def test_damage_that_a_start_comes_upon_is_mended_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    path.write_bytes(b"no database " * 4096)
    database._stamp_file(path).write_text(database._stamp(path), encoding="ascii")
    with pytest.raises(LedgerError):
        Ledger(path)
    assert Ledger(path).pending("example", 1) == []


def test_no_surrogate_breaks_a_commit(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    bad = Outcome("http://x/\ud83d", "\ud83d", "rejected", "\ud83d", lines=("\ud83d",))
    ledger.commit([bad, written()], {})
    found = [Found("http://x/\ud83d"), Found("http://x/2", Hints(title="\ud83d", tags=["\ud83d"]))]
    assert [one.url for one in ledger.discover("example", found)] == ["http://x/2"]
    assert ledger.hints("http://x/2") == Hints(title="\ufffd", tags=["\ufffd"])
    ledger.fail("http://x/2", "\ud83d")
