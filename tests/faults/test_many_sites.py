"""Thousands of sites in one run, with as many open files as systems give a process."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.watched import crawling, write_sites
from tests.server import Page, Web, serving
from tests.spiders.crawling import article, rss

SITES = 2_000
DESCRIPTORS = 1_024
"""Linux' default for a process."""


@pytest.fixture
def _few_descriptors() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("_few_descriptors")
def test_each_of_two_thousand_sites_gets_its_articles(tmp_path: Path) -> None:
    web, names = Web(), [f"site{number}" for number in range(SITES)]
    for number, name in enumerate(names):
        home = f"http://{name}.test/"
        web.put(home, f'<link rel="alternate" type="application/rss+xml" href="{home}feed"><p>صدى')
        web.put(f"{home}feed", Page(rss([f"{home}n/{number + 1000}"]), "application/rss+xml"))
        web.put(f"{home}n/{number + 1000}", article(number + 1000))
    sites = write_sites(tmp_path / "sites", {name: f"http://{name}.test/" for name in names})
    with serving(web), crawling(web, tmp_path / "out", SITES_DIR=sites, CLEAN_WORKERS=2) as watched:
        run = watched.end(timeout=3500)
    assert (run.status, "Traceback" in run.errors) == (0, False)
    assert {name: len(run.rows(name)) for name in names} == dict.fromkeys(names, 1)
    assert watched.main_mib < 600
