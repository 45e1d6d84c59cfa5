"""Libraries that cannot be loaded: the machine's fault, said in its own words."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.items import FetchedPage, Trace
from pipelines.in_worker import Outcome, clean_in_worker
from pipelines.tries import NoWorkers, Unfinished
from pipelines.workers import Workers
from tests.documents import ROOT
from tests.made_articles import made_article

PAGE = FetchedPage(body="قالت البلدية إن المكتبة الجديدة ستفتح أبوابها للقراء.".encode(), origin="good")


def broken(page: FetchedPage) -> Outcome:
    """A task whose worker cannot import what it needs, once the pages begin to be `broken`."""
    if page.origin == "broken":
        raise ImportError("no such library")
    return made_article(page.origin), Trace.of(page)


@pytest.mark.parametrize(("origins", "kind"), [(["broken"] * 3, NoWorkers), (["good", "broken", "broken"], Unfinished)])
def test_what_no_worker_can_import_is_said_in_its_own_words(
    origins: list[str], kind: type[Exception], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where no page was ever done the run ends with it; else the log says once why pages wait."""
    monkeypatch.setattr("pipelines.pool.PAUSE", 0.01)

    async def ask() -> list[object]:
        workers = Workers(1, 50, broken)
        try:
            pages = [workers.clean(FetchedPage(origin=one, body=b"x")) for one in origins]
            return await asyncio.gather(*pages, return_exceptions=True)
        finally:
            workers.close()

    *_, last = asyncio.run(ask())
    assert type(last) is kind
    assert str(last) == "ImportError: no such library"
    assert caplog.text.count("Pages wait for the next run: ImportError: no such library") == (kind is Unfinished)


def test_what_a_library_raises_while_it_is_loaded_is_no_fault_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_library.py").write_text("raise RuntimeError('a file of it is damaged')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("pipelines.cleaning.chain.clean_fetched", lambda _: __import__("broken_library"))
    with pytest.raises(RuntimeError, match="damaged"):
        clean_in_worker(PAGE)


def test_a_library_that_is_broken_does_not_end_the_server(tmp_path: Path) -> None:
    """It cannot be loaded before the workers branch off; without the server that they branch off none could say why."""
    (tmp_path / "trafilatura.py").write_text("raise RuntimeError('a file of it is damaged')", encoding="utf-8")
    command = [sys.executable, "-c", "import pipelines.warm"]
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
