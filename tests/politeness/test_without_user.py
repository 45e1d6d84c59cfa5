"""Redirects that carry a name and a password: they are followed without, and nothing keeps them."""

from scrapy import Request

from crawler.politeness.without_user import WithoutUser


def test_a_redirect_with_a_password_is_followed_without() -> None:
    asked = Request("http://me:word@sada.test/a%20b?q=1@2", meta={"site": "sada"}, priority=3)
    found = WithoutUser().process_request(asked)
    assert found is not None
    assert (found.url, found.meta["site"], found.priority) == ("http://sada.test/a%20b?q=1@2", "sada", 3)
    assert found.dont_filter  # else it would be dropped where the address without was asked for
    assert WithoutUser().process_request(found) is None
