"""Which pages are read, for the paths that a user gives."""

import asyncio
import gzip
import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from scrapy.utils.test import get_crawler

from crawler.items import FetchedPage
from crawler.saved import FIRST, url_in
from crawler.saved_kinds import HEAD
from crawler.saved_pages import saved_pages
from crawler.spiders import saved
from crawler.spiders.saved import AHEAD, Done, SavedSpider
from tests.warc.test_records import write_warc

PAGE = b"<html><body><p>x</p></body></html>"


def came_in(path: Path, content: bytes) -> list[FetchedPage]:
    path.write_bytes(content)
    found = saved_pages([Path("-")], {"-"}, path)
    return [one for one in found if isinstance(one, FetchedPage)]


@pytest.mark.parametrize("content", [PAGE, gzip.compress(PAGE)], ids=["plain", "gzip"])
def test_a_page_that_comes_in_is_always_new(tmp_path: Path, content: bytes) -> None:
    (page,) = came_in(tmp_path / "in", content)
    assert (page.origin, page.body, page.refused) == ("-", PAGE, None)


def test_what_is_no_page_has_a_reason(tmp_path: Path) -> None:
    (page,) = came_in(tmp_path / "in", gzip.compress(PAGE)[:20])
    assert page.origin == "-"
    assert page.refused
    assert page.refused.reason == "truncated-gzip"


@pytest.mark.parametrize("zipped", [True, False])
def test_an_archive_that_comes_in_has_its_pages_at_their_places(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 3, zipped)
    places = [one.origin.rpartition("#")[2] for one in saved_pages([path], set()) if isinstance(one, FetchedPage)]
    assert [page.origin for page in came_in(tmp_path / "in", path.read_bytes())] == [f"-#{place}" for place in places]


def test_a_place_in_an_archive_is_one_page_once(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 3, zipped=True)
    pages = [one for one in saved_pages([path], set()) if isinstance(one, FetchedPage)]
    origin = Path(pages[1].origin)
    assert list(saved_pages([origin, origin], set())) == [pages[1], "already"]
    assert list(saved_pages([origin], {str(origin)})) == ["already"]
    later = [one for one in saved_pages([origin, path], set()) if isinstance(one, FetchedPage)]
    assert [page.url for page in later] == [pages[n].url for n in (1, 0, 2)]


def test_a_place_that_is_gone_since_has_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    write_warc(path, 1, zipped=True)
    (found,) = saved_pages([Path(f"{path}#999999")], set())
    assert isinstance(found, FetchedPage)
    assert found.origin == f"{path}#999999"
    assert found.refused
    assert found.refused.reason == "unreadable-file"


def test_a_file_whose_name_ends_in_a_number_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a.html#12").write_bytes(PAGE)
    (found,) = saved_pages([tmp_path / "a.html#12"], set())
    assert isinstance(found, FetchedPage)
    assert found.body is None


def test_the_address_of_a_page_is_looked_for_in_all_of_its_head(tmp_path: Path) -> None:
    link = b'<link rel="canonical" href="https://sada.test/1">'
    for before, url in ((100, "https://sada.test/1"), (FIRST - 20, "https://sada.test/1"), (HEAD, None)):
        (tmp_path / "a.html").write_bytes(b"<html><head>" + b" " * before + link)
        assert url_in(tmp_path / "a.html") == url


def test_no_more_pages_are_under_way_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    most = AHEAD * (os.cpu_count() or 1)
    monkeypatch.setattr(saved, "saved_pages", lambda *_: (FetchedPage(origin=str(n)) for n in range(most + 50)))
    spider = SavedSpider([], cast(Done, SimpleNamespace(done=set())))
    spider.crawler = get_crawler()
    taken: list[FetchedPage] = []

    async def take() -> None:
        async for page in spider._pages():
            taken.append(page)

    async def take_what_there_is() -> list[int]:
        task = asyncio.ensure_future(take())
        found = []
        for done in (None, FetchedPage()):
            if done is not None:
                spider._make_room(done)
            for _ in range(5):
                await asyncio.sleep(0)
            found.append(len(taken))
        task.cancel()
        return found

    assert asyncio.run(take_what_there_is()) == [most, most + 1]
