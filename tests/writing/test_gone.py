"""Pages that were articles and are gone."""

from pathlib import Path

import pytest

from pipelines.writing.crawl_store import CrawlStore
from tests.server import Page, Web, serving
from tests.spiders.crawling import article as page
from tests.spiders.crawling import crawl as run_crawl
from tests.spiders.crawling import rss
from tests.writing.test_stores import FILE, article, ids, refused, rows, store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def gone(crawl: CrawlStore, number: int = 1) -> None:
    crawl.flush()
    crawl.reject(*refused(number, "gone", "status 410"))
    crawl.flush()


def test_a_page_that_is_gone_is_written_down_once_with_its_articles_id(out: Path) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    gone(crawl)
    gone(crawl)
    (row,) = rows(out / "example/gone.jsonl")
    assert list(row) == ["id", "origin", "url", "reason", "detail", "fetched_at"]
    assert (row["id"], row["detail"]) == (ids(1)[0], "status 410")
    assert crawl.ledger.pending("example", 10) == []
    assert not (out / "example/rejected.jsonl").exists()


@pytest.mark.parametrize("lost", [False, True])
def test_a_page_that_comes_back_is_written_again(out: Path, lost: bool) -> None:
    crawl = store(out)
    crawl.add(*article(1))
    gone(crawl)
    crawl.close()
    crawl.ledger.close()
    if lost:
        (out / "ledger.sqlite").unlink()
    again = store(out)
    assert again.add(*article(1)) == "written"
    again.close()
    assert [row["revision"] for row in rows(out / FILE)] == [1, 2]


def test_a_page_that_never_was_an_article_is_rejected_as_others_are(out: Path) -> None:
    crawl = store(out)
    gone(crawl)
    assert rows(out / "example/rejected.jsonl")[0]["reason"] == "gone"


def test_a_crawl_notes_an_article_that_answers_404_and_asks_for_it_no_more(tmp_path: Path) -> None:
    urls = [f"http://sada.test/news/{number}" for number in (1001, 1002)]
    web = Web()
    web.put("http://sada.test/", '<link rel="alternate" type="application/rss+xml" href="/f"><p>x')
    web.put("http://sada.test/f", Page(rss(urls), "application/rss+xml"))
    for number, url in enumerate(urls):
        web.put(url, page(number))
    arguments = (tmp_path, "url=http://sada.test/", "revisit=0")
    with serving(web):
        assert len(run_crawl(web, *arguments).rows("sada.test")) == 2
        web.put(urls[0], Page("gone", status=404))
        run = run_crawl(web, *arguments)
        (row,) = run.rows("sada.test", "gone")
        assert (row["url"], row["detail"]) == (urls[0], "status 404")
        assert row["id"] in {record["id"] for record in run.rows("sada.test")}
        web.asked.clear()
        run_crawl(web, *arguments)
        asked = [one.url for one in web.asked]
        assert urls[1] in asked
        assert urls[0] not in asked
