from pathlib import Path

from scrapy import Spider
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.ledger import Ledger
from crawler.ledger.of_crawl import ledger_of
from pipelines.writing.crawl_store import CrawlStore
from tests.made_articles import made_article, trace_of


class Small(Spider):
    name = "small"


def opened(folder: Path, spider: type[Spider], *, fresh: bool = False) -> Ledger:
    crawler = get_crawler(spider, {"OUTPUT_DIR": str(folder), "LEDGER": str(folder / "other.sqlite")})
    crawler.spider = spider()
    declare_run(crawler, Run(Counts(crawler), fresh=fresh))
    return ledger_of(crawler)


def test_a_fresh_spider_empties_its_own_folder_and_no_other(tmp_path: Path) -> None:
    for name in ("small", "news"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "articles-2024-01-01.jsonl").write_text('{"id": "x", "url": "u"}\n{"torn', encoding="utf-8")
    ledger = opened(tmp_path, Small, fresh=True)
    store = CrawlStore(tmp_path, ledger)
    article = made_article("o", site="small", fetched_at="2025-01-01T00:00:00Z")
    store.add(article, trace_of(article))
    store.close()
    assert sorted(path.name for path in (tmp_path / "small").glob("*.jsonl")) == ["articles-2025-01-01.jsonl"]
    assert ledger.path == tmp_path / "small" / "ledger.sqlite"
    assert (tmp_path / "news" / "articles-2024-01-01.jsonl").read_text(encoding="utf-8").endswith('{"torn')
    assert ledger.newest("x") is None


def test_other_spiders_keep_what_is_there(tmp_path: Path) -> None:
    class Lasting(Spider):
        name = "lasting"

    (tmp_path / "lasting").mkdir()
    assert opened(tmp_path, Lasting).path == tmp_path / "other.sqlite"
    assert (tmp_path / "lasting").is_dir()
