import pytest

from crawler.items import FetchedPage
from pipelines.engines.wanted import Wanted, read_hosts


def page(host: str) -> FetchedPage:
    return FetchedPage(body=b"<p>text</p>", url=f"https://{host}/1", site=host)


@pytest.mark.parametrize(
    ("host", "why"),
    [("sada.test", None), ("news.sada.test", None), ("notsada.test", "other-host"), ("miraat.test", "other-host")],
)
def test_hosts_in(host: str, why: str | None) -> None:
    assert Wanted(hosts_in=frozenset({"sada.test"})).unwanted(page(host)) == why


def test_hosts_out_win() -> None:
    wanted = Wanted(hosts_in=frozenset({"sada.test"}), hosts_out=frozenset({"ads.sada.test"}))
    assert wanted.unwanted(page("www.ads.sada.test")) == "other-host"
    assert wanted.unwanted(page("sada.test")) is None


def test_the_script_is_asked_only_where_a_language_is() -> None:
    assert Wanted().unwanted(page("sada.test")) is None
    assert Wanted("ar").unwanted(page("sada.test")) == "other-script"


def test_a_language_that_bytes_do_not_tell() -> None:
    with pytest.raises(ValueError, match="language 'sv': there is ar"):
        Wanted("sv")


def test_a_text_whose_language_is_not_known_stays() -> None:
    assert not Wanted("ar").is_other_language(None)
    assert Wanted("ar").is_other_language("fa")
    assert not Wanted().is_other_language("fa")


def test_a_list_of_hosts() -> None:
    assert read_hosts("# news\nwww.Sada.test\n\n  miraat.test \n") == {"sada.test", "miraat.test"}
