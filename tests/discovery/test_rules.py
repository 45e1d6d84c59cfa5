import pytest

from crawler.core.found import Found
from crawler.discovery.rules import Rules
from crawler.sites import Site

HOME = "http://news.sada.test/"
STORY = "http://news.sada.test/story/1001"
SISTER = "http://sport.sada.test/story/1001"


@pytest.mark.parametrize(
    ("url", "linked", "owned"),
    [
        (STORY, True, True),
        (SISTER, True, False),
        (SISTER, False, True),
        ("http://other.test/story/1001", False, False),
        ("http://news.sada.test/closed/1001", True, False),
        ("http://news.sada.test/CLOSED/1001", False, True),
    ],
)
def test_a_link_stays_on_the_host_and_a_list_of_the_sites_own_with_the_owner(
    url: str, linked: bool, owned: bool
) -> None:
    rules = Rules(Site("sada", HOME, deny=("/closed/",)), HOME)
    assert rules.owns(url, linked=linked) is owned
    assert rules.admits(Found(url), linked=linked) is owned


def test_where_the_start_page_is_a_part_only_its_pages_are_the_sites() -> None:
    rules = Rules(Site("sada", HOME + "ar"), HOME + "ar")
    assert rules.owns(HOME + "ar/story/1", linked=True)
    assert not rules.owns(HOME + "en/story/1", linked=True)


def test_what_is_allowed_is_all_that_is_admitted() -> None:
    rules = Rules(Site("sada", HOME, allow=("/story/", "/report/")), HOME)
    admitted = [rules.admits(Found(HOME + path), linked=True) for path in ("story/1", "report/1", "video/1")]
    assert admitted == [True, True, False]
    assert rules.owns(HOME + "video/1", linked=True)


def test_what_a_list_names_and_is_no_page_is_not_admitted() -> None:
    rules = Rules(Site("sada", HOME), HOME)
    assert not rules.admits(Found(HOME + "picture.jpg"))
    assert rules.admits(Found(HOME + "picture.jpg"), linked=True)  # a link has been looked at before


def test_after_a_redirect_of_the_start_page_its_end_says_what_is_the_sites() -> None:
    rules = Rules(Site("sada", "http://old.test/"), "http://old.test/")
    assert not rules.owns(STORY, linked=True)
    assert rules.moved(HOME).owns(STORY, linked=True)
