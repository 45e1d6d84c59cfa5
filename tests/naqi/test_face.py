"""`from naqi import …`: what Python users see."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files

import pytest

import naqi
from tests.made_pages import make_page


@pytest.mark.parametrize("name", naqi.__all__)
def test_every_name_is_there_and_is_what_its_home_has(name: str) -> None:
    assert getattr(naqi, name) is not None
    assert name in dir(naqi)


def test_its_version_is_the_installed_one() -> None:
    assert naqi.__version__ == version("naqi")


def test_a_page_that_was_decoded_already_is_a_clear_type_error() -> None:
    with pytest.raises(TypeError, match="bytes are wanted"):
        naqi.clean_page("<p>نص</p>")  # type: ignore[arg-type]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = naqi.nothing


def test_the_import_alone_loads_nothing() -> None:
    look = "import sys, naqi; print(*[m for m in ('scrapy', 'lxml', 'crawler', 'pipelines') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", look], text=True).strip() == ""


def test_the_old_ways_in_are_the_same_things() -> None:
    from pipelines.cleaning.chain import clean_page
    from pipelines.cleaning.dates import parse_date

    assert naqi.clean_page is clean_page
    assert naqi.parse_date is parse_date


@pytest.mark.parametrize("package", ["naqi", "crawler", "pipelines"])
def test_the_packages_say_that_they_are_typed(package: str) -> None:
    assert files(package).joinpath("py.typed").is_file()


def test_a_page_is_cleaned_with_all_that_is_known_of_it() -> None:
    """Each argument makes a difference that is seen in the record."""
    site = naqi.Site(name="marfa", home="https://marfa.example/", furniture=("صحيفة المرفأ اليومية",))
    moment = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
    lines = ["صحيفة المرفأ اليومية", *make_page(1).paragraphs, "تابعنا في كل مكان من المرفأ"]
    known = {
        "url": "https://marfa.example/news/1",
        "site": site,
        "fetched_at": moment,
        "origin": "page-1.txt",
        "content_type": "text/plain; charset=windows-1256",
        "hints": naqi.Hints(feed_published="2025-05-31T10:00:00Z"),
        "learned": frozenset({"تابعنا في كل مكان من المرفا"}),
    }
    article = naqi.clean_page("\n".join(lines).encode("windows-1256", "ignore"), **known)  # type: ignore[arg-type]
    assert (article.url, article.origin, article.site) == ("https://marfa.example/news/1", "page-1.txt", "marfa")
    assert article.fetched_at == "2025-06-01T09:30:00Z"
    assert (article.published, article.published_from) == ("2025-05-31T10:00:00+00:00", "feed")
    assert "صحيفة المرفأ" not in article.text
    assert "تابعنا في كل مكان" not in article.text
    assert make_page(1).paragraphs[0] in article.text


def test_a_page_that_is_no_article_is_rejected_with_its_reason() -> None:
    with pytest.raises(naqi.Rejected) as caught:
        naqi.clean_page(b"")
    assert caught.value.reason == "empty-file"


def test_what_was_removed_is_told_beside_the_article() -> None:
    body = "\n".join([*make_page(1).paragraphs, "المصدر: وكالة المرفأ"]).encode()
    article, trace = naqi.clean_fetched(naqi.FetchedPage(body=body, url="https://marfa.example/1", key="k"))
    assert isinstance(article, naqi.Article)
    assert [(line.text, line.moved_to) for line in trace.removed] == [("المصدر: وكالة المرفأ", "source")]
    assert (trace.key, trace.url, trace.found) == ("k", "https://marfa.example/1", {})


def test_of_a_rejected_page_the_trace_tells_how_far_it_came() -> None:
    why, trace = naqi.clean_fetched(naqi.FetchedPage(body="<h1>عنوان</h1><p>المصدر: وكالة</p>".encode(), origin="o"))
    assert isinstance(why, naqi.Rejected)
    assert (trace.origin, trace.found["origin"], "text" in trace.found) == ("o", "o", True)
