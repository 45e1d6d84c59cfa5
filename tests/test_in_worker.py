"""What a worker does with a page beside cleaning it."""

from dataclasses import replace
from pathlib import Path

from crawler.items import Article
from crawler.saved import saved_page
from crawler.sites import Site, SitesByHost
from pipelines.in_worker import clean_in_worker
from tests.made_pages import make_page

SITES = SitesByHost([Site("sada", "https://sada.test/")])


def site_of(path: Path, address: str, site: str | None = None) -> str | None:
    """The site in the record of a page in a file that gives an address as its own."""
    link = f'<head><link rel="canonical" href="{address}">'
    path.write_text(make_page(1).html.replace("<head>", link), encoding="utf-8")
    result, trace = clean_in_worker(replace(saved_page(path), site=site), SITES)
    assert isinstance(result, Article)
    assert result.site == trace.site
    return result.site


def test_whose_page_a_file_holds_is_found_where_it_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert site_of(page, "https://www.sada.test/news/1") == "sada"
    assert site_of(page, "https://other.test/1") == "other.test"
    assert site_of(page, "/no/address") is None
    assert site_of(page, "https://www.sada.test/news/1", "named") == "named"
