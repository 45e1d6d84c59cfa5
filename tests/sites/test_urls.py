import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sites import hosts, urls
from crawler.sites.hosts import bare, host_of, names_user, registered_domain, without_user
from crawler.sites.owners import same_owner, same_part, same_site
from crawler.sites.urls import absolute, clean_url, normalise

HOME = "https://www.sada.test/"


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://www.sada.test/a/b/?utm_source=x&id=7&fbclid=y#top", "https://www.sada.test/a/b?id=7"),
        ("https://www.sada.test/a?b=2&a=1", "https://www.sada.test/a?a=1&b=2"),
        ("http://sada.test/news/1", "https://www.sada.test/news/1"),
        ("https://m.sada.test/news/1", "https://www.sada.test/news/1"),
        ("https://amp.sada.test/news/1/amp/", "https://www.sada.test/news/1"),
        ("https://www.sada.test/news/1.amp.html", "https://www.sada.test/news/1.html"),
        ("https://www.sada.test/news/1.html?output=amp", "https://www.sada.test/news/1.html"),
        ("https://www.sada.test/news/1.html?id=7&output=amp", "https://www.sada.test/news/1.html?id=7"),
        ("https://www.sada.test/news?output=rss", "https://www.sada.test/news?output=rss"),
        ("https://www.sada.test/news?output=amplified", "https://www.sada.test/news?output=amplified"),
        ("https://www.sada.test/خبر", "https://www.sada.test/%D8%AE%D8%A8%D8%B1"),
        ("https://www.sada.test/%d8%ae%d8%a8%d8%b1/", "https://www.sada.test/%D8%AE%D8%A8%D8%B1"),
        ("https://www.sada.test:443/", "https://www.sada.test/"),
        ("https://WWW.Sada.test/Case", "https://www.sada.test/Case"),
        ("https://sport.sada.test/1", "https://sport.sada.test/1"),
        ("https://www.sada.test/?p=12", "https://www.sada.test/?p=12"),
        ("https://www.sada.test/champ", "https://www.sada.test/champ"),
        ("https://www.sada.test/amp", "https://www.sada.test/"),
        (f"https://www.sada.test/a.html;jsessionid={'0A' * 16}.n1?id=7", "https://www.sada.test/a.html?id=7"),
        ("https://www.sada.test/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://www.sada.test/a.aspx"),
        (f"https://www.sada.test/a?id=7&PHPSESSID={'0a' * 16}", "https://www.sada.test/a?id=7"),
        ("https://www.sada.test/a.cfm?id=7&CFID=12&CFTOKEN=34", "https://www.sada.test/a.cfm?id=7"),
        (f"https://www.sada.test/a?id=7&sid={'0a' * 16}", "https://www.sada.test/a?id=7"),
        (
            "https://www.sada.test/a?sid=507f1f77bcf86cd799439011",
            "https://www.sada.test/a?sid=507f1f77bcf86cd799439011",
        ),
        ("https://www.sada.test/a?sid=12&sessionid=3", "https://www.sada.test/a?sessionid=3&sid=12"),
        (f"https://www.sada.test/a?sid=12&sid={'0a' * 16}", "https://www.sada.test/a?sid=12"),
        (f"https://www.sada.test/story?sid={'0a' * 16}", f"https://www.sada.test/story?sid={'0a' * 16}"),
        (f"https://www.sada.test/story/7?sid={'0a' * 16}", "https://www.sada.test/story/7"),
        (f"https://www.sada.test/story?PHPSESSID={'0a' * 16}", "https://www.sada.test/story"),
        ("https://www.sada.test/story;sid=12", "https://www.sada.test/story;sid=12"),
        (f"https://www.sada.test/story;sid={'0a' * 16}", "https://www.sada.test/story"),
        ("https://www.sada.test/a;x=1/(S(b))", "https://www.sada.test/a;x=1/(S(b))"),
        ("https://www.sada.test//news///1", "https://www.sada.test/news/1"),
        ("https://www.sada.test//خبر?u=a//b", "https://www.sada.test/%D8%AE%D8%A8%D8%B1?u=a%2F%2Fb"),
        ("https://www.sada.test/web/2024/https://sada.test/a", "https://www.sada.test/web/2024/https://sada.test/a"),
    ],
)
def test_one_page_has_one_form(url: str, form: str) -> None:
    assert normalise(url, HOME) == form


@pytest.mark.parametrize(
    "url", ["", "javascript:void(0)", "mailto:a@b", "http://", "http://[::1", "http://a:99999/", "/x"]
)
def test_what_is_no_url_has_no_form(url: str) -> None:
    assert normalise(url, HOME) is None
    assert clean_url(url, HOME) is None


def test_the_request_keeps_the_slash_that_the_site_wrote() -> None:
    assert clean_url("https://www.sada.test/a/b/?utm_medium=rss", HOME) == "https://www.sada.test/a/b/"
    assert clean_url("https://www.sada.test//a", HOME) == "https://www.sada.test//a"


def test_a_port_makes_another_host() -> None:
    assert normalise("http://127.0.0.1:8001/a/", "http://127.0.0.1:8002/") == "http://127.0.0.1:8001/a"


@given(st.text(max_size=40), st.text(alphabet="abخ=&%/?-_. ", max_size=40))
def test_the_form_of_a_form_is_itself(path: str, query: str) -> None:
    form = normalise(f"https://www.sada.test/{path}?{query}", HOME)
    assert form is not None
    assert normalise(form, HOME) == form


def test_what_belongs_to_a_site() -> None:
    assert same_site("https://sada.test/1", HOME)
    assert same_site("https://sport.sada.test/1", HOME)
    assert not same_site("https://nosada.test/1", HOME)
    assert not same_site("https://en.world.test/1", "https://arabic.world.test/")
    assert same_owner("https://en.world.test/1", "https://arabic.world.test/")
    assert same_site("https://elsewhere.test/1", HOME, ("elsewhere.test",))
    assert not same_site("http://127.0.0.1:8001/1", "http://127.0.0.1:8002/")
    assert not same_owner("http://127.0.0.1:8001/1", "http://127.0.0.1:8002/")
    assert same_site("http://sada.test:80/1", HOME)
    assert registered_domain("www.sawt.co.uk") == "sawt.co.uk"
    assert registered_domain("127.0.0.1") == "127.0.0.1"


def test_the_arabic_part_of_a_larger_site() -> None:
    assert same_part("https://world.test/ar/news/1", "https://www.world.test/ar")
    assert not same_part("https://world.test/en/news/1", "https://world.test/ar/")
    assert not same_part("https://world.test/article/1", "https://world.test/ar/")
    assert same_part("https://world.test/article/1", "https://world.test/area/")
    assert same_part("https://cdn-world.test/1", "https://world.test/ar")
    assert not same_part("https://world.test/ar-eg/1", "https://world.test/ar")
    assert same_part("https://world.test/AR/1", "https://world.test/ar")


def test_what_has_no_host_is_of_no_site() -> None:
    assert not same_site("mailto:a@sada.test", "mailto:b@sada.test")
    assert not same_site("", "")


@pytest.mark.parametrize(
    "link", ["//", "// ", "///", "//?x", "http:///x", "\\\\", "\ud83d", "http://\ud83d.test/", "http://a b/"]
)
def test_a_link_to_nowhere(link: str) -> None:
    assert absolute(HOME + "feed.xml", link) is None


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("\\news\\1", HOME + "news/1"),
        ("news\\1?q=a\\b", HOME + "news/1?q=a\\b"),
        ("\x00 /news/1\n", HOME + "news/1"),
        ("//sada.test/1", "https://sada.test/1"),
        ("\\\\sada.test\\1", "https://sada.test/1"),
        ("http://%D9%88%D8%B2%D8%A7%D8%B1%D8%A9.%D9%85%D8%B5%D8%B1/1", "http://xn--mgbexc3i.xn--wgbh1c/1"),
        ("http://وزارة.مصر:8080/1", "http://xn--mgbexc3i.xn--wgbh1c:8080/1"),
        ("http://WWW.%53ada.test/", "http://www.sada.test/"),
    ],
)
def test_a_link_as_a_browser_takes_it(link: str, url: str) -> None:
    assert absolute(HOME, link) == url


def test_a_host_in_arabic_letters_is_one_host_however_it_is_written() -> None:
    forms = ["http://وزارة.مصر/1", "http://XN--mgbexc3i.xn--wgbh1c/1", "http://%D9%88%D8%B2%D8%A7%D8%B1%D8%A9.مصر/1"]
    assert {normalise(url) for url in forms} == {"http://xn--mgbexc3i.xn--wgbh1c/1"}
    assert {host_of(url) for url in forms} == {"xn--mgbexc3i.xn--wgbh1c"}
    assert all(same_site(forms[1], url) for url in forms)


@pytest.mark.parametrize(
    ("host", "rest"),
    [
        ("m.com", "m.com"),
        ("amp.dev", "amp.dev"),
        ("mobile.de", "mobile.de"),
        ("m.co.uk", "m.co.uk"),
        ("m.gov.eg", "m.gov.eg"),
        ("m.sada.test", "sada.test"),
        ("m.sawt.co.uk", "sawt.co.uk"),
        ("www.m.com", "m.com"),
        ("www.sada.com", "sada.com"),
        ("m.blogspot.com", "m.blogspot.com"),
        ("m.1.2.3.4", "1.2.3.4"),
        ("m.sada.localhost", "sada.localhost"),
    ],
)
def test_a_twin_keeps_a_name_of_its_own(host: str, rest: str) -> None:
    assert bare(host) == rest


def test_neighbours_under_a_shared_suffix_are_different_owners() -> None:
    for shared in ("blogspot.com", "github.io", "co.uk", "wordpress.com"):
        one, other = f"https://good.{shared}/", f"https://evil.{shared}/1"
        assert not same_owner(other, one)
        assert not same_site(other, one)
        assert not same_site(other, f"https://{shared}/")
        assert same_owner(f"https://ar.good.{shared}/1", one)


@given(
    st.sampled_from(["https://www.sada.test", "http://m.sada.test", "https://a-b.sada.co.uk", "http://1.2.3.4"]),
    st.text(alphabet="/aB1-_.%8C", max_size=20),
    st.sampled_from(["", "/amp", "/", "//", ".amp.html", "/%D8%AE"]),
)
def test_the_short_way_gives_what_the_long_way_gives(host: str, path: str, end: str) -> None:
    url = f"{host}/{path}{end}"
    short = normalise(url, HOME), clean_url(url, HOME)
    never = re.compile("(?!)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "PLAIN_URL", never)
        assert short == (normalise(url, HOME), clean_url(url, HOME))


def test_an_address_without_end_leads_nowhere() -> None:
    rest = hosts.MAX_URL - len(HOME)
    assert absolute(HOME, HOME + "a" * rest) and hosts.split(HOME + "a" * rest)
    assert absolute(HOME, HOME + "a" * (rest + 1)) is None
    assert hosts.split(HOME + "a" * (rest + 1)) is None


@pytest.mark.parametrize("user", ["me:word@", "me@", ":@", "a@b:word@", "me:%40@"])
def test_a_name_and_a_password_are_no_part_of_an_address(user: str) -> None:
    url = f"http://{user}sada.test:8080/news//x@y/1?a=//b@c"
    assert absolute("http://other.test/", url) == "http://sada.test:8080/news//x@y/1?a=//b@c"
    assert normalise(url) == normalise("http://sada.test:8080/news//x@y/1?a=//b@c")
    assert clean_url(f"http://{user}خبر.test/1") == clean_url("http://خبر.test/1")
    assert names_user(url)
    assert not names_user("http://sada.test/news//x@y/1?a=http://b@c")
    assert without_user(f"see {url}") == "see http://sada.test:8080/news//x@y/1?a=//b@c"
