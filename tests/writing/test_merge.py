import json
from collections import Counter
from functools import partial
from pathlib import Path

from crawler.core.found import Found
from crawler.items import Rejected
from crawler.ledger import Ledger
from pipelines.duplicates.signature import Signature
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.merge import Merged, merge
from pipelines.writing.rebuild import fill
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


def merge_all(into: Path, *folders: Path) -> list[Merged]:
    store = store_in(into)
    done = [merge(folder, store) for folder in folders]
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
