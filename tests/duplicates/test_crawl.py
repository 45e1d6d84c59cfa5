"""Two outlets that share wire copy, crawled: what the records say, and what a kill leaves."""

import json
import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from crawler.items import Rejected
from crawler.ledger import Ledger
from pipelines.cleaning.chain import clean_page
from pipelines.duplicates import tables
from pipelines.duplicates.marking import mark
from pipelines.duplicates.signature import Signature
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.file_store import FileStore
from pipelines.writing.folder_name import folder_name
from pipelines.writing.rebuild import fill
from tests.crash.kill_points import each_kill
from tests.duplicates.texts import story
from tests.made_articles import id_of, made_article, trace_of
from tests.processes import run as run_command
from tests.server import Page, Web, serving
from tests.spiders.crawling import crawl, rss

WIRE = {number: story(number) for number in (1, 2, 3)}


def page(title: str, text: str) -> Page:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    head = f'<html lang="ar"><head><title>{title}</title></head>'
    return Page(f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>")


def two_outlets(web: Web) -> list[str]:
    """The first prints three stories, the second the same three and two of its own."""
    for host, extra in (("first.test", ()), ("second.test", (11, 12))):
        texts = WIRE | {number: story(number) for number in extra}
        urls = [f"http://{host}/news/{number}" for number in texts]
        for url, (number, text) in zip(urls, texts.items(), strict=True):
            web.put(url, page(f"قصة رقم {number} من {host[:5]}", text))
        link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
        web.put(f"http://{host}/", Page(f"<html><head>{link}</head></html>"))
        web.put(f"http://{host}/rss", Page(rss(urls), type="application/rss+xml"))
    return ["http://first.test/", "http://second.test/"]


def test_the_second_outlet_names_the_first_ones_articles_over_runs(tmp_path: Path) -> None:
    web = Web()
    with serving(web):
        first, second = two_outlets(web)
        assert crawl(web, tmp_path, f"url={first}").status == 0
        run = crawl(web, tmp_path, f"url={second}")
        originals = {row["text"]: row["id"] for row in run.rows("first.test")}
        assert {row["duplicate_of"] for row in run.rows("first.test")} == {None}
        assert len(run.rows("second.test")) == 5
        for row in run.rows("second.test"):
            assert row["duplicate_of"] == originals.get(row["text"])
        # The same pages once more: nothing new, and a text that has grown is a revision.
        web.put("http://first.test/news/1", page("قصة رقم 1 من first", WIRE[1] + "\n" + story(50, paragraphs=2)))
        run = crawl(web, tmp_path, f"url={first}", "revisit=0")
        grown = [row for row in run.rows("first.test") if row["revision"] == 2]
        assert [(row["url"], row["duplicate_of"]) for row in grown] == [("http://first.test/news/1", None)]

    command = [sys.executable, "-m", "scrapy", "duplicates", "--json", "-s", f"OUTPUT_DIR={tmp_path}"]
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    shown = run_command(command, env=environment).stdout
    kinds = Counter(json.loads(line)["kind"] for line in shown.splitlines())
    assert kinds == {"cluster": 3, "sites": 1}


@pytest.mark.parametrize(("mode", "records", "rejected"), [("drop", 2, 3), ("off", 5, 0)])
def test_duplicates_are_left_out_or_not_looked_for(tmp_path: Path, mode: str, records: int, rejected: int) -> None:
    web = Web()
    with serving(web):
        first, second = two_outlets(web)
        crawl(web, tmp_path, f"url={first}", DUPLICATES=mode)
        run = crawl(web, tmp_path, f"url={second}", DUPLICATES=mode)
        assert [row["duplicate_of"] for row in run.rows("second.test")] == [None] * records
        why = [row for row in run.rows("second.test", "rejected") if row["reason"] == "duplicate"]
        assert len(why) == rejected
        originals = {row["id"] for row in run.rows("first.test")}
        assert all(row["detail"].removeprefix("of ") in originals for row in why)


def store_in(out: Path) -> CrawlStore:
    return CrawlStore(out, Ledger(out / "ledger.sqlite", partial(fill, out)))


def write(out: Path, names: list[str]) -> None:
    """What a run does with these stories: each name is a story's number and an outlet."""
    store = store_in(out)
    index = store.keep_index()
    lines = (line for path in out.glob("*/articles-*.jsonl") for line in path.open(encoding="utf-8"))
    known = {json.loads(line)["id"] for line in lines}
    for name in names:
        number, site = name.split("-")
        article = made_article(name, story(int(number)), site=site)
        if article.id in known:
            continue
        article.duplicate_of = index.take(article.id, site, Signature.of(article.text)).duplicate_of
        store.add(article, trace_of(article, key=f"https://{site}.test/{number}"))
        store.flush()
    store.close()
    store.ledger.close()


def test_a_kill_at_any_moment_loses_neither_a_line_nor_its_signature(tmp_path: Path) -> None:
    names = ["1-a", "1-b"]
    for kill in each_kill(lambda: write(tmp_path / "killed", names)):
        out = tmp_path / "killed"
        write(out, [*names, "1-c"])
        rows = [json.loads(line) for path in out.glob("*/*.jsonl") for line in path.open(encoding="utf-8")]
        first = {id_of(name): id_of(f"{name[0]}-a") for name in ("1-b", "1-c")}
        assert Counter(row["id"] for row in rows) == Counter(map(id_of, [*names, "1-c"])), kill
        assert {row["id"]: row["duplicate_of"] for row in rows if row["duplicate_of"]} == first, kill
        for path in sorted(out.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


def test_an_index_is_made_anew_after_runs_without_one_and_with_a_lost_ledger(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="naqi")
    write(tmp_path, ["1-a"])
    store = store_in(tmp_path)  # a run with DUPLICATES=off: it asks for no index
    article = made_article("2-a", story(2), site="a")
    store.add(article, trace_of(article, key="https://a.test/2"))
    store.close()
    assert not tables.is_complete(store.ledger)
    store.ledger.close()
    for lose in (False, True):
        if lose:
            (tmp_path / "ledger.sqlite").unlink()
        store = store_in(tmp_path)
        index = store.keep_index()
        for number in (1, 2):
            copy = made_article(f"copy {number} {lose}", story(number))
            found = index.take(copy.id, "z", Signature.of(copy.text))
            assert found.duplicate_of == id_of(f"{number}-a")
        store.close()
        store.ledger.close()
        assert caplog.messages.count("The index of duplicates was made anew from 2 articles") == 1 + lose
    again = store_in(tmp_path)
    again.keep_index()
    again.close()
    again.ledger.close()
    assert sum("made anew" in one and "index" in one for one in caplog.messages) == 2  # it is whole


def test_a_file_of_records_is_read_for_duplicates_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="naqi")
    for name in ("1-a", "1-b"):  # the second run finds the first one's record in the file
        store = FileStore(tmp_path / "records.jsonl")
        article = made_article(name, story(1))
        index = store.keep_index()
        article.duplicate_of = index.take(article.id, "a", Signature.of(article.text)).duplicate_of
        assert article.duplicate_of == (None if name == "1-a" else id_of("1-a"))
        store.add(article, trace_of(article))
        store.close()
    assert caplog.messages == []


def cleaned(file: Path, origin: str, site: str | None, body: bytes) -> str | None:
    """What becomes of a saved page without an address in a run of its own; None where it is a copy."""
    store = FileStore(file)
    index = store.keep_index()
    article = clean_page(body, site=site, origin=origin)
    assert mark(article, folder_name(site), Signature.of(article.text), index, "mark") is None
    try:
        store.add(article, trace_of(article))
    except Rejected as why:
        assert why.reason == "copy"
        return None
    finally:
        store.close()
    assert (article.url, article.revision) == (None, 1)
    return article.duplicate_of or "first"


def test_texts_without_an_address_that_two_outlets_print_word_for_word(tmp_path: Path) -> None:
    """The second is no revision of the first; the same print from another folder is the same article."""
    records, body = tmp_path / "records.jsonl", story(1).encode()
    assert cleaned(records, "a/1.txt", "a", body) == "first"
    first = json.loads(records.read_text(encoding="utf-8"))["id"]
    assert cleaned(records, "b/1.txt", "b", body) == first
    assert cleaned(records, "c/1.txt", None, body) == first
    assert cleaned(records, "copied/1.txt", "b", body) is None
    titled = page("عنوان آخر لهذا الخبر", story(1)).body
    assert isinstance(titled, str)
    assert cleaned(records, "d/1.html", "b", titled.encode()) == first
    ids = [json.loads(line)["id"] for line in records.read_text(encoding="utf-8").splitlines()]
    assert len(set(ids)) == len(ids) == 4
