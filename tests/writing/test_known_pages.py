"""What the store of a crawl knows pages by, and what it counts of them."""

from pathlib import Path

import pytest

from crawler.items import Rejected
from crawler.ledger import Ledger
from pipelines.duplicates.signature import Signature
from pipelines.duplicates.tables import article_count, is_complete
from pipelines.writing.crawl_store import CrawlStore
from tests.made_articles import made_article, trace_of
from tests.writing.test_stores import FILE, article, ids, refused, rows, store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_a_page_without_an_address_is_known_by_where_it_lies(out: Path) -> None:
    crawl = store(out)
    for made, why in ((made_article("a.html", site="example"), None), (made_article("b.html"), Rejected("list-page"))):
        crawl.reject(trace_of(made), why) if why else crawl.add(made, trace_of(made))
    crawl.flush()
    crawl.reject(trace_of(made_article("a.html", site="example")), Rejected("gone"))
    crawl.close()
    states = dict(crawl.ledger.read("SELECT url, state FROM url"))
    assert states == {"a.html": "gone", "b.html": "rejected"}


def test_a_page_is_known_by_its_key_wherever_it_was_asked_for(out: Path) -> None:
    crawl = store(out)
    made = made_article("http://m.news.example/1?from=feed", site="example")
    trace = trace_of(made, "https://news.example/1")
    crawl.add(made, trace)
    crawl.flush()
    assert crawl.ledger.read("SELECT url, state FROM url") == [("https://news.example/1", "written")]
    crawl.reject(trace, Rejected("gone"))
    crawl.flush()
    assert crawl.ledger.read("SELECT url, state FROM url") == [("https://news.example/1", "gone")]
    crawl.reject(trace_of(made, "https://news.example/2"), Rejected("list-page"))
    crawl.flush()
    assert crawl.ledger.read("SELECT url FROM url WHERE state = 'rejected'") == [("https://news.example/2",)]


def test_an_article_that_has_become_a_list_is_rejected_and_not_gone(out: Path) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    crawl.reject(*refused(1, "list-page"))
    crawl.close()
    assert not (out / "example/gone.jsonl").exists()
    assert [row["reason"] for row in rows(out / "example/rejected.jsonl")] == ["list-page"]
    assert crawl.ledger.newest(ids(1)[0]) is not None


def test_short_lines_are_counted_once_a_revision(out: Path) -> None:
    crawl = store(out)
    for text in ("text", "text", "changed"):
        made, trace = article(1, text)
        trace.line_keys = ["تابعونا"]
        crawl.add(made, trace)
    crawl.flush()
    assert crawl.ledger.repeats("example")[0] == 2


def test_a_rejected_page_leaves_the_index_of_duplicates_whole(out: Path) -> None:
    first = store(out)
    first.keep_index()
    first.close()
    crawl = store(out)
    crawl.reject(*refused(1, "list-page"))
    crawl.flush()
    assert is_complete(crawl.ledger)
    crawl.add(*article(2))
    crawl.flush()
    assert not is_complete(crawl.ledger)


def test_what_was_revised_and_is_gone_at_once_keeps_its_count(out: Path) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    crawl.flush()
    crawl.add(*article(1, "changed"))
    crawl.reject(*refused(1, "gone"))
    crawl.flush()
    crawl.add(*article(1, "back"))
    crawl.close()
    assert [row["revision"] for row in rows(out / FILE)] == [1, 2, 3]


def test_the_index_of_duplicates_gets_what_is_written_and_stays_whole(out: Path) -> None:
    crawl = store(out)
    index = crawl.keep_index()
    made, trace = article(1)
    index.take(made.id, "example", Signature.of(made.text))
    crawl.add(made, trace)
    crawl.flush()
    assert (is_complete(crawl.ledger), article_count(crawl.ledger), index._held) == (True, 1, {})


def test_the_index_is_made_of_naqis_files_alone(out: Path) -> None:
    first = store(out)
    first.add(*article(1))
    first.close()
    first.ledger.close()
    (out / "example/articles-mine.jsonl").write_bytes((out / FILE).read_bytes().replace(ids(1)[0].encode(), b"f" * 16))
    crawl = CrawlStore(out, Ledger(out / "ledger.sqlite"))
    crawl.keep_index()
    assert article_count(crawl.ledger) == 1


def test_a_page_of_which_nothing_was_taken_makes_no_file(out: Path) -> None:
    crawl = CrawlStore(out, Ledger(out / "ledger.sqlite"), keep_removed=True)
    crawl.add(*article(1))
    crawl.close()
    assert sorted(path.name for path in (out / "example").iterdir()) == [Path(FILE).name]
