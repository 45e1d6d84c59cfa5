import subprocess
import sys
from pathlib import Path

from crawler.origins import is_one_page, is_warc, same_origin


def test_places_in_an_archive_stay_apart() -> None:
    assert same_origin("a/../x.warc.gz#1") == same_origin("x.warc.gz#1") != same_origin("x.warc.gz#2")
    assert same_origin("x.warc.gz#1+7") != same_origin("x.warc.gz#1")


def test_names_of_archives() -> None:
    assert is_warc(Path("CC-NEWS-20241030.warc.gz"))
    assert is_warc(Path("x.WARC"))
    assert not is_warc(Path("x.html.gz"))


def test_what_is_one_page(tmp_path: Path) -> None:
    page, archive = tmp_path / "a.html", tmp_path / "x.warc.gz"
    page.touch()
    archive.touch()
    assert is_one_page([str(page)])
    assert is_one_page([f"{archive}#17"])
    for paths in ([], ["-"], [str(archive)], [str(tmp_path)], [str(page), str(page)], [str(tmp_path / "nothing")]):
        assert not is_one_page(paths), paths
    assert not is_one_page([f"{tmp_path}/{'a' * 5000}"])


def test_it_is_asked_before_anything_is_loaded() -> None:
    program = "import sys; import crawler.origins, pipelines.fork_server; print(' '.join(sys.modules))"
    loaded = set(subprocess.check_output([sys.executable, "-c", program], text=True).split())
    assert not {"crawler.items", "crawler.sites", "lxml", "scrapy", "twisted"} & loaded
