"""A ledger that is lost or damaged is made anew whole, at whatever moment the run that makes it is killed."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from crawler.core.found import Found
from crawler.items import Article, Rejected, Trace
from crawler.ledger import Ledger
from pipelines.writing.crawl_store import CrawlStore
from pipelines.writing.rebuild import fill
from tests.crash.kill_points import each_kill
from tests.made_articles import made_article, trace_of

SITES = ("one.example", "two.example")
PAGES = 2


def article(site: str, number: int) -> tuple[Article, Trace]:
    url = f"https://{site}/{number}"
    made = made_article(url, f"text {number}", url=url, site=site)
    return made, trace_of(made, key=url)


def ledger(out: Path) -> Ledger:
    return Ledger(out / "ledger.sqlite", partial(fill, out))


def write(out: Path) -> None:
    store = CrawlStore(out, ledger(out))
    for site in SITES:
        for number in range(PAGES):
            store.add(*article(site, number))
        store.reject(article(site, 99)[1], Rejected("list-page"))
    store.close()
    store.ledger.close()


def lose(out: Path) -> None:
    """Only the ledger itself goes: its log stays behind, as after a kill."""
    database = ledger(out)
    database.discover("ghost", [Found("https://ghost.example/1")])
    copies = [(path, path.read_bytes()) for path in out.glob("ledger.sqlite-*")]
    database.close()
    (out / "ledger.sqlite").unlink()
    for path, content in copies:
        path.write_bytes(content)


def damage(out: Path) -> None:
    path = out / "ledger.sqlite"
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\x55" * 4096
    path.write_bytes(content)


def tear_a_line(out: Path) -> None:
    (out / "ledger.sqlite").unlink()
    path = out / SITES[0] / "articles-2024-10-30.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b'{"id": "half a li\n', *lines[1:]]))


@pytest.mark.parametrize("harm", [lose, damage, tear_a_line])
def test_it_is_whole_or_not_there_at_each_kill(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    harmed, out = tmp_path / "harmed", tmp_path / "out"
    write(harmed)
    harm(harmed)

    def start_anew() -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(harmed, out)

    start_anew()
    kills = []
    for kill in each_kill(lambda: CrawlStore(out, ledger(out)).ledger.close()):
        kills.append(kill)
        check(out)
        start_anew()
    assert len(kills) > 10
    check(out)


def check(out: Path) -> None:
    """The next run finds every page done, and writes none of them again."""
    store = CrawlStore(out, ledger(out))
    assert {store.add(*article(site, number)) for site in SITES for number in range(PAGES)} == {"unchanged"}
    assert not store.ledger.pending("ghost", 1)
    assert not any(store.ledger.pending(site, 10) for site in SITES)
    store.close()
    store.ledger.close()
    for site in SITES:
        lines = (out / site / "articles-2024-10-30.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["id"] for line in lines] == [article(site, number)[0].id for number in range(PAGES)]
    assert not list(out.rglob("*.new"))


@pytest.mark.soak
def test_writing_itself_is_killed_at_each_step(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in each_kill(lambda: write(out)):
        write(out)
        check(out)
        shutil.rmtree(out)
