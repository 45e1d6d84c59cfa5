import json
import sqlite3
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Rejected
from crawler.ledger import Ledger, LedgerError, Outcome
from pipelines.duplicates.signature import Signature
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.merge import Merged, merge
from pipelines.writing.merge_sources import sources
from pipelines.writing.rebuild import fill
from pipelines.writing.store import GROUP
from tests.crash.kill_points import each_kill
from tests.duplicates.texts import story
from tests.made_articles import id_of, made_article, trace_of


def store_in(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


def write(out: Path, site: str, *numbers: int) -> None:
    """A shard's output: stories of a site, one of them revised, and a rejected page."""
    store = store_in(out)
    index = store.keep_index()
    for text, number in [*((story(number), number) for number in numbers), (story(numbers[0]) + "\nتصحيح", numbers[0])]:
        url = f"https://{site}/{number}"
        article = made_article(url, text, url=url, site=site)
        article.duplicate_of = index.take(article.id, site, Signature.of(text)).duplicate_of
        store.add(article, trace_of(article, key=url))
        store.flush()
    listed = f"https://{site}/list"
    store.reject(trace_of(made_article(listed, site=site), key=listed), Rejected("list-page"))
    store.close()
    store.ledger.close()


def merge_all(into: Path, *folders: Path, mode: str = "mark") -> list[Merged]:
    store = store_in(into)
    done = merge(folders, store, mode=mode)
    store.close()
    store.ledger.close()
    return done


def rows(out: Path, pattern: str = "articles-*.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted(out.glob(f"*/{pattern}")) for line in path.open(encoding="utf-8")]


def test_shards_become_one_and_their_duplicates_are_found_once(tmp_path: Path) -> None:
    one, two, into = tmp_path / "one", tmp_path / "two", tmp_path / "into"
    write(one, "one.example", 1, 2)
    write(two, "two.example", 2, 3)
    first = merge_all(into, one, two)
    assert [(done.written, done.duplicates, done.rejected) for done in first] == [(3, 0, 1), (3, 2, 1)]
    before = {path: path.read_bytes() for path in into.glob("*/*.jsonl")}
    again = merge_all(into, one, two)
    assert [(done.written, done.known, done.rejected) for done in again] == [(0, 3, 0), (0, 3, 0)]
    assert {path: path.read_bytes() for path in into.glob("*/*.jsonl")} == before
    copies = {row["id"]: row["duplicate_of"] for row in rows(into) if row["duplicate_of"]}
    assert copies == {id_of("https://two.example/2"): id_of("https://one.example/2")}
    assert sorted(row["revision"] for row in rows(into)) == [1, 1, 1, 1, 2, 2]
    ledger = Ledger.reader(into / "ledger.sqlite")
    assert ledger.is_written("https://two.example/3")
    ledger.close()


def test_pages_that_wait_in_a_shard_wait_in_the_whole(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    write(one, "one.example", 1)
    ledger = Ledger(one / "ledger.sqlite")
    ledger.discover("one.example", [Found("https://one.example/waits")])
    ledger.close()
    assert [done.pending for done in merge_all(into, one)] == [1]
    assert [done.pending for done in merge_all(into, one)] == [0]
    whole = Ledger.reader(into / "ledger.sqlite")
    assert [found.url for found in whole.pending("one.example", 10)] == ["https://one.example/waits"]
    whole.close()


def test_a_merge_that_is_killed_at_any_moment_is_carried_on(tmp_path: Path) -> None:
    one = tmp_path / "one"
    write(one, "one.example", 1, 2)
    into = tmp_path / "into"
    wanted = Counter((row["id"], row["revision"]) for row in rows(one))
    for kill in each_kill(lambda: merge_all(into, one)):
        merge_all(into, one)
        assert Counter((row["id"], row["revision"]) for row in rows(into)) == wanted, kill
        for path in sorted(into.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


def test_with_drop_duplicates_become_rejected_rows_once(tmp_path: Path) -> None:
    one, two, into = tmp_path / "one", tmp_path / "two", tmp_path / "into"
    write(one, "one.example", 1, 2)
    write(two, "two.example", 2, 3)
    done = merge_all(into, one, two, mode="drop")
    assert [(each.written, each.duplicates) for each in done] == [(3, 0), (1, 2)]
    again = merge_all(into, one, two, mode="drop")
    assert [(each.written, each.duplicates, each.known) for each in again] == [(0, 0, 3), (0, 0, 3)]
    copies = [row for row in rows(into, "rejected.jsonl") if row["reason"] == "duplicate"]
    assert {row["detail"] for row in copies} == {f"of {id_of('https://one.example/2')}"}
    assert len(copies) == 2  # two revisions
    assert {row["id"] for row in rows(into)} & {id_of("https://two.example/2")} == set()


def test_a_page_that_was_rejected_twice_has_one_row_and_what_is_no_row_none(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    url = "https://one.example/list"
    store = store_in(one)
    store.reject(trace_of(made_article(url, site="one.example"), key=url), Rejected("list-page"))
    store.close()
    store.ledger.close()
    (path,) = one.glob("*/rejected.jsonl")
    (row,) = rows(one, "rejected.jsonl")
    others = [{"reason": "list-page"}, row | {"origin": f"{url}/2", "reason": "no-such-reason"}, row]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in (row, *others)), encoding="utf-8")
    assert [done.rejected for done in merge_all(into, one)] == [1]
    assert len(rows(into, "rejected.jsonl")) == 1


def go(out: Path, site: str, number: int, at: str, *, back: bool = False) -> None:
    """A page of a shard is gone, or there again with the same text."""
    store = store_in(out)
    url = f"https://{site}/{number}"
    article = made_article(url, story(number), url=url, site=site, fetched_at=at)
    if back:
        store.add(article, trace_of(article, key=url))
    else:
        store.reject(trace_of(article, key=url), Rejected("gone", "410"))
    store.close()
    store.ledger.close()


def test_articles_that_are_gone_in_a_shard_are_gone_in_the_whole_until_they_come_back(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    write(one, "one.example", 1, 2)
    go(one, "one.example", 2, "2025-01-02T00:00:00Z")
    assert [done.gone for done in merge_all(into, one)] == [1]
    assert [done.gone for done in merge_all(into, one)] == [0]
    gone = rows(into, "gone.jsonl")
    assert [row["id"] for row in gone] == [id_of("https://one.example/2")]
    ledger = Ledger.reader(into / "ledger.sqlite")
    assert ledger.newest(id_of("https://one.example/2")) == ("", 1)
    ledger.close()
    go(one, "one.example", 2, "2025-01-03T00:00:00Z", back=True)
    assert [(done.written, done.gone) for done in merge_all(into, one)] == [(1, 0)]
    assert [(done.written, done.gone) for done in merge_all(into, one)] == [(0, 0)]
    assert sorted(row["revision"] for row in rows(into) if row["id"] == id_of("https://one.example/2")) == [1, 2]


def visit(out: Path, day: int, number: int, url: str = "https://one.example/1") -> None:
    """A visit of a page on a day of January: it shows the story of a number."""
    store = store_in(out)
    article = made_article(url, story(number), url=url, site="one.example", fetched_at=f"2025-01-{day:02}T00:00:00Z")
    store.add(article, trace_of(article, key=url))
    store.close()
    store.ledger.close()


def history(out: Path) -> list[tuple[int, str]]:
    found = sorted((row["revision"], row["fetched_at"]) for row in rows(out))  # type: ignore[type-var]
    return [(revision, str(moment)[8:10]) for revision, moment in found]  # type: ignore[misc]


def test_revisions_come_in_the_order_of_their_days_whatever_the_order_of_the_folders(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for day, number in [(1, 1), (3, 3)]:
        visit(one, day, number)
    for day, number in [(2, 2), (4, 3)]:
        visit(two, day, number)
    for at, folders in enumerate([(one, two), (two, one)]):
        into = tmp_path / f"into-{at}"
        for _ in range(2):
            merge_all(into, *folders)
            assert history(into) == [(1, "01"), (2, "02"), (3, "03")]


def test_a_text_that_an_article_has_again_is_its_newest_one(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    for day, number in [(1, 1), (2, 2), (3, 1)]:
        visit(one, day, number)
    for _ in range(2):
        merge_all(into, one)
        assert history(into) == [(1, "01"), (2, "02"), (3, "03")]


def test_a_text_that_is_older_than_what_was_there_does_not_become_the_newest(tmp_path: Path) -> None:
    one, two, into = tmp_path / "one", tmp_path / "two", tmp_path / "into"
    visit(one, 2, 2)
    visit(two, 1, 1)
    merge_all(into, one)
    for _ in range(2):
        (done,) = merge_all(into, two)
        assert (done.written, done.older) == (0, 1)
        assert history(into) == [(1, "02")]


def test_records_of_an_older_schema_come_and_what_is_no_record_does_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    visit(one, 1, 1)
    (path,) = one.glob("*/articles-*.jsonl")
    (row,) = rows(one)
    del row["contained_in"]
    lines = [row, row | {"id": "no number"}, row | {"id": "0" * 16, "fetched_at": "../../elsewhere"}]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n{torn", encoding="utf-8")
    (one / "ledger.sqlite").unlink()
    assert [done.written for done in merge_all(into, one)] == [1]
    assert [done.known for done in merge_all(into, one)] == [1]
    assert caplog.text.count("line 2 is passed over, and 2 more: its id ") == 2  # once a merge


@pytest.mark.parametrize("harm", ["garbage", "no table", "newer"])
def test_a_ledger_that_cannot_be_read_costs_what_waits_there_only(
    harm: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    visit(one, 1, 1)
    path = one / "ledger.sqlite"
    if harm == "garbage":
        path.write_bytes(b"no database" * 1000)
    else:
        with closing(sqlite3.connect(path)) as db:
            db.executescript(
                "DROP TABLE url" if harm == "no table" else "ALTER TABLE url RENAME COLUMN address TO place"
            )
    assert [(done.written, done.pending) for done in merge_all(into, one)] == [(1, 0)]
    assert "the pages that wait there are left out" in caplog.text


def test_pages_that_failed_wait_as_well(tmp_path: Path) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    ledger = Ledger(one / "ledger.sqlite")
    ledger.discover("one.example", [Found(f"https://one.example/{name}") for name in "ab"])
    ledger.commit([Outcome("https://one.example/a", "one.example", "failed", "timeout")], {})
    ledger.close()
    assert [done.pending for done in merge_all(into, one)] == [2]


def test_the_folders_of_a_merge(tmp_path: Path) -> None:
    out, into = tmp_path / "out", tmp_path / "into"
    shards = [out / f"shard-{at}-of-2" for at in range(2)]
    for at, shard in enumerate(shards):
        visit(shard, 1, at)
    assert sources([out], into) == shards
    assert sources([out, shards[0], out / "." / "shard-1-of-2"], into) == shards
    assert sources(shards, out) == shards
    visit(out, 2, 5)
    assert sources([out], into) == [out, *shards]
    assert sources([out], shards[0]) == [out, shards[1]]
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    link = tmp_path / "link"
    link.symlink_to(out)
    for folder, why in [
        (out, "cannot be brought into itself; its shards are"),
        (link, "cannot be brought into itself"),
        (tmp_path / "empty", "no output of naqi's"),
        (tmp_path / "file", "is no folder"),
        (tmp_path / "none", "there is no such folder"),
    ]:
        with pytest.raises(ValueError, match=why):
            sources([shards[0], folder], out)


def test_the_output_of_a_newer_naqi_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "old", "one.example", 1)
    write(tmp_path / "new", "two.example", 2)
    with closing(sqlite3.connect(tmp_path / "new" / "ledger.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(LedgerError, match=r"made by a newer naqi \(ledger version 99"):
        sources([tmp_path / "old", tmp_path / "new"], tmp_path / "into")
    assert {path: path.read_bytes() for path in before} == before
    assert not (tmp_path / "into").exists()
    (tmp_path / "new" / "ledger.sqlite").write_text("no database")
    assert len(sources([tmp_path / "old", tmp_path / "new"], tmp_path / "into")) == 2


def test_rejected_rows_are_forced_to_the_disk_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, into = tmp_path / "one", tmp_path / "into"
    store = store_in(one)
    for number in range(GROUP + 1):
        listed = f"https://one.example/list/{number}"
        store.reject(trace_of(made_article(listed, site="one.example"), key=listed), Rejected("list-page"))
    store.close()
    store.ledger.close()
    flushes = []
    flush = CrawlStore.flush
    monkeypatch.setattr(CrawlStore, "flush", lambda store: (flushes.append(len(store._outcomes)), flush(store)))
    assert [done.rejected for done in merge_all(into, one)] == [GROUP + 1]
    assert [count for count in flushes if count] == [GROUP, 1]
