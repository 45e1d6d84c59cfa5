"""What a crawl must never do: listen, leave its folder, tell secrets."""

import gzip
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.writing.folder_name import folder_name
from tests.faults.watched import Watched, crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import QUICK, article, crawl, rss

SECRET = "hunter2-of-the-proxy"
LISTEN = "0A"
"""The state of a listening socket in /proc/net/tcp."""


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    urls = [f"http://good.test/n/{number}" for number in range(1001, 1006)]
    odd = ["http://good.test/../../n/1001?x=../../../etc", "http://good.test/n/..%2f..%2f..%2fescape-the-folder-now"]
    web.put("http://good.test/", Page("<p>صدى", headers={"Set-Cookie": "tracking=visitor-4711"}))
    web.put("http://good.test/feed", Page(rss(urls + odd), "application/rss+xml"))
    for url in urls:
        web.put(url, article(int(url[-4:]), head='<link rel="canonical" href="http://good.test/../../../escape">'))
    web.put(odd[1], article(1006))
    with serving(web):
        yield web


def test_a_crawl_listens_on_no_port(web: Web, tmp_path: Path) -> None:
    """No telnet console, no remote control."""
    sites = write_sites(tmp_path / "sites", {"good": "http://good.test/"})
    with crawling(web, tmp_path / "out", SITES_DIR=sites, DOWNLOAD_DELAY=0.3) as watched:
        watched.wait_for(lambda: "/n/1001" in web.paths("good.test"))
        assert listening(watched) == []
        watched.process.send_signal(signal.SIGKILL)


def listening(watched: Watched) -> list[str]:
    """The addresses that the crawl's processes listen on."""
    sockets = set()
    for pid in watched.pids():
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                sockets.add(str(link.readlink()))
            except OSError:
                continue
    rows = [row.split() for kind in ("tcp", "tcp6") for row in Path(f"/proc/net/{kind}").read_text().splitlines()[1:]]
    return [row[1] for row in rows if row[3] == LISTEN and f"socket:[{row[9]}]" in sockets]


def test_secrets_of_the_environment_are_not_told(web: Web, tmp_path: Path) -> None:
    """A proxy's password is sent to the proxy, and is in no log, record or archive."""
    environment = web.environment
    web.environment = lambda: environment() | {"http_proxy": f"http://reader:{SECRET}@127.0.0.1:{web.port}"}  # type: ignore[method-assign]
    run = crawl(web, tmp_path / "out", "url=http://good.test/", ARCHIVE=1, LOG_LEVEL="DEBUG")
    assert len(run.rows("good.test")) >= 1
    sent = [one.headers.get("proxy-authorization", "") for one in web.asked]
    assert sent
    assert all(sent)
    told = [run.output.encode(), run.errors.encode()]
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            told.append(gzip.decompress(data) if path.suffix == ".gz" else data)
    for secret in (SECRET, sent[0].removeprefix("Basic "), "Proxy-Authorization"):
        assert not any(secret.encode() in one for one in told), secret


def test_addresses_never_become_paths_and_cookies_are_not_sent(web: Web, tmp_path: Path) -> None:
    crawl(web, tmp_path / "a" / "b" / "out", "url=http://good.test/", ARCHIVE=1)
    assert not any("cookie" in one.headers for one in web.asked)
    names = {path.relative_to(tmp_path).parts[:4] for path in tmp_path.rglob("*") if path.is_file()}
    assert {parts[:3] for parts in names} == {("a", "b", "out")}
    kinds = {parts[3].lstrip(".").partition(".")[0] for parts in names}
    assert kinds <= {"good", "archive", "lock", "ledger", "removed"}


@pytest.mark.parametrize(
    "name", ["..", "../..", "/etc/passwd", "a/../../b", "..\\..\\x", "\0", "", ".", "x" * 5000, "نقي"]
)
def test_a_sites_name_is_one_folder(name: str) -> None:
    folder = folder_name(name)
    assert folder
    assert Path("out", folder).resolve().parent == Path("out").resolve()
    assert len(folder) <= 100


def test_a_redirect_into_the_own_network_is_refused(web: Web, tmp_path: Path) -> None:
    """Behind a proxy, too, which may itself be in the own network."""
    places = [f"http://127.0.0.1:{web.port}/x", "http://169.254.169.254/latest/", "file:///etc/passwd"]
    for number, place in enumerate(places, 1002):
        web.put(f"http://good.test/n/{number}", Page("", status=302, headers={"Location": place}))
    run = crawl(web, tmp_path / "out", "url=http://good.test/", **(QUICK | {"ALLOW_PRIVATE_ADDRESSES": 0}))
    assert {row["origin"] for row in run.rows("good.test")} >= {"http://good.test/n/1001", "http://good.test/n/1005"}
    assert not any("127.0.0.1" in one.url or "169.254" in one.url for one in web.asked)
    assert "root:" not in str(run.rows("good.test"))
