import re
from argparse import Namespace
from pathlib import Path

import pytest

from crawler.items import FetchedPage
from pipelines.engines.wanted import Wanted, read_hosts
from pipelines.saved_runs import wanted_of


def page(host: str) -> FetchedPage:
    return FetchedPage(body=b"<p>text</p>", url=f"https://{host}/1", site=host)


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("sada.test", None),
        ("sada.test.", None),
        ("news.sada.test", None),
        ("notsada.test", "other-host"),
        ("miraat.test", "other-host"),
    ],
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


def test_hosts_as_people_write_them() -> None:
    """As addresses, and in Arabic letters: pages have them in ASCII."""
    assert read_hosts("https://www.Sada.test/ar?x\nموقع.test\n") == {"sada.test", "موقع.test".encode("idna").decode()}
    assert read_hosts(".sada.test\nMiraat.test.\n") == {"sada.test", "miraat.test"}
    for line in ("a b", "17\tsada.test", "."):
        with pytest.raises(ValueError, match=r"line 2: '.*' is no host"):
            read_hosts(f"sada.test\n{line}\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "--hosts {}: No such file or directory"),
        (b"# none yet\n\n", "--hosts {}: there is no host in it"),
        ("sada.test".encode("utf-16"), "--hosts {}: is no UTF-8 text"),
        (b"http://\n", "--hosts {}: line 1: 'http://' is no host"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(content: bytes | None, message: str, tmp_path: Path) -> None:
    """An empty one would take pages of all hosts."""
    path = tmp_path / "hosts"
    if content is not None:
        path.write_bytes(content)
    options = {"language": None, "keep_copies": False, "hosts": str(path), "skip_hosts": None}
    with pytest.raises(ValueError, match=f"^{re.escape(message.format(path))}"):
        wanted_of(Namespace(**options))


def test_an_empty_list_of_hosts_to_be_left_out_leaves_none_out(tmp_path: Path) -> None:
    (path := tmp_path / "hosts").touch()
    options = {"language": None, "keep_copies": False, "hosts": None, "skip_hosts": str(path)}
    assert wanted_of(Namespace(**options)) == Wanted()
