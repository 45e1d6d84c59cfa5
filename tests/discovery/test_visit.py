from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.core.moments import moment, newest
from crawler.discovery.links import Links
from crawler.discovery.lists import next_pages, sections
from crawler.discovery.options import Options
from crawler.discovery.visit import MAX_PAGES, Visit
from crawler.items import Hints
from crawler.sites import Site

HOME = "https://sada.test/"


def test_rules_of_a_site_file_decide_what_is_its() -> None:
    site = Site("sada", HOME, hosts=("blogs.test",), allow=(r"/news/\d+",), deny=("/matches/",))
    visit = Visit(site, Options())
    assert visit.rules.admits(Found("https://blogs.test/news/7"))
    assert not visit.rules.admits(Found("https://sada.test/story/some-long-headline-of-it"))
    assert not visit.rules.admits(Found("https://sada.test/matches/news/7"))
    assert not visit.rules.owns("https://other.test/news/7", linked=True)


def test_a_sitemap_may_name_hosts_of_the_same_owner_and_a_link_may_not() -> None:
    visit = Visit(Site("sada", "https://www.sada.test/"), Options())
    assert visit.rules.owns("https://sport.sada.test/1", linked=True)
    visit = Visit(Site("sada", "https://ar.sada.test/"), Options())
    assert visit.rules.owns("https://www.sada.test/1", linked=False)
    assert not visit.rules.owns("https://www.sada.test/1", linked=True)


def test_since_goes_by_witnesses_then_by_the_url_and_takes_what_nobody_dates() -> None:
    visit = Visit(Site("sada", HOME), Options(since=datetime(2026, 11, 20, tzinfo=UTC)))
    assert visit.wants(Found(HOME + "a", Hints(feed_published="Fri, 20 Nov 2026 00:00:00 GMT")))
    assert not visit.wants(Found(HOME + "a", Hints(sitemap_published="2026-11-19")))
    assert visit.wants(Found(HOME + "a", Hints(sitemap_published="2026-11-19", lastmod="2026-11-21")))
    assert visit.wants(Found(HOME + "2026/11/20/a"))
    assert not visit.wants(Found(HOME + "2026/11/19/a"))
    assert visit.wants(Found(HOME + "a"))


def test_a_section_by_path_by_category_or_by_where_it_was_found() -> None:
    visit = Visit(Site("sada", HOME), Options(section="اقتصاد"))
    assert visit.wants(Found(HOME + "%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/1234"))
    assert visit.wants(Found(HOME + "1234", Hints(tags=["اقتصاد"])))
    assert visit.wants(Found(HOME + "1234"), inside=True)
    assert not visit.wants(Found(HOME + "1234"))


def test_a_list_of_urls_wants_no_others() -> None:
    visit = Visit(Site("sada", HOME), Options(), listed=[Found(HOME + "1")])
    assert visit.wants(Found(HOME + "1"))
    assert not visit.wants(Found(HOME + "2"))


def test_moments() -> None:
    assert moment("2026-11-20") == datetime(2026, 11, 20, tzinfo=UTC)
    assert moment("Fri, 20 Nov 2026 10:00:00 +0300") == datetime(2026, 11, 20, 7, tzinfo=UTC)
    assert moment("أمس") is None
    for end in ("0001-01-01T00:00:00+05:00", "9999-12-31T23:00:00-05:00"):  # no other zone has them
        assert moment(end) is None
    assert newest(Hints()) is None


@pytest.mark.parametrize(
    ("url", "text", "is_section"),
    [
        ("politics", "سياسة", True),
        ("ar/world/middle-east", "الشرق الأوسط", True),
        ("category/economy", "اقتصاد", True),
        ("politics", "", False),
        ("politics", "رئيس الوزراء يفتتح مكتبة عامة في العاصمة", False),
        ("tag/egypt", "مصر", False),
        ("login", "دخول", False),
        ("archive/2019", "أرشيف", False),
        ("a/b/c/d", "عميق", False),
        ("filter?day=1", "اليوم", False),
        ("logo.png", "شعار", False),
    ],
)
def test_menu_entries(url: str, text: str, is_section: bool) -> None:
    links = Links(anchors={HOME + url: text})
    assert bool(list(sections(links))) == is_section


def test_the_next_page_of_a_list_and_of_no_other() -> None:
    links = Links(anchors={HOME + page: "2" for page in ("politics?page=2", "politics?page=3", "sport?page=2")})
    assert list(next_pages(links, HOME + "politics")) == [HOME + "politics?page=2"]
    assert list(next_pages(links, HOME + "politics?page=2")) == [HOME + "politics?page=3"]
    last = Links(
        anchors={f"{HOME}politics/page/{MAX_PAGES + 1}": "x"}, following=[f"{HOME}politics/page/{MAX_PAGES + 1}"]
    )
    assert list(next_pages(last, f"{HOME}politics/page/{MAX_PAGES}")) == []
    assert list(next_pages(last, f"{HOME}politics")) == []
    assert list(next_pages(Links(following=[f"{HOME}older"]), f"{HOME}politics/page/{MAX_PAGES}")) == []
    assert list(next_pages(Links(following=[HOME + "older"]), HOME)) == [HOME + "older"]


def test_a_list_of_urls_from_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import io

    from crawler.discovery.listed import listed_sites

    monkeypatch.setattr("sys.stdin", io.StringIO(f"{HOME}1\n"))
    [(site, pages)] = listed_sites("-", (tmp_path,))
    assert (site.name, [page.url for page in pages]) == ("sada.test", [HOME + "1"])
